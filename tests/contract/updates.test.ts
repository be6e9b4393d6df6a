/** Through the whole contract, as a window or a script calls it: what an update says, and nothing else, changes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TAX_PROFILES } from '#contract/taxes.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

/** A record without what every change moves. */
function content<T extends { version: number; updatedAtUtc: string }>({ version: _v, updatedAtUtc: _u, ...rest }: T) {
  return rest;
}

test('a product keeps everything that an update does not say', async () => {
  const before = await desk.client.products.create({
    companyId: desk.companyId,
    sku: 'USD-1',
    description: 'Licencia',
    claveProdServ: '43231500',
    claveUnidad: 'E48',
    unitName: 'Licencia',
    unitPrice: '100',
    currency: 'USD',
    priceIncludesTaxes: true,
    taxes: [...TAX_PROFILES.iva16],
  });
  const after = await desk.client.products.update({ id: before.id, version: before.version, unitPrice: '120' });
  expect(content(after)).toEqual({ ...content(before), unitPrice: '120' });
  const cleared = await desk.client.products.update({ id: before.id, version: after.version, unitName: null });
  const { unitName: _gone, ...rest } = content(after);
  expect(content(cleared)).toEqual(rest);
});

test('a client keeps its mails and its foreign data', async () => {
  const before = await desk.client.clients.create({
    companyId: desk.companyId,
    rfc: 'XEXX010101000',
    legalName: 'ACME INC',
    regimenFiscal: '616',
    postalCode: '42501',
    defaultUsoCfdi: 'S01',
    residenciaFiscal: 'USA',
    numRegIdTrib: '123456789',
    emails: ['ap@acme.example'],
  });
  const after = await desk.client.clients.update({ id: before.id, version: before.version, notes: 'Paga en dólares' });
  expect(content(after)).toEqual({ ...content(before), notes: 'Paga en dólares' });
});

test('a company keeps its look; its RFC is for ever', async () => {
  const before = await desk.client.companies.get({ id: desk.companyId });
  const { id, version } = before;
  const after = await desk.client.companies.update({ id, version, brandColor: '#123456' });
  expect(content(after)).toEqual({ ...content(before), brandColor: '#123456' });
  const other = { id, version: after.version, rfc: 'IIA040805DZ4' };
  await expect(desk.client.companies.update(other)).rejects.toMatchObject({ data: { code: 'INPUT_INVALID' } });
});

test('a word that the contract does not know is refused, never dropped', async () => {
  const line = { productId: desk.productId, cantidad: '1', descuentos: { tipo: 'importe', valor: '500' } };
  const draft = { companyId: desk.companyId, clientId: desk.clientId, lines: [line] };
  await expect(desk.client.invoices.create(draft)).rejects.toMatchObject({
    data: { code: 'INPUT_INVALID', message: expect.stringContaining('descuentos') },
  });
  const product = { id: desk.productId, version: 1, precio: '1' };
  await expect(desk.client.products.update(product)).rejects.toMatchObject({ data: { code: 'INPUT_INVALID' } });
});

test('a reference to nothing and a second of what is unique say so', async () => {
  const nowhere = '01a209bb-fee6-7569-99e2-ce0671f8c07a';
  const client = { rfc: 'XAXX010101000', legalName: 'PUBLICO EN GENERAL', regimenFiscal: '616', postalCode: '42501' };
  await expect(
    desk.client.clients.create({ ...client, companyId: nowhere, defaultUsoCfdi: 'S01' }),
  ).rejects.toMatchObject({ data: { code: 'REFERENCE_MISSING' } });
});

test('numbers and sizes beyond reason are refused at the door', async () => {
  const series = { companyId: desk.companyId, serie: 'Z', type: 'I' as const, nextFolio: Number.MAX_SAFE_INTEGER };
  await expect(desk.client.companies.createSeries(series)).rejects.toMatchObject({ data: { code: 'INPUT_INVALID' } });
  const leyendas = Array.from({ length: 101 }, () => ({ textoLeyenda: 'x' }));
  const lines = [{ productId: desk.productId }];
  await expect(
    desk.client.invoices.create({ companyId: desk.companyId, clientId: desk.clientId, lines, leyendas }),
  ).rejects.toMatchObject({ data: { code: 'INPUT_INVALID', field: 'leyendas' } });
});
