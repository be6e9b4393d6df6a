/**
 * Answers that were expensive, kept until something changes. Who asks the same while it is being computed waits for
 * the same answer; the work is called off when nobody waits for it any more.
 */
export interface Memory {
  /** The answer of `key` as of `revision`, computed when there is none. */
  recall<T>(
    key: string,
    revision: number,
    compute: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>;
}

interface Kept {
  readonly revision: number;
  readonly answer: Promise<unknown>;
  readonly calledOff: AbortController;
  waiting: number;
  settled: boolean;
}

/** @param size answers that are kept; the one that was asked for longest ago goes */
export function createMemory(size: number): Memory {
  const kept = new Map<string, Kept>();

  function forget(key: string, entry: Kept): void {
    if (kept.get(key) === entry) kept.delete(key);
  }

  async function settle(key: string, entry: Kept): Promise<void> {
    try {
      await entry.answer;
    } catch {
      // It is told to those who waited for it; the next one who asks has it computed again.
      forget(key, entry);
    } finally {
      entry.settled = true;
    }
  }

  function compute<T>(key: string, revision: number, work: (signal: AbortSignal) => Promise<T>): Kept {
    const calledOff = new AbortController();
    const entry: Kept = { revision, answer: work(calledOff.signal), calledOff, waiting: 0, settled: false };
    kept.set(key, entry);
    void settle(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > size && oldest !== undefined) kept.delete(oldest);
    return entry;
  }

  return {
    async recall<T>(
      key: string,
      revision: number,
      work: (signal: AbortSignal) => Promise<T>,
      signal?: AbortSignal,
    ): Promise<T> {
      signal?.throwIfAborted();
      const known = kept.get(key);
      const entry = known?.revision === revision ? known : compute(key, revision, work);
      // The latest asked for is the last to go.
      if (kept.get(key) === entry) {
        kept.delete(key);
        kept.set(key, entry);
      }
      entry.waiting += 1;
      const leave = (): void => {
        entry.waiting -= 1;
        if (entry.waiting > 0 || entry.settled) return;
        forget(key, entry);
        entry.calledOff.abort(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      try {
        const answer = await (entry.answer as Promise<T>);
        signal?.throwIfAborted();
        return answer;
      } finally {
        signal?.removeEventListener('abort', leave);
      }
    },
  };
}
