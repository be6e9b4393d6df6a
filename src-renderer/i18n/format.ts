/** Numbers, money and dates as they are read in Mexico (or in English): the only place that makes text of them. */
import { useMemo } from 'react';
import type { Locale } from './locale.ts';
import { useLocale } from './words.ts';

/** `1234.5` of an exact decimal string, with thousands and at least the decimals asked for. Never goes through a float. */
export function groupDecimal(value: string, leastDecimals = 0): string {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',');
  const decimals = fraction.replace(/0+$/, '').padEnd(leastDecimals, '0');
  return `${negative ? '−' : ''}${grouped}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Minor units as an exact decimal string: `123450`, 2 → `1234.50`. */
export function minorToDecimal(minor: number, decimals: number): string {
  if (decimals === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The other way round: `1234.5`, 2 → `123450`; undefined where it is no exact amount of minor units. */
export function decimalToMinor(value: string, decimals: number): number | undefined {
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d*))?$/.exec(value) ?? [];
  if (whole === '' || fraction.replace(/0+$/, '').length > decimals) return undefined;
  const minor = Number(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** An amount within a sentence or on a button: `$1,160.00 MXN`. */
export function moneyText(minor: number, decimals: number, currency: string): string {
  const sign = currency === 'MXN' || currency === 'USD' ? '$' : '';
  const shown = groupDecimal(minorToDecimal(Math.abs(minor), decimals), decimals);
  return `${minor < 0 ? '−' : ''}${sign}${shown} ${currency}`;
}

export interface Formats {
  /** `1,234.50` of minor units; the currency stands apart ({@link Money}). */
  readonly minor: (minor: number, decimals: number) => string;
  /** `1,234.5` of an exact decimal string. */
  readonly decimal: (value: string, leastDecimals?: number) => string;
  readonly count: (value: number) => string;
  /** `3 oct 2026` of a fiscal local date or date-time (no zone is applied) or of an ISO day. */
  readonly day: (local: string) => string;
  /** `3 oct 2026, 14:05` of a fiscal local date-time, as the document has it. */
  readonly localDateTime: (local: string) => string;
  /** `3 oct 2026, 14:05` of an instant, in this machine's zone. */
  readonly instant: (utc: string) => string;
  /** `hace 5 min` */
  readonly ago: (utc: string, now?: number) => string;
  readonly bytes: (bytes: number) => string;
}

const built = new Map<Locale, Formats>();

export function formatsOf(locale: Locale): Formats {
  let formats = built.get(locale);
  if (formats === undefined) {
    formats = build(locale);
    built.set(locale, formats);
  }
  return formats;
}

export function useFormats(): Formats {
  const locale = useLocale();
  return useMemo(() => formatsOf(locale), [locale]);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const BYTES = [
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
] as const;

function build(locale: Locale): Formats {
  const count = new Intl.NumberFormat(locale);
  const dayParts = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  // A fiscal date has no zone: it is read and written as if it were UTC, so that nothing moves it.
  const localDay = new Intl.DateTimeFormat(locale, { ...dayParts, timeZone: 'UTC' });
  const localDateTime = new Intl.DateTimeFormat(locale, { ...dayParts, ...time, timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { ...dayParts, ...time });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return {
    minor: (minor, decimals) => groupDecimal(minorToDecimal(minor, decimals), decimals),
    decimal: groupDecimal,
    count: (value) => count.format(value),
    day: (local) => localDay.format(new Date(`${local.slice(0, 10)}T00:00:00Z`)),
    localDateTime: (local) => localDateTime.format(new Date(`${local.slice(0, 19)}Z`)),
    instant: (utc) => instant.format(new Date(utc)),
    ago(utc, now = Date.now()) {
      const ms = new Date(utc).getTime() - now;
      const [unit, size] = STEPS.find(([, step]) => Math.abs(ms) >= step) ?? (['second', 1000] as const);
      return relative.format(Math.round(ms / size), unit);
    },
    bytes(bytes) {
      const [unit, size] = BYTES.find(([, least]) => bytes >= least) ?? (['byte', 1] as const);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / size);
    },
  };
}
