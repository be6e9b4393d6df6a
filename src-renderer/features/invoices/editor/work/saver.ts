/**
 * Keeps one draft in the engine: makes it the first time, changes it afterwards, one call at a time and only when
 * something is different. Knows the version that was seen, so that nobody's work is written over.
 */
import type { InvoiceDetail, InvoiceDraft } from '#contract/invoices.ts';
import { problemOf, type Problem } from '../../../../ui/feedback/problem.ts';

export interface SaverCalls {
  readonly create: (draft: InvoiceDraft) => Promise<InvoiceDetail>;
  readonly update: (input: { id: string; version: number; draft: InvoiceDraft }) => Promise<InvoiceDetail>;
}

export type SavePhase = 'idle' | 'saving' | 'stale' | 'failed';

export interface SaveState {
  readonly phase: SavePhase;
  readonly invoice?: { readonly id: string; readonly version: number } | undefined;
  readonly savedAtUtc?: string | undefined;
  /** The draft that is stored, as JSON. */
  readonly savedJson?: string | undefined;
  readonly problem?: Problem | undefined;
}

export type Saver = ReturnType<typeof createSaver>;

export function createSaver(calls: SaverCalls, first: SaveState = { phase: 'idle' }) {
  let state = first;
  let running: Promise<unknown> = Promise.resolve();
  const listeners = new Set<() => void>();
  const set = (next: Partial<SaveState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  async function store(draft: InvoiceDraft, json: string): Promise<void> {
    if (json === state.savedJson && state.invoice !== undefined) return;
    set({ phase: 'saving', problem: undefined });
    try {
      const detail =
        state.invoice === undefined ? await calls.create(draft) : await calls.update({ ...state.invoice, draft });
      set({
        phase: 'idle',
        invoice: { id: detail.id, version: detail.version },
        savedAtUtc: detail.updatedAtUtc,
        savedJson: json,
      });
    } catch (error) {
      const problem = problemOf(error);
      set({ phase: problem.code === 'STALE_VERSION' ? 'stale' : 'failed', problem });
      throw error;
    }
  }

  return {
    get: (): SaveState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /**
     * Stores the draft, after whatever is being stored now.
     * @throws what the engine answered; the state tells it too
     */
    save(draft: InvoiceDraft): Promise<{ readonly id: string; readonly version: number }> {
      const json = JSON.stringify(draft);
      const mine = running
        // The one before has told its own caller how it went.
        .catch(() => undefined)
        .then(() => store(draft, json))
        .then(() => {
          if (state.invoice === undefined) throw new Error('a stored draft has an id');
          return state.invoice;
        });
      running = mine;
      return mine;
    },
    /** The record is another now: somebody else's version was taken, or mine becomes a new one. */
    adopt(next: Omit<SaveState, 'phase' | 'problem'>): void {
      state = { phase: 'idle', ...next };
      for (const listener of listeners) listener();
    },
  };
}
