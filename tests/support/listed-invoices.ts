/** Invoices put straight into the table of a database in memory, and what a list of them should be, told naively. */
import type { InvoiceFilter, InvoiceSort } from '#contract/invoices.ts';
import { createReader } from '#db/reader.ts';
import { createInvoiceLists } from '../../src-main/features/invoices/lists/service.ts';
import { insertInvoice } from '../../src-main/features/invoices/repository.ts';
import type { InvoiceRow } from '../../src-main/features/invoices/tables.ts';
import { memoryDesk } from './desk.ts';

export const COMPANIES = ['01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b'] as const;
export const CLIENTS = ['01900000-0001-7000-8000-000000000001', '01900000-0001-7000-8000-000000000002'] as const;

/** A database with two companies and clients, and the lists over it. */
export function listDesk() {
  const desk = memoryDesk();
  const at = '2026-01-01T00:00:00.000Z';
  for (const [index, id] of COMPANIES.entries()) {
    desk.raw
      .prepare(
        `INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
         VALUES (?, ?, 'EMPRESA', '601', '06000', ?, ?)`,
      )
      .run(id, `DEM20010${index}AB1`, at, at);
  }
  for (const id of CLIENTS) {
    desk.raw
      .prepare(
        `INSERT INTO clients (id, company_id, rfc, legal_name, regimen_fiscal, postal_code, default_uso_cfdi,
           created_at_utc, updated_at_utc) VALUES (?, ?, 'XAXX010101000', 'X', '601', '06000', 'G03', ?, ?)`,
      )
      .run(id, COMPANIES[0], at, at);
  }
  return { ...desk, lists: createInvoiceLists(createReader(desk.raw)) };
}

let made = 0;

/** A stamped invoice, but for what is said otherwise; each has an id of its own, later ones greater. */
export function invoiceRow(said: Partial<InvoiceRow> = {}): InvoiceRow {
  made += 1;
  const id = `01a00000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  const status = said.status ?? 'stamped';
  const issued = status !== 'draft';
  const stamped = ['stamped', 'cancelled', 'cancel_requested'].includes(status);
  return {
    id,
    companyId: COMPANIES[0],
    clientId: CLIENTS[0],
    type: 'I',
    status,
    draft: {} as InvoiceRow['draft'],
    serie: issued ? 'A' : null,
    folio: issued ? made : null,
    receiverRfc: 'URE180429TM6',
    receiverName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
    currency: 'MXN',
    currencyDecimals: 2,
    subtotalMinor: 100_00,
    discountMinor: 0,
    transferredMinor: 16_00,
    withheldMinor: 0,
    localMinor: 0,
    totalMinor: 116_00,
    fecha: issued ? '2026-03-15T12:00:00' : null,
    zone: issued ? 'America/Mexico_City' : null,
    issuedAtUtc: issued ? '2026-03-15T18:00:00.000Z' : null,
    csdNumber: null,
    sealedSha256: null,
    uuid: stamped ? `6F1A2B3C-0000-4000-8000-${String(made).padStart(12, '0')}` : null,
    stampedAtUtc: null,
    pacProvider: null,
    pacCode: null,
    pacMessage: null,
    findings: null,
    demo: true,
    mailState: 'unsent',
    paymentState: 'unpaid',
    paidMinor: 0,
    mailTo: null,
    satState: null,
    satCheckedAtUtc: null,
    importRunId: null,
    createdAtUtc: '2026-03-15T18:00:00.000Z',
    updatedAtUtc: '2026-03-15T18:00:00.000Z',
    version: 1,
    ...said,
  };
}

export function put(desk: ReturnType<typeof listDesk>, rows: readonly InvoiceRow[]): void {
  desk.db.transaction((tx) => {
    for (const row of rows) insertInvoice(tx, row);
  });
}

/** Local fiscal moment, or for a draft when it was made by the clock of central Mexico. */
export function momentOf(row: InvoiceRow): string {
  return row.fecha ?? new Date(Date.parse(row.createdAtUtc) - 6 * 3_600_000).toISOString().slice(0, 19);
}

const among = <T>(values: readonly T[] | undefined, value: T): boolean =>
  values === undefined || values.includes(value);

/** Whether a row is in the list, by the words of the contract. */
export function belongs(row: InvoiceRow, filter: InvoiceFilter): boolean {
  const day = momentOf(row).slice(0, 10);
  return (
    row.companyId === filter.companyId &&
    among(filter.statuses, row.status) &&
    among(filter.types, row.type) &&
    among(filter.mailStates, row.mailState) &&
    among(filter.paymentStates, row.paymentState) &&
    (filter.paymentStates === undefined || (row.status === 'stamped' && row.type === 'I')) &&
    (filter.satStates === undefined || filter.satStates.some((state) => state === row.satState)) &&
    (filter.clientId === undefined || row.clientId === filter.clientId) &&
    (filter.receiverRfc === undefined || row.receiverRfc === filter.receiverRfc) &&
    (filter.currency === undefined || row.currency === filter.currency) &&
    (filter.from === undefined || day >= filter.from) &&
    (filter.to === undefined || day <= filter.to) &&
    (filter.minTotalMinor === undefined || row.totalMinor >= filter.minTotalMinor) &&
    (filter.maxTotalMinor === undefined || row.totalMinor <= filter.maxTotalMinor) &&
    foldedWords(filter.query ?? '').every((word) => found(row, word))
  );
}

function foldedWords(text: string): string[] {
  const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** For words without signs inside. */
function found(row: InvoiceRow, word: string): boolean {
  const folio = row.folio === null ? [] : [String(row.folio), `${foldedWords(row.serie ?? '').join('')}${row.folio}`];
  const tokens = [...foldedWords(row.receiverName), ...foldedWords(row.receiverRfc), ...folio];
  const uuid = (row.uuid ?? '').replaceAll('-', '').toLowerCase();
  return tokens.some((token) => token.startsWith(word)) || (/^[\da-f]{4,}$/.test(word) && uuid.startsWith(word));
}

/** Order of the list; `rows` in the order in which they were inserted. */
export function sorted(rows: readonly InvoiceRow[], { by, direction }: InvoiceSort): InvoiceRow[] {
  const sign = direction === 'asc' ? 1 : -1;
  const text = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const compare: Record<InvoiceSort['by'], (a: InvoiceRow, b: InvoiceRow) => number> = {
    created: () => 0,
    fecha: (a, b) => text(momentOf(a), momentOf(b)),
    total: (a, b) => a.totalMinor - b.totalMinor,
    receiver: (a, b) => text(a.receiverName, b.receiverName),
    folio: (a, b) => text(a.serie ?? '', b.serie ?? '') || (a.folio ?? 0) - (b.folio ?? 0),
  };
  const place = new Map(rows.map((row, at) => [row.id, at]));
  const at = (row: InvoiceRow): number => place.get(row.id) ?? 0;
  return rows.toSorted((a, b) => sign * (compare[by](a, b) || at(a) - at(b)));
}
