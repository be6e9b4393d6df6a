/** Values in gateways' answers, taken without trust. @see Unreadable */
import { objectOf, type JsonObject } from '#connectors/pac/transport/json.ts';
import { Unreadable } from './outcomes.ts';

/** An amount that is counted in minor units there, too. */
export function minorUnits(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Unreadable(what);
  return value;
}

/** A text that has to be there. */
export function requiredText(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw new Unreadable(what);
  return value;
}

/** A text, where there is one. */
export function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Seconds since 1970 as an instant. */
export function instantOfSeconds(value: unknown): string | undefined {
  const seconds = typeof value === 'string' && /^\d{1,11}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return undefined;
  return new Date(seconds * 1000).toISOString();
}

/** A time as text, with its offset, as an instant. */
export function instantOfText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/** The objects of a list. */
export function rowsOf(value: unknown, what: string): JsonObject[] {
  if (!Array.isArray(value)) throw new Unreadable(what);
  return value.map((each) => {
    const row = objectOf(each);
    if (row === undefined) throw new Unreadable(what);
    return row;
  });
}

/** An object without what is undefined in it. */
export function known<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;
}
