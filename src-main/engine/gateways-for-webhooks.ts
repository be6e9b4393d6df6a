/**
 * How webhooks and the tunnel see the gateways. A delivery says what to look at and no more: the object that it names
 * is read again from the gateway's API, and what is written down is what the API says.
 */
import type {
  Answer,
  CallOptions,
  ChargeView,
  GatewayConnector,
  GatewayDeclaration,
  GatewayEvent,
  Outcome,
  Page,
  WebhookVerdict,
} from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import { CuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { GatewaysFeature } from '#features/gateways/index.ts';
import type { GatewayRow } from '#features/gateways/tables.ts';
import type { TransactionsFeature } from '#features/transactions/index.ts';
import type { TunnelGateways } from '#features/tunnel/index.ts';
import type { InboxGateway, InboxGateways, Look } from '#features/webhooks/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';

export interface WebhookGatewaysDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly http: Http;
  readonly gateways: GatewaysFeature;
  readonly transactions: TransactionsFeature;
  /** The gateway took our answer to its question about the endpoint; in the caller's transaction. */
  readonly confirmed: (tx: Db, gatewayId: string) => void;
}

/** So long may a gateway tell of something that its own API does not show yet. */
const SETTLING_MS = 15 * 60 * 1000;
const AHEAD_MS = 5 * 60 * 1000;

