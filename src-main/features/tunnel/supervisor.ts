/**
 * Keeps a tunnel open: opens it, asks itself through the public address whether webhooks would get here, and opens it
 * anew when it ended or when nothing gets through any more, ever more slowly. What only a person can put right is not
 * tried again and again. One run at a time; a stop is heeded in every state.
 */
import type { OpenTunnel } from '#connectors/tunnel/types.ts';
import type { TunnelState } from '#contract/tunnel.ts';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';
import { backoffDelayMs } from '../jobs/backoff.ts';

const BACKOFF = { baseMs: 2000, factor: 2, maxMs: 5 * 60 * 1000, jitter: 0.2 } as const;
/** While it has just been opened: a new name takes some seconds to be known. */
const FIRST_CHECKS = { everyMs: 2000, times: 30 } as const;
const CHECK_EVERY_MS = 60_000;
/** Checks in a row that fail before a tunnel that looks open is opened anew. */
const FAILURES_TO_REOPEN = 5;

export interface SupervisorState {
  readonly state: TunnelState;
  readonly sinceUtc: string;
  readonly url?: string | undefined;
  readonly checkedAtUtc?: string | undefined;
  readonly nextTryUtc?: string | undefined;
  readonly error?: CuadraError | undefined;
}

export interface SupervisorDeps {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  /** One try: the listener and the tunnel to it. */
  readonly open: (signal: AbortSignal) => Promise<OpenTunnel>;
  /** Whether the address leads here: resolves with what is wrong. */
  readonly check: (url: string, signal: AbortSignal) => Promise<CuadraError | undefined>;
  /** After every change of state. */
  readonly onState: (state: SupervisorState) => void;
  readonly random?: () => number;
}

export type Supervisor = ReturnType<typeof createSupervisor>;

export function createSupervisor({
  clock,
  timers,
  logger,
  open,
  check,
  onState,
  random = Math.random,
}: SupervisorDeps) {
  let current: SupervisorState = { state: 'off', sinceUtc: clock.now().toISOString() };
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined;

  function become(next: Omit<SupervisorState, 'sinceUtc'>): void {
    const same = next.state === current.state;
    current = { ...next, sinceUtc: same ? current.sinceUtc : clock.now().toISOString() };
    try {
      onState(current);
    } catch (error) {
      logger.error({ err: error, state: next.state }, 'a change of the tunnel could not be told');
    }
  }

  async function keepOpen(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      become({ state: 'starting', url: undefined, error: current.error });
      let tunnel: OpenTunnel | undefined;
      let reason: CuadraError | undefined;
      try {
        tunnel = await open(signal);
        const wasUp = await attend(tunnel, signal);
        if (wasUp.reached) failures = 0;
        reason = wasUp.reason;
      } catch (error) {
        if (signal.aborted) break;
        reason =
          error instanceof CuadraError
            ? error
            : new CuadraError('TUNNEL_ENDED', { params: { tunnel: '' }, cause: error });
      } finally {
        await tunnel?.close();
      }
      if (signal.aborted) break;
      if (reason !== undefined && FOR_A_PERSON.has(reason.code)) {
        logger.warn({ code: reason.code }, 'the tunnel waits for a person');
        become({ state: 'failed', error: reason });
        return;
      }
      failures += 1;
      const waitMs = backoffDelayMs(BACKOFF, failures, random());
      logger.info({ code: reason?.code, waitMs }, 'the tunnel is opened again');
      become({ state: 'waiting', error: reason, nextTryUtc: new Date(clock.now().getTime() + waitMs).toISOString() });
      await pause(waitMs, signal);
    }
  }

  /** Watches an open tunnel until it ends or must be opened anew. */
  async function attend(
    tunnel: OpenTunnel,
    signal: AbortSignal,
  ): Promise<{ reached: boolean; reason: CuadraError | undefined }> {
    const { url } = tunnel;
    const over = new AbortController();
    let end: { readonly reason: CuadraError | undefined } | undefined;
    async function whenEnded(): Promise<void> {
      end = { reason: await tunnel.ended };
      over.abort();
    }
    void whenEnded();
    const either = AbortSignal.any([signal, over.signal]);
    become({ state: 'checking', url });
    let reached = false;
    let failed = 0;
    const early = (checks: number): boolean => !reached && checks < FIRST_CHECKS.times;
    for (let checks = 1; ; checks += 1) {
      const wrong = await check(url, either);
      if (either.aborted) return { reached, reason: end?.reason };
      const checkedAtUtc = clock.now().toISOString();
      if (wrong === undefined) {
        reached = true;
        failed = 0;
        become({ state: 'up', url, checkedAtUtc });
      } else {
        failed += 1;
        const patient = early(checks);
        const reopens = !patient && failed >= FAILURES_TO_REOPEN;
        const nextMs = clock.now().getTime() + (patient ? FIRST_CHECKS.everyMs : CHECK_EVERY_MS);
        const nextTryUtc = reopens ? undefined : new Date(nextMs).toISOString();
        become({ state: 'unreachable', url, checkedAtUtc, nextTryUtc, error: wrong });
        if (reopens) return { reached, reason: wrong };
      }
      await pause(early(checks) ? FIRST_CHECKS.everyMs : CHECK_EVERY_MS, either);
      if (either.aborted) return { reached, reason: end?.reason };
    }
  }

  function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let cancel: CancelTimer | undefined;
      const done = (): void => {
        cancel?.();
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (signal.aborted) return done();
      cancel = timers.after(ms, done);
      signal.addEventListener('abort', done, { once: true });
    });
  }

  async function stop(): Promise<void> {
    const run = running;
    running = undefined;
    run?.stop.abort(new Error('the tunnel is closed'));
    await run?.ended;
    if (current.state !== 'off') become({ state: 'off' });
  }

  return {
    state: (): SupervisorState => current,
    /** Opens it; anew where it is open. */
    async start(): Promise<void> {
      await stop();
      const controller = new AbortController();
      const ended = keepOpen(controller.signal).catch((error: unknown) => {
        logger.error({ err: error }, 'the tunnel is no longer watched');
        become({ state: 'failed' });
      });
      running = { stop: controller, ended };
    },
    stop,
  };
}

/** What trying again does not change. */
const FOR_A_PERSON: ReadonlySet<ErrorCode> = new Set([
  'TUNNEL_CREDENTIALS',
  'TUNNEL_HOST_KEY',
  'TUNNEL_SETTING_INVALID',
  'TUNNEL_URL_INVALID',
  'TUNNEL_PROVIDER_UNKNOWN',
  'PROGRAM_MISSING',
  'PROGRAM_FAILED',
  'LISTENER_PORT_TAKEN',
  'VAULT_LOCKED',
  'VAULT_SECRET_MISSING',
  'VAULT_TAMPERED',
]);
