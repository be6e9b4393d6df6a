/** Another invoice like one that there is, through the whole contract. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDesk, type TestDesk } from '../support/engine.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const OTHER = '6f1a2b3c-4d5e-4678-9abc-def012345678';

const draftOf = (said: object = {}) => ({
  companyId: desk.companyId,
  clientId: desk.clientId,
  formaPago: '03',
  metodoPago: 'PUE' as const,
  lines: [{ productId: desk.productId, cantidad: '2' }],
  ...said,
});

test('a stamped invoice gives a draft with the same receiver, lines and amounts, and no number', async () => {
  const draft = await desk.client.invoices.create(draftOf({ condicionesDePago: '30 días', serie: 'A' }));
  await desk.client.invoices.issue({ id: draft.id, version: draft.version });
  desk.engine.start();
  await desk.engine.idle();
  const stamped = await desk.client.invoices.get({ id: draft.id });
  expect(stamped.status).toBe('stamped');
  const copy = await desk.client.invoices.duplicate({ id: draft.id });
  expect(copy).toMatchObject({ status: 'draft', version: 1, totalMinor: stamped.totalMinor, mailState: 'unsent' });
  expect(copy.id).not.toBe(draft.id);
  expect([copy.folio, copy.serie, copy.uuid, copy.fecha]).toEqual([undefined, undefined, undefined, undefined]);
  expect(copy.draft).toEqual(stamped.draft);
  expect(copy.events.map(({ event }) => event)).toEqual(['created']);
  expect(await desk.client.invoices.get({ id: draft.id })).toEqual(stamped);
});

test('what belonged to the first one alone stays behind', async () => {
  const first = await desk.client.invoices.create(
    draftOf({
      moneda: 'USD',
      tipoCambio: '17.5',
      confirmacion: 'ABC12',
      lines: [{ productId: desk.productId, precioUnitario: '10' }],
      cfdiRelacionados: [{ tipoRelacion: '04', uuids: [OTHER] }],
      informacionGlobal: { periodicidad: '04', meses: '01', anio: '2026' },
    }),
  );
  const { draft } = await desk.client.invoices.duplicate({ id: first.id });
  expect(draft?.cfdiRelacionados).toEqual([]);
  expect([draft?.confirmacion, draft?.tipoCambio, draft?.informacionGlobal]).toEqual([undefined, undefined, undefined]);
  expect(draft?.moneda).toBe('USD');
  expect(draft?.lines).toEqual(first.draft?.lines);
});

test('a credit note is about the same documents again, a replacement is not', async () => {
  const first = await desk.client.invoices.create(
    draftOf({
      type: 'E',
      cfdiRelacionados: [
        { tipoRelacion: '01', uuids: [OTHER] },
        { tipoRelacion: '04', uuids: [OTHER] },
      ],
    }),
  );
  const { draft } = await desk.client.invoices.duplicate({ id: first.id });
  expect(draft?.cfdiRelacionados).toEqual([{ tipoRelacion: '01', uuids: [OTHER] }]);
});

test('a line outlives its product; a client that was put away gets no new documents', async () => {
  const { client, companyId } = desk;
  const product = await client.products.create({
    companyId,
    description: 'Descontinuado',
    claveProdServ: '80101500',
    claveUnidad: 'E48',
    unitPrice: '7',
  });
  const first = await client.invoices.create(draftOf({ lines: [{ productId: product.id }] }));
  await client.products.archive({ id: product.id, version: product.version });
  const copy = await client.invoices.duplicate({ id: first.id });
  expect(copy.totalMinor).toBe(first.totalMinor);
  expect(copy.draft?.lines[0]).toMatchObject({ descripcion: 'Descontinuado', precioUnitario: '7' });
  expect(copy.draft?.lines[0]).not.toHaveProperty('productId');

  const receiver = await client.clients.get({ id: desk.clientId });
  await client.clients.archive({ id: receiver.id, version: receiver.version });
  await expect(client.invoices.duplicate({ id: first.id })).rejects.toMatchObject({
    data: { code: 'INVOICE_ARCHIVED' },
  });
});

test('through the real engine sums are read in their own thread and follow what happens', async () => {
  const { client, companyId } = desk;
  const before = await client.invoices.totals({ companyId });
  const waiting = await client.invoices.attention({ companyId });
  const { rows } = await client.invoices.list({
    companyId,
    statuses: ['draft'],
    sort: { by: 'total', direction: 'desc' },
  });
  const [draft] = rows;
  if (draft === undefined) throw new Error('the tests before leave drafts');
  expect(rows).toHaveLength(waiting.draft);
  await client.invoices.remove({ id: draft.id, version: draft.version });
  expect((await client.invoices.totals({ companyId })).count).toBe(before.count - 1);
  expect((await client.invoices.attention({ companyId })).draft).toBe(waiting.draft - 1);
});
