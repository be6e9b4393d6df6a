/** Clock and timers of one pretended time line: `advance` moves it and runs what falls due. */
import type { Clock } from '#ports/clock.ts';
import type { Timers } from '#ports/timers.ts';

export interface FakeTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Moves time by `ms`, stopping at every timer on the way and letting promises settle there. */
  advance(ms: number): Promise<void>;
  /** Moves time at once, as for a computer that slept: what fell due meanwhile runs late, at the end. */
  jump(ms: number): Promise<void>;
  /** Lets everything that needs no time run. */
  settle(): Promise<void>;
  /** Timers that are set at the moment. */
  pending(): number;
}

export function fakeTime(start = '2026-03-02T18:00:00.000Z'): FakeTime {
  let nowMs = new Date(start).getTime();
  let sequence = 0;
  const timers = new Map<number, { at: number; run: () => void }>();

  // A macrotask round lets chains of promises (and microtasks they queue) finish.
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 5; round += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };

  const advance = async (ms: number): Promise<void> => {
    const until = nowMs + ms;
    await settle();
    for (;;) {
      const next = [...timers].filter(([, t]) => t.at <= until).toSorted(([a, x], [b, y]) => x.at - y.at || a - b)[0];
      if (next === undefined) break;
      timers.delete(next[0]);
      nowMs = Math.max(nowMs, next[1].at);
      next[1].run();
      await settle();
    }
    nowMs = until;
  };

  return {
    clock: { now: () => new Date(nowMs) },
    timers: {
      after(ms, run) {
        const id = (sequence += 1);
        timers.set(id, { at: nowMs + Math.max(0, ms), run });
        return () => timers.delete(id);
      },
    },
    advance,
    async jump(ms) {
      await settle();
      nowMs += ms;
      await advance(0);
    },
    settle,
    pending: () => timers.size,
  };
}
