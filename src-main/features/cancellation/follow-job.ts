/** The durable job that asks SAT about a request until it is over, more and more seldom. */
import type { Db } from '#db/types.ts';
import { isOver } from '#domain/cfdi/cancelacion/index.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { JobContext, JobHandler, JobOutcome } from '../jobs/types.ts';
import type { AskSat } from './ask-sat.ts';
import { cancellationPayload, FOLLOW_JOB, subjectOf, type CancellationPayload } from './kinds.ts';
import type { By, CancellationRecords } from './records.ts';
import * as repository from './repository.ts';
import { MOST_SENDS, NO_TRACE_MS, OVERDUE_MS, pauseMs } from './schedule.ts';
import type { CancellationRow } from './tables.ts';

export interface FollowJobDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly records: CancellationRecords;
  readonly askSat: AskSat;
}

/** While a request is being sent again there is nothing to follow. */
const MEANWHILE_MS = 60 * 1000;

export function followJob({ db, clock, records, askSat }: FollowJobDeps): JobHandler<CancellationPayload> {
  const later = (code: ErrorCode, ms: number): JobOutcome => ({
    outcome: 'retry',
    error: new CuadraError(code, { retriable: true }),
    atUtc: new Date(clock.now().getTime() + ms).toISOString(),
  });

  async function run({ cancellationId }: CancellationPayload, context: JobContext): Promise<JobOutcome> {
    const row = repository.findCancellation(db, cancellationId);
    if (row === undefined) {
      return { outcome: 'dead', error: new CuadraError('CANCEL_NO_DOCUMENT', { params: { id: cancellationId } }) };
    }
    if (isOver(row.state)) return { outcome: 'done', result: { state: row.state } };
    if (row.state !== 'requested' && row.state !== 'in_process') return later('CANCEL_WAITS', MEANWHILE_MS);
    const by: By = { actor: 'system', fence: (tx) => context.fence(tx) };
    const after = await ask(row, by, context.signal);
    if (after !== undefined && isOver(after.state)) return { outcome: 'done', result: { state: after.state } };

    const since = clock.now().getTime() - new Date(row.takenAtUtc ?? row.requestedAtUtc).getTime();
    const noTrace = after?.state === 'requested' && since >= NO_TRACE_MS && row.sends < MOST_SENDS;
    if (noTrace && after.satCancelacion === null) {
      records.sendAgain(after, by);
      return later('CANCEL_WAITS', MEANWHILE_MS);
    }
    if (after === undefined) return later('CANCEL_SAT_UNREACHABLE', pauseMs(since));
    if (after.state === 'in_process' && since >= OVERDUE_MS) records.waits(after, by);
    return later(after.state === 'in_process' ? 'CANCEL_IN_PROCESS' : 'CANCEL_WAITS', pauseMs(since));
  }

  /** The row as SAT's answer leaves it; undefined: nobody answered. */
  async function ask(row: CancellationRow, by: By, signal: AbortSignal): Promise<CancellationRow | undefined> {
    const xml = repository.findStampedXml(db, row.invoiceId);
    const stamp = repository.findStamp(db, row.invoiceId);
    if (xml === undefined || stamp === undefined) return undefined;
    const { companyId, environment, uuid } = row;
    const document = { uuid, comprobante: parseCfdi(xml, { bom: 'skip' }) };
    const asked = await askSat(document, { companyId, environment, pacConfigId: stamp.pacConfigId }, signal);
    return asked.kind === 'answer' ? records.answered(row, asked, by) : undefined;
  }

  return {
    kind: FOLLOW_JOB,
    payload: cancellationPayload,
    concurrency: 2,
    // It ends when SAT says how, and only then: a second request may stay in process without limit.
    maxAttempts: Number.MAX_SAFE_INTEGER,
    backoff: { baseMs: 60_000, factor: 2, maxMs: 60 * 60 * 1000, jitter: 0.2 },
    // Asking changes nothing at SAT.
    afterCrash: 'queued',
    run,
    about: (tx: Db, { cancellationId }) => subjectOf(tx, cancellationId),
    onCancel(tx, { cancellationId }) {
      // SAT has the request, and will end it with or without us.
      const row = repository.findCancellation(tx, cancellationId);
      if (row !== undefined && !isOver(row.state)) throw new CuadraError('CANCEL_CANNOT_STOP');
    },
  };
}
