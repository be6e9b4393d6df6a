import { expect, test } from 'vitest';
import { draftPathOf } from './draft-path.ts';
import type { DraftLine, DraftTax } from '../draft.ts';

const tax = (tipo: DraftTax['tipo'], impuesto: string): DraftTax => ({
  tipo,
  impuesto,
  tipoFactor: 'Tasa',
  tasaOCuota: '0.080000',
});

/** A retention between two transfers. */
const line: DraftLine = {
  claveProdServ: '52161557',
  cantidad: '1',
  claveUnidad: 'H87',
  descripcion: 'Mando',
  precioUnitario: '1',
  impuestos: [tax('traslado', '003'), tax('retencion', '001'), tax('traslado', '002')],
};

test.each([
  ['receptor.rfc', 'receptor.rfc'],
  ['informacionGlobal.anio', 'informacionGlobal.anio'],
  ['conceptos', 'lines'],
  ['conceptos[0]', 'lines[0]'],
  ['conceptos[0].claveProdServ', 'lines[0].claveProdServ'],
  ['conceptos[0].importe', 'lines[0].precioUnitario'],
  ['conceptos[0].parte[1].cantidad', 'lines[0].parte[1].cantidad'],
  ['conceptos[0].impuestos', 'lines[0].impuestos'],
  ['conceptos[0].impuestos.traslados[0].base', 'lines[0].impuestos[0].base'],
  ['conceptos[0].impuestos.retenciones[0].tasaOCuota', 'lines[0].impuestos[1].tasaOCuota'],
  ['conceptos[0].impuestos.retenciones[0].importe', 'lines[0].impuestos[1]'],
  ['conceptos[0].impuestos.traslados[1].base', 'lines[0].impuestos[2].base'],
  ['conceptos[0].impuestos.traslados[9].base', 'lines[0].impuestos'],
  ['impuestos.traslados[0].importe', 'lines'],
  ['total', 'lines'],
  ['sello', undefined],
  ['complementos[0][0].totaldeTraslados', undefined],
  ['', undefined],
])('%s is repaired at %s', (field, expected) => {
  expect(draftPathOf(field, { lines: [line] })).toBe(expected);
});
