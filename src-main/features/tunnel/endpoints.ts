/**
 * The address that each gateway delivers to. When it changes, a durable job tells the gateway the new one first and
 * takes the old one back afterwards: in between both are there, and what comes twice is kept once.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { toStoredError } from '../jobs/settle.ts';
import { defineJob, type AnyJobHandler, type JobContext, type JobOutcome } from '../jobs/types.ts';
import { WEBHOOK_PATH } from '../webhooks/door.ts';
import type { TunnelGateway, TunnelGateways } from './ports.ts';
import * as repository from './repository.ts';
import type { WebhookEndpointRow } from './tables.ts';

export const REGISTER_JOB = 'tunnel.register';

export interface EndpointsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly queue: Pick<JobQueue, 'enqueue' | 'requeue' | 'register'>;
  readonly gateways: TunnelGateways;
}

export type Endpoints = ReturnType<typeof createEndpoints>;

const payload = z.strictObject({ gatewayId: z.string() });

export function createEndpoints({ db, clock, queue, gateways }: EndpointsDeps) {
  const nowUtc = (): string => clock.now().toISOString();

  /**
   * Sees to it that every gateway is told `publicUrl`.
   * @param again also those that were told already
   */
  function want(publicUrl: string, again = false): void {
    db.transaction(
      (tx) => {
        for (const gateway of gateways.senders())
          wantOne(tx, gateway, `${publicUrl}${WEBHOOK_PATH}${gateway.id}`, again);
      },
      { behavior: 'immediate' },
    );
  }

  function wantOne(tx: Db, gateway: TunnelGateway, url: string, again: boolean): void {
    const before = repository.findEndpoint(tx, gateway.id);
    const told = before !== undefined && before.url === url && before.state !== 'failed';
    if (told && !again) {
      if (before.state === 'wanted') enqueue(tx, gateway);
      return;
    }
    // What was registered under another address goes once the new one stands.
    const registered = before?.webhookId ?? undefined;
    const stale = [...(before?.stale ?? []), ...(registered === undefined ? [] : [registered])];
    repository.putEndpoint(tx, {
      gatewayId: gateway.id,
      url,
      webhookId: null,
      stale,
      state: gateway.registers ? 'wanted' : 'by-hand',
      error: null,
      registeredAtUtc: before?.registeredAtUtc ?? (gateway.registers ? null : nowUtc()),
      updatedAtUtc: nowUtc(),
    });
    if (gateway.registers) enqueue(tx, gateway);
  }

  function enqueue(tx: Db, { id: gatewayId, companyId }: TunnelGateway): void {
    const job = { kind: REGISTER_JOB, payload: { gatewayId }, idempotencyKey: gatewayId, companyId };
    const { id, state } = queue.enqueue(tx, job);
    if (state === 'done' || state === 'dead') queue.requeue(tx, id);
  }

  async function run({ gatewayId }: z.infer<typeof payload>, context: JobContext): Promise<JobOutcome> {
    for (;;) {
      const row = repository.findEndpoint(db, gatewayId);
      const there = gateways.senders().some(({ id }) => id === gatewayId);
      if (row === undefined || !there) return { outcome: 'done' };
      if (row.state === 'wanted') {
        const outcome = await tell(row, context);
        if (outcome !== undefined) return outcome;
        // The address may have changed meanwhile.
        continue;
      }
      return (await takeBack(row, context)) ?? { outcome: 'done', result: { url: row.url, state: row.state } };
    }
  }

  async function tell(row: WebhookEndpointRow, context: JobContext): Promise<JobOutcome | undefined> {
    const { gatewayId, url } = row;
    // The same for every try to register this address, and another for the next address.
    const idempotencyKey = `hook-${createHash('sha256').update(`${gatewayId} ${url} ${row.updatedAtUtc}`).digest('hex').slice(0, 40)}`;
    const answer = await gateways.register(gatewayId, { url, idempotencyKey }, context.signal);
    switch (answer.kind) {
      case 'done': {
        const endpoint = answer.value;
        db.transaction(
          (tx) => {
            context.fence(tx);
            const now = repository.findEndpoint(tx, gatewayId);
            if (now === undefined) return;
            if (now.url !== url) {
              // Told too late: it goes the way of the earlier ones.
              repository.updateEndpoint(tx, gatewayId, { stale: [...now.stale, endpoint.webhookId] });
              return;
            }
            gateways.keepEndpoint(tx, gatewayId, { ...endpoint, url });
            repository.updateEndpoint(tx, gatewayId, {
              webhookId: endpoint.webhookId,
              stale: now.stale.filter((id) => id !== endpoint.webhookId),
              state: endpoint.needsConfirmation ? 'unconfirmed' : 'registered',
              error: null,
              registeredAtUtc: now.registeredAtUtc ?? nowUtc(),
              updatedAtUtc: nowUtc(),
            });
          },
          { behavior: 'immediate' },
        );
        return undefined;
      }
      case 'rejected':
      case 'credentials': {
        const error = new CuadraError('WEBHOOK_NOT_REGISTERED', { params: { url }, provider: answer.words });
        const byHand = answer.kind === 'rejected' && answer.reason === 'unsupported';
        const columns = {
          state: byHand ? 'by-hand' : 'failed',
          error: byHand ? null : toStoredError(error),
          updatedAtUtc: nowUtc(),
        } as const;
        repository.updateEndpoint(db, gatewayId, columns);
        return byHand ? undefined : { outcome: 'dead', error };
      }
      case 'unknown':
      case 'unavailable':
      case 'rate-limited':
      default: {
        // A second endpoint would do no harm: what it brings twice is kept once.
        const error = new CuadraError('WEBHOOK_NOT_REGISTERED', {
          params: { url },
          provider: answer.words,
          retriable: true,
        });
        // Said while it is tried again; the time of the row stays, as the key of the request is made of it.
        repository.updateEndpoint(db, gatewayId, { error: toStoredError(error) });
        const wait = 'retryAfterMs' in answer ? answer.retryAfterMs : undefined;
        const atUtc = wait === undefined ? {} : { atUtc: new Date(clock.now().getTime() + wait).toISOString() };
        return { outcome: 'retry', error, ...atUtc };
      }
    }
  }

  /** Removes earlier endpoints, one by one; what cannot be removed now is tried again. */
  async function takeBack(
    { gatewayId, stale, url }: WebhookEndpointRow,
    context: JobContext,
  ): Promise<JobOutcome | undefined> {
    for (const webhookId of stale) {
      const answer = await gateways.unregister(gatewayId, webhookId, context.signal);
      if (answer.kind !== 'done' && answer.kind !== 'rejected') {
        const error = new CuadraError('WEBHOOK_NOT_REGISTERED', {
          params: { url },
          provider: answer.words,
          retriable: true,
        });
        return { outcome: 'retry', error };
      }
      db.transaction((tx) => {
        context.fence(tx);
        const left = repository.findEndpoint(tx, gatewayId)?.stale.filter((id) => id !== webhookId);
        if (left !== undefined) repository.updateEndpoint(tx, gatewayId, { stale: left });
      });
    }
    return undefined;
  }

  const job: AnyJobHandler = defineJob({
    kind: REGISTER_JOB,
    payload,
    concurrency: 2,
    maxAttempts: 20,
    backoff: { baseMs: 5000, factor: 2, maxMs: 30 * 60 * 1000, jitter: 0.2 },
    timeoutMs: 2 * 60 * 1000,
    afterCrash: 'queued',
    run,
  });
  queue.register(job);

  return {
    want,
    /** The gateway's question whether the endpoint is ours was answered; in the caller's transaction. */
    confirmed(tx: Db, gatewayId: string): void {
      if (repository.findEndpoint(tx, gatewayId)?.state !== 'unconfirmed') return;
      repository.updateEndpoint(tx, gatewayId, { state: 'registered', updatedAtUtc: nowUtc() });
    },
    /** Since when the gateway has an address of ours. */
    toldSince: (gatewayId: string): string | undefined =>
      repository.findEndpoint(db, gatewayId)?.registeredAtUtc ?? undefined,
  };
}
