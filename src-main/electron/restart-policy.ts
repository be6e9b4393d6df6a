/** Whether, and when, an engine that crashed is started again. */

/** Crashes within this time count together. */
const WINDOW_MS = 2 * 60_000;
/** So many are no accident. */
const MOST = 5;
const FIRST_PAUSE_MS = 250;

/**
 * @param crashesMs instants of the crashes so far, the last one included
 * @returns milliseconds to wait, or undefined to give up
 */
export function pauseBeforeRestart(crashesMs: readonly number[], nowMs: number): number | undefined {
  const recent = crashesMs.filter((at) => nowMs - at < WINDOW_MS).length;
  return recent >= MOST ? undefined : FIRST_PAUSE_MS * 2 ** (recent - 1);
}
