/** ZIPs and exports, read back with tools that we did not write. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportColumn, ExportOptions } from '#contract/bulk.ts';
import { EXPORTS_FOLDER } from '#engine/data-folder.ts';
import { fixedClock } from '#ports/clock.ts';
import { RECEIVER } from '../support/engine.ts';
import { bulkDesk, type BulkDesk } from './desk.ts';

const clock = fixedClock(new Date());
let desk: BulkDesk;
let folder: string;
/** Two stamped invoices, then two drafts: of which one is in dollars and for somebody with a dangerous name. */
let ids: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-bulk-files-'));
  desk = await bulkDesk({ clock });
  const { client, companyId } = desk;
  const made: string[] = [];
  const make = async (more: Parameters<BulkDesk['draft']>[0] = {}): Promise<string> => {
    clock.advanceMs(1000);
    const { id } = await desk.draft(more);
    made.push(id);
    return id;
  };
  for (let n = 0; n < 2; n += 1) await client.invoices.issue({ id: await make(), version: 1 });
  await desk.engine.idle();
  const hostile = await client.clients.create({
    ...RECEIVER,
    companyId,
    rfc: 'XIA190128J61',
    legalName: `=HYPERLINK("http://mal.example","x"), S.A. "Ñandú"`,
  });
  await make();
  await make({ clientId: hostile.id, moneda: 'USD', tipoCambio: '18.5', lines: [{ ...LINE, precioUnitario: '0.1' }] });
  ids = made;
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const LINE = { claveProdServ: '84111506', claveUnidad: 'E48', descripcion: 'Centavos', cantidad: '3' };
const print = (options: { pdf: boolean; xml: boolean }, selected = ids) =>
  desk.client.bulk.start({ companyId: desk.companyId, action: 'print', print: options, selection: { ids: selected } });

async function exported(options: ExportOptions, more: object = {}): Promise<{ jobId: string; content: Buffer }> {
  const { id } = await desk.client.bulk.start({
    companyId: desk.companyId,
    action: 'export',
    export: options,
    selection: { filter: { companyId: desk.companyId }, ...more },
  });
  const result = await desk.ended(id);
  if (result.state !== 'done') throw new Error(JSON.stringify(result.error));
  return { jobId: id, content: await desk.file(id, 1000) };
}

function unzipped(content: Buffer, name: string): { names: string[]; read: (file: string) => Buffer } {
  const path = join(folder, `${name}.zip`);
  writeFileSync(path, content);
  execFileSync('unzip', ['-tqq', path]);
  const names = execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' }).trim().split('\n');
  return { names, read: (file) => execFileSync('unzip', ['-p', path, file.replaceAll(/([[\]*?])/g, '\\$1')]) };
}

test('a ZIP has every document under its own name, byte for byte, and says what it could not have', async () => {
  const job = await print({ pdf: true, xml: true });
  const result = await desk.ended(job.id);
  // Drafts print, marked as such; they have no XML.
  expect(result).toMatchObject({ state: 'done', total: 4, done: 2, failedCount: 2 });
  expect(result.failed.map(({ code }) => code)).toEqual(['INVOICE_NO_FILE', 'INVOICE_NO_FILE']);
  expect(result.file).toMatchObject({ contentType: 'application/zip' });
  expect(result.file?.name).toMatch(/^facturas_EKU9003173C9_\d{4}-\d\d-\d\d\.zip$/);
  const zip = unzipped(await desk.file(job.id, 4096), 'both');
  expect(zip.names).toHaveLength(6);
  expect(new Set(zip.names).size).toBe(6);
  expect(zip.names).toContain('EKU9003173C9_borrador.pdf');
  expect(zip.names).toContain('EKU9003173C9_borrador (2).pdf');
  for (const id of ids.slice(0, 2)) {
    const xml = await desk.client.invoices.xml({ id });
    const pdf = await desk.client.invoices.pdf({ id });
    expect(zip.read(xml.name).equals(Buffer.from(xml.base64, 'base64'))).toBe(true);
    expect(zip.read(pdf.name).equals(Buffer.from(pdf.base64, 'base64'))).toBe(true);
  }
});

