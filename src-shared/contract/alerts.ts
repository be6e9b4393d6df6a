/** Alerts: what a person should look at, raised and resolved by the program itself. */
import { z } from 'zod';
import { instant, pageInput, pageOf, procedure, recordId } from './common.ts';

/**
 * `sat.cancelled-there`: stands here, cancelled at SAT. `sat.alive-there`: the other way round. `sat.not-found`:
 * SAT does not know it three days after its stamp. `sat.mismatch`: SAT has other facts under its UUID.
 * `cancellation.rejected`: the receiver did not accept; `cancellation.refused`: SAT or the PAC did not take the request;
 * `cancellation.overdue`: in process for longer than the receiver has.
 * `csd.expiring`: the seal certificate in use ends within 90, 30 or 7 days. `csd.expired`: it has ended.
 */
export const alertKind = z.enum([
  'sat.cancelled-there',
  'sat.alive-there',
  'sat.not-found',
  'sat.mismatch',
  'cancellation.rejected',
  'cancellation.refused',
  'cancellation.overdue',
  'csd.expiring',
  'csd.expired',
  'webhook.silent',
  'webhook.dead',
  'webhook.refused',
  'tunnel.down',
]);
export type AlertKind = z.infer<typeof alertKind>;

export const alertSeverity = z.enum(['info', 'warning', 'critical']);
export type AlertSeverity = z.infer<typeof alertSeverity>;

export const alert = z.object({
  id: recordId,
  kind: alertKind,
  severity: alertSeverity,
  companyId: recordId.optional(),
  /** What it is about, as in the audit log and in events: `invoice`, `csd`… */
  record: z.object({ kind: z.string(), id: z.string() }),
  /** In the reader's language: what is the matter. */
  title: z.string(),
  /** …and what to do. */
  message: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  raisedAtUtc: instant,
  /** A person has seen it and wants it out of the way; it comes back only if it was resolved meanwhile. */
  dismissedAtUtc: instant.optional(),
  dismissedBy: z.string().optional(),
  /** What it told of is no more. */
  resolvedAtUtc: instant.optional(),
});
export type Alert = z.infer<typeof alert>;

export const alertFilter = z.strictObject({
  /** Of this company; those of no company are always there. */
  companyId: recordId.optional(),
  /** `open`: neither dismissed nor resolved. */
  state: z.enum(['open', 'dismissed', 'resolved', 'all']).default('open'),
  kinds: z.array(alertKind).min(1).max(alertKind.options.length).optional(),
  /** About one record. */
  recordId: z.string().max(100).optional(),
});
export type AlertFilter = z.infer<typeof alertFilter>;

export const alertsContract = {
  /** Newest first. */
  list: procedure.input(pageInput.extend(alertFilter.shape)).output(pageOf(alert)),
  /** Open ones, for a badge. */
  count: procedure
    .input(z.strictObject({ companyId: recordId.optional() }))
    .output(z.object({ total: z.int(), bySeverity: z.partialRecord(alertSeverity, z.int()) })),
  /** Twice is once. */
  dismiss: procedure.input(z.strictObject({ id: recordId })).output(alert),
  /** Takes a dismissal back. */
  restore: procedure.input(z.strictObject({ id: recordId })).output(alert),
};
