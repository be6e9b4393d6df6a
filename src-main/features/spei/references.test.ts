import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenedDatabase } from '#db/open.ts';
import { isSpeiReference, speiReference } from '#domain/spei/reference.ts';
import { nextSpeiReference } from './references.ts';

const [A, B] = ['0193a1de-0000-7000-8000-000000000001', '0193a1de-0000-7000-8000-000000000002'] as const;
let database: OpenedDatabase;

beforeEach(() => {
  database = openDatabase({ path: ':memory:', now: () => new Date('2026-11-26T18:00:00.000Z') });
  for (const [id, rfc] of [
    [A, 'EKU9003173C9'],
    [B, 'URE180429TM6'],
  ]) {
    database.raw
      .prepare(
        `INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
         VALUES (?, ?, 'X', '601', '06300', '2026-11-26T18:00:00.000Z', '2026-11-26T18:00:00.000Z')`,
      )
      .run(id, rfc);
  }
});
afterEach(() => database.close());

const next = (company: string): string => database.db.transaction((tx) => nextSpeiReference(tx, company));

test('each is given out once in a company, and every company has its own', () => {
  const given = Array.from({ length: 500 }, () => next(A));
  expect(new Set(given).size).toBe(500);
  expect(given.every(isSpeiReference)).toBe(true);
  expect(given[0]).toBe(speiReference(0));
  expect(next(B)).toBe(speiReference(0));
});

test('what is rolled back was not given out', () => {
  next(A);
  expect(() =>
    database.db.transaction((tx) => {
      nextSpeiReference(tx, A);
      throw new Error('rolled back');
    }),
  ).toThrow('rolled back');
  expect(next(A)).toBe(speiReference(1));
});

test('after the last there is none, rather than one that was given out before', () => {
  database.raw.prepare('INSERT INTO spei_references (company_id, next) VALUES (?, 899999)').run(A);
  expect(next(A)).toBe(speiReference(899_999));
  expect(() => next(A)).toThrow(expect.objectContaining({ code: 'SPEI_REFERENCES_EXHAUSTED' }));
  expect(() => next(A)).toThrow(expect.objectContaining({ code: 'SPEI_REFERENCES_EXHAUSTED' }));
});
