/**
 * What the listener answers. Two addresses exist: `/payments/webhook/<gateway>` for deliveries, and `/health` for our
 * own question through the public address. Anything else, an unknown gateway too, is 404 and nothing more; no answer
 * has a body that would tell a stranger anything.
 *
 * | answer | when                                                                                    |
 * |--------|-----------------------------------------------------------------------------------------|
 * | 200    | it is on the disk (or was before)                                                       |
 * | 400    | its signature, time or form is not the gateway's                                        |
 * | 413    | too large                                                                               |
 * | 429    | too many at once                                                                        |
 * | 503    | it could not be stored or judged now: nothing was promised, the gateway comes again     |
 */
import type { WebhookVerdict } from '#connectors/gateway/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { Incoming, IncomingHead, Reply } from '#ports/http-listener.ts';
import type { Logger } from '#ports/logger.ts';
import type { Challenges } from './challenge.ts';
import type { Inbox } from './inbox.ts';
import { storableHeaders } from './mask.ts';
import type { InboxGateway, InboxGateways } from './ports.ts';
import { createRateLimiter, type RateLimit } from './rate-limit.ts';
import type { Refusals } from './refusals.ts';

export const WEBHOOK_PATH = '/payments/webhook/';
export const HEALTH_PATH = '/health';

const NOTHING_HERE: Reply = { status: 404 };
const COME_AGAIN: Reply = { status: 503, headers: { 'retry-after': '30' } };
/** Longest that judging a delivery may take; a gateway gives up after some ten seconds. */
const VERIFY_MS = 8000;

export interface Counts {
  stored: number;
  repeated: number;
  refused: number;
  limited: number;
  failed: number;
}

export interface DoorDeps {
  readonly gateways: Pick<InboxGateways, 'find' | 'verify'>;
  readonly inbox: Pick<Inbox, 'store'>;
  readonly challenges: Pick<Challenges, 'answer'>;
  readonly refusals: Refusals;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly rate: RateLimit;
  readonly monotonicMs: () => number;
}

export function createDoor(deps: DoorDeps) {
  const { gateways, inbox, challenges, refusals, clock, logger } = deps;
  const limiter = createRateLimiter(deps.rate, deps.monotonicMs);
  const counts: Counts = { stored: 0, repeated: 0, refused: 0, limited: 0, failed: 0 };

  function admit({ method, path, query }: IncomingHead): Reply | undefined {
    if (method === 'GET' && path === HEALTH_PATH) {
      const said = challenges.answer(query['nonce'] ?? '');
      return said === undefined
        ? NOTHING_HERE
        : { status: 200, headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' }, body: said };
    }
    const gateway = method === 'POST' ? gatewayOf(path) : undefined;
    if (gateway === undefined) return NOTHING_HERE;
    if (limiter.take(gateway.id)) return undefined;
    counts.limited += 1;
    return { status: 429, headers: { 'retry-after': '1' } };
  }

  function gatewayOf(path: string): InboxGateway | undefined {
    if (!path.startsWith(WEBHOOK_PATH)) return undefined;
    const id = path.slice(WEBHOOK_PATH.length);
    return /^[\w-]{1,100}$/.test(id) ? gateways.find(id) : undefined;
  }

  async function answer(incoming: Incoming): Promise<Reply> {
    // It may have been removed while its delivery was on the way.
    const gateway = gatewayOf(incoming.path);
    if (gateway === undefined) return NOTHING_HERE;
    let verdict: WebhookVerdict;
    try {
      const { body: rawBody, headers, query } = incoming;
      const input = { rawBody, headers, query, receivedAt: clock.now() };
      verdict = await gateways.verify(gateway.id, input, AbortSignal.timeout(VERIFY_MS));
    } catch (error) {
      counts.failed += 1;
      logger.warn({ gateway: gateway.id, err: error }, 'a delivery could not be judged');
      return COME_AGAIN;
    }
    if (verdict.kind === 'refused') return refuse(gateway, verdict.reason ?? 'unreadable');
    try {
      const kept = await inbox.store({
        gateway,
        via: 'webhook',
        trust: verdict.kind,
        events: verdict.events,
        headers: storableHeaders(incoming.headers),
        body: incoming.body,
      });
      counts.stored += kept.stored;
      counts.repeated += kept.repeated;
      if (verdict.kind === 'verified') refusals.over(gateway.id);
      return { status: 200 };
    } catch (error) {
      counts.failed += 1;
      logger.error({ gateway: gateway.id, err: error }, 'a delivery could not be stored');
      return COME_AGAIN;
    }
  }

  function refuse(gateway: InboxGateway, reason: NonNullable<WebhookVerdict['reason']>): Reply {
    counts.refused += 1;
    refusals.add(gateway.id, reason);
    // Once we have the secret or the certificate, the same delivery is good.
    return reason === 'cannot-verify-now' || reason === 'no-secret' ? COME_AGAIN : { status: 400 };
  }

  return { admit, answer, counts: (): Readonly<Counts> => ({ ...counts }) };
}
