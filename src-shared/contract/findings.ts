/** What a check says about a record that a person is writing down. */
import { z } from 'zod';
import { recordId } from './common.ts';

export const recordFinding = z.object({
  /** Stable: SAT's code where one exists (`CFDI40161`), otherwise one of ours (`NOMBRE-REGIMEN-CAPITAL`). */
  code: z.string(),
  /** `error`: SAT refuses documents with it. `warning`: a person should look. */
  severity: z.enum(['error', 'warning']),
  /** Property of the record, e.g. `regimenFiscal`. */
  field: z.string(),
  /** In the caller's language: what is wrong and what to do. */
  message: z.string(),
  /** A value for `field` that would settle it; a screen may offer it. */
  suggestion: z.string().optional(),
  /** Another record that it speaks of (a client with the same RFC). */
  record: z.object({ id: recordId, name: z.string(), archived: z.boolean() }).optional(),
});
export type RecordFinding = z.infer<typeof recordFinding>;
