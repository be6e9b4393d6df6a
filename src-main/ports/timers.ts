/** Timers as the engine sees them, so that tests advance time instead of sleeping. */
export interface Timers {
  /** Calls `run` once after `ms` milliseconds, unless the returned function is called before. */
  after(ms: number, run: () => void): CancelTimer;
}

export type CancelTimer = () => void;

/** Node's longest timer, about 24.8 days; a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemTimers: Timers = {
  after(ms, run) {
    const handle = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_MS));
    return () => clearTimeout(handle);
  },
};
