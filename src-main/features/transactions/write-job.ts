/**
 * The durable job that brings one operation (charge, link, capture, withdrawal, refund) to its gateway. What will be
 * sent is written down before, with the key that it always has. After a lost answer or a dead process the gateway is
 * asked first where it can be asked; sent again is only what the gateway knows by its key, or what is surely not there.
 */
import { z } from 'zod';
import type {
  CallOptions,
  ChargeView,
  GatewayConnector,
  GatewayDeclaration,
  Outcome,
  RefundView,
} from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import { CuadraError, isCuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { GatewaysFeature } from '../gateways/index.ts';
import type { JobContext, JobHandler, JobOutcome } from '../jobs/types.ts';
import type { NoAnswer } from '../stamping/call.ts';
import { notServed } from './look.ts';
import type { TransactionRecords } from './records.ts';
import * as repository from './repository.ts';
import { chargeRequest, linkRequest } from './request.ts';
import type { OperationRow, TransactionRow } from './tables.ts';

export const WRITE_JOB = 'transactions.write';
const payload = z.object({ operationId: z.uuid() });
export type WritePayload = z.infer<typeof payload>;

export interface WriteJobDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly gateways: GatewaysFeature;
  readonly records: TransactionRecords;
  readonly faultPoints: FaultPoints;
  /** After its first good answer a charge is asked about by the clock. */
  readonly startPolling: (tx: Db, row: TransactionRow) => void;
}

/** A refund that the gateway does not show so long after it was sent surely never arrived. */
const SURELY_NOT_THERE_MS = 10 * 60 * 1000;
const ASK_AGAIN_MS = 60 * 1000;

interface Work {
  readonly operation: OperationRow;
  readonly row: TransactionRow;
  readonly connector: GatewayConnector;
  readonly declaration: GatewayDeclaration;
  readonly context: JobContext;
}

