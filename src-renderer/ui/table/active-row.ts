/**
 * The row that the keys move. It is a record, not a place: when rows arrive or go above it the mark goes with it, so
 * that Enter opens what was marked.
 */
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useLatest } from '../use-latest.ts';

/** So far from its place a record is looked for: more than arrive between two readings. */
const REACH = 300;

/** Where a record stands now, nearest to where it stood; undefined: not among what is at hand there. */
export function placeOf(id: string, near: number, idAt: (index: number) => string | undefined): number | undefined {
  for (let away = 0; away <= REACH; away++) {
    if (idAt(near + away) === id) return near + away;
    if (near >= away && idAt(near - away) === id) return near - away;
  }
  return undefined;
}

interface ActiveRow {
  /** -1: none. */
  readonly active: number;
  readonly setActive: (index: number) => void;
}

/** @param onMoved told how far the record has moved by itself */
export function useActiveRow(idAt: (index: number) => string | undefined, onMoved: (by: number) => void): ActiveRow {
  const [active, place] = useState(-1);
  const marked = useRef<string>(undefined);
  const latest = useLatest({ idAt, onMoved });
  const setActive = useCallback(
    (index: number) => {
      marked.current = latest.current.idAt(index);
      place(index);
    },
    [latest],
  );
  const idHere = active < 0 ? undefined : idAt(active);
  useLayoutEffect(() => {
    const id = marked.current;
    // What is not read yet may still be it.
    if (idHere === undefined || idHere === id) return;
    const now = id === undefined ? undefined : placeOf(id, active, latest.current.idAt);
    if (now === undefined) {
      marked.current = idHere;
      return;
    }
    latest.current.onMoved(now - active);
    place(now);
  }, [active, idHere, latest]);
  return { active, setActive };
}
