/** Which form of a section stands at the right, and with what it begins. The address rules: it is open where it says so. */
import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useLatest } from '../../ui/use-latest.ts';

/** In the place of a record's id in the address. */
export const NEW = 'new';
export const IMPORT = 'import';

export interface OpenForm<B> {
  /** Absent: of a new record. */
  readonly id: string | undefined;
  /** Another one is another form. */
  readonly nth: number;
  readonly beginning: B | undefined;
}

export interface FormPlace<B> {
  readonly open: OpenForm<B> | undefined;
  /** A record's panel, the import, or the list alone. */
  readonly show: (id: string | undefined) => void;
  readonly begin: (id: string | undefined, beginning?: B) => void;
}

/**
 * @param path of the section: `/clients`
 * @param openId of the address: a record's, {@link NEW}, {@link IMPORT}, or none
 */
export function useFormPlace<B>(path: string, openId: string | undefined): FormPlace<B> {
  const [, go] = useLocation();
  const [kept, setKept] = useState<OpenForm<B>>();
  const nth = useRef(0);
  const latest = useLatest(openId);
  const show = useCallback(
    (id: string | undefined) => {
      setKept(undefined);
      go(id === undefined ? path : `${path}/${id}`, { replace: latest.current !== undefined });
    },
    [go, latest, path],
  );
  const begin = useCallback(
    (id: string | undefined, beginning?: B) => {
      nth.current += 1;
      setKept({ id, nth: nth.current, beginning });
      go(`${path}/${id ?? NEW}`, { replace: latest.current !== undefined });
    },
    [go, latest, path],
  );
  return { open: openOf(openId, kept), show, begin };
}

function openOf<B>(openId: string | undefined, kept: OpenForm<B> | undefined): OpenForm<B> | undefined {
  if (openId === NEW)
    return kept !== undefined && kept.id === undefined ? kept : { id: undefined, nth: 0, beginning: undefined };
  return kept?.id !== undefined && kept.id === openId ? kept : undefined;
}
