/** Inserting thousands of rows: one prepared statement a table, built from the table's own declaration. */
import type { Database, Statement } from 'better-sqlite3';
import { getTableColumns, getTableName, type InferInsertModel } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** What writes a row of a table; columns that are left out take their default or NULL. */
export function inserter<T extends SQLiteTable>(raw: Database, table: T): (row: InferInsertModel<T>) => void {
  const columns = Object.entries(getTableColumns(table));
  const statements = new Map<string, Statement>();
  return (row) => {
    const said = columns.filter(([property]) => (row as Record<string, unknown>)[property] !== undefined);
    const names = said.map(([, column]) => column.name).join(', ');
    let statement = statements.get(names);
    if (statement === undefined) {
      const places = said.map(() => '?').join(', ');
      statement = raw.prepare(`INSERT INTO ${getTableName(table)} (${names}) VALUES (${places})`);
      statements.set(names, statement);
    }
    const values = said.map(([property, column]) => {
      const value = (row as Record<string, unknown>)[property];
      return value === null ? null : column.mapToDriverValue(value);
    });
    statement.run(...values);
  };
}
