/** The counter by which kept sums of a company know that they are out of date; triggers count what the list itself shows. */
import { sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';

/** For a change that a filter asks about and no trigger sees. */
export function countRevision(tx: Db, companyId: string): void {
  tx.run(sql`UPDATE invoice_companies SET revision = revision + 1 WHERE company_id = ${companyId}`);
}
