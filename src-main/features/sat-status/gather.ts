/** Notes which documents a run asks about, a page at a time, from where it was left. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '#db/types.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { AlertsService } from '../alerts/service.ts';
import { stopped } from '../bulk/walk.ts';
import type { JobContext, JobOutcome } from '../jobs/types.ts';
import * as repository from './repository.ts';
import type { SatSelection, SatSource } from './source.ts';
import type { SatRun } from './tables.ts';

const PAGE = 500;

export interface GatherDeps {
  readonly db: Db;
  readonly faultPoints: FaultPoints;
  readonly alerts: Pick<AlertsService, 'recordsWith'>;
  readonly sources: readonly SatSource[];
}

/** Resolves to an outcome where the run was told to stop. */
export async function gather(deps: GatherDeps, context: JobContext): Promise<JobOutcome | undefined> {
  const { db } = deps;
  const jobId = context.job.id;
  for (;;) {
    const early = stopped(context);
    if (early !== undefined) return early;
    const run = mustFindRun(db, jobId);
    if (run.total !== null) return undefined;
    const { source, ids, next } = nextPage(deps, run);
    db.transaction(
      (tx) => {
        context.fence(tx);
        const gathered = run.gathered + repository.appendItems(tx, jobId, run.gathered, source, ids);
        repository.updateRun(tx, jobId, {
          gathered,
          ...(next === undefined ? { total: gathered } : { gatheredTo: next }),
        });
      },
      { behavior: 'immediate' },
    );
    deps.faultPoints.hit('sat-status.gathered');
    await setImmediate();
  }
}

/** `gatheredTo` is the name of a source, and behind a space where it goes on in it. */
function nextPage(
  { db, alerts, sources }: GatherDeps,
  { request, gatheredTo }: SatRun,
): { source: string; ids: readonly string[]; next: string | undefined } {
  const asked = sources.filter(({ name }) => request.sources?.includes(name) ?? true);
  const [name = asked[0]?.name, ...where] = gatheredTo?.split(' ') ?? [];
  const at = asked.findIndex((source) => source.name === name);
  const source = asked[at];
  if (source === undefined) return { source: '', ids: [], next: undefined };
  // Different, or being cancelled, when they were last looked at.
  const also =
    request.scope === 'open' ? [...alerts.recordsWith(source.name), ...repository.listInProcess(db, source.name)] : [];
  const which: SatSelection = { ...request, also };
  const { ids, next } = source.page(db, which, where.length === 0 ? undefined : where.join(' '), PAGE);
  return { source: source.name, ids, next: next === undefined ? asked[at + 1]?.name : `${source.name} ${next}` };
}

export function mustFindRun(db: Db, jobId: string): SatRun {
  const run = repository.findRun(db, jobId);
  if (run === undefined) throw new Error(`job ${jobId} has no run`);
  return run;
}