export function gatewaysForWebhooks(deps: WebhookGatewaysDeps): {
  readonly inbox: InboxGateways;
  readonly tunnelSide: TunnelGateways;
} {
  const { db, clock, http, gateways, transactions } = deps;
  const { service, connections } = gateways;

  const declarationOf = ({ provider }: GatewayRow): GatewayDeclaration | undefined =>
    connections.knownProvider(provider)?.declaration;

  /** A paused account makes no new charges; of those that it made it is still told. */
  function inboxGateway(row: GatewayRow): InboxGateway | undefined {
    const declaration = declarationOf(row);
    if (declaration === undefined || !hears(declaration)) {
      return undefined;
    }
    const { id, companyId, provider, name, createdAtUtc } = row;
    const sends = declaration.webhook !== undefined;
    return { id, companyId, provider, name, createdAtUtc, sends, maxParallel: declaration.maxParallel };
  }

  /** The gateway has no list of events: every state of a charge that was made lately is one. */
  function asEvents(answer: Answer<Page<ChargeView>>): Answer<Page<GatewayEvent>> {
    if (answer.kind !== 'done') return answer;
    const items = answer.value.items.map(({ objectId, objectKind, providerStatus, createdAtUtc }): GatewayEvent => ({
      providerEventId: `read:${objectId}:${providerStatus}`,
      type: 'other',
      providerType: providerStatus,
      objectId,
      objectKind,
      occurredAt: createdAtUtc ?? clock.now().toISOString(),
    }));
    return { kind: 'done', value: { ...answer.value, items } };
  }

  /** The account's connector, and calls to it that end in bounded time. */
  function to(gatewayId: string) {
    const row = service.mustFind(db, gatewayId);
    const { connector, declaration } = connections.to(row);
    return { row, connector, declaration };
  }

  async function verify(
    gatewayId: string,
    input: Parameters<InboxGateways['verify']>[1],
    signal: AbortSignal,
  ): Promise<WebhookVerdict> {
    const { provider: id, environment } = service.mustFind(db, gatewayId);
    const provider = connections.providerOf(id);
    if (provider.verifyWebhook === undefined) return { kind: 'refused', events: [], reason: 'unreadable' };
    const whole = { ...input, secrets: service.webhookSecrets(gatewayId) };
    const verdict = await provider.verifyWebhook(whole, { environment, clock, http, signal });
    if (verdict.reason !== 'certificate' && verdict.reason !== 'cannot-verify-now') return verdict;
    const { connector, declaration } = to(gatewayId);
    if (connector.verifyOnline === undefined) return verdict;
    const asked = await gateways.call(
      declaration,
      declaration.timeoutsMs.read,
      signal,
      (options) =>
        connector.verifyOnline?.(whole, options) ?? Promise.resolve({ kind: 'done', value: verdict } as const),
    );
    return asked.kind === 'done' ? asked.value : verdict;
  }

  /** Answers the gateway's question whether the endpoint is ours. */
  async function confirm(gatewayId: string, event: GatewayEvent, signal: AbortSignal): Promise<Look> {
    const { row, connector, declaration } = to(gatewayId);
    const { webhookId } = row;
    const { code } = event;
    if (connector.confirmWebhook === undefined || code === undefined) return { kind: 'ignore' };
    // The question may come before the answer to our request to register.
    if (webhookId === null) return soonOrNever(event, notConfirmed(row, { provider: declaration.id }));
    const { write } = declaration.timeoutsMs;
    const outcome = await gateways.call(
      declaration,
      write,
      signal,
      (options) =>
        connector.confirmWebhook?.({ webhookId, code }, options) ??
        Promise.resolve({ kind: 'done', value: null } as const),
    );
    if (outcome.kind === 'done') return { kind: 'apply', apply: (tx) => deps.confirmed(tx, gatewayId) };
    // Anybody can post a code; a wrong one confirms nothing, and a good one is sent again on request.
    if (outcome.kind === 'rejected') return { kind: 'ignore' };
    const wait = 'retryAfterMs' in outcome ? outcome.retryAfterMs : undefined;
    return away(notConfirmed(row, outcome.words), wait === undefined ? {} : { retryAfterMs: wait });
  }

  async function look(
    gatewayId: string,
    event: GatewayEvent,
    signal: AbortSignal,
    via: 'webhook' | 'poll',
  ): Promise<Look> {
    if (event.type === 'verification') return confirm(gatewayId, event, signal);
    if (event.objectKind === 'payout') {
      return { kind: 'apply', apply: (tx) => transactions.payouts.wake(tx, gatewayId) };
    }
    if (event.objectId === '' || event.objectKind === 'other') return { kind: 'ignore' };
    const { objectId, objectKind } = event;
    const reading = await transactions.looking.read({ gatewayId, objectId, objectKind }, signal);
    switch (reading.kind) {
      case 'read': {
        const { charge } = reading;
        const heard = { source: via === 'poll' ? 'polling' : 'webhook', actor: 'system' } as const;
        if (!transactions.looking.isOurs(gatewayId, charge)) return { kind: 'ignore' };
        return { kind: 'apply', apply: (tx) => void transactions.looking.write(tx, gatewayId, charge, heard) };
      }
      case 'not-found':
        return soonOrNever(
          event,
          new CuadraError('WEBHOOK_NOT_FOUND_THERE', {
            params: { gateway: service.mustFind(db, gatewayId).name, object: objectId },
            provider: reading.words,
          }),
        );
      case 'later':
      default:
        return away(reading.error, reading);
    }
  }

  /**
   * What the API does not know may be there in a moment; later it is nothing of ours. A stranger who makes up hints
   * leaves no dead letters in this way.
   */
  function soonOrNever({ occurredAt }: GatewayEvent, error: CuadraError): Look {
    const ageMs = clock.now().getTime() - Date.parse(occurredAt);
    return ageMs > -AHEAD_MS && ageMs < SETTLING_MS ? { kind: 'later', error } : { kind: 'ignore' };
  }

  const inbox: InboxGateways = {
    find(gatewayId) {
      const row = service.find(gatewayId);
      return row === undefined ? undefined : inboxGateway(row);
    },
    all: () => service.all().flatMap((row) => inboxGateway(row) ?? []),
    verify,
    async eventsSince(gatewayId, request, signal) {
      const { connector, declaration } = to(gatewayId);
      const { events, listSince } = declaration.capabilities;
      if (!events && !listSince) return { kind: 'unsupported', words: { provider: declaration.id } };
      const answer = await gateways.call(declaration, declaration.timeoutsMs.read, signal, async (options) =>
        events ? connector.eventsSince(request, options) : asEvents(await connector.listSince(request, options)),
      );
      return answer.kind === 'no-answer' ? { kind: 'unavailable', words: answer.words } : answer;
    },
    look,
  };

  const tunnelSide: TunnelGateways = {
    senders: () =>
      service.all().flatMap((row) => {
        const declaration = declarationOf(row);
        if (declaration?.webhook === undefined) return [];
        const { id, companyId, name } = row;
        return [{ id, companyId, name, registers: declaration.capabilities.webhookRegistration }];
      }),
    register: (gatewayId, request, signal) =>
      told(gatewayId, signal, (connector, options) => connector.registerWebhook(request, options)),
    unregister: (gatewayId, webhookId, signal) =>
      told(gatewayId, signal, (connector, options) => connector.removeWebhook({ webhookId }, options)),
    keepEndpoint: (tx, gatewayId, { webhookId, secret, url }) =>
      service.keepWebhook(tx, gatewayId, { webhookId, url, ...(secret === undefined ? {} : { secret }) }),
  };

  /** A call that changes something at the gateway; without an answer it is not known whether it did. */
  async function told<V>(
    gatewayId: string,
    signal: AbortSignal,
    make: (connector: GatewayConnector, options: CallOptions) => Promise<Outcome<V>>,
  ): Promise<Outcome<V>> {
    // A locked vault throws: the job waits for it.
    const { connector, declaration } = to(gatewayId);
    const outcome = await gateways.call(declaration, declaration.timeoutsMs.write, signal, (options) =>
      make(connector, options),
    );
    return outcome.kind === 'no-answer' ? ({ ...outcome, kind: 'unknown', reason: 'timeout' } as const) : outcome;
  }

  return { inbox, tunnelSide };
}

/** Whether anything is told by it: posted, or listed. */
function hears({ webhook, capabilities }: GatewayDeclaration): boolean {
  return webhook !== undefined || capabilities.events || capabilities.listSince;
}

/** The gateway did not take our answer about the endpoint, or nobody knows yet whether it did. */
function notConfirmed({ name: gateway }: GatewayRow, provider: ProviderWords): CuadraError {
  return new CuadraError('WEBHOOK_NOT_CONFIRMED', { params: { gateway }, provider, retriable: true });
}

function away(error: CuadraError, { retryAfterMs }: { readonly retryAfterMs?: number }): Look {
  return { kind: 'unavailable', error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
