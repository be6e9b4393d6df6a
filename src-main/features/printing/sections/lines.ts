/**
 * The table of conceptos, over as many pages as it takes: head repeated, running sum carried.
 * Data: CFF 29-A V and VIII; Anexo 20, node Concepto and its children.
 */
import type { Concepto, InformacionAduanera, Parte } from '#domain/cfdi/model.ts';
import { described, descriptionOf, textOf } from '../describe.ts';
import { formatFigure, formatRate, RunningSum } from '../format.ts';
import { HAIRLINE } from '../layout/color.ts';
import { baseline, heightOf, paragraph, space, type Flow, type Piece } from '../layout/flow.ts';
import { fitted, widthOf, type TextStyle } from '../layout/text.ts';
import { BOTTOM, LEFT, RIGHT, WIDTH } from '../layout/theme.ts';
import { amountText, columnsOf, PAD, type Column, type Columns } from './columns.ts';
import type { Kit } from './kit.ts';

const HEAD_HEIGHT = 16;
const CARRY_HEIGHT = 15;
const ROW_PAD = 3;
/** From one baseline to the next in the cells. */
const LINE = 9.6;

/** Draws the whole table into the flow. */
export function drawLines(kit: Kit, flow: Flow): void {
  const { conceptos } = kit.comprobante;
  const columns = columnsOf(kit);
  const carried = new RunningSum();
  drawHead(kit, columns, flow);
  conceptos.forEach((concepto, index) => {
    const isLast = index === conceptos.length - 1;
    drawRow(kit, columns, flow, concepto, carried, isLast ? 0 : CARRY_HEIGHT);
    carried.add(concepto.importe);
  });
  kit.canvas.rule(LEFT, flow.y, WIDTH, kit.theme.brand.text, 0.8);
}

function drawRow(
  kit: Kit,
  columns: Columns,
  flow: Flow,
  concepto: Concepto,
  carried: RunningSum,
  reserveBelow: number,
): void {
  const lines = descriptionLines(kit, columns, concepto);
  const unitLines = unitOf(kit, columns.unit, concepto);
  const height = Math.max(heightOf(lines), heightOf(unitLines)) + 2 * ROW_PAD;
  if (!flow.fits(height + reserveBelow)) {
    const left = BOTTOM - flow.y;
    // A row stays whole unless it is so tall that moving it would leave half a page empty.
    if (height < 300 || left < 60) turnPage(kit, columns, flow, carried);
  }
  const top = flow.y;
  drawFigures(kit, columns, concepto, top + ROW_PAD);
  let unitTop = top + ROW_PAD;
  for (const line of unitLines) {
    line.draw(unitTop);
    unitTop += line.height;
  }
  flow.gap(ROW_PAD);
  let onFirstPage = true;
  for (const line of lines) {
    if (!flow.fits(line.height + ROW_PAD + CARRY_HEIGHT)) {
      turnPage(kit, columns, flow, carried);
      flow.gap(ROW_PAD);
      onFirstPage = false;
    }
    line.draw(flow.y);
    flow.y += line.height;
  }
  flow.y = onFirstPage ? Math.max(flow.y, unitTop) + ROW_PAD : flow.y + ROW_PAD;
  kit.canvas.rule(LEFT, flow.y, WIDTH, HAIRLINE, 0.5);
}

/** Ends the page with the sum so far and begins the next one with it. */
function turnPage(kit: Kit, columns: Columns, flow: Flow, carried: RunningSum): void {
  drawCarry(kit, flow, 'carriedForward', carried);
  flow.newPage();
  drawHead(kit, columns, flow);
  drawCarry(kit, flow, 'broughtForward', carried);
  kit.canvas.rule(LEFT, flow.y, WIDTH, HAIRLINE, 0.5);
}

function drawCarry(kit: Kit, flow: Flow, label: string, carried: RunningSum): void {
  const { canvas, theme, decimals } = kit;
  const y = baseline(flow.y, CARRY_HEIGHT, theme.strong);
  const amount = carried.format(decimals);
  canvas.text(amount, RIGHT - PAD, y, theme.strong, 'right');
  canvas.text(kit.label(label), RIGHT - PAD - widthOf(amount, theme.strong) - 14, y, theme.label, 'right');
  flow.gap(CARRY_HEIGHT);
}

function drawHead(kit: Kit, columns: Columns, flow: Flow): void {
  const { canvas, theme } = kit;
  canvas.rect(LEFT, flow.y, WIDTH, HEAD_HEIGHT, theme.brand.fill);
  const y = baseline(flow.y, HEAD_HEIGHT, theme.columnHead);
  for (const column of Object.values(columns) as (Column | undefined)[]) {
    if (column === undefined) continue;
    canvas.text(column.label, column.x, y, fitted(column.label, column.width, theme.columnHead), column.align);
  }
  flow.gap(HEAD_HEIGHT);
}

function drawFigures(kit: Kit, columns: Columns, concepto: Concepto, top: number): void {
  const { canvas, theme } = kit;
  const code = { ...theme.code, size: 7.4 };
  canvas.text(concepto.claveProdServ, columns.key.x, baseline(top, LINE, theme.body), code);
  const figures: [Column | undefined, string, TextStyle][] = [
    [columns.quantity, formatFigure(concepto.cantidad), theme.body],
    [columns.unitValue, amountText(kit, concepto.valorUnitario), theme.body],
    [columns.discount, concepto.descuento === undefined ? '' : amountText(kit, concepto.descuento), theme.body],
    [columns.amount, amountText(kit, concepto.importe), theme.body],
  ];
  for (const [column, text, style] of figures) {
    if (column === undefined) continue;
    const shown = fitted(text, column.width, style);
    canvas.text(text, column.x, baseline(top, LINE, style), shown, 'right');
  }
}

