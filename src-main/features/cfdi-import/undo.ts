/** Taking back what a run brought in: as a job, in short transactions; a killed one goes on with what is left. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '#db/types.ts';
import type { JobContext, JobOutcome } from '../jobs/types.ts';
import { listOfImport, removeImported } from '../invoices/imported.ts';
import type { CfdiImportDeps } from './ports.ts';
import * as repository from './repository.ts';
import { isReferredTo, stopped } from './run.ts';

const BATCH_MS = 12;
const PAGE = 200;

interface Kind {
  readonly list: (tx: Db, runId: string, after: string, limit: number) => readonly { id: string; version: number }[];
  readonly remove: (tx: Db, id: string) => void;
}

export async function undoRun(deps: CfdiImportDeps, context: JobContext, runId: string): Promise<JobOutcome> {
  const { db, audit, received } = deps;
  // What an earlier try had to leave is met, and counted, again.
  repository.updateRun(db, runId, { kept: 0 });
  const kinds: readonly Kind[] = [
    { list: listOfImport, remove: removeImported },
    { list: received.ofImport, remove: received.remove },
  ];
  for (const kind of kinds) {
    let after: string | undefined = '';
    while (after !== undefined) {
      const early = stopped(context);
      if (early !== undefined) return early;
      after = batch(deps, context, runId, kind, after);
      deps.faultPoints.hit('cfdi-import.undo');
      await setImmediate();
    }
  }
  db.transaction((tx) => {
    context.fence(tx);
    const run = repository.findRun(tx, runId);
    const after = { undone: run?.undone, kept: run?.kept };
    audit(tx, { actor: run?.actor ?? 'system', action: 'cfdi-import.undone', record: `cfdi-import:${runId}`, after });
  });
  return { outcome: 'done' };
}

/** Takes some away; gives the id to go on behind, or undefined when there are no more. */
function batch(
  { db }: CfdiImportDeps,
  context: JobContext,
  runId: string,
  { list, remove }: Kind,
  from: string,
): string | undefined {
  return db.transaction(
    (tx) => {
      context.fence(tx);
      const began = performance.now();
      const some = list(tx, runId, from, PAGE);
      let [undone, kept] = [0, 0];
      let after: string | undefined;
      for (const { id, version } of some) {
        if (after !== undefined && performance.now() - began > BATCH_MS) break;
        if (version === 1 && takenAway(tx, id, remove)) undone += 1;
        else kept += 1;
        after = id;
      }
      const run = repository.findRun(tx, runId);
      if (run === undefined) return undefined;
      repository.updateRun(tx, runId, { undone: run.undone + undone, kept: run.kept + kept });
      const total = run.issued + run.received;
      context.progress({ done: run.undone + undone + run.kept + kept, total });
      return after;
    },
    { behavior: 'immediate' },
  );
}

/** Whether it went; what another record refers to stays. */
function takenAway(tx: Db, id: string, remove: Kind['remove']): boolean {
  try {
    tx.transaction((inner) => remove(inner, id));
    return true;
  } catch (error) {
    if (isReferredTo(error)) return false;
    throw error;
  }
}