test('a ZIP of XMLs alone; and none where there was nothing to put in', async () => {
  const job = await print({ pdf: false, xml: true }, ids.slice(0, 2));
  expect(await desk.ended(job.id)).toMatchObject({ done: 2, failedCount: 0 });
  expect(unzipped(await desk.file(job.id), 'xml').names.every((name) => name.endsWith('.xml'))).toBe(true);

  const empty = await print({ pdf: false, xml: true }, ids.slice(2));
  const result = await desk.ended(empty.id);
  expect(result).toMatchObject({ state: 'done', done: 0, failedCount: 2 });
  expect(result.file).toBeUndefined();
  await expect(desk.client.bulk.readFile({ jobId: empty.id, offset: 0, length: 10 })).rejects.toMatchObject({
    data: { code: 'BULK_NO_FILE' },
  });
  expect(existsSync(join(desk.dataFolder, EXPORTS_FOLDER, empty.id))).toBe(false);
});

const cellOf = (sheet: WorkSheet | undefined, address: string): { t?: string; v?: unknown; z?: string; f?: string } =>
  (sheet?.[address] ?? {}) as object;

test('a workbook has real numbers and dates, frozen and filtered headers, totals and the filter in words', async () => {
  const columns: ExportColumn[] = ['folio', 'fecha', 'receiverName', 'currency', 'total', 'status'];
  const { jobId, content } = await exported({ format: 'xlsx', columns });
  expect((await desk.client.bulk.result({ jobId })).file?.name).toMatch(/\.xlsx$/);
  expect(await desk.client.bulk.result({ jobId })).toMatchObject({ total: 4, done: 4, failedCount: 0 });
  const book = read(content, { cellNF: true, cellDates: false });
  expect(book.SheetNames).toEqual(['Facturas', 'Filtro']);
  const sheet = book.Sheets['Facturas'];
  const rows = utils.sheet_to_json<unknown[]>(sheet ?? {}, { header: 1, raw: true });
  expect(rows[0]).toEqual(['Folio', 'Fecha', 'Receptor', 'Moneda', 'Total', 'Estado']);
  // Newest first, as the list.
  const list = await desk.client.invoices.list({ companyId: desk.companyId });
  expect(rows.slice(1, 5).map((row) => row[2])).toEqual(list.rows.map(({ receiverName }) => receiverName));
  expect(cellOf(sheet, 'E2')).toMatchObject({ t: 'n', v: 0.3, z: '#,##0.00' });
  expect(cellOf(sheet, 'E4')).toMatchObject({ t: 'n', v: 3480 });
  // The clock's figures of the place of issue, as a date of Excel.
  const fecha = list.rows[2]?.fecha ?? '';
  const days = (Date.parse(`${fecha}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  expect(cellOf(sheet, 'B4')).toMatchObject({ t: 'n', z: 'yyyy-mm-dd hh:mm' });
  expect(cellOf(sheet, 'B4').v).toBeCloseTo(days, 8);
  expect(cellOf(sheet, 'B2').v).toBeUndefined();
  // Text is text, however it begins.
  expect(cellOf(sheet, 'C2')).toMatchObject({ v: list.rows[0]?.receiverName });
  expect(cellOf(sheet, 'C2').t).toMatch(/^s/);
  const cells = Object.entries(sheet ?? {}).filter(([address]) => !address.startsWith('!'));
  expect(cells.filter(([, cell]) => (cell as { f?: string }).f !== undefined)).toEqual([]);
  expect(rows.slice(5).map((row) => [row[0], row[4]])).toEqual([
    ['Total MXN', 10_440],
    ['Total USD', 0.3],
  ]);
  expect(sheet?.['!autofilter']).toEqual({ ref: 'A1:F1' });
  const { read: part } = unzipped(content, 'book');
  const xml = part('xl/worksheets/sheet1.xml').toString();
  expect(xml).toContain('state="frozen"');
  expect(xml).not.toContain('<f>');
  const about = utils.sheet_to_json<string[]>(book.Sheets['Filtro'] ?? {}, { header: 1 });
  expect(about.slice(0, 4)).toEqual([
    ['Empresa', 'EKU9003173C9 ESCUELA KEMPER URGATE'],
    ['Comprobantes', 'Todos los comprobantes'],
    ['Orden', 'por creación, descendente'],
    ['Renglones', '4'],
  ]);
});

test('a CSV opens in a spreadsheet as what it says: mark, line ends, quotes, and nothing that runs', async () => {
  const { content } = await exported(
    { format: 'csv', columns: ['receiverName', 'total', 'folio', 'fecha'] },
    { sort: { by: 'total', direction: 'asc' }, except: [ids[2]] },
  );
  expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = content.toString('utf8');
  expect(text.split('\r\n')).toHaveLength(5);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const rows = parse(content, { bom: true });
  expect(rows[0]).toEqual(['Receptor', 'Total', 'Folio', 'Fecha']);
  expect(rows[1]).toEqual([`'=HYPERLINK("http://mal.example","x"), S.A. "Ñandú"`, '0.30', '', '']);
  expect(rows.slice(2).map((row) => row[1])).toEqual(['3480.00', '3480.00']);
  expect(rows[3]?.[3]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

test('an export of chosen rows has those, and names itself in English where one speaks it', async () => {
  const { id } = await desk.client.bulk.start({
    companyId: desk.companyId,
    action: 'export',
    export: { format: 'csv', columns: ['total'] },
    selection: { ids: [ids[0] ?? '', ids[3] ?? '', '01a209bb-fee6-7569-99e2-ce0671f8c07a'] },
  });
  expect(await desk.ended(id)).toMatchObject({ state: 'done', total: 3, done: 2, failedCount: 1 });
  expect((await desk.file(id)).toString('utf8').slice(1)).toBe('"Total"\r\n0.30\r\n3480.00\r\n');
});

test('a file is private, goes when it is discarded, and by itself after seven days', async () => {
  const first = await exported({ format: 'csv' });
  const second = await exported({ format: 'csv' });
  const exportsFolder = join(desk.dataFolder, EXPORTS_FOLDER);
  const paths = [exportsFolder, join(exportsFolder, first.jobId), join(exportsFolder, first.jobId, 'file')];
  // Modes mean nothing on Windows.
  const modes = process.platform === 'win32' ? 0 : 0o777;
  expect(paths.map((path) => statSync(path).mode & modes)).toEqual([0o700, 0o700, 0o600].map((mode) => mode & modes));
  // Nothing is read beyond the end, and the end is told.
  const { file } = await desk.client.bulk.result({ jobId: first.jobId });
  const beyond = await desk.client.bulk.readFile({ jobId: first.jobId, offset: file?.bytes ?? 0, length: 10 });
  expect(beyond).toEqual({ base64: '' });

  await desk.client.bulk.discardFile({ jobId: first.jobId });
  expect(existsSync(join(exportsFolder, first.jobId))).toBe(false);
  expect((await desk.client.bulk.result({ jobId: first.jobId })).file).toBeUndefined();
  await expect(desk.client.bulk.discardFile({ jobId: first.jobId })).rejects.toMatchObject({
    data: { code: 'BULK_NO_FILE' },
  });

  const { sweep } = desk.engine.features.bulk;
  clock.advanceMs(6 * 86_400_000);
  await sweep();
  expect(readFileSync(join(exportsFolder, second.jobId, 'file')).length).toBeGreaterThan(0);
  clock.advanceMs(1.1 * 86_400_000);
  await sweep();
  expect(readdirSync(exportsFolder)).toEqual([]);
  expect((await desk.client.bulk.result({ jobId: second.jobId })).file).toBeUndefined();
});
