/** All SQL of the audit log. */
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { prepared, slot, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import { auditEntriesTable, auditHeadTable, type AuditEntryRow, type AuditHeadRow } from './tables.ts';

export function lastEntry(db: Db): Pick<AuditEntryRow, 'seq' | 'hash'> | undefined {
  return prepared(db, 'audit.lastEntry', (base) =>
    base
      .select({ seq: auditEntriesTable.seq, hash: auditEntriesTable.hash })
      .from(auditEntriesTable)
      .orderBy(desc(auditEntriesTable.seq))
      .limit(1)
      .prepare(),
  ).get();
}

export function hashAt(db: Db, seq: number): Buffer | undefined {
  return prepared(db, 'audit.hashAt', (base) =>
    base
      .select({ hash: auditEntriesTable.hash })
      .from(auditEntriesTable)
      .where(eq(auditEntriesTable.seq, slot('seq')))
      .prepare(),
  ).get({ seq })?.hash;
}

export function insertEntry(db: Db, row: AuditEntryRow): void {
  prepared(db, 'audit.insertEntry', (base) =>
    base
      .insert(auditEntriesTable)
      .values(slots(['seq', 'atUtc', 'actor', 'action', 'record', 'before', 'after', 'hash']))
      .prepare(),
  ).run(row);
}

/** Entries in order, a few hundred at a time, so that a long log does not fill the memory. */
export function* streamEntries(db: Db, batch = 500): Generator<AuditEntryRow> {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = db
      .select()
      .from(auditEntriesTable)
      .where(gt(auditEntriesTable.seq, after))
      .orderBy(asc(auditEntriesTable.seq))
      .limit(batch)
      .all();
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

/** Newest first; `before` is the last one of the page before. */
export function listEntries(db: Db, limit: number, before?: number, record?: string): AuditEntryRow[] {
  return db
    .select()
    .from(auditEntriesTable)
    .where(
      and(
        before === undefined ? undefined : lt(auditEntriesTable.seq, before),
        record === undefined ? undefined : eq(auditEntriesTable.record, record),
      ),
    )
    .orderBy(desc(auditEntriesTable.seq))
    .limit(limit)
    .all();
}

export function head(db: Db): AuditHeadRow | undefined {
  return prepared(db, 'audit.head', (base) => base.select().from(auditHeadTable).prepare()).get();
}

export function insertHead(db: Db, row: AuditHeadRow): void {
  db.insert(auditHeadTable).values(row).run();
}

export function updateHead(db: Db, { one: _one, ...columns }: AuditHeadRow): void {
  const names = ['seq', 'hash', 'authenticatedSeq', 'authenticatedHash', 'mac'];
  prepared(db, 'audit.updateHead', (base) => base.update(auditHeadTable).set(slots(names)).prepare()).run(columns);
}
