/** All SQL of the job queue. Every change of state is guarded by the state (and lease) it expects. */
import { and, asc, count, desc, eq, gt, inArray, lt, lte, min, ne, or, sql, type SQL } from 'drizzle-orm';
import type { JobState } from '#contract/jobs.ts';
import type { Db } from '#db/types.ts';
import { jobsTable as t, type JobRow } from './tables.ts';

/** States from which a job may be taken. */
const TAKEABLE = ['queued', 'waiting', 'unknown'] as const;

/** Inserts unless the kind already has the key; tells whether it did. */
export function insertJob(db: Db, row: JobRow): boolean {
  return (
    db
      .insert(t)
      .values(row)
      .onConflictDoNothing({ target: [t.kind, t.idempotencyKey] })
      .run().changes === 1
  );
}

export function findJob(db: Db, id: string): JobRow | undefined {
  return db.select().from(t).where(eq(t.id, id)).get();
}

export function findJobByKey(db: Db, kind: string, idempotencyKey: string): JobRow | undefined {
  return db
    .select()
    .from(t)
    .where(and(eq(t.kind, kind), eq(t.idempotencyKey, idempotencyKey)))
    .get();
}

/**
 * Takes the next due job of a kind: highest priority, then longest due. The caller's immediate
 * transaction keeps two processes from reading the same one.
 */
export function takeDue(
  tx: Db,
  kind: string,
  lease: { owner: string; untilUtc: string; nowUtc: string },
): { row: JobRow; takenFrom: (typeof TAKEABLE)[number] } | undefined {
  const before = tx
    .select()
    .from(t)
    .where(and(eq(t.kind, kind), inArray(t.state, [...TAKEABLE]), lte(t.runAtUtc, lease.nowUtc)))
    .orderBy(desc(t.priority), asc(t.runAtUtc), asc(t.id))
    .limit(1)
    .get();
  if (before === undefined) return undefined;
  const row = tx
    .update(t)
    .set({
      state: 'running',
      attempt: sql`${t.attempt} + 1`,
      leaseOwner: lease.owner,
      leaseUntilUtc: lease.untilUtc,
      startedAtUtc: lease.nowUtc,
      progress: null,
      updatedAtUtc: lease.nowUtc,
    })
    .where(and(eq(t.id, before.id), eq(t.state, before.state)))
    .returning()
    .get();
  return row === undefined ? undefined : { row, takenFrom: before.state as (typeof TAKEABLE)[number] };
}

/** The earliest instant after `nowUtc` at which a job of these kinds falls due. */
export function nextDueUtc(db: Db, kinds: readonly string[], nowUtc: string): string | undefined {
  return (
    db
      .select({ at: min(t.runAtUtc) })
      .from(t)
      .where(and(inArray(t.kind, [...kinds]), inArray(t.state, [...TAKEABLE]), gt(t.runAtUtc, nowUtc)))
      .get()?.at ?? undefined
  );
}

/** Whether a job of this kind is due. */
export function hasDue(db: Db, kind: string, nowUtc: string): boolean {
  return (
    db
      .select({ id: t.id })
      .from(t)
      .where(and(eq(t.kind, kind), inArray(t.state, [...TAKEABLE]), lte(t.runAtUtc, nowUtc)))
      .limit(1)
      .get() !== undefined
  );
}

/** Which run of a job: a later run of the same job is another lease. */
export interface Lease {
  readonly id: string;
  readonly owner: string;
  readonly attempt: number;
}

const held = ({ id, owner, attempt }: Lease): SQL | undefined =>
  and(eq(t.id, id), eq(t.state, 'running'), eq(t.leaseOwner, owner), eq(t.attempt, attempt));

/** Changes a job that this lease still holds; tells whether it did. */
export function updateHeld(db: Db, lease: Lease, columns: Partial<JobRow>): boolean {
  return db.update(t).set(columns).where(held(lease)).run().changes === 1;
}

export function isHeld(db: Db, lease: Lease): boolean {
  return db.select({ id: t.id }).from(t).where(held(lease)).get() !== undefined;
}

export function extendLeases(db: Db, owner: string, untilUtc: string): void {
  db.update(t)
    .set({ leaseUntilUtc: untilUtc })
    .where(and(eq(t.state, 'running'), eq(t.leaseOwner, owner)))
    .run();
}

