/** What the engine says of a form's values, asked whenever a field is left. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { RecordFinding } from '#contract/findings.ts';

interface Asked<V> {
  /** Begins the key, so that events make it stale: a double may have come into being. */
  readonly key: readonly unknown[];
  readonly values: V;
  readonly check: (values: V) => Promise<RecordFinding[]>;
  /** Not while nothing was written. */
  readonly enabled: boolean;
}

export interface Judged {
  /** Only of what still stands as it was judged. */
  readonly findings: readonly RecordFinding[];
  readonly judge: () => void;
}

export function useFindings<V extends Record<string, unknown>>(
  { key, values, check, enabled }: Asked<V>,
  getValues: () => V,
): Judged {
  const [judged, setJudged] = useState(values);
  const { data } = useQuery({
    queryKey: [...key, 'check', judged],
    queryFn: async () => ({ of: judged, findings: await check(judged) }),
    placeholderData: keepPreviousData,
    enabled,
  });
  // Until the answer is here the one before stands, for the fields that it still speaks of.
  const same = (field: string): boolean => JSON.stringify(values[field]) === JSON.stringify(data?.of[field]);
  const judge = useCallback(() => setJudged(getValues()), [getValues]);
  return { findings: enabled ? (data?.findings ?? []).filter(({ field }) => same(field)) : [], judge };
}
