/**
 * What to do next about the stamp of an invoice: one pure decision over what the database knows and
 * what this run has already done. The order is the whole safety of stamping:
 *
 * 1. What may exist at a provider is asked for there before anything else.
 * 2. A provider that cannot be asked is sent the same bytes again, if it never stamps them twice.
 * 3. Another provider comes into play only when surely nothing exists anywhere.
 * 4. After 72 hours nothing new is sent; what may exist is still asked for.
 *
 * Rule 3 is {@link LEAVES} and the one open attempt that the database allows: an account is left for the
 * next in rank only on an answer to the *first* send there that proves that nothing was stamped, and a new
 * attempt begins only when none is open. Who seals (here, or the provider) makes no difference to it.
 */
import type { PacCapabilities, StampOutcome } from '#connectors/pac/types.ts';
import type { StampAttemptRow } from './tables.ts';
import { STAMPING_WINDOW_MS } from './verify-reply.ts';

/**
 * What an answer to a send says of the other accounts.
 *
 * | kind                                                      | nothing exists there | goes on with         |
 * |-----------------------------------------------------------|----------------------|----------------------|
 * | `stamped`                                                 | no                   | nobody: this is it   |
 * | `already-stamped`                                         | no                   | the same, asked      |
 * | `unknown`, `no-answer`                                    | nobody knows         | the same, asked      |
 * | `rejected`                                                | surely               | nobody: the document |
 * | `unavailable`, `credentials`, `no-credits`, `rate-limited` | surely              | the next in rank     |
 */
export const LEAVES: Readonly<Record<StampOutcome['kind'] | 'no-answer', 'ends' | 'stays' | 'next'>> = {
  stamped: 'ends',
  'already-stamped': 'stays',
  unknown: 'stays',
  'no-answer': 'stays',
  rejected: 'ends',
  unavailable: 'next',
  credentials: 'next',
  'no-credits': 'next',
  'rate-limited': 'next',
};

/**
 * Whether the document may be sent to another account after this answer.
 * @param again an earlier send there was not answered: this one proves nothing about that
 */
export function mayLeave(kind: keyof typeof LEAVES, again: boolean): boolean {
  return LEAVES[kind] === 'next' && !again;
}

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
