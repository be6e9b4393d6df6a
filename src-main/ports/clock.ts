/** The only source of "now". Tests and the kill suite put their own in. */
export interface Clock {
  /** The current instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands at `instant` until `set` moves it. */
export function fixedClock(
  instant: string | Date,
): Clock & { set(next: string | Date): void; advanceMs(ms: number): void } {
  let current = new Date(instant);
  return {
    now: () => new Date(current),
    set: (next) => {
      current = new Date(next);
    },
    advanceMs: (ms) => {
      current = new Date(current.getTime() + ms);
    },
  };
}
