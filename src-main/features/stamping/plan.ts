/**
 * What to do next about the stamp of an invoice: one pure decision over what the database knows and
 * what this run has already done. The order is the whole safety of stamping:
 *
 * 1. What may exist at a provider is asked for there before anything else.
 * 2. A provider that cannot be asked is sent the same bytes again, if it never stamps them twice.
 * 3. Another provider comes into play only when surely nothing exists anywhere.
 * 4. After 72 hours nothing new is sent; what may exist is still asked for.
 */
import type { PacCapabilities } from '#connectors/pac/types.ts';
import type { StampAttemptRow } from './tables.ts';
import { STAMPING_WINDOW_MS } from './verify-reply.ts';

export interface StampFacts {
  /** The invoice waits for the stamp of this very document. */
  readonly wanted: boolean;
  /** Since Fecha, in the zone of its place of issue. */
  readonly ageMs: number;
  readonly open?: {
    readonly state: StampAttemptRow['state'];
    readonly capabilities: Pick<PacCapabilities, 'recoverBy' | 'repeatIsSafe'>;
    /** What this run has done with this attempt. */
    readonly asked: boolean;
    readonly sent: boolean;
  };
  /** Accounts that may be used now, best first, without those that this run tried in vain. */
  readonly usable: readonly string[];
}

export type Step =
  /** Stamped, rejected, issued anew or cancelled in the meantime. */
  | { readonly step: 'nothing' }
  | { readonly step: 'ask' }
  /** Send the sealed bytes of the open attempt. `again`: an earlier send may have stamped them. */
  | { readonly step: 'send'; readonly again: boolean }
  | { readonly step: 'begin'; readonly configId: string }
  /** Too old to be stamped and surely never was: needs a new seal. */
  | { readonly step: 'expire' }
  /** Something may exist, and all that can be done now was done. */
  | { readonly step: 'stay-unknown' }
  /** Surely nothing exists, and no account can be used now. */
  | { readonly step: 'wait' };

export function nextStep({ wanted, ageMs, open, usable }: StampFacts): Step {
  if (!wanted) return { step: 'nothing' };
  const tooOld = ageMs > STAMPING_WINDOW_MS;

  if (open?.state === 'intent') return tooOld ? { step: 'expire' } : { step: 'send', again: false };
  if (open !== undefined) {
    const { recoverBy, repeatIsSafe } = open.capabilities;
    if (!open.asked && recoverBy.length > 0) return { step: 'ask' };
    return !open.sent && repeatIsSafe ? { step: 'send', again: true } : { step: 'stay-unknown' };
  }
  if (tooOld) return { step: 'expire' };
  const [configId] = usable;
  return configId === undefined ? { step: 'wait' } : { step: 'begin', configId };
}
