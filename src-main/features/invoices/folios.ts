/** Which folios documents have: what a series may not give again. */
import { and, eq, isNotNull, isNull, max } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { invoicesTable as t, type InvoiceRow } from './tables.ts';

/** The highest folio of a series; undefined when no document of ours has one. */
export function lastFolio(
  db: Db,
  series: { readonly companyId: string; readonly type: InvoiceRow['type']; readonly serie: string },
): number | undefined {
  const row = db
    .select({ folio: max(t.folio) })
    .from(t)
    .where(
      and(
        eq(t.companyId, series.companyId),
        eq(t.type, series.type),
        eq(t.serie, series.serie),
        isNotNull(t.folio),
        // Another system's numbers are not ours to go on from.
        isNull(t.importRunId),
      ),
    )
    .get();
  return row?.folio ?? undefined;
}
