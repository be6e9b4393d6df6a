import { afterAll, beforeAll, expect, test } from 'vitest';
import { TAX_PROFILES } from '#contract/taxes.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

let desk: TestDesk;

beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const line = { claveProdServ: '80101500', claveUnidad: 'E48', descripcion: 'Consultoría', precioUnitario: '1000' };

test('a preview says what the document adds up to, part by part and in words', async () => {
  const { breakdown } = await desk.client.invoices.preview({
    companyId: desk.companyId,
    clientId: desk.clientId,
    formaPago: '03',
    metodoPago: 'PUE',
    lines: [
      { ...line, impuestos: [...TAX_PROFILES.honorarios], descuento: { tipo: 'porcentaje', valor: '10' } },
      { ...line, cantidad: '2', impuestos: [...TAX_PROFILES.exento] },
    ],
    impuestosLocales: [{ tipo: 'retencion', nombre: 'CEDULAR', tasa: '2.00' }],
  });
  expect(breakdown).toEqual({
    lines: [{ importe: '1000.00', descuento: '100.00' }, { importe: '2000.00' }],
    traslados: [
      { impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', base: '900.00', importe: '144.00' },
      { impuesto: '002', tipoFactor: 'Exento', base: '2000.00' },
    ],
    retenciones: [
      { impuesto: '001', importe: '90.00' },
      { impuesto: '002', importe: '96.00' },
    ],
    locales: [{ tipo: 'retencion', nombre: 'CEDULAR', tasa: '2.00', importe: '58.00' }],
    totalInWords: 'DOS MIL OCHOCIENTOS PESOS 00/100 M.N.',
  });
});
