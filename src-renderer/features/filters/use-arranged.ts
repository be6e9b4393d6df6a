/** What a list shows (filter, words, order), kept for each company. */
import { useCallback, useMemo, useState } from 'react';
import { setPreference, usePreference, type Json } from '../../app/preferences.ts';

export interface Arrangement<A> {
  readonly now: A;
  readonly change: (part: Partial<A>) => void;
}

/** @param first how it stands while nothing was arranged; what is kept may lack what came later */
export function useArranged<A extends { readonly [key: string]: Json }>(key: string, first: A): Arrangement<A> {
  const [kept] = usePreference<Json>(key, null);
  // The screen's own state is what counts while it is shown: what is written comes back later, through events.
  const [now, setNow] = useState<A>(() => ({ ...first, ...(kept as Partial<A> | null) }));
  const change = useCallback(
    (part: Partial<A>) =>
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
