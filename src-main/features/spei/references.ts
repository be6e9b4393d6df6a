/** Numeric references that a company gives out, each once. */
import { sql } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { SPEI_REFERENCES, speiReference } from '#domain/spei/reference.ts';
import { CuadraError } from '#errors/cuadra-error.ts';

/**
 * The company's next one; call it in the transaction that keeps it, so that what is rolled back is given out again.
 * @throws CuadraError SPEI_REFERENCES_EXHAUSTED
 */
export function nextSpeiReference(tx: Db, companyId: string): string {
  const row = tx.get<{ ordinal: number }>(sql`
    INSERT INTO spei_references (company_id, next) VALUES (${companyId}, 1)
    ON CONFLICT (company_id) DO UPDATE SET next = next + 1
    RETURNING next - 1 AS ordinal
  `);
  const ordinal = row?.ordinal ?? SPEI_REFERENCES;
  if (ordinal >= SPEI_REFERENCES) throw new CuadraError('SPEI_REFERENCES_EXHAUSTED');
  return speiReference(ordinal);
}
