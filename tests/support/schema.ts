/** Compares the tables that the code declares for drizzle with those that the migrations really make. */
import type Database from 'better-sqlite3';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';

interface RealColumn {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly pk: number;
}

/** Every table that a module exports. */
export function tablesOf(module: object): SQLiteTable[] {
  return Object.values(module).filter((value): value is SQLiteTable => is(value, SQLiteTable));
}

/** What differs, in words; empty when declaration and schema agree. */
export function schemaDifferences(raw: Database.Database, table: SQLiteTable): string[] {
  const { name, columns } = getTableConfig(table);
  const real = new Map((raw.pragma(`table_xinfo(${name})`) as RealColumn[]).map((column) => [column.name, column]));
  if (real.size === 0) return [`${name}: no such table`];
  const differences: string[] = [];
  for (const column of columns) {
    const found = real.get(column.name);
    real.delete(column.name);
    const where = `${name}.${column.name}`;
    if (found === undefined) {
      differences.push(`${where}: not in the database`);
      continue;
    }
    const declared = column.getSQLType().toUpperCase();
    if (declared !== found.type) differences.push(`${where}: ${declared} declared, ${found.type} there`);
    // In STRICT tables the columns of a primary key are never null.
    const neverNull = found.notnull === 1 || found.pk > 0;
    if (column.notNull !== neverNull && !column.primary && found.pk === 0) {
      differences.push(`${where}: ${neverNull ? 'never null' : 'may be null'} in the database only`);
    }
  }
  for (const missing of real.keys()) differences.push(`${name}.${missing}: not declared`);
  return differences;
}
