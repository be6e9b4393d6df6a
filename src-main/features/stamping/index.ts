/**
 * Puts the stamping feature together: registers its job with the queue and gives what other features
 * and the handlers need. The path of one stamp: `service.enqueue` → `stamp-job` (asks `plan` what to do)
 * → `records` (intent, sent, outcome) around `call` to a connector → `verify-reply` → `records.stamped`.
 */
import { pacProviders } from '#connectors/pac/registry.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { Timers } from '#ports/timers.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobsService } from '../jobs/service.ts';
import { defineJob } from '../jobs/types.ts';
import { createAccounts } from './accounts.ts';
import { createPacCalls } from './call.ts';
import { createConsents, type ConsentsDeps } from './consents.ts';
import { createPacConnections, type PacSecrets } from './connections.ts';
import { stampingHandlers } from './handlers.ts';
import { createPacConfigs } from './pac-configs.ts';
import { createPacRemoval } from './pac-removal.ts';
import type { OnStamped } from './on-stamped.ts';
import { createStampingRecords } from './records.ts';
import { createStampingService } from './service.ts';
import { stampJob } from './stamp-job.ts';

export type { InvoiceStamped, OnStamped } from './on-stamped.ts';
export type { PacSecrets, PacSecretScope } from './connections.ts';

export interface StampingFeatureDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  /** What connectors reach their providers through. */
  readonly http: Http;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly jobs: Pick<JobsService, 'get' | 'retry'>;
  readonly secrets: PacSecrets;
  /** A CSD's files, for a provider that seals with it. */
  readonly handOver: ConsentsDeps['handOver'];
  /** Where PACs that live on this machine keep their own files. */
  readonly dataFolder: string;
  /** Called, in order, in the transaction that stores a stamped document. */
  readonly onStamped?: readonly OnStamped[];
  readonly providers?: readonly PacProvider[];
  readonly faultPoints?: FaultPoints;
}

export function createStamping(deps: StampingFeatureDeps) {
  const { queue } = deps;
  const providers = deps.providers ?? pacProviders;
  const connections = createPacConnections({ ...deps, providers });
  const records = createStampingRecords({
    ...deps,
    onStamped: deps.onStamped ?? [],
    faultPoints: deps.faultPoints ?? noFaultPoints,
  });
  const call = createPacCalls(deps);
  const accounts = createAccounts({ ...deps, connections });
  queue.register(defineJob(stampJob({ ...deps, connections, accounts, records, call })));
  const service = createStampingService({ ...deps, connections, records, call });
  const pacs = createPacConfigs({ ...deps, connections, providers, call, accounts });
  const consents = createConsents({ ...deps, connections, call, accounts });
  const removal = createPacRemoval({ ...deps, connections });
  return {
    service,
    pacs,
    consents,
    removal,
    /** The way to the PACs, for what else is asked of them. */
    ways: { connections, accounts, call },
    handlers: stampingHandlers(service, pacs, consents, removal),
    /** Closes the connections to PACs; after the runner has stopped. */
    close: () => {
      removal.close();
      connections.closeAll();
    },
  };
}
