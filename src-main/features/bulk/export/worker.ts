/**
 * The thread that makes an export: its own read-only connection, one snapshot, one query, rows written as they come.
 * A hundred thousand rows take seconds, for which the engine must not stand still.
 */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { Query } from '#db/statements.ts';
import { describeFilter } from '#i18n/describe-filter.ts';
import { translate, type Locale } from '#i18n/index.ts';
import { planPage } from '../../invoices/lists/pages.ts';
import { planTotals, toTotals, type SumRow } from '../../invoices/lists/sums.ts';
import { LIST_SELECT, type InvoiceListRow } from '../../invoices/repository.ts';
import { newFile, type WrittenFile } from '../files.ts';
import type { RunRequest } from '../tables.ts';
import { columnsOf } from './columns.ts';
import { writeCsv } from './csv.ts';
import type { writeXlsx } from './xlsx.ts';

export interface ExportOrder {
  readonly databasePath: string;
  readonly exportsFolder: string;
  readonly jobId: string;
  readonly request: RunRequest;
  readonly locale: Locale;
  /** As the sheet with the filter names it. */
  readonly company: string;
  /** Of the filter's client. */
  readonly client: string | undefined;
  readonly atUtc: string;
}

export type ExportReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total?: number }
  | { readonly kind: 'written'; readonly rows: number; readonly file: WrittenFile }
  | { readonly kind: 'failed'; readonly detail: string };

/** Rows handed on together; after each lot the thread hears what it is told. */
const LOT = 500;
const EVERY_ROW = 2_000_000_000;

/** SQLite has no type for what is true or false. */
type StoredRow = Omit<InvoiceListRow, 'demo'> & { readonly demo: number };

async function makeExport(order: ExportOrder): Promise<void> {
  const raw = new Database(order.databasePath, { readonly: true, fileMustExist: true, timeout: 5000 });
  raw.pragma('query_only = ON');
  raw.pragma('trusted_schema = OFF');
  const { exportsFolder, jobId, request, locale } = order;
  const file = await newFile(exportsFolder, jobId);
  const { stream, finished } = file;
  try {
    // Whatever changes meanwhile: count and rows are of one moment.
    raw.exec('BEGIN');
    const reading = readRows(raw, order);
    const columns = columnsOf(request.export?.columns, locale);
    const written =
      request.export?.format === 'csv'
        ? writeCsv(stream, columns, reading.lots())
        : (await workbookWriter())(stream, columns, reading.lots(), {
            locale,
            at: new Date(order.atUtc),
            about: (rows) => aboutLines(order, rows),
          });
    // A disk that is full ends the stream, and a writer that waits for it would wait for ever.
    await Promise.race([written, finished]);
    say({ kind: 'written', rows: reading.count(), file: await finished });
  } catch (error) {
    await file.abandon();
    say({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  } finally {
    raw.close();
  }
}

/** A large library, which a CSV does not wait for. */
async function workbookWriter(): Promise<typeof writeXlsx> {
  return (await import('./xlsx.ts')).writeXlsx;
}

function readRows(raw: Database.Database, { request: { selection }, jobId }: ExportOrder) {
  let rows = 0;
  const except = new Set('except' in selection ? selection.except : []);
  const total = 'filter' in selection ? countOf(raw, selection.filter) - except.size : undefined;
  const { sql, params } = queryOf(selection, jobId);
  const report = (): void => say({ kind: 'progress', done: rows, ...(total === undefined ? {} : { total }) });

  async function* lots(): AsyncGenerator<InvoiceListRow[]> {
    let lot: InvoiceListRow[] = [];
    for (const row of raw.prepare<unknown[], StoredRow>(sql).iterate(...params)) {
      if (except.has(row.id)) continue;
      lot.push(Object.assign(row, { demo: row.demo === 1 }));
      rows += 1;
      if (lot.length < LOT) continue;
      yield lot;
      lot = [];
      if (rows % (LOT * 10) === 0) report();
    }
    if (lot.length > 0) yield lot;
    report();
  }
  return { lots, count: () => rows };
}

/** The list's own query, for all of its rows at once: in its order, and sorted only once. */
function queryOf(selection: RunRequest['selection'], jobId: string): Query {
  if ('filter' in selection) return planPage({ ...selection.filter, sort: selection.sort, limit: EVERY_ROW }).query;
  return {
    sql: `SELECT ${LIST_SELECT} FROM bulk_items b CROSS JOIN invoices i ON i.id = b.invoice_id
      WHERE b.job_id = ? AND b.state = 'pending' ORDER BY b.position`,
    params: [jobId],
  };
}

function countOf(raw: Database.Database, filter: Parameters<typeof planTotals>[0]): number {
  const { sql, params } = planTotals(filter);
  return toTotals(raw.prepare<unknown[], SumRow>(sql).all(...params)).count;
}

/** What the sheet beside the rows says: which these are, and as of when. */
function aboutLines({ request: { selection }, locale, company, client, atUtc }: ExportOrder, rows: number) {
  const word = (key: Parameters<typeof translate>[0], params = {}): string => translate(key, params, locale);
  const line = (key: 'company' | 'shown' | 'order' | 'except' | 'rows' | 'totalsNote' | 'at', text: string) =>
    [word(`bulk.sheet.${key}`), text] as const;
  const ofFilter = 'filter' in selection ? selection : undefined;
  const { by, direction } = ofFilter?.sort ?? ({ by: 'created', direction: 'desc' } as const);
  return [
    line('company', company),
    line(
      'shown',
      ofFilter === undefined ? word('bulk.sheet.selected') : describeFilter(ofFilter.filter, locale, { client }),
    ),
    line('order', word(`bulk.order.${direction}`, { by: `bulk.order.${by}` })),
    ...(ofFilter === undefined || ofFilter.except.length === 0 ? [] : [line('except', String(ofFilter.except.length))]),
    line('rows', String(rows)),
    line('totalsNote', word('bulk.sheet.totalsRule')),
    line('at', atUtc.replace('T', ' ').slice(0, 19)),
  ];
}

function say(reply: ExportReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(reply);
}

await makeExport(workerData as ExportOrder);
