/** The audit log (bitácora): read it, and prove that nobody changed it. */
import { z } from 'zod';
import { instant, pageInput, pageOf, procedure } from './common.ts';

export const auditEntry = z.object({
  seq: z.int().min(1),
  atUtc: instant,
  actor: z.string(),
  /** `<feature>.<past tense>`, e.g. `invoice.stamped`. */
  action: z.string(),
  /** `<kind>:<id>` */
  record: z.string(),
  before: z.json().optional(),
  after: z.json().optional(),
  /** Hex SHA-256 of the entry before and this one's content. */
  hash: z.string(),
});
export type AuditEntryView = z.infer<typeof auditEntry>;

export const auditProblemKind = z.enum([
  /** Content, place and the entry before do not give the hash that is kept. */
  'altered',
  /** A number is missing in the sequence. */
  'removed',
  /** The log ends before the entry that the head, or the anchor, saw last. */
  'truncated',
  /** The head is missing, or its authentication code does not fit. */
  'head-forged',
  /** The anchor in the keychain saw another entry in that place. */
  'anchor-mismatch',
]);
export type AuditProblemKind = z.infer<typeof auditProblemKind>;

export const auditReport = z.object({
  ok: z.boolean(),
  entries: z.int(),
  /** Hash of the last entry; '' in an empty log. */
  headHash: z.string(),
  /** First problem, and the entry it concerns. */
  problem: z.object({ kind: auditProblemKind, seq: z.int(), message: z.string() }).optional(),
  /** Up to which entry the head's authentication code was checked; absent while the vault is locked. */
  authenticatedSeq: z.int().optional(),
  /** Up to which entry the anchor outside the database was compared; absent where there is none. */
  anchoredSeq: z.int().optional(),
});
export type AuditReport = z.infer<typeof auditReport>;

export const auditContract = {
  /** Newest first. */
  list: procedure
    .input(z.strictObject({ ...pageInput.shape, record: z.string().max(200).optional() }))
    .output(pageOf(auditEntry)),
  verify: procedure.output(auditReport),
  /**
   * Takes the log as it stands for the right one, after a backup was restored: the anchor moves here,
   * and that it did is itself an entry. A log whose own chain is broken is refused.
   */
  reanchor: procedure.output(auditReport),
};
