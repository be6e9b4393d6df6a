/** What the list shows (view, filter, words, order), kept for each company so that coming back finds it as it was. */
import { useCallback, useMemo, useState } from 'react';
import { setPreference, usePreference } from '../../../app/preferences.ts';
import { FIRST, type Arranged } from './views/views.ts';

const NONE: Partial<Arranged> = {};

export interface Arrangement {
  readonly now: Arranged;
  readonly change: (part: Partial<Arranged>) => void;
}

export function useArranged(companyId: string): Arrangement {
  const key = `invoices.list.${companyId}`;
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
