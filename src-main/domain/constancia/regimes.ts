/** The table of regimes: name, first day, and the last day of one that is over. */
import { regimenByName } from '../catalogs/regimen-by-name.ts';
import { isoDay, TABLE_DATE } from './dates.ts';
import { part, type Run } from './text.ts';

export interface Regime {
  /** Of c_RegimenFiscal; absent where the name is not known. */
  readonly clave?: string;
  readonly name: string;
  /** ISO day. */
  readonly since: string;
}

const START = /^Reg[íi\uFFFD?]?menes\s*:?$/iu;
const END = /^(?:Obligaciones\s*:?$|Sus datos personales|Si desea modificar|Cadena Original|Sello Digital)/iu;
const HEADING =
  /^(?:R[ée\uFFFD?]?gimen|Fecha\s+(?:de\s+)?Inicio|Fecha\s+(?:de\s+)?Fin|Fecha\s+Alta|Fecha\s+Baja)(?:\s+Fecha.*)?$/iu;
const FOOT = /^(?:P[áa\uFFFD?]?gina\b|Contacto$|Av\.? Hidalgo|Atenci|desde cualquier)/iu;
const ROW = 3.5;

/** Regimes in force, the newest first. */
export function readRegimes(runs: readonly Run[]): Regime[] {
  const rows: { page: number; y: number; since: string; over: boolean; texts: string[] }[] = [];
  const names: Run[] = [];
  for (const run of sectionOf(runs).flatMap(splitDates)) {
    const day = dayOf(run.text);
    if (day === undefined) {
      names.push(run);
      continue;
    }
    const row = rows.find(({ page, y }) => page === run.page && Math.abs(y - run.y) <= ROW);
    if (row === undefined) rows.push({ page: run.page, y: run.y, since: day, over: false, texts: [] });
    else row.over = true;
  }
  for (const run of names) {
    const { page, y, text } = run;
    // A name of several lines stands around its dates, or begins level with them.
    let nearest: (typeof rows)[number] | undefined;
    for (const row of rows) {
      if (row.page !== page) continue;
      if (nearest === undefined || Math.abs(row.y - y) < Math.abs(nearest.y - y)) nearest = row;
    }
    nearest?.texts.push(text);
  }
  return rows
    .filter(({ over, texts }) => !over && texts.length > 0)
    .map(({ texts, since }): Regime => {
      const name = texts.join(' ');
      const clave = regimenByName(name);
      return clave === undefined ? { name, since } : { clave, name, since };
    })
    .toSorted((a, b) => b.since.localeCompare(a.since));
}

function sectionOf(runs: readonly Run[]): Run[] {
  const start = runs.findIndex(({ text }) => START.test(text));
  if (start === -1) return [];
  const rest = runs.slice(start + 1);
  const end = rest.findIndex(({ text }) => END.test(text));
  return (end === -1 ? rest : rest.slice(0, end)).filter(({ text }) => !HEADING.test(text) && !FOOT.test(text));
}

function splitDates(run: Run): Run[] {
  const parts: Run[] = [];
  let at = 0;
  for (const match of run.text.matchAll(TABLE_DATE)) {
    parts.push(part(run, at, match.index));
    at = match.index + match[0].length;
    parts.push(part(run, match.index, at));
  }
  parts.push(part(run, at, run.text.length));
  return parts.filter(({ text }) => text !== '');
}

function dayOf(text: string): string | undefined {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return match === null ? undefined : isoDay(match[3] ?? '', match[2] ?? '', match[1] ?? '');
}
