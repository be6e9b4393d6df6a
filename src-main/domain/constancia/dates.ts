/** Dates as a constancia writes them, as ISO days. */
import { fold } from '../catalogs/search/fold.ts';

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** `dd/mm/aaaa`, as the tables have it. */
export const TABLE_DATE = /\b(\d{2})\/(\d{2})\/(\d{4})\b/g;

/** @returns undefined when there is no such day */
export function isoDay(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** «… A 02 DE OCTUBRE DE 2026» */
export function writtenDay(text: string): string | undefined {
  const match = /(\d{1,2}) de ([a-z]+) del? (\d{4})/.exec(fold(text));
  const month = MONTHS.indexOf(match?.[2]?.replace('setiembre', 'septiembre') ?? '') + 1;
  return match === null || month === 0 ? undefined : isoDay(match[3] ?? '', String(month), match[1] ?? '');
}

/** The first field of the seal's cadena original: `||2026/10/02|…` */
export function sealedDay(text: string): string | undefined {
  const match = /\|\|\s*(\d{4})\/(\d{2})\/(\d{2})\b/.exec(text);
  return match === null ? undefined : isoDay(match[1] ?? '', match[2] ?? '', match[3] ?? '');
}
