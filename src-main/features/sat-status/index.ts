/** Puts the feature together: one asker, one store, the job, and what the others need. */
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import type { AlertsService } from '../alerts/service.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobsService } from '../jobs/service.ts';
import { defineJob } from '../jobs/types.ts';
import type { PreferencesService } from '../preferences/service.ts';
import { createAsker, type AskerDeps } from './asker.ts';
import { invoiceSource } from './invoice-source.ts';
import { createSatSchedules } from './schedule.ts';
import { createSatStatusService } from './service.ts';
import type { SatSource } from './source.ts';
import { createSatStore, type OnSatAnswer } from './store.ts';
import { syncJob } from './sync-job.ts';

export type { SatDocument, SatPage, SatSelection, SatSource } from './source.ts';
export type { OnSatAnswer } from './store.ts';

export interface SatStatusFeatureDeps extends AskerDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly alerts: AlertsService;
  readonly queue: JobQueue;
  readonly jobs: Pick<JobsService, 'get'>;
  readonly preferences: Pick<PreferencesService, 'all' | 'set'>;
  /** Documents besides our own invoices. */
  readonly sources?: readonly SatSource[];
  /** Called, in order, in the transaction that stores an answer. */
  readonly onAnswer?: readonly OnSatAnswer[];
  readonly faultPoints?: FaultPoints;
}

export function createSatStatus(deps: SatStatusFeatureDeps) {
  const closing = new AbortController();
  const given = {
    ...deps,
    faultPoints: deps.faultPoints ?? noFaultPoints,
    sources: [invoiceSource, ...(deps.sources ?? [])],
    asker: createAsker(deps),
    store: createSatStore({ ...deps, onAnswer: deps.onAnswer ?? [] }),
    schedule: createSatSchedules(deps.preferences),
    closing: closing.signal,
  };
  deps.queue.register(defineJob(syncJob(given)));
  return {
    ...createSatStatusService(given),
    /** Ends a run that is under way; the next start goes on with it. */
    close: (): void => closing.abort('stopping'),
  };
}
