/**
 * What the person has arranged (theme, columns, widths, saved views), kept by the engine: a browser's own
 * store belongs to an address, and the web host has another one at every launch.
 */
import { useCallback, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { reportProblem } from '../ui/feedback/report.ts';
import { client } from './connection/link.ts';
import { api, queryClient } from './connection/query.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Preferences = Readonly<Record<string, unknown>>;

const options = api.preferences.all.queryOptions();

/** Reads them once, before the first screen is drawn. */
export function loadPreferences(): Promise<Preferences> {
  return queryClient.ensureQueryData(options);
}

/** What was set here and not yet written: what is read meanwhile is older. */
const unwritten = new Map<string, { readonly value: Json }>();

/** Keeps a value, at once for the screen and then in the engine; null forgets it. */
export function setPreference(key: string, value: Json): void {
  queryClient.setQueryData(options.queryKey, (before: Preferences | undefined) => {
    const { [key]: _old, ...rest } = before ?? {};
    return (value === null ? rest : { ...rest, [key]: value }) as never;
  });
  unwritten.set(key, { value });
  schedule(key, value);
}

const WAIT_MS = 250;
const waiting = new Map<string, Json>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** The first change is written at once; a width that is being dragged then only now and again. */
function schedule(key: string, value: Json): void {
  waiting.set(key, value);
  if (timer !== undefined) return;
  void flushPreferences();
  timer = setTimeout(() => {
    timer = undefined;
    void flushPreferences();
  }, WAIT_MS);
}

/** Writes what still waits; also when the window goes away. */
export async function flushPreferences(): Promise<void> {
  const batch = [...waiting];
  waiting.clear();
  for (const [key, value] of batch) {
    const entry = unwritten.get(key);
    await client.preferences.set({ key, value: value as never }).catch(reportProblem);
    if (unwritten.get(key) === entry) unwritten.delete(key);
  }
}
window.addEventListener('pagehide', () => void flushPreferences());

/** A preference and its setter; `fallback` stands while nothing was chosen. */
export function usePreference<T extends Json>(key: string, fallback: T): readonly [T, (value: T | null) => void] {
  const { data } = useQuery(options);
  const here = unwritten.get(key);
  const kept = here === undefined ? (data as Preferences | undefined)?.[key] : (here.value ?? undefined);
  const value = (kept === undefined ? fallback : kept) as T;
  const set = useCallback((next: T | null) => setPreference(key, next), [key]);
  return useMemo(() => [value, set] as const, [value, set]);
}
