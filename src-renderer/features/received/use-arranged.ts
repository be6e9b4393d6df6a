/** What Gastos shows (which documents, filter, words, order), kept for each company. */
import { useCallback, useMemo, useState } from 'react';
import type { ReceivedSort } from '#contract/received.ts';
import { setPreference, usePreference } from '../../app/preferences.ts';
import type { ListFilter, Role } from './filter.ts';

export type Sorted = { readonly by: ReceivedSort['by']; readonly direction: ReceivedSort['direction'] };
export type Arranged = {
  readonly role: Role;
  readonly filter: ListFilter;
  readonly query: string;
  readonly sort: Sorted;
};

export const FIRST: Arranged = { role: 'received', filter: {}, query: '', sort: { by: 'fecha', direction: 'desc' } };
const NONE: Partial<Arranged> = {};

export interface Arrangement {
  readonly now: Arranged;
  readonly change: (part: Partial<Arranged>) => void;
}

export function useArranged(companyId: string): Arrangement {
  const key = `received.list.${companyId}`;
  const [kept] = usePreference<Partial<Arranged>>(key, NONE);
  // The screen's own state is what counts while it is shown: what is written comes back later, through events.
  const [now, setNow] = useState<Arranged>(() => ({ ...FIRST, ...kept }));
  const change = useCallback(
    (part: Partial<Arranged>) =>
      setNow((before) => {
        const next = { ...before, ...part };
        // Outside of the drawing in which React may call this twice.
        queueMicrotask(() => setPreference(key, next));
        return next;
      }),
    [key],
  );
  return useMemo(() => ({ now, change }), [now, change]);
}