export function writeJob(deps: WriteJobDeps): JobHandler<WritePayload> {
  const { db, clock, gateways, records, faultPoints } = deps;
  const system = { source: 'api', actor: 'system' } as const;

  async function run({ operationId }: WritePayload, context: JobContext): Promise<JobOutcome> {
    const operation = repository.findOperation(db, operationId);
    const row = operation === undefined ? undefined : repository.findTransaction(db, operation.transactionId);
    if (operation === undefined || row === undefined) {
      return {
        outcome: 'dead',
        error: new CuadraError('NOT_FOUND', { params: { what: 'transactions.name', id: operationId } }),
      };
    }
    if (operation.state === 'done' || operation.state === 'rejected') return { outcome: 'done' };
    const gateway = gateways.service.mustFind(db, row.gatewayId);
    let work: Work;
    try {
      work = { operation, row, context, ...gateways.connections.to(gateway) };
    } catch (error) {
      // The vault is locked, or a newer program has the gateway: surely nothing left by this run.
      if (!isCuadraError(error)) throw error;
      return { outcome: operation.state === 'intent' ? 'retry' : 'unknown', error };
    }
    if (operation.state === 'sent') {
      const settled = await lookUp(work);
      if (settled !== 'send') return settled;
    }
    return send(work);
  }

  /** What became of something that left and was not answered; `send`: it may be sent (again). */
  async function lookUp(work: Work): Promise<JobOutcome | 'send'> {
    const { operation, row, connector, declaration } = work;
    const { findByReference, repeats } = declaration.capabilities;
    const sinceMs = clock.now().getTime() - Date.parse(operation.firstSentAtUtc ?? operation.createdAtUtc);
    const repeatIsSafe = sinceMs < repeats.safeForMs;
    if (operation.kind === 'create') {
      if (findByReference === 'no') return repeatIsSafe ? 'send' : stillUnknown(work);
      const sinceUtc = new Date(Date.parse(row.createdAtUtc) - 3_600_000).toISOString();
      faultPoints.hit('transactions.asking');
      const found = await ask(work, (options) =>
        connector.findByReference({ reference: row.reference, sinceUtc }, options),
      );
      if (found.kind === 'done') return settle(work, found.value);
      if (found.kind !== 'not-found') return stillUnknown(work, found.words);
      return repeatIsSafe || findByReference === 'certain' ? 'send' : stillUnknown(work, found.words);
    }
    // A capture or a withdrawal that is repeated is refused where it was done: it is looked for first, whatever the key.
    if (repeatIsSafe && operation.kind === 'refund') return 'send';
    const seen = await lookForEffect(work);
    if (seen !== 'not-seen') return seen;
    return operation.kind !== 'refund' || sinceMs > SURELY_NOT_THERE_MS ? 'send' : stillUnknown(work);
  }

  /** Reads the charge, and whether it shows what was asked for. */
  async function lookForEffect(work: Work): Promise<JobOutcome | 'not-seen'> {
    const { operation, row, connector, context } = work;
    const objectId = row.objectId ?? '';
    const read = await ask(work, (options) =>
      connector.fetch({ objectId, objectKind: row.objectKind ?? 'payment' }, options),
    );
    if (read.kind !== 'done') return stillUnknown(work, read.words);
    const seen = db.transaction(
      (tx) => {
        context.fence(tx);
        return effectOf(tx, operation, records.apply(tx, row, read.value, system));
      },
      { behavior: 'immediate' },
    );
    return seen ? { outcome: 'done' } : 'not-seen';
  }

  /** Whether what was read shows that the operation was done; says so in its row. */
  function effectOf(tx: Db, operation: OperationRow, row: TransactionRow): boolean {
    const answeredAtUtc = clock.now().toISOString();
    const done = (columns: Partial<OperationRow> = {}): true => {
      repository.updateOperation(tx, operation.id, { state: 'done', answeredAtUtc, ...columns });
      return true;
    };
    if (operation.kind === 'capture') return row.paidMinor > 0 && done();
    if (operation.kind === 'cancel') return ['cancelled', 'expired'].includes(row.status) && done();
    const taken = new Set(repository.listOperations(tx, row.id).map(({ refundId }) => refundId));
    // By our own clock: the gateway's may differ, and what is not taken for ours would be refunded twice.
    for (const { fact, recordedAtUtc } of repository.listEvents(tx, row.id)) {
      if (fact.type === 'refund' && recordedAtUtc < operation.createdAtUtc) taken.add(fact.refundId);
    }
    const mine = repository
      .listRefunds(tx, row.id)
      .find(({ refundId, amountMinor }) => !taken.has(refundId) && amountMinor === operation.amountMinor);
    return mine !== undefined && done({ refundId: mine.refundId });
  }

  async function send(work: Work): Promise<JobOutcome> {
    const { operation, declaration, context } = work;
    if (context.signal.aborted)
      return { outcome: 'retry', error: notServed(declaration.displayName, { provider: declaration.id }) };
    const now = clock.now().toISOString();
    db.transaction(
      (tx) => {
        context.fence(tx);
        const firstSentAtUtc = operation.firstSentAtUtc ?? now;
        repository.updateOperation(tx, operation.id, { state: 'sent', sends: operation.sends + 1, firstSentAtUtc });
      },
      { behavior: 'immediate' },
    );
    faultPoints.hit('transactions.sending');
    const outcome = await gateways.call(declaration, declaration.timeoutsMs.write, context.signal, (options) =>
      call(work, options),
    );
    faultPoints.hit('transactions.before-store');
    if (outcome.kind === 'rejected' && operation.sends > 0 && operation.kind !== 'create') {
      // An earlier one may have come through, and is why this one is refused.
      const seen = await lookForEffect(work);
      if (seen !== 'not-seen') return seen;
    }
    return conclude(work, outcome);
  }

  type Sent = Outcome<{ readonly charge: ChargeView } | { readonly refund: RefundView }>;

  async function call({ operation, row, connector }: Work, options: CallOptions): Promise<Sent> {
    const idempotencyKey = operation.id;
    const objectId = row.objectId ?? '';
    const { currency } = row;
    const amountMinor = operation.amountMinor ?? row.amountMinor;
    const asCharge = (outcome: Outcome<ChargeView>): Sent =>
      outcome.kind === 'done' ? { kind: 'done', value: { charge: outcome.value } } : outcome;
    switch (operation.kind) {
      case 'create':
        return asCharge(
          row.kind === 'link'
            ? await connector.createLink(linkRequest(row, idempotencyKey), options)
            : await connector.createCharge(chargeRequest(row, idempotencyKey), options),
        );
      case 'capture':
        return asCharge(await connector.capture({ objectId, amountMinor, currency, idempotencyKey }, options));
      case 'cancel':
        return asCharge(
          await connector.cancel({ objectId, objectKind: row.objectKind ?? 'payment', idempotencyKey }, options),
        );
      case 'refund':
      default: {
        const outcome = await connector.refund(
          {
            objectId,
            amountMinor,
            currency,
            idempotencyKey,
            reference: row.reference,
            full: amountMinor === row.keptMinor,
            ...(operation.reason === null ? {} : { reason: operation.reason }),
          },
          options,
        );
        return outcome.kind === 'done' ? { kind: 'done', value: { refund: outcome.value } } : outcome;
      }
    }
  }

  function conclude(work: Work, outcome: Sent | NoAnswer): JobOutcome {
    const { operation, row, declaration } = work;
    const { words } = 'words' in outcome ? outcome : { words: { provider: declaration.id } };
    switch (outcome.kind) {
      case 'done':
        return 'charge' in outcome.value ? settle(work, outcome.value.charge) : refunded(work, outcome.value.refund);
      case 'rejected':
        // Not a word about the charge: another request has our key, which only a mistake of somebody's explains.
        if (outcome.reason === 'key-reused') return stillUnknown(work, words);
        return rejected(work, outcome.reason, words);
      case 'unknown':
      case 'no-answer':
        faultPoints.hit('transactions.unknown');
        return stillUnknown(work, words);
      case 'credentials':
      case 'rate-limited':
      case 'unavailable':
      default: {
        db.transaction((tx) => {
          work.context.fence(tx);
          gateways.service.noteProblem(tx, row.gatewayId, outcome.kind, words);
          // Surely nothing happened by this send; what an earlier one did is still asked for.
          if (operation.sends === 0) repository.updateOperation(tx, operation.id, { state: 'intent' });
        });
        const wait = 'retryAfterMs' in outcome ? outcome.retryAfterMs : undefined;
        const error = notServed(declaration.displayName, words);
        const at = wait === undefined ? {} : { atUtc: new Date(clock.now().getTime() + wait).toISOString() };
        return { outcome: operation.sends === 0 ? 'retry' : 'unknown', error, ...at };
      }
    }
  }

  function settle({ operation, row, context }: Work, charge: ChargeView): JobOutcome {
    db.transaction(
      (tx) => {
        context.fence(tx);
        const after = records.apply(tx, row, charge, system);
        repository.updateOperation(tx, operation.id, { state: 'done', answeredAtUtc: clock.now().toISOString() });
        gateways.service.noteOk(tx, row.gatewayId);
        if (operation.kind === 'create') deps.startPolling(tx, after);
        faultPoints.hit('transactions.before-commit');
      },
      { behavior: 'immediate' },
    );
    faultPoints.hit('transactions.stored');
    return { outcome: 'done' };
  }

  function refunded(
    { operation, row, context }: Work,
    { refundId, amountMinor, status, evidence }: RefundView,
  ): JobOutcome {
    db.transaction(
      (tx) => {
        context.fence(tx);
        const current = repository.findTransaction(tx, row.id) ?? row;
        records.add(tx, current, [{ fact: { type: 'refund', refundId, amountMinor, status }, evidence }], system);
        repository.updateOperation(tx, operation.id, {
          state: 'done',
          refundId,
          answeredAtUtc: clock.now().toISOString(),
        });
        faultPoints.hit('transactions.before-commit');
      },
      { behavior: 'immediate' },
    );
    faultPoints.hit('transactions.stored');
    return { outcome: 'done' };
  }

  function rejected({ operation, row, context }: Work, rejectReason: string, words: ProviderWords): JobOutcome {
    db.transaction(
      (tx) => {
        context.fence(tx);
        const said = { providerCode: words.code ?? null, providerMessage: words.message ?? null };
        repository.updateOperation(tx, operation.id, {
          state: 'rejected',
          rejectReason,
          ...said,
          answeredAtUtc: clock.now().toISOString(),
        });
        if (operation.kind !== 'create') return;
        const { code, message } = words;
        const failure = { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) };
        records.add(tx, row, [{ fact: { type: 'failed' }, evidence: JSON.stringify(words) }], system, { failure });
      },
      { behavior: 'immediate' },
    );
    return { outcome: 'done', result: { rejected: rejectReason } };
  }

  function ask<T>({ declaration, context }: Work, make: (options: CallOptions) => Promise<T>): Promise<T | NoAnswer> {
    return gateways.call(declaration, declaration.timeoutsMs.read, context.signal, make);
  }

  function stillUnknown({ declaration }: Work, words: ProviderWords = { provider: declaration.id }): JobOutcome {
    const error = new CuadraError('GATEWAY_UNKNOWN', {
      params: { provider: declaration.displayName },
      provider: words,
      retriable: true,
    });
    return { outcome: 'unknown', error };
  }

  return {
    kind: WRITE_JOB,
    payload,
    concurrency: 4,
    maxAttempts: 200,
    backoff: { baseMs: 2000, factor: 2, maxMs: 15 * ASK_AGAIN_MS, jitter: 0.2 },
    timeoutMs: 5 * ASK_AGAIN_MS,
    afterCrash: 'unknown',
    run,
    // What may have left is settled first; what never left is simply not done.
    onCancel(tx, { operationId }, actor) {
      const operation = repository.findOperation(tx, operationId);
      if (operation === undefined || operation.state !== 'intent') throw new CuadraError('JOB_CANCEL_UNKNOWN');
      repository.updateOperation(tx, operationId, { state: 'rejected', rejectReason: 'cancelled' });
      const row = repository.findTransaction(tx, operation.transactionId);
      if (row !== undefined && operation.kind === 'create') {
        records.add(tx, row, [{ fact: { type: 'cancelled' } }], { source: 'hand', actor });
      }
    },
    about(at, { operationId }) {
      const operation = repository.findOperation(at, operationId);
      const row = operation === undefined ? undefined : repository.findTransaction(at, operation.transactionId);
      if (row === undefined || row.invoiceId === null) return undefined;
      return { invoiceId: row.invoiceId, label: row.description };
    },
  };
}