function unitOf(kit: Kit, column: Column, concepto: Concepto): Piece[] {
  const { canvas, theme, input } = kit;
  const name = textOf(input.texts.unit, concepto.claveUnidad);
  const said = concepto.unidad ?? '';
  // «Servicio» says nothing beside «Unidad de servicio»; «Caja con 12» does beside «Caja».
  const repeats = name?.toLocaleLowerCase('es-MX').includes(said.toLocaleLowerCase('es-MX')) === true;
  const text = [name ?? '', repeats ? '' : said].filter((part) => part !== '').join(' · ');
  return [
    ...paragraph(canvas, concepto.claveUnidad, column.x, column.width, { ...theme.code, size: 7.4 }, LINE),
    ...paragraph(canvas, text, column.x, column.width, theme.small),
  ];
}

/** The description and, smaller, everything else that the line says. */
function descriptionLines(kit: Kit, columns: Columns, concepto: Concepto): Piece[] {
  const { canvas, theme, input } = kit;
  const { x, width } = columns.description;
  // Below the first line only the amount's column is kept free.
  const smallWidth = columns.amount.x - columns.amount.width - 2 * PAD - x;
  const small = (...facts: string[]): Piece[] => packed(kit, facts, x, smallWidth);
  const product = textOf(input.texts.productService, concepto.claveProdServ);
  const pieces = [
    ...paragraph(canvas, concepto.descripcion, x, width, theme.body, LINE),
    ...small(
      ...(product === undefined ? [] : [product]),
      ...(concepto.noIdentificacion === undefined
        ? []
        : [`${kit.label('line.itemNumber')} ${concepto.noIdentificacion}`]),
      ...(concepto.objetoImp === undefined
        ? []
        : [`${kit.label('line.taxObject')} ${described('c_ObjetoImp', concepto.objetoImp)}`]),
      ...(concepto.impuestos?.traslados ?? []).map((tax) => taxText(kit, 'line.transfer', tax)),
      ...(concepto.impuestos?.retenciones ?? []).map((tax) => taxText(kit, 'line.retention', tax)),
      ...concepto.informacionAduanera.map((info) => `${kit.label('line.customs')} ${pedimento(info)}`),
      ...concepto.cuentaPredial.map(({ numero }) => `${kit.label('line.property')} ${numero}`),
      ...(concepto.complementoConcepto ?? []).map((element) => `${kit.label('line.complement')}: ${element.local}`),
    ),
    ...thirdParty(kit, concepto, small),
    ...concepto.parte.flatMap((part) => small(...partFacts(kit, part))),
  ];
  return pieces.length === 0 ? [space(LINE)] : pieces;
}

/** Facts side by side as long as a line has room; a fact is broken only when it alone is too long. */
function packed(kit: Kit, facts: readonly string[], x: number, width: number): Piece[] {
  const { canvas, theme } = kit;
  const lines: string[] = [];
  for (const fact of facts.map((text) => canvas.clean(text, theme.small.face))) {
    const together = `${lines.at(-1) ?? ''} · ${fact}`;
    if (lines.length > 0 && widthOf(together, theme.small) <= width) lines[lines.length - 1] = together;
    else lines.push(fact);
  }
  return lines.flatMap((line) => paragraph(canvas, line, x, width, theme.small));
}

function taxText(
  kit: Kit,
  label: string,
  tax: {
    readonly base: string;
    readonly impuesto: string;
    readonly tipoFactor: string;
    readonly tasaOCuota?: string;
    readonly importe?: string;
  },
): string {
  const rate =
    tax.tasaOCuota === undefined ? '' : tax.tipoFactor === 'Tasa' ? formatRate(tax.tasaOCuota) : tax.tasaOCuota;
  const name = [kit.label(label), tax.impuesto, descriptionOf('c_Impuesto', tax.impuesto), tax.tipoFactor, rate];
  return [
    name.filter((part) => part !== '').join(' '),
    `${kit.label('line.base')} ${amountText(kit, tax.base)}`,
    ...(tax.importe === undefined ? [] : [`${kit.label('line.amount')} ${amountText(kit, tax.importe)}`]),
  ].join(' · ');
}

function thirdParty(kit: Kit, { aCuentaTerceros: third }: Concepto, small: (...facts: string[]) => Piece[]): Piece[] {
  if (third === undefined) return [];
  return small(
    `${kit.label('line.thirdParty')}: ${third.nombreACuentaTerceros}`,
    `${kit.label('rfc')} ${third.rfcACuentaTerceros}`,
    described('c_RegimenFiscal', third.regimenFiscalACuentaTerceros),
    `C.P. ${third.domicilioFiscalACuentaTerceros}`,
  );
}

function partFacts(kit: Kit, part: Parte): string[] {
  const fact = (label: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${kit.label(label)} ${value}`];
  const amount = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : amountText(kit, value);
  return [
    `${kit.label('line.part')}: ${formatFigure(part.cantidad)} ${part.unidad ?? ''}`.trimEnd(),
    part.descripcion,
    part.claveProdServ,
    ...fact('line.itemNumber', part.noIdentificacion),
    ...fact('column.unitValue', amount(part.valorUnitario)),
    ...fact('line.amount', amount(part.importe)),
    ...part.informacionAduanera.flatMap((info) => fact('line.customs', pedimento(info))),
  ];
}

/** Its groups stand two spaces apart (Anexo 20, NumeroPedimento); kept, because they are part of the number. */
function pedimento({ numeroPedimento }: InformacionAduanera): string {
  return numeroPedimento.replaceAll(' ', '\u00A0');
}
