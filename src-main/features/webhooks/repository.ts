/** All SQL of the inbox. */
import { and, asc, count, desc, eq, gte, inArray, lt, lte, max, min, or, sql } from 'drizzle-orm';
import type { WebhookEventState } from '#contract/webhooks.ts';
import { prepared, slot, slots } from '#db/prepared.ts';
import type { Db } from '#db/types.ts';
import {
  webhookEventsTable as t,
  webhookPollsTable as polls,
  webhookRefusalsTable as refusals,
  type WebhookEventRow,
  type WebhookPollRow,
  type WebhookRefusalRow,
} from './tables.ts';

const listed = {
  id: t.id,
  gatewayId: t.gatewayId,
  companyId: t.companyId,
  provider: t.provider,
  providerEventId: t.providerEventId,
  via: t.via,
  trust: t.trust,
  type: t.type,
  providerType: t.providerType,
  objectId: t.objectId,
  objectKind: t.objectKind,
  state: t.state,
  attempts: t.attempts,
  deliveries: t.deliveries,
  runAtUtc: t.runAtUtc,
  occurredAtUtc: t.occurredAtUtc,
  receivedAtUtc: t.receivedAtUtc,
  settledAtUtc: t.settledAtUtc,
  error: t.error,
};
/** Without the bytes: they are read for one event at a time. */
export type ListedEvent = Omit<WebhookEventRow, 'body' | 'headers' | 'event'>;

export type NewEvent = Omit<WebhookEventRow, 'attempts' | 'deliveries' | 'settledAtUtc' | 'error'>;
const NEW_COLUMNS =
  'id gatewayId companyId provider providerEventId via trust type providerType objectId objectKind state runAtUtc occurredAtUtc receivedAtUtc event headers body'.split(
    ' ',
  );

/** Tells whether it is new; one that is known is counted as delivered again, and made a real delivery if it was only read. */
export function insertEvent(db: Db, row: NewEvent): boolean {
  const inserted = prepared(db, 'webhooks: insert', (base) =>
    base
      .insert(t)
      .values({ ...(slots(NEW_COLUMNS) as object), attempts: 0, deliveries: 1 } as never)
      .onConflictDoNothing()
      .prepare(),
  ).run({ ...row });
  if (inserted.changes === 1) return true;
  prepared(db, 'webhooks: again', (base) =>
    base
      .update(t)
      .set({ deliveries: sql`${t.deliveries} + 1` })
      .where(and(eq(t.gatewayId, slot('gatewayId')), eq(t.providerEventId, slot('providerEventId'))))
      .prepare(),
  ).run({ gatewayId: row.gatewayId, providerEventId: row.providerEventId });
  return false;
}

export function findEvent(db: Db, id: string): WebhookEventRow | undefined {
  return db.select().from(t).where(eq(t.id, id)).get();
}

const open = inArray(t.state, ['pending', 'waiting']);

/** Those that may be worked on now, in the order in which they fell due. */
export function dueEvents(db: Db, gatewayId: string, nowUtc: string, limit: number) {
  return db
    .select({ ...listed, event: t.event })
    .from(t)
    .where(and(eq(t.gatewayId, gatewayId), open, lte(t.runAtUtc, nowUtc)))
    .orderBy(asc(t.runAtUtc), asc(t.id))
    .limit(limit)
    .all();
}
export type DueEvent = ReturnType<typeof dueEvents>[number];

/** When the next one falls due; undefined where none is open. */
export function nextDue(db: Db, gatewayId: string): string | undefined {
  const row = db
    .select({ at: min(t.runAtUtc) })
    .from(t)
    .where(and(eq(t.gatewayId, gatewayId), open))
    .get();
  return row?.at ?? undefined;
}

export function gatewaysWithOpen(db: Db): { gatewayId: string; companyId: string }[] {
  return db.selectDistinct({ gatewayId: t.gatewayId, companyId: t.companyId }).from(t).where(open).all();
}

/** Settles an event or puts it off, if it is still open; tells whether it was. */
export function updateOpen(
  db: Db,
  id: string,
  columns: Pick<WebhookEventRow, 'state' | 'settledAtUtc' | 'attempts' | 'error'> & { readonly runAtUtc?: string },
): boolean {
  const done = columns.state === 'done' && columns.error === null;
  if (!done)
    return (
      db
        .update(t)
        .set(columns)
        .where(and(eq(t.id, id), open))
        .run().changes === 1
    );
  return (
    prepared(db, 'webhooks: done', (base) =>
      base
        .update(t)
        .set({
          state: 'done',
          error: sql`NULL`,
          settledAtUtc: slot('settledAtUtc'),
          attempts: slot('attempts'),
        } as never)
        .where(and(eq(t.id, slot('id')), open))
        .prepare(),
    ).run({ id, settledAtUtc: columns.settledAtUtc, attempts: columns.attempts }).changes === 1
  );
}

