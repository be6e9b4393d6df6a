/**
 * Who types `A-12` or `12` means that invoice: it comes before A-120 and A-1234, which begin so too and are newer.
 * Pure.
 */
import type { Query } from '#db/statements.ts';
import { COMPANY } from './conditions.ts';
import { foldedParts } from './words.ts';

/** Invoices that are put first: one number may be there in some series and types. */
export const MOST_EXACT = 5;

/** More series and types than a company has; each is looked at. */
const MOST_CANDIDATES = 50;

/** A number of the list and what its invoice is called. */
export interface Numbered {
  readonly n: number;
  readonly serie: string;
  readonly folio: number;
}

/** The query for invoices that may be called so; none when what was typed is no series and folio. */
export function planExactFolio(companyId: string, typed: string): Query | undefined {
  const folios = foliosOf(typed);
  if (folios.length === 0) return undefined;
  // From series to series in the index: no invoice is read that has another folio.
  const next = `SELECT min(serie) FROM invoice_list WHERE company = ${COMPANY}`;
  return {
    sql: `WITH RECURSIVE each (serie) AS (
        SELECT * FROM (${next})
        UNION ALL SELECT (${next} AND serie > each.serie) FROM each WHERE each.serie IS NOT NULL)
      SELECT l.n AS n, l.serie AS serie, l.folio AS folio FROM each CROSS JOIN invoice_list l
        ON l.company = ${COMPANY} AND l.serie = each.serie AND l.folio IN (${folios.map(() => '?').join(', ')})
      ORDER BY l.n DESC LIMIT ${MOST_CANDIDATES}`,
    params: [companyId, companyId, companyId, ...folios],
  };
}

/** Whether an invoice is called as it was typed: signs and case do not count, the series may be left out. */
export function isCalled(typed: string, { serie, folio }: Numbered): boolean {
  const said = joined(typed);
  return /^\d+$/.test(said) ? Number(said) === folio : said === `${foldedParts(serie).join('')}${folio}`;
}

function joined(typed: string): string {
  return foldedParts(typed).join('');
}

/** Where series ends and folio begins is not said: `a12` is folio 12 of A, or 2 of A1. */
function foliosOf(typed: string): number[] {
  if (/\S\s+\S/.test(typed)) return [];
  const said = joined(typed);
  const digits = /\d{1,12}$/.exec(said)?.[0] ?? '';
  // What has no folio has 0 in the list.
  if (digits === said) return Number(said) === 0 ? [] : [Number(said)];
  return Array.from(digits, (_, at) => digits.slice(at))
    .filter((end) => !end.startsWith('0'))
    .map(Number);
}
