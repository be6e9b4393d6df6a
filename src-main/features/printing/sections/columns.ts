/** The columns of the table of conceptos, as wide as the document's figures ask. */
import type { Concepto } from '#domain/cfdi/model.ts';
import { formatFigure } from '../format.ts';
import { widthOf } from '../layout/text.ts';
import { LEFT, RIGHT } from '../layout/theme.ts';
import type { Kit } from './kit.ts';

export interface Column {
  readonly label: string;
  /** Left edge of left-aligned text, right edge of figures. */
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

export interface Columns {
  readonly key: Column;
  readonly quantity: Column;
  readonly unit: Column;
  readonly description: Column;
  readonly unitValue: Column;
  /** Absent when no line has a discount. */
  readonly discount: Column | undefined;
  readonly amount: Column;
}

/** Between a column's edge and what stands in it. */
export const PAD = 5;
/** Figures wider than this are set smaller rather than squeeze the description. */
const MAX_FIGURE_WIDTH = 92;

/** An amount in the document's currency. */
export function amountText(kit: Kit, value: string): string {
  return formatFigure(value, kit.decimals);
}

/** Figure columns as wide as their widest value; the description takes what is left. */
export function columnsOf(kit: Kit): Columns {
  const { conceptos } = kit.comprobante;
  const amounts = (of: (concepto: Concepto) => string | undefined): string[] =>
    conceptos.map((concepto) => amountText(kit, of(concepto) ?? ''));
  const quantityWidth = figureWidth(
    kit,
    'column.quantity',
    conceptos.map((concepto) => formatFigure(concepto.cantidad)),
  );
  const unitValueWidth = figureWidth(
    kit,
    'column.unitValue',
    amounts((concepto) => concepto.valorUnitario),
  );
  const amountWidth = figureWidth(
    kit,
    'column.amount',
    amounts((concepto) => concepto.importe),
  );
  const hasDiscount = conceptos.some((concepto) => concepto.descuento !== undefined);
  const discountWidth = hasDiscount
    ? figureWidth(
        kit,
        'column.discount',
        amounts((concepto) => concepto.descuento),
      )
    : 0;

  let right = RIGHT - PAD;
  const fromRight = (label: string, width: number): Column => {
    const column: Column = { label: kit.label(label), x: right, width, align: 'right' };
    right -= width + 2 * PAD;
    return column;
  };
  const amount = fromRight('column.amount', amountWidth);
  const discount = hasDiscount ? fromRight('column.discount', discountWidth) : undefined;
  const unitValue = fromRight('column.unitValue', unitValueWidth);

  const keyWidth = 42;
  const unitWidth = 60;
  const quantityRight = LEFT + PAD + keyWidth + PAD + quantityWidth;
  const unitLeft = quantityRight + 2 * PAD;
  const descriptionLeft = unitLeft + unitWidth + PAD;
  const left = (label: string, x: number, width: number): Column => ({
    label: kit.label(label),
    x,
    width,
    align: 'left',
  });
  return {
    key: left('column.key', LEFT + PAD, keyWidth),
    quantity: { label: kit.label('column.quantity'), x: quantityRight, width: quantityWidth, align: 'right' },
    unit: left('column.unit', unitLeft, unitWidth),
    description: left('column.description', descriptionLeft, right - PAD - descriptionLeft),
    unitValue,
    discount,
    amount,
  };
}

function figureWidth(kit: Kit, label: string, values: readonly string[]): number {
  let widest = widthOf(kit.label(label), kit.theme.columnHead);
  for (const value of values) widest = Math.max(widest, widthOf(value, kit.theme.body));
  return Math.min(MAX_FIGURE_WIDTH, widest);
}