/** Opens a settled one again. */
export function reopen(db: Db, id: string, nowUtc: string): boolean {
  const columns = { state: 'pending', settledAtUtc: null, attempts: 0, error: null, runAtUtc: nowUtc } as const;
  return db.update(t).set(columns).where(eq(t.id, id)).run().changes === 1;
}

export interface EventFilter {
  readonly companyId?: string | undefined;
  readonly gatewayId?: string | undefined;
  readonly states?: readonly WebhookEventState[] | undefined;
  readonly objectId?: string | undefined;
  /** Beginning of the object's id, or all of the event's. */
  readonly query?: string | undefined;
}

/** Both are looked up in indexes, whose first column an event's id needs the gateways for. */
function matching(query: string, gatewayIds: readonly string[]) {
  const begins = and(gte(t.objectId, query), lt(t.objectId, `${query}\u{10ffff}`));
  return or(begins, and(inArray(t.gatewayId, [...gatewayIds]), eq(t.providerEventId, query)));
}

/**
 * Newest first.
 * @param before the last one of the page before
 * @param gatewayIds those whose events' ids a `query` may be
 */
export function listEvents(
  db: Db,
  filter: EventFilter,
  limit: number,
  before?: string,
  gatewayIds: readonly string[] = [],
): ListedEvent[] {
  const { companyId, gatewayId, states, objectId, query } = filter;
  // An id is looked up: with the plus SQLite does not walk through the company's events for it instead.
  const plus = sql.raw(query === undefined ? '' : '+');
  return db
    .select(listed)
    .from(t)
    .where(
      and(
        companyId === undefined ? undefined : sql`${plus}${t.companyId} = ${companyId}`,
        gatewayId === undefined ? undefined : eq(t.gatewayId, gatewayId),
        states === undefined ? undefined : inArray(t.state, [...states]),
        objectId === undefined ? undefined : eq(t.objectId, objectId),
        query === undefined ? undefined : matching(query, gatewayIds),
        before === undefined ? undefined : sql`${plus}${t.id} < ${before}`,
      ),
    )
    .orderBy(desc(t.id))
    .limit(limit)
    .all();
}

/** Of those that somebody or something still has to do with; the settled ones are too many to be counted each time. */
export function countOpen(db: Db, gatewayId: string): { state: WebhookEventState; count: number }[] {
  return db
    .select({ state: t.state, count: count() })
    .from(t)
    .where(and(eq(t.gatewayId, gatewayId), open))
    .groupBy(t.state)
    .all();
}

export function countDead(db: Db, gatewayId: string): number {
  return (
    db
      .select({ count: count() })
      .from(t)
      .where(and(eq(t.gatewayId, gatewayId), eq(t.state, 'dead')))
      .get()?.count ?? 0
  );
}

/** When the gateway last called by itself. */
export function lastCame(db: Db, gatewayId: string): string | undefined {
  const row = db
    .select({ at: max(t.receivedAtUtc) })
    .from(t)
    .where(and(eq(t.gatewayId, gatewayId), eq(t.via, 'webhook')))
    .get();
  return row?.at ?? undefined;
}

/** Bytes of what was settled long ago: what matters of it stands with the transaction. Some at a time. */
export function emptyOldBodies(db: Db, beforeUtc: string, limit: number): number {
  const old = db
    .select({ id: t.id })
    .from(t)
    .where(and(lt(t.receivedAtUtc, beforeUtc), inArray(t.state, ['done', 'ignored']), sql`length(${t.body}) > 0`))
    .limit(limit);
  return db
    .update(t)
    .set({ body: Buffer.alloc(0), headers: {} })
    .where(inArray(t.id, old))
    .run().changes;
}

export function addRefusals(db: Db, gatewayId: string, reason: string, many: number, atUtc: string): void {
  db.insert(refusals)
    .values({ gatewayId, reason, count: many, firstAtUtc: atUtc, lastAtUtc: atUtc })
    .onConflictDoUpdate({
      target: [refusals.gatewayId, refusals.reason],
      set: { count: sql`${refusals.count} + ${many}`, lastAtUtc: atUtc },
    })
    .run();
}

export function forgetRefusals(db: Db, gatewayId: string): void {
  db.delete(refusals).where(eq(refusals.gatewayId, gatewayId)).run();
}

export function gatewaysWithRefusals(db: Db): string[] {
  return db
    .selectDistinct({ id: refusals.gatewayId })
    .from(refusals)
    .all()
    .map(({ id }) => id);
}

export function listRefusals(db: Db, gatewayId: string): WebhookRefusalRow[] {
  return db.select().from(refusals).where(eq(refusals.gatewayId, gatewayId)).orderBy(asc(refusals.reason)).all();
}

export function findPoll(db: Db, gatewayId: string): WebhookPollRow | undefined {
  return db.select().from(polls).where(eq(polls.gatewayId, gatewayId)).get();
}

export function putPoll(db: Db, row: WebhookPollRow): void {
  const { gatewayId: _id, ...columns } = row;
  db.insert(polls).values(row).onConflictDoUpdate({ target: polls.gatewayId, set: columns }).run();
}
