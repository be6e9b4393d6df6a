/**
 * How webhooks and the tunnel see the gateways: accounts as senders, their deliveries judged with their secrets, and
 * every event turned into a look at its charge.
 */
import type {
  Answer,
  GatewayConnector,
  GatewayDeclaration,
  GatewayEvent,
  GatewayProvider,
  Outcome,
  Page,
} from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { GatewaysFeature } from '#features/gateways/index.ts';
import * as accounts from '#features/gateways/repository.ts';
import type { GatewayRow } from '#features/gateways/tables.ts';
import type { TransactionsFeature } from '#features/transactions/index.ts';
import type { TunnelGateways } from '#features/tunnel/index.ts';
import type { InboxGateway, InboxGateways, Look } from '#features/webhooks/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';

export interface GatewaysForWebhooksDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly http: Http;
  readonly gateways: GatewaysFeature;
  readonly transactions: TransactionsFeature;
}

export function gatewaysForWebhooks(deps: GatewaysForWebhooksDeps): {
  readonly inbox: InboxGateways;
  readonly tunnelSide: TunnelGateways;
} {
  const { db, clock, http, gateways, transactions } = deps;
  const { connections, service } = gateways;

  /** An account in use whose kind of gateway is known to this version. */
  function usable(id: string): { readonly row: GatewayRow; readonly provider: GatewayProvider } | undefined {
    const row = accounts.findGateway(db, id);
    return row?.state === 'active' ? withProvider(row) : undefined;
  }

  function withProvider(row: GatewayRow): { readonly row: GatewayRow; readonly provider: GatewayProvider } | undefined {
    try {
      return { row, provider: connections.providerOf(row.provider) };
    } catch {
      // Made by a version that knows more gateways.
      return undefined;
    }
  }

  const everyUsable = () =>
    accounts.listGateways(db).flatMap((row) => (row.state === 'active' ? (withProvider(row) ?? []) : []));

  function call<T>(
    id: string,
    kind: 'read' | 'write',
    signal: AbortSignal,
    make: (connector: GatewayConnector, options: { signal: AbortSignal }) => Promise<T>,
  ) {
    const { connector, declaration } = connections.to(service.mustFind(db, id));
    return gateways.call(declaration, declaration.timeoutsMs[kind], signal, (options) => make(connector, options));
  }

  const inbox: InboxGateways = {
    find(id) {
      const found = usable(id);
      return found?.provider.declaration.webhook === undefined ? undefined : senderOf(found);
    },

    all: () => everyUsable().map(senderOf),

    async verify(id, input, signal) {
      const found = usable(id);
      if (found?.provider.verifyWebhook === undefined) return { kind: 'refused', events: [], reason: 'unreadable' };
      const { environment } = found.row;
      const secrets = service.webhookSecrets(id);
      return found.provider.verifyWebhook({ ...input, secrets }, { environment, clock, http, signal });
    },

    async eventsSince(id, request, signal): Promise<Answer<Page<GatewayEvent>>> {
      const { capabilities } = connections.declarationOf(service.mustFind(db, id).provider);
      if (!capabilities.events && !capabilities.listSince) return { kind: 'unsupported', words: { provider: id } };
      const answer = capabilities.events
        ? await call(id, 'read', signal, (connector, options) => connector.eventsSince(request, options))
        : await chargesAsEvents(id, request, signal);
      return answer.kind === 'no-answer' ? { kind: 'unavailable', words: answer.words } : answer;
    },

    async look(id, event, signal): Promise<Look> {
      if (event.type === 'verification') return confirmEndpoint(id, event, signal);
      const looked = await transactions.service.processEvent(id, event, 'webhook', signal);
      switch (looked.kind) {
        // It was stored where it was read, once each fact: the event has nothing more to add.
        case 'applied':
          return { kind: 'apply', apply: () => {} };
        case 'not-ours':
          return { kind: 'ignore' };
        case 'not-found': {
          const params = { gateway: service.mustFind(db, id).name, object: event.objectId };
          return {
            kind: 'later',
            error: new CuadraError('WEBHOOK_NOT_FOUND_THERE', { params, provider: looked.words }),
          };
        }
        case 'later':
        default: {
          const wait = looked.retryAfterMs === undefined ? {} : { retryAfterMs: looked.retryAfterMs };
          return { kind: 'unavailable', error: looked.error, ...wait };
        }
      }
    },
  };

  /** The gateway has no list of events: every state of a charge that was made lately is one. */
  async function chargesAsEvents(id: string, request: { sinceUtc: string; cursor?: string }, signal: AbortSignal) {
    const answer = await call(id, 'read', signal, (connector, options) => connector.listSince(request, options));
    if (answer.kind !== 'done') return answer;
    const items = answer.value.items.map(({ objectId, objectKind, providerStatus, createdAtUtc }): GatewayEvent => ({
      providerEventId: `read:${objectId}:${providerStatus}`,
      type: 'other',
      providerType: providerStatus,
      objectId,
      objectKind,
      occurredAt: createdAtUtc ?? clock.now().toISOString(),
    }));
    return { kind: 'done' as const, value: { ...answer.value, items } };
  }

  /** The gateway asks whether the endpoint is ours; it sends nothing before it is told so. */
  async function confirmEndpoint(id: string, { code, objectId }: GatewayEvent, signal: AbortSignal): Promise<Look> {
    const row = service.mustFind(db, id);
    const webhookId = row.webhookId ?? objectId;
    const answer = await call(id, 'write', signal, (connector, options) => {
      if (connector.confirmWebhook === undefined || code === undefined) return Promise.resolve(undefined);
      return connector.confirmWebhook({ webhookId, code }, options);
    });
    if (answer === undefined) return { kind: 'ignore' };
    if (answer.kind === 'done') return { kind: 'apply', apply: () => {} };
    const error = new CuadraError('WEBHOOK_NOT_CONFIRMED', { params: { gateway: row.name }, provider: answer.words });
    return { kind: answer.kind === 'rejected' ? 'never' : 'later', error };
  }

  const tunnelSide: TunnelGateways = {
    senders: () =>
      everyUsable().flatMap(({ row: { id, companyId, name }, provider: { declaration } }) =>
        declaration.webhook === undefined
          ? []
          : [{ id, companyId, name, registers: declaration.capabilities.webhookRegistration }],
      ),
    register: async (id, request, signal) =>
      asOutcome(await call(id, 'write', signal, (connector, options) => connector.registerWebhook(request, options))),
    unregister: async (id, webhookId, signal) =>
      asOutcome(
        await call(id, 'write', signal, (connector, options) => connector.removeWebhook({ webhookId }, options)),
      ),
    keepEndpoint(tx, id, { webhookId, secret, url }) {
      service.keepWebhook(tx, id, { webhookId, url, ...(secret === undefined ? {} : { secret }) });
    },
  };

  return { inbox, tunnelSide };
}

function senderOf({ row, provider }: { readonly row: GatewayRow; readonly provider: GatewayProvider }): InboxGateway {
  const { declaration }: { declaration: GatewayDeclaration } = provider;
  const { id, companyId, name, createdAtUtc } = row;
  return {
    id,
    companyId,
    provider: declaration.id,
    name,
    createdAtUtc,
    sends: declaration.webhook !== undefined,
    maxParallel: declaration.maxParallel,
  };
}

/** Nobody knows what came of it: so it may have had an effect. */
function asOutcome<T>(
  answer: Outcome<T> | { readonly kind: 'no-answer'; readonly words: { readonly provider: string } },
): Outcome<T> {
  return answer.kind === 'no-answer' ? { kind: 'unknown', reason: 'aborted', words: answer.words } : answer;
}
