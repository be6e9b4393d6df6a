/**
 * The hub of live events: changes are gathered for a moment, told once each, and never before the
 * transaction that made them has ended. A subscriber that falls behind is told to read everything again.
 */
import type { Change } from '#contract/events.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';

/** Long enough to tell a batch of a hundred stamps as few, short enough to feel at once. */
const GATHER_MS = 80;
/** Changes that wait for one subscriber; more of them are told as "everything". */
const MOST_WAITING = 1000;

const EVERYTHING: Change = { kind: '*', id: '*' };

export interface EventHub {
  /** Tells of a change, once the transaction that is under way is over; one that is rolled back is told in vain. */
  publish(change: Change): void;
  /** Batches from now on, until the signal aborts or the hub closes. */
  subscribe(signal?: AbortSignal): AsyncGenerator<{ changes: Change[] }, void>;
  /** Ends every subscription. */
  close(): void;
}

interface Subscriber {
  waiting: Map<string, Change>;
  wake: () => void;
}

export function createEventHub({ timers }: { readonly timers: Timers }): EventHub {
  const subscribers = new Set<Subscriber>();
  let gathered = new Map<string, Change>();
  let cancel: CancelTimer | undefined;
  let closed = false;

  function tell(): void {
    cancel = undefined;
    const batch = gathered;
    gathered = new Map();
    for (const subscriber of subscribers) {
      for (const [key, change] of batch) subscriber.waiting.set(key, change);
      if (subscriber.waiting.size > MOST_WAITING) subscriber.waiting = new Map([['*', EVERYTHING]]);
      subscriber.wake();
    }
  }

  return {
    publish(change) {
      if (closed || subscribers.size === 0) return;
      gathered.set(`${change.kind}\n${change.id}`, change);
      // A timer never fires inside a transaction: those are synchronous.
      cancel ??= timers.after(GATHER_MS, tell);
    },

    async *subscribe(signal) {
      const subscriber: Subscriber = { waiting: new Map(), wake: () => {} };
      const onAbort = (): void => subscriber.wake();
      const goesOn = (): boolean => !closed && signal?.aborted !== true;
      signal?.addEventListener('abort', onAbort);
      subscribers.add(subscriber);
      try {
        while (goesOn()) {
          if (subscriber.waiting.size === 0) {
            await new Promise<void>((resolve) => {
              subscriber.wake = resolve;
            });
            continue;
          }
          const changes = [...subscriber.waiting.values()];
          subscriber.waiting = new Map();
          yield { changes };
        }
      } finally {
        subscribers.delete(subscriber);
        signal?.removeEventListener('abort', onAbort);
      }
    },

    close() {
      closed = true;
      cancel?.();
      for (const subscriber of subscribers) subscriber.wake();
    },
  };
}
