/** When SAT is asked again about a request that it has. Pure. */
const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Until so long after the request, the pause between two questions. */
const STEPS: readonly (readonly [untilMs: number, pauseMs: number])[] = [
  // Without acceptance it is cancelled within seconds or minutes.
  [10 * 1000, 2 * 1000],
  [MINUTE_MS, 10 * 1000],
  [10 * MINUTE_MS, MINUTE_MS],
  [HOUR_MS, 5 * MINUTE_MS],
  [6 * HOUR_MS, 30 * MINUTE_MS],
  // The receiver has three business days: a week with its weekend, a holiday and SAT's own delay.
  [8 * DAY_MS, 2 * HOUR_MS],
  // A second request after a rejection is known to stay in process without limit.
  [30 * DAY_MS, 12 * HOUR_MS],
];
const FOREVER_MS = 3 * DAY_MS;

/** Pause before the next question, by how long ago SAT took the request. */
export function pauseMs(sinceMs: number): number {
  return STEPS.find(([untilMs]) => sinceMs < untilMs)?.[1] ?? FOREVER_MS;
}

/** After so long without any trace of a request that was taken, it is sent again; and how often at most. */
export const NO_TRACE_MS = DAY_MS;
export const MOST_SENDS = 3;
/** In process for longer than this is more than the receiver's time: a person should look. */
export const OVERDUE_MS = 10 * DAY_MS;

/** So long after the stamp SAT may not know a document yet: «205» is then no refusal. */
export const NOT_KNOWN_YET_MS = 72 * HOUR_MS;

/** A signed request that never left is signed anew after so long: its Fecha should be of about when it arrives. */
export const SIGNATURE_MS = 12 * HOUR_MS;
