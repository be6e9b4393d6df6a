/** The kinds of job behind bulk work, one an action, so that a long export does not hold up a mailing. */
import { z } from 'zod';
import { defineJob, type AnyJobHandler, type JobContext, type JobHandler, type JobOutcome } from '../jobs/types.ts';
import { itemActions } from './actions.ts';
import { exportRun } from './export/run.ts';
import type { BulkDeps } from './ports.ts';
import { printRun } from './print.ts';
import type { RunAction } from './tables.ts';
import { walk } from './walk.ts';

export function kindOf(action: RunAction): string {
  return `bulk.${action}`;
}

/** What it works on is in its run; the queue shows how many invoices were pointed at, where they were. */
const payload = z.strictObject({ action: z.string(), selected: z.int().optional() });

export function bulkJobs(deps: BulkDeps): AnyJobHandler[] {
  const each = itemActions(deps);
  const job = (action: RunAction, run: (context: JobContext) => Promise<JobOutcome>): AnyJobHandler =>
    defineJob({ ...COMMON, kind: kindOf(action), run: (_payload, context) => run(context) });
  return [
    job('issue', (context) => walk(deps, context, each.issue)),
    job('mail', (context) => walk(deps, context, each.mail)),
    job('cancel', (context) => walk(deps, context, each.cancel)),
    job('remove-drafts', (context) => walk(deps, context, each['remove-drafts'])),
    job('undo', (context) => walk(deps, context, each.undo)),
    job('print', (context) => printRun(deps, context)),
    job('export', (context) => exportRun(deps, context)),
  ];
}

const COMMON = {
  payload,
  concurrency: 1,
  // A full disk or a locked vault may last; what each invoice needs is not counted here.
  maxAttempts: 50,
  backoff: { baseMs: 2000, factor: 2, maxMs: 10 * 60_000, jitter: 0.2 },
  // What was done is stored with the doing of it: a run that died goes on behind its last transaction.
  afterCrash: 'queued',
} as const satisfies Partial<JobHandler<z.infer<typeof payload>>>;
