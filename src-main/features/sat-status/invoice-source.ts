/** The invoices that we issued, as SAT knows them. All SQL of it. */
import { and, asc, eq, gte, inArray, isNotNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { printedFacts } from '#domain/cfdi/qr.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { countRevision } from '../invoices/lists/revision.ts';
import { findFile } from '../invoices/repository.ts';
import { invoicesTable as i } from '../invoices/tables.ts';
import { stampAttemptsTable as a } from '../stamping/tables.ts';
import type { SatDocument, SatPage, SatSelection, SatSource } from './source.ts';

const STAMPED = ['stamped', 'cancel_requested', 'cancelled'] as const;

export const invoiceSource: SatSource = { name: 'invoice', find, page, describe, stored };

function find(db: Db, id: string): SatDocument | undefined {
  const row = db
    .select({
      companyId: i.companyId,
      status: i.status,
      serie: i.serie,
      folio: i.folio,
      receiverName: i.receiverName,
      stampedAtUtc: i.stampedAtUtc,
      demo: i.demo,
      environment: a.environment,
    })
    .from(i)
    .leftJoin(a, and(eq(a.invoiceId, i.id), eq(a.state, 'stamped')))
    .where(and(eq(i.id, id), isNotNull(i.uuid), inArray(i.status, [...STAMPED])))
    .get();
  if (row === undefined || row.stampedAtUtc === null) return undefined;
  const xml = findFile(db, id, 'stamped');
  if (xml === undefined) throw new CuadraError('INVOICE_NO_FILE');
  return {
    id,
    companyId: row.companyId,
    // From the document itself: it is what SAT has.
    facts: printedFacts(parseCfdi(xml)),
    label: labelOf(row),
    counterpart: row.receiverName,
    environment: row.environment ?? (row.demo ? 'demo' : 'production'),
    ours: row.status as SatDocument['ours'],
    stampedAtUtc: row.stampedAtUtc,
  };
}

function describe(db: Db, id: string): { label: string; uuid?: string } | undefined {
  const row = db.select({ serie: i.serie, folio: i.folio, uuid: i.uuid }).from(i).where(eq(i.id, id)).get();
  return row && { label: labelOf(row), ...(row.uuid === null ? {} : { uuid: row.uuid }) };
}

function stored(tx: Db, id: string, said: Parameters<SatSource['stored']>[2]): void {
  const before = tx.select({ companyId: i.companyId, satState: i.satState }).from(i).where(eq(i.id, id)).get();
  // Not a person's change: the version stays, so that no window is refused because SAT was asked meanwhile.
  tx.update(i).set({ satState: said.state, satCheckedAtUtc: said.checkedAtUtc }).where(eq(i.id, id)).run();
  // What the list adds up to by this state is another sum now.
  if (before !== undefined && before.satState !== said.state) countRevision(tx, before.companyId);
}

/**
 * In the order of their stamps, by that index. `open` first has what is recent; the older ones that need looking at
 * are few and come as one last page.
 */
function page(db: Db, which: SatSelection, after: string | undefined, limit: number): SatPage {
  if (after === OLDER) return { ids: olderOpen(db, which) };
  const from = which.scope === 'open' ? latest(which.recentSinceUtc, which.from) : which.from;
  const [atUtc = '', id = ''] = after?.split(' ') ?? [];
  const rows = db
    .select({ id: i.id, at: i.stampedAtUtc })
    .from(i)
    .where(
      and(
        ...conditionsOf(which),
        from === undefined ? undefined : gte(i.stampedAtUtc, from),
        after === undefined ? undefined : sql`(${i.stampedAtUtc}, ${i.id}) > (${atUtc}, ${id})`,
      ),
    )
    .orderBy(asc(i.stampedAtUtc), asc(i.id))
    .limit(limit)
    .all();
  const ids = rows.map((row) => row.id);
  const last = rows.at(-1);
  if (rows.length === limit && last !== undefined) return { ids, next: `${last.at ?? ''} ${last.id}` };
  return which.scope === 'open' ? { ids, next: OLDER } : { ids };
}

const OLDER = 'older';

/** Older than recent, and being cancelled or named by `also`. */
function olderOpen(db: Db, which: SatSelection): string[] {
  const older = [...conditionsOf(which), lt(i.stampedAtUtc, which.recentSinceUtc)];
  if (which.from !== undefined) older.push(gte(i.stampedAtUtc, which.from));
  const ids = (more: SQL): string[] =>
    db
      .select({ id: i.id })
      .from(i)
      .where(and(...older, more))
      .all()
      .map((row) => row.id);
  return [
    ...ids(sql`${i.status} = 'cancel_requested'`),
    ...ids(sql`${i.id} IN (SELECT value FROM json_each(${JSON.stringify(which.also)}))`),
  ];
}

function conditionsOf({ companyId, to, statuses }: SatSelection): SQL[] {
  return [
    isNotNull(i.uuid),
    isNotNull(i.stampedAtUtc),
    inArray(i.status, [...(statuses ?? STAMPED)]),
    ...(companyId === undefined ? [] : [eq(i.companyId, companyId)]),
    // After every time of that day.
    ...(to === undefined ? [] : [lt(i.stampedAtUtc, `${to}U`)]),
  ];
}

function latest(day: string, other: string | undefined): string {
  return other === undefined || day > other ? day : other;
}

function labelOf({ serie, folio }: { serie: string | null; folio: number | null }): string {
  return [serie, folio].filter((part) => part !== null && part !== '').join('-');
}
