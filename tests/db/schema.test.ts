/** What must hold for the schema as a whole, whatever feature a table belongs to. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { migrations } from '#db/migrations/index.ts';
import { openDatabase } from '#db/open.ts';
import { schemaDifferences, tablesOf } from '../support/schema.ts';

const root = join(import.meta.dirname, '../../src-main');
const database = openDatabase({ path: ':memory:', now: () => new Date(0) });
const { raw } = database;
afterAll(() => database.close());

describe('migrations', () => {
  it('are numbered upwards without repeating, and named after what they bring', () => {
    const numbers = migrations.map((migration) => migration.number);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    const files = globSync('db/migrations/[0-9]*.ts', { cwd: root });
    const named = migrations.map(({ number, name }) => `db/migrations/${String(number).padStart(4, '0')}-${name}.ts`);
    expect(named.toSorted()).toEqual(files.toSorted());
  });

  it('make STRICT tables only', () => {
    const tables = raw
      .prepare("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
      .all() as {
      name: string;
      strict: number;
    }[];
    const own = tables.filter(({ name }) => !name.startsWith('sqlite_'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(({ strict }) => strict !== 1).map(({ name }) => name)).toEqual([]);
  });

  it('keep no amount in a floating-point column', () => {
    const real = raw
      .prepare(
        "SELECT t.name || '.' || c.name FROM pragma_table_list t, pragma_table_info(t.name) c WHERE c.type = 'REAL'",
      )
      .pluck()
      .all();
    expect(real).toEqual([]);
  });
});

describe('declared tables', async () => {
  const files = globSync('features/**/tables.ts', { cwd: root });
  for (const file of files) {
    const module = (await import(join(root, file))) as object;
    it(`${file} is what the database has`, () => {
      const tables = tablesOf(module);
      expect(tables.length).toBeGreaterThan(0);
      expect(tables.flatMap((table) => schemaDifferences(raw, table))).toEqual([]);
    });
  }

  it('would be told apart from it', () => {
    const wrong = sqliteTable('companies', { id: integer('id').primaryKey(), rfc: text('rfc'), sorts: text('sorts') });
    const differences = schemaDifferences(raw, wrong);
    expect(differences).toContain('companies.id: INTEGER declared, TEXT there');
    expect(differences).toContain('companies.rfc: never null in the database only');
    expect(differences).toContain('companies.sorts: not in the database');
    expect(differences).toContain('companies.legal_name: not declared');
    expect(schemaDifferences(raw, sqliteTable('nowhere', { id: text('id') }))).toEqual(['nowhere: no such table']);
  });
});
