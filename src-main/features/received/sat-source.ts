/** The documents that our companies received, as SAT knows them. All SQL of it. */
import { and, asc, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import type { SatDocument, SatPage, SatSelection, SatSource } from '../sat-status/index.ts';
import { receivedDocumentsTable as t } from './tables.ts';

/**
 * Nobody here cancels what others issued: that SAT calls one cancelled is always news, and stays an alert until a person
 * has seen it; the record then says so too, and is in no sum any more.
 */
export const receivedSource: SatSource = { name: 'received', find, page, describe, stored };

function find(db: Db, id: string): SatDocument | undefined {
  const row = db.select().from(t).where(eq(t.id, id)).get();
  if (row === undefined) return undefined;
  const { companyId, uuid, issuerRfc, receiverRfc, totalText, sealTail, issuerName, demo, stampedAtUtc } = row;
  return {
    id,
    companyId,
    facts: { uuid, issuerRfc, receiverRfc, total: totalText, sealTail },
    label: labelOf(row),
    counterpart: issuerName,
    environment: demo ? 'demo' : 'production',
    ours: 'stamped',
    stampedAtUtc,
  };
}

function describe(db: Db, id: string): { label: string; uuid: string } | undefined {
  const row = db.select({ serie: t.serie, folio: t.folio, uuid: t.uuid }).from(t).where(eq(t.id, id)).get();
  return row && { label: labelOf(row), uuid: row.uuid };
}

function stored(tx: Db, id: string, { state, checkedAtUtc }: Parameters<SatSource['stored']>[2]): void {
  const status =
    state === 'cancelado'
      ? { status: 'cancelled' as const }
      : state === 'vigente'
        ? { status: 'stamped' as const }
        : {};
  // Not a person's change: the version stays.
  tx.update(t)
    .set({ ...status, satState: state, satCheckedAtUtc: checkedAtUtc })
    .where(eq(t.id, id))
    .run();
}

const OLDER = 'older';

/** In the order of their stamps; `open` has what is recent, and then what `also` names. */
function page(db: Db, which: SatSelection, after: string | undefined, limit: number): SatPage {
  if (which.statuses !== undefined && !which.statuses.includes('stamped')) return { ids: [] };
  if (after === OLDER) return { ids: older(db, which) };
  const since = which.scope === 'open' ? which.recentSinceUtc : undefined;
  const [atUtc = '', id = ''] = after?.split(' ') ?? [];
  const rows = db
    .select({ id: t.id, at: t.stampedAtUtc })
    .from(t)
    .where(
      and(
        ...conditionsOf(which),
        since === undefined ? undefined : gte(t.stampedAtUtc, since),
        after === undefined ? undefined : sql`(${t.stampedAtUtc}, ${t.id}) > (${atUtc}, ${id})`,
      ),
    )
    .orderBy(asc(t.stampedAtUtc), asc(t.id))
    .limit(limit)
    .all();
  const ids = rows.map((row) => row.id);
  const last = rows.at(-1);
  if (rows.length === limit && last !== undefined) return { ids, next: `${last.at} ${last.id}` };
  return which.scope === 'open' ? { ids, next: OLDER } : { ids };
}

function older(db: Db, which: SatSelection): string[] {
  if (which.also.length === 0) return [];
  return db
    .select({ id: t.id })
    .from(t)
    .where(and(...conditionsOf(which), lt(t.stampedAtUtc, which.recentSinceUtc), inArray(t.id, [...which.also])))
    .all()
    .map((row) => row.id);
}

function conditionsOf({ companyId, from, to }: SatSelection): SQL[] {
  return [
    ...(companyId === undefined ? [] : [eq(t.companyId, companyId)]),
    ...(from === undefined ? [] : [gte(t.stampedAtUtc, from)]),
    // After every time of that day.
    ...(to === undefined ? [] : [lt(t.stampedAtUtc, `${to}U`)]),
  ];
}

function labelOf({ serie, folio, uuid }: { serie: string | null; folio: string | null; uuid: string }): string {
  const number = [serie, folio].filter((part) => part !== null && part !== '').join('-');
  return number === '' ? uuid.slice(0, 8) : number;
}
