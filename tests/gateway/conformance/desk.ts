/** One gateway's simulator and ways to call it, with an ear for everything that is said and logged. */
import type {
  ChargeRequest,
  ChargeView,
  GatewayConnector,
  GatewayContext,
  LinkRequest,
  Outcome,
  WebhookInput,
} from '#connectors/gateway/types.ts';
import { stateOf, type TransactionState } from '#domain/transactions/state.ts';
import { createHttp } from '#platform/http.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import { systemTimers } from '#ports/timers.ts';
import type { SimDelivery } from '../../simulators/gateway-core/simulator.ts';
import type { GatewayHarness, Kind } from './harness.ts';

export const NOW = new Date('2026-11-23T18:00:00.000Z');
const PATIENCE_MS = 30_000;
/** How long a call waits for a gateway that says nothing. */
const SILENCE_MS = 700;

export const patient = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(PATIENCE_MS) });
export const impatient = (): { signal: AbortSignal } => ({ signal: AbortSignal.timeout(SILENCE_MS) });

export type GatewayDesk = Awaited<ReturnType<typeof openGatewayDesk>>;

export async function openGatewayDesk(harness: GatewayHarness) {
  let now = NOW;
  const clock: Clock = { now: () => now };
  const { declaration } = harness.provider;
  const simulator = await harness.start({ clock });
  const http = createHttp({ authorities: [simulator.authority] });
  const heard: string[] = [];
  const hear = (fields: object, message: string): void => void heard.push(`${message} ${textOf(fields)}`);
  const logger: Logger = { debug: hear, info: hear, warn: hear, error: hear };
  const open: GatewayConnector[] = [];
  let last = 0;

  /** A connection to an account; all that it answers is heard. */
  function connect(
    credentials: Readonly<Record<string, string>> = simulator.credentials,
    changes: Partial<GatewayContext> = {},
  ): GatewayConnector {
    const context: GatewayContext = {
      environment: 'test',
      clock,
      timers: systemTimers,
      logger,
      http,
      baseUrl: simulator.address,
      ...changes,
    };
    const connector = harness.provider.connect(context, credentials);
    open.push(connector);
    return new Proxy(connector, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          const answer: unknown = Reflect.apply(value, target, given);
          if (answer instanceof Promise) void answer.then((said) => heard.push(textOf(said)));
          return answer;
        };
      },
    });
  }

  /** A charge that nobody asked for yet. */
  function fresh(kind: Kind, changes: Partial<ChargeRequest> = {}): ChargeRequest {
    last += 1;
    return {
      idempotencyKey: `clave-${last}-${'k'.repeat(20)}`,
      reference: `CUADRA-${last}`,
      amountMinor: 123_450,
      currency: 'MXN',
      description: `Factura A-${last}`,
      payer: { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' },
      capture: 'automatic',
      ...kind,
      ...changes,
    };
  }

  function freshLink(): LinkRequest {
    const methods = declaration.methods.filter(({ by }) => by.includes('link')).map(({ method }) => method);
    const { method: _method, token: _token, ...rest } = fresh({ method: 'card' });
    return { ...rest, methods };
  }

  const connector = connect();

  return {
    harness,
    declaration,
    simulator,
    clock,
    heard,
    connect,
    connector,
    fresh,
    freshLink,

    /** Time passes. */
    pass(ms: number): void {
      now = new Date(now.getTime() + ms);
    },

    /** What there is in the gateway's books under a reference. */
    made: (reference: string) => simulator.charges().filter((charge) => charge.reference === reference),

    /** A charge, made. */
    async charge(kind: Kind, changes: Partial<ChargeRequest> = {}): Promise<ChargeView> {
      return done(await connector.createCharge(fresh(kind, changes), patient()));
    },

    /** A charge that was paid, whatever it takes. */
    async paid(): Promise<ChargeView> {
      const { paid, waiting } = harness;
      const charge = done(await connector.createCharge(fresh(paid ?? waiting), patient()));
      if (paid === undefined) simulator.pay(charge.objectId);
      return this.read(charge);
    },

    async read({ objectId, objectKind }: Pick<ChargeView, 'objectId' | 'objectKind'>): Promise<ChargeView> {
      const answer = await connector.fetch({ objectId, objectKind }, patient());
      if (answer.kind !== 'done') throw new Error(`fetch gave ${textOf(answer)}`);
      return answer.value;
    },

    /**
     * What came of a charge that got no answer, as the transactions do it: looked up by its reference where it can
     * be, else sent again with its key where that is safe.
     */
    async bringHome(request: ChargeRequest): Promise<ChargeView> {
      const { findByReference, repeats } = declaration.capabilities;
      if (findByReference !== 'no') {
        const since = new Date(now.getTime() - 60_000).toISOString();
        const found = await connector.findByReference({ reference: request.reference, sinceUtc: since }, patient());
        if (found.kind === 'done') return found.value;
        if (found.kind === 'not-found' && findByReference === 'certain' && repeats.safeForMs === 0) {
          return done(await connector.createCharge(request, patient()));
        }
      }
      if (repeats.safeForMs === 0) throw new Error('it stays unknown');
      return done(await connector.createCharge(request, patient()));
    },

    /** A delivery as the listener hands it over. */
    input: (delivery: SimDelivery, changes: Partial<WebhookInput> = {}): WebhookInput => ({
      ...delivery,
      receivedAt: now,
      secrets: simulator.webhookSecrets,
      ...changes,
    }),

    verify(input: WebhookInput, environment: 'test' | 'production' = 'test') {
      const verdict = harness.provider.verifyWebhook?.(input, {
        environment,
        clock,
        http,
        ...patient(),
        baseUrl: simulator.address,
      });
      if (verdict === undefined) throw new Error('it has no webhooks');
      return verdict;
    },

    async close(): Promise<void> {
      for (const each of open) each.close();
      await http.close();
      await simulator.close();
    },
  };
}

export function done<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(`got ${textOf(outcome)}`);
  return outcome.value;
}

export function standing(charge: ChargeView): TransactionState {
  return stateOf(charge.facts.map(({ fact }) => fact));
}

export function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each instanceof Error ? { name: each.name, message: each.message, stack: each.stack, cause: each.cause } : each,
  );
}
