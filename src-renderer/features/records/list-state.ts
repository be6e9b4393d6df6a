/** What a list of records shows (words, archived ones, order), kept for each company so that coming back finds it. */
import { useCallback, useMemo, useState } from 'react';
import type { RecordFilter } from '#contract/lists.ts';
import { setPreference, usePreference, type Json } from '../../app/preferences.ts';
import type { Order } from './kind.ts';

export type Archived = RecordFilter['archived'];

export interface ListState<S extends string> {
  readonly query: string;
  readonly archived: Archived;
  readonly sort: Order<S>;
}

type Change<S extends string> = (part: Partial<ListState<S>>) => void;

export function useListState<S extends string>(name: string, first: Order<S>): readonly [ListState<S>, Change<S>] {
  const [kept] = usePreference<Json>(name, null);
  // The screen's own state is what counts while it is shown: what is written comes back later, through events.
  const [now, setNow] = useState<ListState<S>>(() => ({
    query: '',
    archived: 'no',
    sort: first,
    ...(kept as Partial<ListState<S>> | null),
  }));
  const change = useCallback<Change<S>>(
    (part) =>
      setNow((before) => {
        const next = { ...before, ...part };
        // Outside of the drawing in which React may call this twice.
        queueMicrotask(() => setPreference(name, next as unknown as Json));
        return next;
      }),
    [name],
  );
  return useMemo(() => [now, change] as const, [change, now]);
}
