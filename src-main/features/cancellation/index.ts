/**
 * Puts cancellation together. The path of one: `service.request` writes the request and queues `send-job`, which signs,
 * writes that it sends, calls a PAC and writes what came of it (`records`); SAT has it, and `follow-job` asks
 * (`ask-sat`) until `domain/cfdi/cancelacion/progress` says that it is over. A substitution is a plan that
 * `service.whenStamped` turns into a request. What was cancelled elsewhere needs none: `accept-sat` takes SAT's word.
 */
import type { Db } from '#db/types.ts';
import type { XmlSigner } from '#domain/cfdi/cancelacion/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { Logger } from '#ports/logger.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { JobsService } from '../jobs/service.ts';
import { defineJob } from '../jobs/types.ts';
import type { Accounts } from '../stamping/accounts.ts';
import type { PacCalls } from '../stamping/call.ts';
import type { PacConnections } from '../stamping/connections.ts';
import { createAcceptSat, type AcceptSatDeps } from './accept-sat.ts';
import { createAskSat, type SatService } from './ask-sat.ts';
import { followJob } from './follow-job.ts';
import { createPreview } from './preview.ts';
import { createCancellationRecords, type RecordsDeps } from './records.ts';
import { sendJob } from './send-job.ts';
import { createCancellationService, type CancellationDeps } from './service.ts';

export type { SatService } from './ask-sat.ts';

export interface CancellationFeatureDeps
  extends
    Pick<CancellationDeps, 'duplicateToReplace'>,
    Pick<RecordsDeps, 'keepAnswer' | 'alerts'>,
    Pick<AcceptSatDeps, 'checkSat' | 'reconsider'> {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly audit: AuditAppend;
  readonly faultPoints: FaultPoints;
  readonly queue: JobQueue;
  readonly jobs: Pick<JobsService, 'get' | 'retry'>;
  /** Stamping's way to the PACs. */
  readonly pacs: { readonly connections: PacConnections; readonly accounts: Accounts; readonly call: PacCalls };
  readonly sat: SatService;
  /** The company's CSD in use, its key open. @throws CuadraError of the CSDs and the vault */
  readonly signerFor: (companyId: string, at: Date) => XmlSigner;
}

export type CancellationFeature = ReturnType<typeof createCancellation>;

export function createCancellation(deps: CancellationFeatureDeps) {
  const { queue, pacs, signerFor } = deps;
  const records = createCancellationRecords(deps);
  const askSat = createAskSat({ ...deps, ...pacs });
  queue.register(defineJob(sendJob({ ...deps, ...pacs, records, askSat })));
  queue.register(defineJob(followJob({ ...deps, records, askSat })));
  const service = createCancellationService({
    ...deps,
    records,
    checkSigner: (companyId, at) => void signerFor(companyId, at),
  });
  return {
    service,
    acceptSat: createAcceptSat({ ...deps, records, state: service.state }),
    preview: createPreview({ ...deps, askSat }),
  };
}
