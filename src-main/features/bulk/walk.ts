/**
 * Walks a selection: first it is gathered, a page at a time, so that every invoice is known with the version that
 * it had; then each is worked on, in small transactions that keep what came of it beside what was done. A killed
 * process takes up where its last transaction ended, and between two of them everybody else has their turn.
 */
import { setImmediate } from 'node:timers/promises';
import type { FindingView } from '#contract/invoices.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Db } from '#db/types.ts';
import type { StoredError } from '../jobs/tables.ts';
import { toStoredError } from '../jobs/settle.ts';
import type { JobContext, JobOutcome } from '../jobs/types.ts';
import type { BulkDeps, ItemOutcome } from './ports.ts';
import * as repository from './repository.ts';
import type { BulkItem, BulkRun } from './tables.ts';

/** Longest that one transaction of ours keeps others waiting, but for the item that it has begun. */
const BATCH_MS = 15;
const PAGE = 500;
const BATCH_ITEMS = 50;

export type WalkDeps = Pick<BulkDeps, 'db' | 'clock' | 'logger' | 'faultPoints' | 'listInvoices'>;

/** Thrown by an item that cannot be done for a reason that is not its own: the others could not be either. */
export class StandsInTheWay extends Error {
  readonly error: CuadraError;
  constructor(error: CuadraError) {
    super(error.message, { cause: error });
    this.error = error;
  }
}

/** What a run that was told to stop leaves its job as; undefined: nobody told it. */
export function stopped({ signal }: Pick<JobContext, 'signal'>): JobOutcome | undefined {
  if (!signal.aborted) return undefined;
  return signal.reason === 'cancelled'
    ? { outcome: 'dead', error: new CuadraError('JOB_CANCELLED') }
    : { outcome: 'retry', error: new CuadraError('JOB_INTERRUPTED') };
}

/** Gathers what the selection has, from where it was left. */
export async function gather(deps: WalkDeps, jobId: string, context: JobContext): Promise<JobOutcome | BulkRun> {
  for (;;) {
    const early = stopped(context);
    if (early !== undefined) return early;
    const before = mustFind(deps.db, jobId);
    if (before.total !== null) return before;
    const { selected, next } = await nextOf(deps, before, context.signal);
    deps.db.transaction(
      (tx) => {
        context.fence(tx);
        repository.insertItems(tx, jobId, before.gathered, selected);
        const gathered = before.gathered + selected.length;
        repository.updateRun(tx, jobId, { gathered, gatheredTo: next, total: next === null ? gathered : null });
        context.progress({ done: 0 });
      },
      { behavior: 'immediate' },
    );
    await setImmediate();
  }
}

/** The next invoices of a selection, and where it goes on after them. */
async function nextOf(
  { db, listInvoices }: WalkDeps,
  { request: { selection }, gatheredTo, action }: BulkRun,
  signal: AbortSignal,
): Promise<{ selected: readonly repository.Selected[]; next: string | null }> {
  // Those that were pointed at have been there since the run was made.
  if ('ids' in selection) return { selected: [], next: null };
  if ('removedBy' in selection) {
    const items = repository.listUndoable(db, selection.removedBy, Number(gatheredTo ?? 0), PAGE);
    const last = items.length < PAGE ? undefined : items.at(-1);
    return {
      // At the same positions: there each finds what its undoing needs.
      selected: items,
      next: last === undefined ? null : String(last.position),
    };
  }
  const page = await listInvoices(
    {
      ...selection.filter,
      // Whatever the list is sorted by: this order costs the same however far it goes, and folios are taken in it.
      sort: { by: 'created', direction: action === 'issue' ? 'asc' : 'desc' },
      limit: PAGE,
      ...(gatheredTo === null ? {} : { cursor: gatheredTo }),
    },
    signal,
  );
  const except = new Set(selection.except);
  const selected = page.rows
    .filter(({ id }) => !except.has(id))
    .map((row) => ({ id: row.id, version: row.version, label: labelOf(row) }));
  return { selected, next: page.nextCursor ?? null };
}

/** As a person calls an invoice: its number, or who it is for. */
function labelOf(row: { serie?: string | undefined; folio?: number | undefined; receiverName: string }): string {
  if (row.folio === undefined) return row.receiverName;
  return row.serie === undefined || row.serie === '' ? String(row.folio) : `${row.serie}-${row.folio}`;
}

