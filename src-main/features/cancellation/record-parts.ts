/** What every record of a cancellation is made of: the row at its version, the invoice beside it, event and audit entry. */
import { createHash } from 'node:crypto';
import type { Db } from '#db/types.ts';
import type { CancellationState } from '#domain/cfdi/cancelacion/index.ts';
import { CuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { AlertsService } from '../alerts/service.ts';
import type { AuditAppend } from '../audit/port.ts';
import { insertEvent } from '../invoices/repository.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { observeCancellation } from './alerts.ts';
import type { SatSaid } from './ask-sat.ts';
import { SEND_JOB } from './kinds.ts';
import * as repository from './repository.ts';
import type { CancellationAttemptRow, CancellationRow } from './tables.ts';

export interface RecordsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly faultPoints: FaultPoints;
  readonly queue: Pick<JobQueue, 'enqueue' | 'requeue'>;
  readonly alerts: Pick<AlertsService, 'observe'>;
  /** Shows SAT's answer about an invoice to who keeps those, in the transaction that it is used in. */
  readonly keepAnswer: (tx: Db, invoiceId: string, said: SatSaid) => void;
}

/** Who writes. */
export interface By {
  readonly actor: string;
  /** Throws when another process has taken the job over. */
  readonly fence?: (tx: Db) => void;
}

export type Over = Extract<CancellationState, 'cancelled' | 'rejected' | 'refused' | 'withdrawn'>;

/** How each end is called in the history of the invoice. */
const EVENT: Readonly<Record<Over, string>> = {
  cancelled: 'cancelled',
  rejected: 'cancel_rejected',
  refused: 'cancel_refused',
  withdrawn: 'cancel_withdrawn',
};

/** The parts, for `records.ts`. */
export function recordParts(deps: RecordsDeps) {
  const { db, clock, audit, faultPoints, queue } = deps;

  function write<T>(by: By, body: (tx: Db, nowUtc: string) => T): T {
    return db.transaction(
      (tx) => {
        by.fence?.(tx);
        const result = body(tx, clock.now().toISOString());
        faultPoints.hit('cancellation.before-commit');
        return result;
      },
      { behavior: 'immediate' },
    );
  }

  /** @throws CuadraError CANCEL_STATE when the row is no longer as the caller saw it */
  function change(tx: Db, row: CancellationRow, columns: Partial<CancellationRow>, nowUtc: string): CancellationRow {
    if (!repository.updateCancellation(tx, row, { ...columns, updatedAtUtc: nowUtc })) {
      throw new CuadraError('CANCEL_STATE', { params: { step: columns.state ?? row.state } });
    }
    return { ...row, ...columns, updatedAtUtc: nowUtc, version: row.version + 1 };
  }

  function enqueue(tx: Db, kind: string, { id, companyId }: CancellationRow): void {
    const job = queue.enqueue(tx, { kind, payload: { cancellationId: id }, idempotencyKey: id, companyId });
    if (!job.created) queue.requeue(tx, job.id);
  }

  function tell(
    tx: Db,
    row: CancellationRow,
    nowUtc: string,
    event: string,
    detail: Record<string, unknown> = {},
  ): void {
    insertEvent(tx, row.invoiceId, nowUtc, event, { cancellationId: row.id, motivo: row.motivo, ...detail });
  }

  function entry(tx: Db, row: CancellationRow, actor: string, action: string, after: Record<string, unknown>): void {
    const { id, uuid, motivo, replacementUuid } = row;
    audit(tx, {
      actor,
      action: `invoice.${action}`,
      record: `invoice:${row.invoiceId}`,
      after: { cancellationId: id, uuid, motivo, ...(replacementUuid === null ? {} : { replacementUuid }), ...after },
    });
  }

  /** Puts a request in the queue: from here on the document is being cancelled. */
  function queueRequest(tx: Db, row: CancellationRow, actor: string, nowUtc: string): void {
    if (!repository.moveInvoice(tx, row.invoiceId, ['stamped'], 'cancel_requested', nowUtc)) {
      throw new CuadraError('CANCEL_STATE', { params: { step: 'queued' } });
    }
    const { replacementId, replacementUuid, note } = row;
    const detail = {
      ...(replacementId === null ? {} : { replacementId, replacementUuid }),
      ...(note === null ? {} : { note }),
    };
    tell(tx, row, nowUtc, 'cancel_requested', detail);
    entry(tx, row, actor, 'cancel-requested', detail);
    enqueue(tx, SEND_JOB, row);
    // What an earlier request was refused for is being tried again.
    observeCancellation(tx, deps.alerts, row, clock.now());
  }

  /** Ends a request and says where the invoice stands after it. */
  function end(
    tx: Db,
    row: CancellationRow,
    state: Over,
    columns: Partial<CancellationRow>,
    actor: string,
    nowUtc: string,
  ): CancellationRow {
    const after = change(tx, row, { ...columns, state, finishedAtUtc: nowUtc }, nowUtc);
    const { reason, route, providerCode: code, providerMessage: message, provider } = after;
    const said = state === 'refused' && provider !== null ? { words: { provider, code, message } } : {};
    const detail = {
      ...(route === null ? {} : { route }),
      ...(reason === null ? {} : { reason }),
      ...said,
      ...(row.replacementId === null ? {} : { replacementId: row.replacementId }),
    };
    repository.moveInvoice(
      tx,
      row.invoiceId,
      state === 'cancelled' ? ['stamped', 'cancel_requested'] : ['cancel_requested'],
      state === 'cancelled' ? 'cancelled' : 'stamped',
      nowUtc,
    );
    tell(tx, after, nowUtc, EVENT[state], detail);
    entry(tx, after, actor, EVENT[state].replace('_', '-'), detail);
    observeCancellation(tx, deps.alerts, after, clock.now());
    return after;
  }

  function keepFile(
    tx: Db,
    row: CancellationRow,
    kind: repository.CancellationFile['kind'],
    bytes: Uint8Array,
    nowUtc: string,
  ): string {
    const content = Buffer.from(bytes);
    const sha256 = createHash('sha256').update(content).digest('hex');
    repository.insertFile(tx, { cancellationId: row.id, kind, sha256, content, createdAtUtc: nowUtc });
    return sha256;
  }

  /** @throws CuadraError CANCEL_STATE when the attempt is not as the caller thinks */
  function settleAttempt(
    tx: Db,
    attempt: CancellationAttemptRow,
    state: CancellationAttemptRow['state'],
    outcome: string,
    words: ProviderWords,
    nowUtc: string,
  ): void {
    const columns = {
      state,
      outcome,
      providerCode: words.code ?? null,
      providerMessage: words.message ?? null,
      answeredAtUtc: nowUtc,
    };
    if (!repository.updateAttempt(tx, attempt.id, ['sent', 'unknown'], columns)) {
      throw new CuadraError('CANCEL_STATE', { params: { step: `attempt ${state}` } });
    }
  }

  const wordColumns = (words: ProviderWords): Partial<CancellationRow> => ({
    provider: words.provider,
    providerCode: words.code ?? null,
    providerMessage: words.message ?? null,
  });

  return { write, change, enqueue, tell, entry, queueRequest, end, keepFile, settleAttempt, wordColumns };
}
