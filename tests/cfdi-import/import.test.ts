/** Imports through the contract, over a real desk: what becomes of thousands of files, and that it can be taken back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CfdiImportDetail, CfdiImportOptions, ImportedFile } from '#contract/cfdi-imports.ts';
import { computeComprobante } from '#domain/cfdi/totals/index.ts';
import { openTestDesk, type TestDesk } from '../support/engine.ts';
import {
  cfdi,
  draftOf,
  folderWith,
  ofType,
  OURS,
  rootCer,
  stamped,
  STRANGER,
  SUPPLIER,
  uuidOf,
  zipOf,
} from './documents.ts';

let desk: TestDesk;
let folder: string;
const acts = new Map<string, () => void>();

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-import-'));
  acts.clear();
  desk = await openTestDesk({
    faultPoints: {
      hit(name) {
        const act = acts.get(name);
        acts.delete(name);
        act?.();
      },
    },
  });
  writeFileSync(join(desk.dataFolder, 'authorities', 'test.cer'), rootCer);
  desk.engine.start();
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const by = { actor: 'test', locale: 'es-MX' } as const;
const NONE = { keepForeign: false, keepInvalid: false };

async function ended(id: string): Promise<CfdiImportDetail> {
  for (;;) {
    const run = await desk.client.cfdiImports.get({ id });
    if (!['running', 'undoing'].includes(run.state)) return run;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const importPath = (path: string, options: CfdiImportOptions = NONE): Promise<CfdiImportDetail> =>
  ended(desk.engine.features.cfdiImport.startFromPath(path, options, by).id);

const importFiles = (
  files: Readonly<Record<string, string | Buffer>>,
  options: CfdiImportOptions = NONE,
): Promise<CfdiImportDetail> => {
  const place = mkdtempSync(join(folder, 'f-'));
  return importPath(folderWith(place, files), options);
};

async function filesOf(id: string): Promise<Record<string, ImportedFile>> {
  const { rows } = await desk.client.cfdiImports.files({ id, limit: 500 });
  return Object.fromEntries(rows.map((row) => [row.path, row]));
}

const codesOf = (file: ImportedFile | undefined): string[] => file?.findings.map(({ code }) => code) ?? [];

describe('a folder with everything in it', () => {
  test('each file is told apart, and the documents are where they belong', async () => {
    const mine = cfdi(OURS, SUPPLIER, 41);
    const theirs = cfdi(SUPPLIER, OURS, 9);
    const run = await importFiles({
      'emitidas/a.xml': mine,
      'emitidas/copia.xml': mine,
      'recibidas.zip': zipOf([
        { name: '01/gasto.xml', content: Buffer.from(theirs) },
        { name: '01/otra-vez.xml', content: Buffer.from(theirs) },
        { name: '01/mala.xml', content: Buffer.from(theirs.replace('Total="212.00"', 'Total="999.00"')) },
      ]),
      'pago.xml': ofType('P', OURS, SUPPLIER, 5),
      'ajena.xml': cfdi(SUPPLIER, STRANGER, 1),
      'retencion.xml': '<r:Retenciones xmlns:r="http://www.sat.gob.mx/esquemas/retencionpago/2"/>',
      'foto.jpg': 'x',
    });
    expect(run).toMatchObject({
      state: 'done',
      total: 9,
      done: 9,
      counts: { issued: 2, received: 1, duplicate: 2, conflict: 0, ignored: 1, refused: 3, doubtful: 0 },
    });
    const files = await filesOf(run.id);
    expect(Object.entries(files).map(([path, { outcome }]) => [path, outcome])).toEqual([
      ['ajena.xml', 'refused'],
      ['emitidas/a.xml', 'imported'],
      ['emitidas/copia.xml', 'duplicate'],
      ['foto.jpg', 'ignored'],
      ['pago.xml', 'imported'],
      ['recibidas.zip/01/gasto.xml', 'imported'],
      ['recibidas.zip/01/otra-vez.xml', 'duplicate'],
      ['recibidas.zip/01/mala.xml', 'refused'],
      ['retencion.xml', 'refused'],
    ]);
    expect(codesOf(files['emitidas/copia.xml'])).toEqual(['TWICE_IN_RUN']);
    expect(files['ajena.xml']?.findings[0]?.message).toContain(STRANGER);
    const problems = await desk.client.cfdiImports.files({ id: run.id, only: 'problems' });
    expect(problems.rows.map(({ path }) => path)).toEqual(['ajena.xml', 'recibidas.zip/01/mala.xml', 'retencion.xml']);
    expect((await desk.client.cfdiImports.list({})).rows.map(({ id }) => id)).toEqual([run.id]);

    const { rows } = await desk.client.invoices.list({ companyId: desk.companyId, query: 'F-41' });
    expect(rows).toMatchObject([
      {
        status: 'stamped',
        serie: 'F',
        folio: 41,
        receiverRfc: SUPPLIER,
        totalMinor: 21200,
        importRunId: run.id,

        clientId: desk.clientId,
        stampedAtUtc: '2026-03-01T18:00:05.000Z',
        paymentState: 'paid',
      },
    ]);
    const id = rows[0]?.id ?? '';
    expect(Buffer.from((await desk.client.invoices.xml({ id })).base64, 'base64').toString()).toBe(mine);
    expect((await desk.client.invoices.pdf({ id })).base64.length).toBeGreaterThan(1000);
    expect((await desk.client.invoices.get({ id })).events).toMatchObject([
      { event: 'imported', detail: { path: 'emitidas/a.xml' } },
    ]);
    const list = await desk.client.received.list({ companyId: desk.companyId });
    expect(list.rows).toMatchObject([{ issuerRfc: SUPPLIER, folio: '9', ivaTransferredMinor: 32_00, doubtful: false }]);
    const receivedId = list.rows[0]?.id ?? '';
    expect(Buffer.from((await desk.client.received.xml({ id: receivedId })).base64, 'base64').toString()).toBe(theirs);
    expect(await desk.client.received.get({ id: receivedId })).toMatchObject({
      lines: [{ descripcion: 'Servicio «9» & más', importe: '200.00' }],
      taxes: [
        { kind: 'transferred', tax: '002', rate: '0.160000', amount: '32.00' },
        { kind: 'withheld', tax: '001', amount: '20.00' },
      ],
    });
  });

  test('the same again brings nothing; another content under a known UUID stays out', async () => {
    const uuid = uuidOf(777_001);
    const files = {
      'a.xml': stamped(computeComprobante(draftOf(OURS, SUPPLIER, 1)), uuid),
      'b.xml': stamped(computeComprobante(draftOf(SUPPLIER, OURS, 1)), uuidOf(777_002)),
    };
    await importFiles(files);
    const again = await importFiles({
      ...files,
      'c.xml': stamped(computeComprobante(draftOf(OURS, SUPPLIER, 2)), uuid.toLowerCase()),
      'd.xml': stamped(computeComprobante(draftOf(SUPPLIER, OURS, 2)), uuidOf(777_002)),
      'e.xml': `${files['a.xml']}\n\n`,
    });
    expect(again.counts).toMatchObject({ issued: 0, received: 0, duplicate: 3, conflict: 2 });
    const said = await filesOf(again.id);
    expect(codesOf(said['a.xml'])).toEqual(['ALREADY_IMPORTED']);
    expect(codesOf(said['c.xml'])).toEqual(['UUID_TAKEN']);
    expect(codesOf(said['d.xml'])).toEqual(['UUID_TAKEN']);
    expect(said['e.xml']).toMatchObject({ outcome: 'duplicate' });
  });

  test('one company of the desk that invoices another has it issued and received; payroll is beside', async () => {
    const other = await desk.client.companies.create({
      rfc: SUPPLIER,
      legalName: 'OTRA',
      regimenFiscal: '601',
      postalCode: '86991',
    });
    const run = await importFiles({ 'a.xml': cfdi(OURS, SUPPLIER, 1), 'n.xml': ofType('N', OURS, STRANGER, 2) });
    expect(run.counts).toMatchObject({ issued: 1, received: 2 });
    expect((await filesOf(run.id))['a.xml']).toMatchObject({
      issuedId: expect.any(String),
      receivedId: expect.any(String),
    });
    expect((await desk.client.received.list({ companyId: other.id })).rows).toMatchObject([{ issuerRfc: OURS }]);
    const payroll = await desk.client.received.list({ companyId: desk.companyId, role: 'issued' });
    expect(payroll.rows).toMatchObject([{ type: 'N', receiverRfc: STRANGER }]);
  });

  test('only of one company, and what is nobody’s where a person wants it', async () => {
    const { companyId } = desk;
    await expect(desk.client.cfdiImports.begin({ keepForeign: true })).rejects.toMatchObject({
      data: { code: 'CFDI_IMPORT_FOREIGN_OF' },
    });
    const files = { 'ajena.xml': cfdi(SUPPLIER, STRANGER, 1), 'mia.xml': cfdi(OURS, SUPPLIER, 3) };
    const run = await importFiles(files, { companyId, keepForeign: true, keepInvalid: false });
    expect(run.counts).toMatchObject({ issued: 1, received: 1, refused: 0 });
    expect((await desk.client.received.list({ companyId, role: 'foreign' })).rows).toHaveLength(1);
    expect((await desk.client.received.list({ companyId })).rows).toEqual([]);
  });
});

describe('numbers', () => {
  test('of another system stand beside ours: reported, never changed, and ours go on', async () => {
    const { client, companyId, clientId, productId } = desk;
    const issue = async () => {
      const draft = await client.invoices.create({
        companyId,
        clientId,
        lines: [{ productId }],
        formaPago: '03',
        metodoPago: 'PUE',
      });
      const { invoice } = await client.invoices.issue({ id: draft.id, version: draft.version });
      await desk.engine.idle();
      return client.invoices.get({ id: invoice.id });
    };
    const ours = await issue();
    const serie = ours.serie ?? '';
    const run = await importFiles({
      'igual.xml': cfdi(OURS, SUPPLIER, ours.folio ?? 0, { serie }),
      'siguiente.xml': cfdi(OURS, SUPPLIER, (ours.folio ?? 0) + 1, { serie }),
      'raro.xml': cfdi(OURS, SUPPLIER, '0007-B', { serie }),
    });
    const files = await filesOf(run.id);
    expect([codesOf(files['igual.xml']), codesOf(files['siguiente.xml']), codesOf(files['raro.xml'])]).toEqual([
      ['FOLIO_TAKEN'],
      [],
      ['FOLIO_NOT_NUMBER'],
    ]);
    expect(run.counts).toMatchObject({ issued: 3, doubtful: 2 });
    expect(run.seriesBehind).toMatchObject([{ serie, nextFolio: 2, highestImported: 2 }]);
    expect((await issue()).folio).toBe((ours.folio ?? 0) + 1);
    // What we made ourselves and comes back from a folder is ours already.
    const back = Buffer.from((await client.invoices.xml({ id: ours.id })).base64, 'base64');
    const again = await importFiles({ 'nuestra.xml': back });
    expect(codesOf((await filesOf(again.id))['nuestra.xml'])).toEqual(['ALREADY_OURS']);
  });
});

describe('an imported invoice', () => {
  test('is duplicated and credited like ours where its receiver is a client; a payment receipt has no draft', async () => {
    const run = await importFiles({
      'a.xml': cfdi(OURS, SUPPLIER, 1),
      'p.xml': ofType('P', OURS, SUPPLIER, 2),
      's.xml': cfdi(OURS, STRANGER, 3),
    });
    const files = await filesOf(run.id);
    const get = (path: string) => desk.client.invoices.get({ id: files[path]?.issuedId ?? '' });
    expect((await get('a.xml')).draft).toMatchObject({
      clientId: desk.clientId,
      lines: [
        { descripcion: 'Servicio «1» & más', precioUnitario: '100.00', impuestos: [{ tasaOCuota: '0.160000' }, {}] },
      ],
    });
    const copy = await desk.client.invoices.duplicate({ id: files['a.xml']?.issuedId ?? '' });
    expect(copy).toMatchObject({ status: 'draft', totalMinor: 212_00 });
    expect(copy).not.toHaveProperty('importRunId');
    expect((await get('p.xml')).draft).toBeUndefined();
    await expect(desk.client.invoices.duplicate({ id: files['s.xml']?.issuedId ?? '' })).rejects.toMatchObject({
      data: { code: 'INVOICE_NO_DRAFT' },
    });
  });
});

describe('undo', () => {
  test('everything vanishes but what something was done with', async () => {
    const { client, companyId } = desk;
    const run = await importFiles(
      Object.fromEntries(
        [1, 2, 3].flatMap((n) => [
          [`e${n}.xml`, cfdi(OURS, SUPPLIER, n)],
          [`r${n}.xml`, cfdi(SUPPLIER, OURS, n)],
        ]),
      ),
    );
    expect(run.counts).toMatchObject({ issued: 3, received: 3 });
    const kept = (await filesOf(run.id))['e2.xml']?.issuedId ?? '';
    desk.engine.raw.prepare('UPDATE invoices SET version = 2 WHERE id = ?').run(kept);
    await client.cfdiImports.undo({ id: run.id });
    expect(await ended(run.id)).toMatchObject({ state: 'undone', undone: 5, kept: 1 });
    expect((await client.invoices.list({ companyId })).rows.map(({ id }) => id)).toEqual([kept]);
    expect((await client.received.list({ companyId, query: SUPPLIER })).rows).toEqual([]);
    expect((await client.received.totals({ companyId })).count).toBe(0);
    expect((await client.invoices.totals({ companyId })).count).toBe(1);
    expect(desk.engine.raw.prepare('SELECT count(*) FROM received_files').pluck().get()).toBe(0);
    await expect(client.cfdiImports.start({ id: run.id })).rejects.toMatchObject({
      data: { code: 'CFDI_IMPORT_UNDONE' },
    });
    expect(desk.engine.raw.pragma('foreign_key_check')).toEqual([]);
  });
});

describe('handing over', () => {
  test('XMLs and a ZIP in pieces; a piece out of order is refused, one that came is harmless', async () => {
    const { client } = desk;
    const { id, state } = await client.cfdiImports.begin({});
    expect(state).toBe('collecting');
    await expect(client.cfdiImports.start({ id })).rejects.toMatchObject({ data: { code: 'CFDI_IMPORT_EMPTY' } });
    const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
    await client.cfdiImports.addFiles({
      id,
      files: [{ path: '../../a.xml', base64: base64(cfdi(OURS, SUPPLIER, 1)) }],
    });
    const zip = zipOf([{ name: 'r.xml', content: Buffer.from(cfdi(SUPPLIER, OURS, 1)) }]);
    const piece = (offset: number, end: number) =>
      client.cfdiImports.addPiece({
        id,
        path: 'marzo.zip',
        bytes: zip.length,
        offset,
        base64: base64(zip.subarray(offset, end)),
      });
    expect(await piece(0, 1000)).toEqual({ next: 1000, complete: false });
    expect(await piece(0, 1000)).toEqual({ next: 1000, complete: false });
    await expect(piece(1200, zip.length)).rejects.toMatchObject({ data: { code: 'CFDI_IMPORT_PIECE' } });
    await expect(client.cfdiImports.start({ id })).rejects.toMatchObject({ data: { code: 'CFDI_IMPORT_UNFINISHED' } });
    expect(await piece(1000, zip.length)).toEqual({ next: zip.length, complete: true });
    await client.cfdiImports.start({ id });
    expect(await ended(id)).toMatchObject({ state: 'done', counts: { issued: 1, received: 1 } });
    expect(Object.keys(await filesOf(id))).toEqual(['../../a.xml', 'marzo.zip/r.xml']);
    await expect(client.cfdiImports.addFiles({ id, files: [{ path: 'b.xml', base64: '' }] })).rejects.toMatchObject({
      data: { code: 'CFDI_IMPORT_STARTED' },
    });
    const uploads = desk.engine.raw.prepare('SELECT count(*) FROM cfdi_import_uploads').pluck().get();
    expect(uploads).toBe(0);
  });

  test('what is discarded, or its folder gone, says so', async () => {
    const { client } = desk;
    const { id } = await client.cfdiImports.begin({});
    await client.cfdiImports.discard({ id });
    await expect(client.cfdiImports.get({ id })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
    expect(await importPath(join(folder, 'no-hay'))).toMatchObject({
      state: 'failed',
      error: { code: 'CFDI_IMPORT_SOURCE_GONE' },
    });
  });
});

test('cancelled in the middle it stops, and goes on where it was', async () => {
  const files = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`${n}.xml`, cfdi(SUPPLIER, OURS, n)]));
  writeFileSync(
    join(folder, 'todo.zip'),
    zipOf(Object.entries(files).map(([name, xml]) => ({ name, content: Buffer.from(xml) }))),
  );
  const { id, jobId = '' } = desk.engine.features.cfdiImport.startFromPath(join(folder, 'todo.zip'), NONE, by);
  acts.set('cfdi-import.batch', () => void desk.client.jobs.cancel({ id: jobId }).catch(() => undefined));
  const cancelled = await ended(id);
  expect(cancelled.state).toBe('cancelled');
  expect(cancelled.counts.received).toBeGreaterThan(0);
  expect(cancelled.counts.received).toBeLessThan(120);
  await desk.client.cfdiImports.start({ id });
  expect(await ended(id)).toMatchObject({
    state: 'done',
    total: 120,
    done: 120,
    counts: { received: 120, duplicate: 0 },
  });
  expect((await desk.client.received.totals({ companyId: desk.companyId })).byCurrency).toMatchObject([
    { currency: 'MXN', count: 120, totalMinor: 120 * 212_00, isrWithheldMinor: 120 * 20_00 },
  ]);
});

test('received documents are asked about like ours, and a cancelled one leaves the sums', async () => {
  await importFiles({ 'a.xml': cfdi(SUPPLIER, OURS, 1) });
  const { client, companyId } = desk;
  const [row] = (await client.received.list({ companyId })).rows;
  const { receivedSource } = await import('../../src-main/features/received/sat-source.ts');
  const { db } = desk.engine;
  expect(receivedSource.find(db, row?.id ?? '')).toMatchObject({
    facts: { issuerRfc: SUPPLIER, receiverRfc: OURS, total: '212.00' },
    ours: 'stamped',
  });
  const all = { scope: 'all', recentSinceUtc: '', also: [] } as const;
  expect(receivedSource.page(db, all, undefined, 10).ids).toEqual([row?.id]);
  receivedSource.stored(db, row?.id ?? '', { state: 'cancelado', checkedAtUtc: '2026-04-01T00:00:00.000Z' });
  expect(await client.received.totals({ companyId })).toMatchObject({
    count: 1,
    byCurrency: [{ count: 0, totalMinor: 0, cancelled: { count: 1, totalMinor: 212_00 } }],
  });
  expect((await client.received.list({ companyId, statuses: ['cancelled'] })).rows).toMatchObject([
    { satStatus: { state: 'cancelado' } },
  ]);
});
