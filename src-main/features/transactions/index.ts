/** Puts the transactions feature together: registers its jobs and gives what other features and the handlers need. */
import type { Db } from '#db/types.ts';
import { noFaultPoints, type FaultPoints } from '#ports/fault-points.ts';
import { inWords } from '../gateways/views.ts';
import { defineJob } from '../jobs/types.ts';
import { transactionsHandlers } from './handlers.ts';
import { createLook } from './look.ts';
import { createChargeMailing, type ChargeMailPorts } from './mailing.ts';
import { appointPoll, POLL_JOB, pollJob } from './poll-job.ts';
import { createPayouts } from './payouts.ts';
import { PAYOUTS_JOB, payoutsJob } from './payouts-job.ts';
import { createRecords, type RecordsDeps } from './records.ts';
import { createTransactionsService, type TransactionsDeps } from './service.ts';
import type { TransactionRow } from './tables.ts';
import { WRITE_JOB, writeJob } from './write-job.ts';

/** What waits for a gateway to be usable again. */
export const TRANSACTION_JOBS = [WRITE_JOB, POLL_JOB, PAYOUTS_JOB] as const;

export type TransactionsFeature = ReturnType<typeof createTransactions>;

export function createTransactions(
  deps: Omit<TransactionsDeps, 'records' | 'look'> &
    Pick<RecordsDeps, 'onCollected'> & { readonly faultPoints?: FaultPoints; readonly mail: ChargeMailPorts },
) {
  const { queue, clock } = deps;
  const records = createRecords(deps);
  const looking = createLook({ ...deps, records });
  const { look } = looking;
  const faultPoints = deps.faultPoints ?? noFaultPoints;
  /** Who cannot be asked is not: a bank without an API tells nothing, however often. */
  const startPolling = (tx: Db, row: TransactionRow): void => {
    const { capabilities } = deps.gateways.connections.declarationOf(row.provider);
    if (capabilities.confirmedBy.includes('polling')) appointPoll(tx, queue, clock, row);
  };
  queue.register(defineJob(writeJob({ ...deps, records, faultPoints, startPolling })));
  queue.register(defineJob(pollJob({ ...deps, look })));
  queue.register(defineJob(payoutsJob({ ...deps, records })));
  const payouts = createPayouts(deps);
  const service = createTransactionsService({ ...deps, records, look });
  const mailing = createChargeMailing({
    ...deps,
    providerName: (id, locale) =>
      inWords(deps.gateways.connections.knownProvider(id)?.declaration.displayName ?? id, locale),
  });
  return { service, payouts, looking, handlers: transactionsHandlers(service, payouts, mailing) };
}
