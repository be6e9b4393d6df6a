/** How long lists are asked for: the words, the order, the archived ones, and a page. */
import { z } from 'zod';
import { pageInput, recordId } from './common.ts';

/** What a list and its count have in common: whoever counts with the same filter counts what is listed. */
export const recordFilter = z.strictObject({
  companyId: recordId,
  /** Words or their beginnings, in any order, without regard to case or accents; all must be found. */
  query: z.string().max(100).optional(),
  archived: z.enum(['no', 'only', 'all']).default('no'),
});
export type RecordFilter = z.infer<typeof recordFilter>;

/**
 * A page of a sorted list. `cursor` goes on where a page ended; `offset` jumps to a row (virtual scrolling), and a
 * cursor wins over it.
 */
export function sortedPage<const K extends readonly [string, ...string[]]>(keys: K) {
  return z.strictObject({
    ...recordFilter.shape,
    ...pageInput.shape,
    offset: z.int().min(0).max(10_000_000).optional(),
    sort: z.strictObject({ by: z.enum(keys), direction: z.enum(['asc', 'desc']).default('asc') }).optional(),
  });
}

export const count = z.object({ total: z.int() });
