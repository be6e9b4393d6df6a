/** Invoices that were there before lists were kept are in them afterwards, as if triggers had put them there. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { openDatabase } from '#db/open.ts';
import { inserter } from '../../src-main/demo/rows.ts';
import { invoicesTable } from '../../src-main/features/invoices/tables.ts';
import { CLIENTS, COMPANIES, invoiceRow } from '../support/listed-invoices.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuadra-backfill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const open = (name: string, upTo: number) =>
  openDatabase({
    path: join(folder, name),
    now: () => new Date('2026-06-01T00:00:00.000Z'),
    migrations: migrations.filter(({ number }) => number <= upTo),
  });

const ROWS = [
  invoiceRow({ createdAtUtc: '2026-01-02T00:00:00.000Z', receiverName: 'SEGUNDA' }),
  invoiceRow({ createdAtUtc: '2026-01-01T00:00:00.000Z', receiverName: 'PRIMERA', status: 'draft' }),
  invoiceRow({ createdAtUtc: '2026-01-03T00:00:00.000Z', receiverName: 'TERCERA', companyId: COMPANIES[1] }),
  invoiceRow({ createdAtUtc: '2026-01-03T00:00:00.000Z', receiverName: 'CUARTA', status: 'cancelled', type: 'E' }),
];

function fill(database: ReturnType<typeof open>, rows: typeof ROWS): void {
  for (const [at, id] of COMPANIES.entries()) {
    database.raw.exec(
      `INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
       VALUES ('${id}', 'DEM20010${at}AB1', 'EMPRESA', '601', '06000', 'x', 'x')`,
    );
  }
  database.raw.exec(
    `INSERT INTO clients (id, company_id, rfc, legal_name, regimen_fiscal, postal_code, default_uso_cfdi, created_at_utc,
       updated_at_utc) VALUES ('${CLIENTS[0]}', '${COMPANIES[0]}', 'XAXX010101000', 'X', '601', '06000', 'G03', 'x', 'x')`,
  );
  // Only what is said: an older schema has not all of today's columns.
  const insert = inserter(database.raw, invoicesTable);
  for (const { satState: _state, satCheckedAtUtc: _at, importRunId: _run, paidMinor: _paid, ...row } of rows)
    insert(row);
}

/** Everything that is kept for lists, without the counter of changes. */
function kept({ raw }: ReturnType<typeof open>): unknown {
  raw.exec("INSERT INTO invoice_search (invoice_search, rank) VALUES ('integrity-check', 1)");
  const found = (words: string): unknown =>
    raw.prepare('SELECT rowid FROM invoice_search WHERE invoice_search MATCH ? ORDER BY rowid').pluck().all(words);
  return {
    list: raw.prepare('SELECT * FROM invoice_list ORDER BY n').all(),
    totals: raw.prepare('SELECT * FROM invoice_totals').all(),
    companies: raw.prepare('SELECT code, company_id FROM invoice_companies ORDER BY code').all(),
    all: found('"a"*'),
    primera: found('"primera"'),
  };
}

test('what is filled in afterwards is what triggers would have kept', () => {
  const before = open('old.db', 10);
  fill(before, ROWS);
  before.close();
  const upgraded = open('old.db', Infinity);
  expect(upgraded.opening.migrated).toContain(11);

  const fresh = open('new.db', Infinity);
  // In the order in which they were made, which is the order that the list keeps.
  const made = (row: (typeof ROWS)[number]): string => row.createdAtUtc + row.id;
  fill(
    fresh,
    ROWS.toSorted((a, b) => (made(a) < made(b) ? -1 : 1)),
  );

  expect(kept(upgraded)).toEqual(kept(fresh));
  expect(kept(upgraded)).toMatchObject({ list: [{ n: 1, receiver_name: 'PRIMERA' }, { n: 2 }, { n: 3 }, { n: 4 }] });
  upgraded.close();
  fresh.close();
});

test('a copy of the database keeps the places in the list', () => {
  const database = open('vacuum.db', Infinity);
  fill(database, ROWS);
  database.raw.prepare('DELETE FROM invoices WHERE id = ?').run(ROWS[1]?.id);
  const before = kept(database);
  database.raw.exec('VACUUM');
  expect(kept(database)).toEqual(before);
  database.close();
});
