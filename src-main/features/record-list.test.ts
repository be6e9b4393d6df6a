/** The index of words on real files: made for what was there before, and the same in a copy. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { fixedClock } from '#ports/clock.ts';
import { createClientsService } from './clients/service.ts';

const COMPANY = '01900000-0000-7000-8000-000000000000';
const AT = '2026-11-23T18:00:00.000Z';
let folder: string;
let opened: OpenedDatabase | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-lists-'));
});
afterEach(() => {
  opened?.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(path: string, known = migrations): OpenedDatabase {
  opened?.close();
  opened = openDatabase({ path, now: () => new Date(AT), migrations: known });
  return opened;
}

function clientsOf({ db }: OpenedDatabase) {
  return createClientsService({ db, clock: fixedClock(AT), audit: () => undefined });
}

/** Clients without any service, as an older program left them. */
function fill({ raw }: OpenedDatabase, count: number): void {
  raw
    .prepare(
      `INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
       VALUES (?, 'EKU9003173C9', 'ESCUELA KEMPER URGATE', '601', '42501', ?, ?)`,
    )
    .run(COMPANY, AT, AT);
  raw
    .prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
       INSERT INTO clients (id, company_id, rfc, legal_name, regimen_fiscal, postal_code, default_uso_cfdi,
         archived_at_utc, created_at_utc, updated_at_utc)
       SELECT printf('01900000-0001-7000-8000-%012x', i), ?, printf('CLI%06dA%02d', 100101 + i % 900, i % 100),
         printf('COMPAÑÍA %04d DE %s', (i * 7919) % ?, CASE WHEN i % 100 = 0 THEN 'MÉXICO' ELSE 'PUEBLA' END), '601',
         '06000', 'G03', CASE WHEN i % 10 = 3 THEN ? END, ?, ? FROM n`,
    )
    .run(count, COMPANY, count, AT, AT, AT);
}

test('what was there before is found after the migration, and in a copy of the file', () => {
  const path = join(folder, 'a.sqlite');
  fill(
    open(
      path,
      migrations.filter(({ number }) => number < 14),
    ),
    300,
  );
  const found = (service: ReturnType<typeof clientsOf>): number =>
    service.count({ companyId: COMPANY, query: 'compania mexico', archived: 'all' }).total;
  const migrated = open(path);
  expect(found(clientsOf(migrated))).toBe(3);
  // Holes in the row numbers, which a copy closes.
  migrated.raw.exec(`DELETE FROM clients WHERE legal_name LIKE '%1 DE PUEBLA'`);
  const copy = join(folder, 'b.sqlite');
  migrated.raw.prepare('VACUUM INTO ?').run(copy);
  const service = clientsOf(open(copy));
  expect(found(service)).toBe(3);
  const made = service.create(
    {
      companyId: COMPANY,
      rfc: 'URE180429TM6',
      legalName: 'COMPAÑIA NUEVA DE MEXICO',
      regimenFiscal: '601',
      postalCode: '86991',
      defaultUsoCfdi: 'G03',
      emails: [],
    },
    'ana',
  );
  expect(found(service)).toBe(4);
  expect(service.list({ companyId: COMPANY, query: 'nueva', limit: 5 }).rows.map(({ id }) => id)).toEqual([made.id]);
});

test('few or many rows have the words: the pages are the same as those of a plain search', () => {
  const database = open(join(folder, 'a.sqlite'));
  fill(database, 3000);
  const service = clientsOf(database);
  // Row numbers of the index are exact: nothing is left over of what was changed or deleted.
  expect(database.raw.prepare('PRAGMA integrity_check').pluck().get()).toBe('ok');
  for (const query of ['compania', 'puebla 2', 'mexico', 'compañía puebla', '0007', 'cli1', 'nada']) {
    for (const archived of ['no', 'only', 'all'] as const) {
      const words = query.normalize('NFD').replaceAll(/\p{M}/gu, '').split(' ');
      const expected = service
        .list({ companyId: COMPANY, archived, limit: 5000 })
        .rows.filter(({ legalName, rfc }) => {
          const plain = ` ${rfc} ${legalName}`.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
          return words.every((word) => plain.includes(` ${word}`));
        })
        .map(({ id }) => id);
      const listed: string[] = [];
      let cursor: string | undefined;
      do {
        const page = service.list({ companyId: COMPANY, query, archived, limit: 700, cursor });
        listed.push(...page.rows.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(listed).toEqual(expected);
      expect(service.count({ companyId: COMPANY, query, archived })).toEqual({ total: expected.length });
      const jumped = service.list({ companyId: COMPANY, query, archived, limit: 3, offset: 5 });
      expect(jumped.rows.map(({ id }) => id)).toEqual(expected.slice(5, 8));
    }
  }
});
