import { expect, test } from 'vitest';
import { targetId, targetOf } from './findings.ts';

const KEYS = ['l7', 'l9'];

test.each([
  ['receptor.rfc', 'head.client'],
  ['receptor.usoCFDI', 'head.usoCFDI'],
  ['receptor.domicilioFiscalReceptor', 'head.client'],
  ['clientId', 'head.client'],
  ['formaPago', 'head.formaPago'],
  ['tipoCambio', 'head.tipoCambio'],
  ['conceptos[1].importe', 'l9.precioUnitario'],
  ['conceptos[0].valorUnitario', 'l7.precioUnitario'],
  ['conceptos[0]', 'l7.descripcion'],
  ['conceptos[1].impuestos.traslados[0].base', 'l9.impuestos'],
  ['conceptos[0].impuestos', 'l7.impuestos'],
  ['conceptos[0].objetoImp', 'l7.objetoImp'],
  ['conceptos[0].noIdentificacion', 'l7.producto'],
  ['conceptos[0].parte[2].cantidad', 'l7.panel'],
  ['conceptos[0].informacionAduanera[0].numeroPedimento', 'l7.panel'],
  ['conceptos[0].aCuentaTerceros.rfcACuentaTerceros', 'l7.panel'],
  ['conceptos[5].importe', 'lines'],
  ['lines[1].precioUnitario', 'l9.precioUnitario'],
  ['lines[0].impuestos[1].tasaOCuota', 'l7.impuestos'],
  ['lines', 'lines'],
  ['conceptos', 'lines'],
  ['total', 'lines'],
  ['impuestos.totalImpuestosTrasladados', 'lines'],
  ['informacionGlobal.anio', 'extras.global'],
  ['cfdiRelacionados[0].uuids[1]', 'extras.relaciones'],
  ['impuestosLocales[0].tasa', 'extras.locales'],
  ['addendaXml[0]', 'extras.xml'],
  ['confirmacion', 'extras.otros'],
  ['sello', 'nowhere'],
  ['', 'nowhere'],
])('%s is repaired at %s', (field, id) => {
  expect(targetId(targetOf(field, KEYS))).toBe(id);
});
