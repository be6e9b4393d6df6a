/**
 * The outside of a demo desk that is open: what its gateways' payers do happens when its time has come, and is posted
 * to the desk's own listener, over loopback, as a gateway would.
 */
import type { Engine } from '#engine/engine.ts';
import { WEBHOOK_PATH } from '#features/webhooks/index.ts';
import { createHttp } from '#platform/http.ts';
import type { Clock } from '#ports/clock.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';
import { signatureOf, SIGNATURE_HEADER, type DemoGateways } from './index.ts';
import { bodyOf } from './view.ts';
import type { Move } from './rows.ts';

export interface WorldDeps {
  readonly gateways: DemoGateways;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly timers: Timers;
}

export interface GatewayWorld {
  /** Ends; nothing is delivered any more. */
  close(): Promise<void>;
}

/** A gateway's answer is there before its webhook. */
const TELL_AFTER_MS = 700;
/** When the desk does not take it, it is posted again. */
const AGAIN_MS = 3000;
const MOST_TRIES = 20;
const BATCH = 50;

export function startGatewayWorld({ gateways, engine, clock, timers }: WorldDeps): GatewayWorld {
  const { books, ledger } = gateways;
  const { listener } = engine.features.webhooks;
  const http = createHttp({ env: {} });
  let planned: { readonly atMs: number; readonly cancel: CancelTimer } | undefined;
  let ticking: Promise<void> | undefined;
  let closed = false;

  /** Looks again by then; sooner, where that is planned already. */
  function wake(ms: number): void {
    const atMs = performance.now() + ms;
    if (closed || (planned !== undefined && planned.atMs <= atMs)) return;
    planned?.cancel();
    planned = { atMs, cancel: timers.after(ms, begin) };
  }

  function begin(): void {
    planned = undefined;
    if (closed) return;
    // What came while it was looked is looked at next.
    if (ticking !== undefined) return wake(TELL_AFTER_MS);
    ticking = look().finally(() => {
      ticking = undefined;
    });
  }

  async function look(): Promise<void> {
    try {
      const nextMs = await tick();
      if (nextMs !== undefined) wake(nextMs);
    } catch (error) {
      engine.logger.warn({ err: error }, 'the demo gateways could not go on');
      wake(AGAIN_MS);
    }
  }

  /** Gives when to look again; undefined where nothing is expected. */
  async function tick(): Promise<number | undefined> {
    ledger.advance(clock.now());
    const waits = [await tellAll(), ledger.nextMs(clock.now())].filter((ms) => ms !== undefined);
    return waits.length === 0 ? undefined : Math.min(...waits);
  }

  /** Gives when the rest is to be told; undefined where nothing is left. */
  async function tellAll(): Promise<number | undefined> {
    const untold = books.untold(BATCH);
    if (untold.length === 0) return undefined;
    const listening = addresses();
    const port = await listener.open();
    for (const move of untold) {
      if (closed) return undefined;
      const ageMs = clock.now().getTime() - Date.parse(move.atUtc);
      if (ageMs < TELL_AFTER_MS) return TELL_AFTER_MS - Math.max(0, ageMs);
      // In order: what comes after it waits with it.
      if (!(await tell(move, listening.get(move.account) ?? [], port))) return AGAIN_MS;
    }
    return untold.length < BATCH ? undefined : 0;
  }

  /** The desk's gateways by the account that they have there. @throws CuadraError while the vault is locked */
  function addresses(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const row of engine.features.gateways.service.all()) {
      if (engine.features.gateways.connections.knownProvider(row.provider) === undefined) continue;
      const { connector } = engine.features.gateways.connections.to(row);
      if (!('account' in connector) || typeof connector.account !== 'string') continue;
      found.set(connector.account, [...(found.get(connector.account) ?? []), row.id]);
    }
    return found;
  }

  async function tell(move: Move, gatewayIds: readonly string[], port: number): Promise<boolean> {
    const body = bodyOf(move, ledger.find(move.account, move.objectId));
    for (const gatewayId of gatewayIds) {
      const answer = await http.request({
        method: 'POST',
        url: `http://127.0.0.1:${port}${WEBHOOK_PATH}${gatewayId}`,
        headers: {
          'content-type': 'application/json',
          'user-agent': `Cuadra-demo/${move.account.split('/')[0] ?? ''}`,
          [SIGNATURE_HEADER]: signatureOf(books.secret, body, clock.now()),
        },
        body,
      });
      answer.discard();
      const comesAgain = answer.status === 503 || answer.status === 429;
      if (comesAgain && move.tries < MOST_TRIES) {
        books.markTried(move.id);
        return false;
      }
    }
    books.markTold(move.id);
    return true;
  }

  gateways.onMoved = () => wake(TELL_AFTER_MS);
  // The door is seen to be open before anything comes.
  void listener.open().then(
    () => wake(0),
    (error: unknown) => engine.logger.warn({ err: error }, 'the demo gateways find no door'),
  );
  return {
    async close() {
      closed = true;
      gateways.onMoved = () => {};
      planned?.cancel();
      await ticking;
      await http.close();
    },
  };
}
