/** Turns at an even pace: each begins so much after the one before, however long it takes. */
import type { Timers } from '#ports/timers.ts';

export interface Pace {
  /** Resolves when it is the caller's turn, or at once when they give up. */
  turn(signal: AbortSignal): Promise<void>;
}

export function createPace({ everyMs, timers }: { readonly everyMs: number; readonly timers: Timers }): Pace {
  let gate: Promise<void> = Promise.resolve();
  const gap = (): Promise<void> =>
    everyMs === 0 ? Promise.resolve() : new Promise((resolve) => void timers.after(everyMs, resolve));

  return {
    async turn(signal) {
      const mine = gate;
      gate = mine.then(gap);
      if (signal.aborted) return;
      let giveUp: (() => void) | undefined;
      const gone = new Promise<void>((resolve) => {
        giveUp = resolve;
        signal.addEventListener('abort', giveUp, { once: true });
      });
      await Promise.race([mine, gone]);
      if (giveUp !== undefined) signal.removeEventListener('abort', giveUp);
    },
  };
}