/** Gathers, then does `each` for every item that waits. */
export async function walk(
  deps: WalkDeps,
  context: JobContext,
  each: (tx: Db, item: BulkItem, run: BulkRun) => ItemOutcome,
): Promise<JobOutcome> {
  const jobId = context.job.id;
  const run = await gather(deps, jobId, context);
  if ('outcome' in run) return run;
  for (;;) {
    const early = stopped(context);
    if (early !== undefined) return early;
    const { left, obstacle } = batch(deps, context, run, each);
    deps.faultPoints.hit('bulk.batch');
    if (obstacle !== undefined) return outcomeOf(obstacle, deps.clock.now());
    if (!left) return { outcome: 'done' };
    await setImmediate();
  }
}

/** Works on some items in one transaction; tells whether more wait, and what stopped it if anything did. */
function batch(
  deps: WalkDeps,
  context: JobContext,
  run: BulkRun,
  each: Parameters<typeof walk>[2],
): { left: boolean; obstacle?: CuadraError } {
  const { jobId } = run;
  const began = performance.now();
  return deps.db.transaction(
    (tx) => {
      context.fence(tx);
      const items = repository.listPending(tx, jobId, 0, BATCH_ITEMS);
      const counts = { done: 0, failed: 0, skipped: 0 };
      let obstacle: CuadraError | undefined;
      let worked = 0;
      for (const item of items) {
        if (worked > 0 && performance.now() - began > BATCH_MS) break;
        try {
          const outcome = attempt(deps, () => each(tx, item, run));
          counts[outcome.state] += 1;
          settle(tx, item, outcome);
        } catch (error) {
          if (!(error instanceof StandsInTheWay)) throw error;
          obstacle = error.error;
          break;
        }
        worked += 1;
        deps.faultPoints.hit('bulk.item');
      }
      repository.addCounts(tx, jobId, counts);
      const now = mustFind(tx, jobId);
      context.progress({
        done: now.done + now.failed + now.skipped,
        ...(now.total === null ? {} : { total: now.total }),
      });
      const left = worked < items.length || items.length === BATCH_ITEMS;
      return obstacle === undefined ? { left } : { left, obstacle };
    },
    { behavior: 'immediate' },
  );
}

/** One invoice's trouble is its own; that of the database or of the whole run is not. */
function attempt({ logger }: WalkDeps, work: () => ItemOutcome): ItemOutcome {
  try {
    return work();
  } catch (error) {
    if (error instanceof StandsInTheWay || isDatabaseError(error)) throw error;
    if (isCuadraError(error)) {
      if (FOR_ALL.has(error.code)) throw new StandsInTheWay(error);
      return { state: 'failed', error };
    }
    logger.error({ err: error }, 'an item of bulk work failed unexpectedly');
    return { state: 'failed', error: new CuadraError('INTERNAL', { cause: error }) };
  }
}

/** What no invoice of the company can get past. */
const FOR_ALL: ReadonlySet<string> = new Set([
  'VAULT_LOCKED',
  'VAULT_TAMPERED',
  'VAULT_SECRET_MISSING',
  'CSD_NONE_ACTIVE',
  'CSD_EXPIRED',
  'CSD_NOT_YET_VALID',
  'INVOICE_NO_PAC',
  'MAIL_ACCOUNT_MISSING',
] satisfies CuadraError['code'][]);

const DAY_MS = 24 * 60 * 60 * 1000;

/** A locked vault ends the wait itself when it opens; anything else waits for a person, who then retries. */
function outcomeOf(error: CuadraError, now: Date): JobOutcome {
  return error.code === 'VAULT_LOCKED'
    ? { outcome: 'retry', error, atUtc: new Date(now.getTime() + DAY_MS).toISOString() }
    : { outcome: 'dead', error };
}

function settle(tx: Db, { jobId, position }: BulkItem, outcome: ItemOutcome): void {
  if (outcome.state === 'failed') repository.keepFailure(tx, jobId, position, toKept(outcome.error));
  else if (outcome.state === 'done' && outcome.before !== undefined)
    repository.keepBefore(tx, jobId, position, outcome.before);
  else repository.deleteItem(tx, jobId, position);
}

/** A finding is kept in the words in which it was found. */
export function toKept(error: CuadraError | FindingView): StoredError {
  if (isCuadraError(error)) return toStoredError(error);
  return { code: error.code, message: error.message, params: {} };
}

/** A full disk or a damaged file; a broken constraint is the item's own. */
function isDatabaseError(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && cause.name === 'SqliteError' ? String(cause.code) : '';
    if (code !== '' && !code.startsWith('SQLITE_CONSTRAINT')) return true;
  }
  return false;
}

export function mustFind(tx: Db, jobId: string): BulkRun {
  const run = repository.findRun(tx, jobId);
  if (run === undefined) throw new Error(`job ${jobId} has no run`);
  return run;
}
