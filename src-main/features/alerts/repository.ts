/** All SQL of alerts. */
import { and, count, desc, eq, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { AlertFilter, AlertSeverity } from '#contract/alerts.ts';
import type { Db } from '#db/types.ts';
import { alertsTable as t, type AlertRow } from './tables.ts';

/** Which record an alert is about. */
export interface AlertRecord {
  readonly kind: string;
  readonly id: string;
}

export function findAlert(db: Db, id: string): AlertRow | undefined {
  return db.select().from(t).where(eq(t.id, id)).get();
}

/** Unresolved ones of a record, dismissed or not. */
export function listUnresolved(db: Db, { kind, id }: AlertRecord): AlertRow[] {
  return db
    .select()
    .from(t)
    .where(and(eq(t.recordKind, kind), eq(t.recordId, id), isNull(t.resolvedAtUtc)))
    .orderBy(t.id)
    .all();
}

/** Records of a kind that have unresolved alerts. */
export function recordsWithAlerts(db: Db, recordKind: string): string[] {
  return db
    .selectDistinct({ id: t.recordId })
    .from(t)
    .where(and(eq(t.recordKind, recordKind), isNull(t.resolvedAtUtc)))
    .all()
    .map(({ id }) => id);
}

/** Tells whether it is new: of what is open already there is no second one. */
export function insertAlert(db: Db, row: AlertRow): boolean {
  return db.insert(t).values(row).onConflictDoNothing().run().changes === 1;
}

export function updateAlert(
  db: Db,
  id: string,
  columns: Partial<Pick<AlertRow, 'dismissedAtUtc' | 'dismissedBy' | 'resolvedAtUtc' | 'params' | 'severity'>>,
): void {
  db.update(t).set(columns).where(eq(t.id, id)).run();
}

/** Newest first; `before` is the last one of the page before. */
export function listAlerts(db: Db, filter: AlertFilter, limit: number, before?: string): AlertRow[] {
  const { companyId, state, kinds, recordId } = filter;
  return db
    .select()
    .from(t)
    .where(
      and(
        ofState(state),
        ofCompany(companyId),
        kinds === undefined ? undefined : inArray(t.kind, kinds),
        recordId === undefined ? undefined : eq(t.recordId, recordId),
        before === undefined ? undefined : lt(t.id, before),
      ),
    )
    .orderBy(desc(t.id))
    .limit(limit)
    .all();
}

export function countOpen(db: Db, companyId: string | undefined): { severity: AlertSeverity; count: number }[] {
  return db
    .select({ severity: t.severity, count: count() })
    .from(t)
    .where(and(ofState('open'), ofCompany(companyId)))
    .groupBy(t.severity)
    .all();
}

/** What is of no company concerns every one. */
function ofCompany(companyId: string | undefined): SQL | undefined {
  return companyId === undefined ? undefined : or(eq(t.companyId, companyId), isNull(t.companyId));
}

function ofState(state: AlertFilter['state']): SQL | undefined {
  switch (state) {
    case 'open':
      return sql`${isNull(t.resolvedAtUtc)} AND ${isNull(t.dismissedAtUtc)}`;
    case 'dismissed':
      return and(isNull(t.resolvedAtUtc), isNotNull(t.dismissedAtUtc));
    case 'resolved':
      return isNotNull(t.resolvedAtUtc);
    case 'all':
    default:
      return undefined;
  }
}
