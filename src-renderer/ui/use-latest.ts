/** The newest value of a prop or state for callbacks that must not change with it. */
import { useLayoutEffect, useRef, type RefObject } from 'react';

/** @returns a ref whose `current` is the value of the last draw; for handlers and effects, not for drawing */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
