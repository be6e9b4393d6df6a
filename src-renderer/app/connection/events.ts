/** Listens to what changes in the engine and marks what the window shows of it as stale. */
import type { Query } from '@tanstack/react-query';
import { api, queryClient } from './query.ts';
import { client } from './link.ts';

type Router = Exclude<keyof typeof api, 'key'>;

/** Which procedures show a kind of record. */
const SHOWN_BY: Readonly<Record<string, readonly Router[]>> = {
  invoice: ['invoices', 'stamping', 'cancellation', 'satStatus', 'system'],
  alert: ['alerts', 'satStatus'],
  received: ['received', 'satStatus'],
  'cfdi-import': ['cfdiImports'],
  client: ['clients'],
  product: ['products'],
  company: ['companies', 'system'],
  series: ['companies'],
  csd: ['csds', 'system'],
  pac: ['stamping', 'system'],
  gateway: ['gateways', 'webhooks', 'tunnel'],
  transaction: ['transactions', 'invoices'],
  payout: ['transactions'],
  webhook: ['webhooks'],
  tunnel: ['tunnel', 'webhooks'],
  mail: ['mail', 'invoices'],
  'mail-account': ['mail', 'system'],
  job: ['jobs', 'bulk', 'cfdiImports', 'satStatus', 'stamping', 'cancellation', 'transactions', 'system'],
  catalogs: ['catalogs', 'system'],
  vault: ['vault', 'system'],
  backup: ['backups', 'system'],
  preference: ['preferences'],
};

export type Connection = 'connected' | 'lost';
type Listener = (connection: Connection) => void;

let connection: Connection = 'connected';
const listeners = new Set<Listener>();

/** For `useSyncExternalStore`: whether the engine answers. */
export const connectionStore = {
  subscribe: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): Connection => connection,
};

function setConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener(next);
}

/** Kinds whose changes are not in the audit log. */
const NOT_AUDITED = new Set(['job', 'preference', 'payout']);

/** Marks what shows records of this kind; a kind that nobody has named makes everything stale. */
function invalidate(kind: string): void {
  const routers = SHOWN_BY[kind];
  if (routers === undefined) {
    makeStale();
    return;
  }
  const shown = NOT_AUDITED.has(kind) ? routers : [...routers, 'audit' as const];
  for (const router of shown) makeStale(api[router].key());
}

/**
 * A query that is being read for the first time is not begun anew: its answer may be of before the change, and would
 * stand for good. It is read once more when it is here.
 */
function makeStale(queryKey: readonly unknown[] = []): void {
  const isFirst = ({ state }: Query): boolean => state.data === undefined && state.fetchStatus === 'fetching';
  const first = queryClient.getQueryCache().findAll({ queryKey, predicate: isFirst });
  void queryClient.invalidateQueries({ queryKey });
  for (const query of first) void readOnceMore(query);
}

async function readOnceMore(query: Query): Promise<void> {
  try {
    await query.promise;
  } catch {
    // Who asked is told; there is nothing to be stale.
    return;
  }
  await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** Runs until the signal aborts; a lost stream is opened again, and what was missed is read anew. */
export async function followEvents(signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const changes = await client.events.subscribe(undefined, { signal });
      if (connection === 'lost') makeStale();
      setConnection('connected');
      pause = FIRST_PAUSE_MS;
      for await (const { changes: batch } of changes) {
        for (const kind of new Set(batch.map((change) => change.kind))) invalidate(kind);
      }
    } catch {
      // Whatever ended the stream, the answer is the same: say so and try again.
    }
    if (signal.aborted) return;
    setConnection('lost');
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}
