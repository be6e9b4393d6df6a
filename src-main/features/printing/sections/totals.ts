/**
 * Totals with their breakdown by tax and rate, the total in words, legends.
 * Data: CFF 29-A VII (total in figures or words, transferred taxes by rate, retained taxes), RMF on
 * Leyendas Fiscales and Impuestos Locales complements.
 */
import { amountInWords } from '#domain/money/words.ts';
import type { Comprobante, ImpuestoLocal } from '#domain/cfdi/model.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { described } from '../describe.ts';
import { formatFigure, formatRate } from '../format.ts';
import { baseline, beside, paragraph, space, stacked, type Piece } from '../layout/flow.ts';
import { fitted, widthOf, wrap } from '../layout/text.ts';
import { LEFT, leading, MAIN_WIDTH, RIGHT, SIDE_LEFT, SIDE_WIDTH, WIDTH } from '../layout/theme.ts';
import { heading, type Kit } from './kit.ts';

/** A document may carry any number of local taxes. */
const MAX_ROWS_TOGETHER = 30;

interface Row {
  readonly label: string;
  readonly amount: string;
  readonly negative?: boolean;
}

/** The totals: words at the left, figures at the right, as one block; only more rows than a page holds are split. */
export function totals(kit: Kit): Piece[] {
  const { canvas, comprobante, theme, decimals } = kit;
  const rows = rowsOf(kit).map((row) => totalRow(kit, row));
  const label = `${kit.label('total')} ${comprobante.moneda}`;
  const amount = `${comprobante.moneda === 'MXN' ? '$' : ''}${formatFigure(comprobante.total, decimals)}`;
  const total: Piece = {
    height: 22,
    draw(top) {
      canvas.rule(SIDE_LEFT, top + 2, SIDE_WIDTH, theme.brand.text, 0.8);
      const y = baseline(top + 2, 20, theme.total);
      canvas.text(label, SIDE_LEFT, y, { ...theme.total, size: 9 });
      const room = SIDE_WIDTH - widthOf(label, theme.total) - 8;
      canvas.text(amount, RIGHT, y, fitted(amount, room, theme.total), 'right');
    },
  };
  if (rows.length > MAX_ROWS_TOGETHER) return [space(5), ...inWords(kit), ...rows, total];
  return [stacked([space(5), beside(stacked(inWords(kit)), stacked([...rows, total]))])];
}

function inWords(kit: Kit): Piece[] {
  const { canvas, comprobante, theme } = kit;
  // XXX is "no currency": a transfer of goods or a payment receipt, whose total is zero of nothing.
  if (comprobante.moneda === 'XXX') return [];
  let words: string;
  try {
    words = amountInWords(comprobante.total, comprobante.moneda);
  } catch (error) {
    // A received or old document may carry a total that has no words; the law takes figures or words.
    if (isCuadraError(error)) return [];
    throw error;
  }
  return [heading(kit, kit.label('totalInWords'), LEFT), ...paragraph(canvas, words, LEFT, MAIN_WIDTH, theme.strong)];
}

function rowsOf(kit: Kit): Row[] {
  const { comprobante: c } = kit;
  const traslados = c.impuestos?.traslados ?? [];
  const retenciones = c.impuestos?.retenciones ?? [];
  return [
    { label: kit.label('subtotal'), amount: c.subTotal },
    ...(c.descuento === undefined ? [] : [{ label: kit.label('discount'), amount: c.descuento, negative: true }]),
    ...traslados.map((tax) => {
      const rate =
        tax.tasaOCuota === undefined
          ? tax.tipoFactor
          : tax.tipoFactor === 'Tasa'
            ? formatRate(tax.tasaOCuota)
            : `${tax.tipoFactor} ${tax.tasaOCuota}`;
      const base = tax.base === undefined ? '' : ` (${kit.label('line.base')} ${formatFigure(tax.base, kit.decimals)})`;
      return {
        label: `${kit.label('transferred')} ${described('c_Impuesto', tax.impuesto)} ${rate}${base}`,
        amount: tax.importe ?? '',
      };
    }),
    ...(c.impuestos?.totalImpuestosTrasladados === undefined || traslados.length < 2
      ? []
      : [{ label: kit.label('totalTransferred'), amount: c.impuestos.totalImpuestosTrasladados }]),
    ...retenciones.map((tax) => ({
      label: `${kit.label('retained')} ${described('c_Impuesto', tax.impuesto)}`,
      amount: tax.importe,
      negative: true,
    })),
    ...(c.impuestos?.totalImpuestosRetenidos === undefined || retenciones.length < 2
      ? []
      : [{ label: kit.label('totalRetained'), amount: c.impuestos.totalImpuestosRetenidos, negative: true }]),
    ...localTaxes(c).map((tax) => localRow(kit, tax)),
  ];
}

function localTaxes(c: Comprobante): ImpuestoLocal[] {
  return c.complementos.flat().flatMap((complemento) => (complemento.kind === 'implocal' ? complemento.items : []));
}

/** In Impuestos Locales a rate is a percentage already (`5.00`), not a fraction. Source: implocal.xsd. */
function localRow(kit: Kit, tax: ImpuestoLocal): Row {
  return tax.tipo === 'traslado'
    ? {
        label: `${kit.label('localTransferred')} ${tax.impLocTrasladado} ${formatFigure(tax.tasadeTraslado)} %`,
        amount: tax.importe,
      }
    : {
        label: `${kit.label('localRetained')} ${tax.impLocRetenido} ${formatFigure(tax.tasadeRetencion)} %`,
        amount: tax.importe,
        negative: true,
      };
}

function totalRow(kit: Kit, { label, amount, negative }: Row): Piece {
  const { canvas, theme, decimals } = kit;
  const figure = amount === '' ? '' : `${negative === true ? '−' : ''}${formatFigure(amount, decimals)}`;
  const room = SIDE_WIDTH - widthOf(figure, theme.body) - 10;
  const style = { ...theme.label, size: 7.2 };
  const lines = wrap(canvas.clean(label, style.face), room, style);
  const height = leading(theme.body) + 1.5;
  return {
    height: Math.max(1, lines.length) * height,
    draw(top) {
      lines.forEach((line, index) => {
        canvas.text(line, SIDE_LEFT, baseline(top + index * height, height, theme.body), style);
      });
      canvas.text(figure, RIGHT, baseline(top, height, theme.body), theme.body, 'right');
    },
  };
}

/** Leyendas fiscales and the names of what the XML carries and the page does not show. */
export function notes(kit: Kit): Piece[] {
  const { canvas, comprobante, theme } = kit;
  const pieces: Piece[] = [];
  const complementos = comprobante.complementos.flat();
  const leyendas = complementos.flatMap((complemento) =>
    complemento.kind === 'leyendasFisc' ? complemento.leyendas : [],
  );
  if (leyendas.length > 0) pieces.push(space(6), heading(kit, kit.label('legends'), LEFT));
  for (const leyenda of leyendas) {
    const source = [leyenda.disposicionFiscal, leyenda.norma].filter((part) => part !== undefined).join(', ');
    const text = source === '' ? leyenda.textoLeyenda : `${leyenda.textoLeyenda} (${source})`;
    pieces.push(...paragraph(canvas, text, LEFT, WIDTH, theme.body));
  }
  const others = complementos.flatMap((complemento) =>
    complemento.kind === 'opaque' ? [complemento.element.local] : [],
  );
  if (others.length > 0) {
    pieces.push(
      space(6),
      ...paragraph(canvas, `${kit.label('complements')}: ${others.join(', ')}`, LEFT, WIDTH, theme.small),
    );
  }
  return pieces;
}
