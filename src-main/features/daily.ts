/**
 * What the program looks after by itself while it works. A computer sleeps, and its timers with it: whether something
 * is due is looked at more often than it falls due, and each look decides by the clock and by what is stored.
 */
import type { Logger } from '#ports/logger.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';

/** Not while the first screen is being drawn, nor for a command that ends at once. */
const FIRST_LOOK_MS = 60 * 1000;
const LOOK_EVERY_MS = 60 * 60 * 1000;

export interface DailyDeps {
  readonly timers: Timers;
  readonly logger: Logger;
  /** Each by its name; one that fails does not keep the others from being looked at. */
  readonly looks: Readonly<Record<string, () => void>>;
}

export type Daily = ReturnType<typeof createDaily>;

export function createDaily({ timers, logger, looks }: DailyDeps) {
  let cancel: CancelTimer | undefined;

  function look(): void {
    for (const [name, run] of Object.entries(looks)) {
      try {
        run();
      } catch (error) {
        // The next look tries again.
        logger.error({ err: error, name }, 'a daily look failed');
      }
    }
    cancel = timers.after(LOOK_EVERY_MS, look);
  }

  return {
    start(): void {
      cancel ??= timers.after(FIRST_LOOK_MS, look);
    },
    close(): void {
      cancel?.();
    },
  };
}
