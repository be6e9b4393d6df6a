/**
 * What clients, products and companies have in common as records: found or NOT_FOUND, changed only
 * at the version that was read, and every change in the audit log within the same transaction.
 */
import { and, eq, getTableName, sql, type InferSelectModel, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { prepared, slot, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { MessageKey } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { AuditAppend } from './audit/port.ts';

/** A table with the columns that every record has (model.md). */
export type RecordTable = SQLiteTable & {
  readonly id: SQLiteColumn;
  readonly version: SQLiteColumn;
};

/** Writes `columns` if the row still has `version`; tells whether it did. */
export function updateAtVersion<T extends RecordTable>(
  db: Db,
  table: T,
  id: string,
  version: number,
  columns: Partial<InferSelectModel<T>>,
): boolean {
  const said = Object.entries(columns).filter(([, value]) => value !== undefined);
  const nulls = said.filter(([, value]) => value === null).map(([name]) => name);
  const names = said.filter(([, value]) => value !== null).map(([name]) => name);
  // Which columns change makes the statement, and which become null; a table has few such sets in use.
  const what = [...names.toSorted(), '=null', ...nulls.toSorted()].join();
  const result = prepared(db, `update ${getTableName(table)} ${what}`, (base) =>
    base
      .update(table)
      .set({
        ...(slots([...names, 'version']) as object),
        ...Object.fromEntries(nulls.map((name) => [name, null])),
      } as never)
      .where(and(eq(table.id, slot('row id')), eq(table.version, slot('row version'))))
      .prepare(),
  ).run({ ...columns, version: version + 1, 'row id': id, 'row version': version });
  return result.changes === 1;
}

export interface RecordKind<R, T> {
  /** As in audit records and actions: `client`. */
  readonly kind: string;
  readonly nameKey: MessageKey;
  readonly find: (db: Db, id: string) => R | undefined;
  readonly update: (db: Db, id: string, version: number, columns: Partial<R>) => boolean;
  readonly toView: (row: R) => T;
  /** What the audit log keeps of a row, where that is more than the view. */
  readonly toAudited?: (row: R) => unknown;
}

/** What a feature of records needs. */
export interface RecordDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
}

/** The shared steps of a record's life, bound to one kind. */
export function recordSteps<R extends { id: string; version: number; updatedAtUtc: string }, T>(
  { kind, nameKey, find, update, toView, toAudited = toView }: RecordKind<R, T>,
  { db, clock, audit }: RecordDeps,
) {
  /** @throws CuadraError NOT_FOUND */
  function mustFind(tx: Db, id: string): R {
    const row = find(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: nameKey, id } });
    return row;
  }

  return {
    mustFind,

    /** Audits a row that the caller just inserted in `tx` and returns it as the contract shows it. */
    created(tx: Db, id: string, actor: string): T {
      const row = mustFind(tx, id);
      audit(tx, { actor, action: `${kind}.created`, record: `${kind}:${id}`, after: toAudited(row) });
      return toView(row);
    },

    /**
     * Reads, checks the version, writes and audits in one transaction: the caller's `outer`, or its own.
     * @throws CuadraError NOT_FOUND, STALE_VERSION
     */
    change(id: string, version: number, actor: string, what: string, columns: Partial<R>, outer?: Db): T {
      return within(db, outer, (tx) => {
        const before = mustFind(tx, id);
        const stamped: Partial<R> = { ...columns, updatedAtUtc: clock.now().toISOString() };
        if (!update(tx, id, version, stamped)) throw new CuadraError('STALE_VERSION');
        const after = mustFind(tx, id);
        const change = { before: toAudited(before), after: toAudited(after) };
        audit(tx, { actor, action: `${kind}.${what}`, record: `${kind}:${id}`, ...change });
        return toView(after);
      });
    },
  };
}

/** Works in the transaction that is already open, or in one of its own. */
export function within<T>(db: Db, outer: Db | undefined, work: (tx: Db) => T): T {
  return outer === undefined ? db.transaction(work) : work(outer);
}

/** Only what was said changes: an absent property leaves its column alone. */
export function saidColumns<T extends object>(input: T): Partial<T> {
  const said: Partial<T> = {};
  for (const [key, value] of Object.entries(input)) {
    if (value !== undefined) Object.assign(said, { [key]: value });
  }
  return said;
}

/** NULL columns become absent properties, as the contract's optional ones are. */
export function withoutNulls<T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } {
  const view: Record<string, unknown> = {};
  // A loop over keys, not entries: lists of hundreds of rows pass through here.
  for (const key in row) {
    const value = row[key];
    if (value !== null) view[key] = value;
  }
  return view as { [K in keyof T]: Exclude<T[K], null> };
}

/** `%text%` (or `text%`) for LIKE … ESCAPE '\', with the pattern's own signs taken literally. */
export function likePattern(text: string, kind: 'contains' | 'starts'): string {
  const escaped = text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  return kind === 'contains' ? `%${escaped}%` : `${escaped}%`;
}

/** Condition type for list filters that may be absent. */
export type Filter = SQL | undefined;

/**
 * Keyset condition: the rows after (or before) the last one shown. Written as a row value, which
 * SQLite turns into a range of the index; the same as `a < x OR (a = x AND b < y)`, which it does not.
 */
export function keyset(
  columns: readonly [SQLiteColumn, SQLiteColumn],
  than: '>' | '<',
  values: readonly [string, string],
): SQL {
  const [first, second] = columns;
  return than === '>'
    ? sql`(${first}, ${second}) > (${values[0]}, ${values[1]})`
    : sql`(${first}, ${second}) < (${values[0]}, ${values[1]})`;
}

const LETTERS = [
  ['Á', 'A'],
  ['É', 'E'],
  ['Í', 'I'],
  ['Ó', 'O'],
  ['Ú', 'U'],
  ['Ü', 'U'],
  ['Ñ', 'N~'],
  ['á', 'a'],
  ['é', 'e'],
  ['í', 'i'],
  ['ó', 'o'],
  ['ú', 'u'],
  ['ü', 'u'],
  ['ñ', 'n~'],
] as const;

/** A text as lists order it, word for word as in the indexes: without case or accents, ñ after n. */
export function folded(text: SQLiteColumn | SQL): SQL {
  const open = 'replace('.repeat(LETTERS.length);
  const steps = LETTERS.map(([from, to]) => `, '${from}', '${to}')`).join('');
  return sql`${sql.raw(`lower(${open}`)}${text}${sql.raw(`${steps})`)}`;
}