/** Running jobs of other process instances. */
export function listForeignRunning(db: Db, owner: string): JobRow[] {
  return db
    .select()
    .from(t)
    .where(and(eq(t.state, 'running'), ne(t.leaseOwner, owner)))
    .all();
}

/** Changes a job that is still in one of these states; tells whether it did. */
export function updateInState(db: Db, id: string, states: readonly JobState[], columns: Partial<JobRow>): boolean {
  return (
    db
      .update(t)
      .set(columns)
      .where(and(eq(t.id, id), inArray(t.state, [...states])))
      .run().changes === 1
  );
}

/** Brings back to `nowUtc` the waiting jobs of a kind (and company). */
export function makeDue(db: Db, kind: string, companyId: string | undefined, nowUtc: string): number {
  const conditions = [eq(t.kind, kind), eq(t.state, 'waiting'), gt(t.runAtUtc, nowUtc)];
  if (companyId !== undefined) conditions.push(eq(t.companyId, companyId));
  return db
    .update(t)
    .set({ runAtUtc: nowUtc, updatedAtUtc: nowUtc })
    .where(and(...conditions))
    .run().changes;
}

/** Brings back to `nowUtc` every job whose last run ended with this error and that waits for its next. */
export function makeDueAfter(db: Db, errorCode: string, nowUtc: string): number {
  return db
    .update(t)
    .set({ runAtUtc: nowUtc, updatedAtUtc: nowUtc })
    .where(
      and(
        inArray(t.state, ['waiting', 'unknown']),
        gt(t.runAtUtc, nowUtc),
        eq(sql`json_extract(${t.error}, '$.code')`, errorCode),
      ),
    )
    .run().changes;
}

export interface JobFilter {
  readonly state?: JobState | undefined;
  /** Any of these. */
  readonly states?: readonly JobState[] | undefined;
  readonly kind?: string | undefined;
  readonly companyId?: string | undefined;
}

function filtered({ state, states, kind, companyId }: JobFilter): SQL[] {
  const conditions: SQL[] = [];
  if (state !== undefined) conditions.push(eq(t.state, state));
  if (states !== undefined) conditions.push(inArray(t.state, [...states]));
  if (kind !== undefined) conditions.push(eq(t.kind, kind));
  if (companyId !== undefined) conditions.push(eq(t.companyId, companyId));
  return conditions;
}

/** Newest first; `after` is the last row of the page before. */
export function listJobs(
  db: Db,
  filter: JobFilter,
  limit: number,
  after?: { createdAtUtc: string; id: string },
): JobRow[] {
  const page =
    after === undefined
      ? undefined
      : or(lt(t.createdAtUtc, after.createdAtUtc), and(eq(t.createdAtUtc, after.createdAtUtc), lt(t.id, after.id)));
  return db
    .select()
    .from(t)
    .where(and(...filtered(filter), page))
    .orderBy(desc(t.createdAtUtc), desc(t.id))
    .limit(limit)
    .all();
}

/** How many jobs the filter has, by state. */
export function countJobs(db: Db, filter: JobFilter): { state: JobState; count: number }[] {
  return db
    .select({ state: t.state, count: count() })
    .from(t)
    .where(and(...filtered(filter)))
    .groupBy(t.state)
    .all();
}

/** Jobs that are not done, counted by kind and state. */
export function countOpen(db: Db, companyId: string | undefined): { kind: string; state: JobState; count: number }[] {
  return db
    .select({ kind: t.kind, state: t.state, count: count() })
    .from(t)
    .where(and(inArray(t.state, ['queued', 'running', 'waiting', 'unknown', 'dead']), ...filtered({ companyId })))
    .groupBy(t.kind, t.state)
    .orderBy(asc(t.kind), asc(t.state))
    .all();
}

/** When the job that has been due longest fell due. */
export function oldestDueUtc(db: Db, companyId: string | undefined, nowUtc: string): string | undefined {
  return (
    db
      .select({ at: min(t.runAtUtc) })
      .from(t)
      .where(and(inArray(t.state, [...TAKEABLE]), lte(t.runAtUtc, nowUtc), ...filtered({ companyId })))
      .get()?.at ?? undefined
  );
}

export function countDoneSince(db: Db, companyId: string | undefined, sinceUtc: string): number {
  return (
    db
      .select({ n: count() })
      .from(t)
      .where(and(eq(t.state, 'done'), gt(t.finishedAtUtc, sinceUtc), ...filtered({ companyId })))
      .get()?.n ?? 0
  );
}
