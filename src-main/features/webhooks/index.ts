/** The inbox, put together: door, storage, work, catching up, watching. */
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { HttpListeners, ListenerLimits } from '#ports/http-listener.ts';
import type { Logger } from '#ports/logger.ts';
import type { Timers } from '#ports/timers.ts';
import type { AlertsService } from '../alerts/service.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobRunner } from '../jobs/runner.ts';
import { catchUpJob } from './catch-up.ts';
import { createChallenges } from './challenge.ts';
import { createDoor } from './door.ts';
import { createInbox } from './inbox.ts';
import { createWebhookListener } from './listener.ts';
import type { InboxGateways } from './ports.ts';
import { PROCESS_JOB, processJob, wakeProcess } from './process-job.ts';
import { WEBHOOK_RATE, type RateLimit } from './rate-limit.ts';
import { createRefusals } from './refusals.ts';
import * as repository from './repository.ts';
import { createWebhooksService } from './service.ts';
import { createWebhookWatch } from './watch.ts';

export { WEBHOOK_PATH } from './door.ts';
export type { InboxGateway, InboxGateways, Look } from './ports.ts';

/** Bytes of settled deliveries are kept so long. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

export interface WebhooksDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly runner: Pick<JobRunner, 'onSettled'>;
  readonly alerts: AlertsService;
  readonly listeners: HttpListeners;
  readonly gateways: InboxGateways;
  /** See `WebhookWatchDeps`. */
  readonly reachableSince: (gatewayId: string) => string | undefined;
  readonly faultPoints: FaultPoints;
  readonly rate?: RateLimit;
  readonly limits?: Partial<ListenerLimits>;
  /** Milliseconds of a clock that never jumps. */
  readonly monotonicMs?: () => number;
}

export type WebhooksFeature = ReturnType<typeof createWebhooks>;

export function createWebhooks(deps: WebhooksDeps) {
  const { db, clock, queue, gateways } = deps;
  const inbox = createInbox({ ...deps, onStored: (tx, gateway) => wakeProcess(tx, queue, gateway) });
  const challenges = createChallenges();
  const refusals = createRefusals(deps);
  const door = createDoor({
    ...deps,
    inbox,
    challenges,
    refusals,
    rate: deps.rate ?? WEBHOOK_RATE,
    monotonicMs: deps.monotonicMs ?? (() => performance.now()),
  });
  const listener = createWebhookListener({ ...deps, door });
  const watch = createWebhookWatch(deps);
  const observe = (tx: Db, gatewayId: string): void => {
    const gateway = gateways.find(gatewayId);
    if (gateway !== undefined) watch.observe(tx, gateway);
  };

  queue.register(processJob({ ...deps, onSettled: observe }));
  queue.register(catchUpJob({ ...deps, inbox }));

  /** What came while a run of the job was ending, or before a crash, has a job of its own. */
  function wakeOpen(only?: string): void {
    const open = repository.gatewaysWithOpen(db).filter(({ gatewayId }) => only === undefined || gatewayId === only);
    for (const { gatewayId, companyId } of open) {
      db.transaction((tx) => wakeProcess(tx, queue, { id: gatewayId, companyId }), { behavior: 'immediate' });
    }
  }
  deps.runner.onSettled((job) => {
    if (job.kind === PROCESS_JOB && job.state === 'done') wakeOpen(job.idempotencyKey);
  });

  const service = createWebhooksService({
    ...deps,
    listener,
    counts: door.counts,
    changed: observe,
  });

  return {
    service,
    listener,
    challenges,
    /** When the engine starts to work: what was left open goes on, and what was missed is asked for. */
    start(): void {
      wakeOpen();
      service.catchUp(undefined);
    },
    /** Looked at every hour. */
    look(): void {
      refusals.write();
      const all = gateways.all();
      watch.observeAll(all);
      if (all.length > 0) service.catchUp(undefined);
      repository.emptyOldBodies(db, new Date(clock.now().getTime() - KEPT_MS).toISOString(), 1000);
    },
    async close(): Promise<void> {
      await listener.close();
      refusals.write();
    },
  };
}
