/** Clients and products through the door that every host uses: lists, checks, constancias, imports. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawConstancia, NATURAL, pdfOf } from '../support/constancia.ts';
import { openTestDesk, RECEIVER, type TestDesk } from '../support/engine.ts';
import { csvFile } from '../support/import-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

test('a constancia becomes a client that no rule objects to', async () => {
  const { client, companyId } = desk;
  const bytes = await pdfOf((sheet) => drawConstancia(NATURAL, sheet));
  const file = { name: 'constancia.pdf', base64: bytes.toString('base64') };
  const read = await client.clients.readConstancia({ file, companyId });
  expect(read).toMatchObject({ rfc: NATURAL.rfc, legalName: 'MARIA JOSE PEREZ GOMEZ', postalCode: '37000' });
  const regimenFiscal = read.regimes[0]?.clave ?? '';
  const fields = { rfc: read.rfc, legalName: read.legalName, regimenFiscal, postalCode: read.postalCode ?? '' };
  const findings = await client.clients.check({ companyId, ...fields, defaultUsoCfdi: 'G03' });
  // The invented RFC has an invented check digit.
  expect(findings.map(({ code }) => code)).toEqual(['RFC-DIGITO']);
  const made = await client.clients.create({ companyId, ...fields, defaultUsoCfdi: 'G03' });
  const again = await client.clients.readConstancia({ file, companyId });
  expect(again.findings.at(-1)).toMatchObject({ code: 'CLIENTE-REPETIDO', record: { id: made.id } });
});

test('what cannot be read says what to do, in the envelope of every error', async () => {
  const file = { name: 'foto.pdf', base64: Buffer.from('no es un PDF').toString('base64') };
  await expect(desk.client.clients.readConstancia({ file })).rejects.toMatchObject({
    data: { code: 'CONSTANCIA_NOT_PDF', message: expect.stringContaining('foto.pdf') as unknown },
  });
});

test('an import of clients and of products, their preview and their undoing', async () => {
  const { client, companyId } = desk;
  const rows = 'RFC,Nombre,Régimen,CP\nIIA040805DZ4,INDISTRIA ILUMINADORA DE ALMACENES,626,62661';
  const preview = await client.clients.previewImport({ companyId, file: csvFile(rows) });
  expect(preview.totals).toMatchObject({ create: 1, withWarnings: 1 });
  const before = await client.clients.count({ companyId });
  const { importId = '' } = await client.clients.import({ companyId, file: csvFile(rows) });
  expect(await client.clients.count({ companyId })).toEqual({ total: before.total + 1 });
  expect((await client.clients.imports({ companyId })).rows).toMatchObject([{ id: importId, created: 1 }]);
  expect(await client.clients.undoImport({ importId })).toEqual({ archived: 1, restored: 0, kept: [] });
  const archived = await client.clients.list({ companyId, archived: 'only' });
  expect(archived.rows).toMatchObject([{ rfc: 'IIA040805DZ4' }]);
  const [row] = archived.rows;
  await client.clients.restore({ id: row?.id ?? '', version: row?.version ?? 0 });

  const template = await client.products.importTemplate();
  const made = await client.products.import({ companyId, file: template });
  expect(made).toMatchObject({ created: 1, invalid: 0 });
  await expect(client.clients.undoImport({ importId: made.importId ?? '' })).rejects.toMatchObject({
    data: { code: 'NOT_FOUND' },
  });
  expect(await client.products.undoImport({ importId: made.importId ?? '' })).toMatchObject({ archived: 1 });
  expect(await client.audit.verify()).toMatchObject({ ok: true });
});

test('lists are sorted, jumped through and counted with the same filter', async () => {
  const { client, companyId } = desk;
  const filter = { companyId, query: RECEIVER.legalName.split(' ').at(-1) ?? '' };
  const listed = await client.clients.list({ ...filter, sort: { by: 'rfc', direction: 'desc' }, offset: 0, limit: 1 });
  expect(listed.rows).toMatchObject([{ rfc: RECEIVER.rfc }]);
  expect(await client.clients.count(filter)).toEqual({ total: 1 });
  // What only the database needs stays there.
  expect(Object.keys(listed.rows[0] ?? {})).not.toContain('searchKey');
  await expect(client.products.list({ companyId, sort: { by: 'rfc' as 'sku' } })).rejects.toMatchObject({
    data: { code: 'INPUT_INVALID' },
  });
});
