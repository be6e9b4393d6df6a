/**
 * Receiver, payment and operation, global information and related documents.
 * Data: CFF 29-A IV, VII and VIII; Anexo 20, nodes Receptor, InformacionGlobal and CfdiRelacionados.
 */
import { described } from '../describe.ts';
import { formatFigure } from '../format.ts';
import { beside, paragraph, space, stacked, type Piece } from '../layout/flow.ts';
import { LEFT, MAIN_WIDTH, SIDE_LEFT, SIDE_WIDTH, WIDTH } from '../layout/theme.ts';
import { fieldRows, heading, optional, type Field, type Kit } from './kit.ts';

/** Receiver at the left, payment and operation at the right. */
export function parties(kit: Kit): Piece {
  const { canvas, comprobante, theme } = kit;
  const { receptor } = comprobante;
  const left = [
    heading(kit, kit.label('receiver'), LEFT),
    ...paragraph(canvas, receptor.nombre ?? receptor.rfc, LEFT, MAIN_WIDTH, { ...theme.strong, size: 9 }),
    space(1),
    ...fieldRows(kit, receiverFields(kit), LEFT, MAIN_WIDTH, 68),
  ];
  const operation = operationFields(kit);
  const right = [
    ...(operation.length === 0 ? [] : [heading(kit, kit.label('payment'), SIDE_LEFT)]),
    ...fieldRows(kit, operation, SIDE_LEFT, SIDE_WIDTH, 76),
  ];
  return stacked([
    { height: 7, draw: (top) => canvas.rule(LEFT, top + 1, WIDTH, theme.brand.text, 0.5) },
    beside(stacked(left), stacked(right)),
  ]);
}

function receiverFields(kit: Kit): Field[] {
  const { receptor } = kit.comprobante;
  const country = receptor.residenciaFiscal;
  return [
    { label: kit.label('rfc'), value: receptor.rfc, code: true },
    ...optional(
      kit.label('regime'),
      receptor.regimenFiscalReceptor === undefined
        ? undefined
        : described('c_RegimenFiscal', receptor.regimenFiscalReceptor),
    ),
    ...optional(
      kit.label('fiscalAddress'),
      receptor.domicilioFiscalReceptor === undefined ? undefined : `C.P. ${receptor.domicilioFiscalReceptor}`,
    ),
    { label: kit.label('cfdiUse'), value: described('c_UsoCFDI', receptor.usoCFDI) },
    ...optional(kit.label('taxResidence'), country === undefined ? undefined : described('c_Pais', country)),
    ...optional(kit.label('foreignTaxId'), receptor.numRegIdTrib, { code: true }),
  ];
}

function operationFields(kit: Kit): Field[] {
  const { comprobante: c } = kit;
  return [
    ...optional(
      kit.label('paymentForm'),
      c.formaPago === undefined ? undefined : described('c_FormaPago', c.formaPago),
    ),
    ...optional(
      kit.label('paymentMethod'),
      c.metodoPago === undefined ? undefined : described('c_MetodoPago', c.metodoPago),
    ),
    ...optional(kit.label('paymentTerms'), c.condicionesDePago),
    { label: kit.label('currency'), value: described('c_Moneda', c.moneda) },
    ...optional(kit.label('exchangeRate'), c.tipoCambio === undefined ? undefined : formatFigure(c.tipoCambio, 2)),
    ...optional(
      kit.label('export'),
      c.exportacion === undefined ? undefined : described('c_Exportacion', c.exportacion),
    ),
  ];
}

/** InformacionGlobal and CfdiRelacionados as lines that may run over pages; empty when there is neither. */
export function references(kit: Kit): Piece[] {
  const { canvas, comprobante, theme } = kit;
  const pieces: Piece[] = [];
  const { informacionGlobal: global } = comprobante;
  if (global !== undefined) {
    const text = [
      `${kit.label('periodicity')}: ${described('c_Periodicidad', global.periodicidad)}`,
      `${kit.label('months')}: ${described('c_Meses', global.meses)}`,
      `${kit.label('year')}: ${global.anio}`,
    ].join(' · ');
    pieces.push(heading(kit, kit.label('globalInformation'), LEFT));
    pieces.push(...paragraph(canvas, text, LEFT, WIDTH, theme.body), space(3));
  }
  if (comprobante.cfdiRelacionados.length > 0) pieces.push(heading(kit, kit.label('related'), LEFT));
  for (const { tipoRelacion, uuids } of comprobante.cfdiRelacionados) {
    pieces.push(
      ...paragraph(canvas, described('c_TipoRelacion', tipoRelacion), LEFT, WIDTH, theme.body),
      ...paragraph(canvas, uuids.join('  '), LEFT, WIDTH, theme.code),
      space(3),
    );
  }
  return pieces.length === 0 ? [] : [space(6), ...pieces];
}
