/** Calls to a PAC that end in bounded time with an outcome, whatever the connector does. */
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { Logger } from '#ports/logger.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';

/** How long a connector that was told to stop may take to say how it ended. */
const SETTLE_MS = 5000;

/** The call ended without an outcome of the provider's: whether it had an effect is not known. */
export interface NoAnswer {
  readonly kind: 'no-answer';
  readonly reason: 'timeout' | 'aborted' | 'error';
  readonly words: ProviderWords;
}

/**
 * Makes the calls of all connectors: `make` gets a signal that aborts after `timeoutMs` or with
 * `signal`. A connector that does not settle soon after, or throws, gives a {@link NoAnswer}.
 */
export type PacCalls = <T>(
  declaration: { readonly id: string },
  timeoutMs: number,
  signal: AbortSignal,
  make: (options: { signal: AbortSignal }) => Promise<T>,
) => Promise<T | NoAnswer>;

export function createPacCalls({ timers, logger }: { readonly timers: Timers; readonly logger: Logger }): PacCalls {
  return async ({ id: provider }, timeoutMs, signal, make) => {
    const abort = new AbortController();
    const cancels: CancelTimer[] = [];
    const noAnswer = (reason: NoAnswer['reason'], message: string): NoAnswer => ({
      kind: 'no-answer',
      reason,
      words: { provider, message },
    });

    const deaf = new Promise<NoAnswer>((resolve) => {
      const giveUp = (reason: 'timeout' | 'aborted', message: string): void => {
        if (abort.signal.aborted) return;
        abort.abort(reason);
        cancels.push(timers.after(SETTLE_MS, () => resolve(noAnswer(reason, message))));
      };
      cancels.push(timers.after(timeoutMs, () => giveUp('timeout', `${timeoutMs} ms`)));
      const onAbort = (): void => giveUp('aborted', String(signal.reason));
      if (signal.aborted) onAbort();
      else {
        signal.addEventListener('abort', onAbort, { once: true });
        cancels.push(() => signal.removeEventListener('abort', onAbort));
      }
    });

    try {
      return await Promise.race([make({ signal: abort.signal }), deaf]);
    } catch (error) {
      // A mistake in the connector: it may have happened before or after something was sent.
      logger.error({ err: error, provider }, 'a PAC connector threw');
      return noAnswer('error', error instanceof Error ? error.name : typeof error);
    } finally {
      for (const cancel of cancels) cancel();
    }
  };
}
