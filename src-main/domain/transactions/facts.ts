/**
 * What is known of a transaction: facts, each said once by a gateway, a bank or a person, in no order that
 * can be relied upon. How it stands is computed from all of them (`state.ts`), so that a fact that comes
 * late, twice or before its cause changes nothing that is already stronger.
 *
 * Amounts are minor units of the transaction's currency.
 */

/**
 * One transaction's road: created → pending → authorised → paid → partially refunded → refunded, or failed,
 * expired, cancelled, disputed. `paid` is money that was collected.
 */
export const TRANSACTION_STATUSES = [
  'created',
  'pending',
  'failed',
  'authorised',
  'expired',
  'cancelled',
  'paid',
  'partially-refunded',
  'refunded',
  'disputed',
  'dispute-lost',
] as const;
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number];

export type RefundStatus = 'pending' | 'succeeded' | 'failed';
export type DisputeStatus = 'open' | 'won' | 'lost';

/** What a gateway can tell, or a person. */
export type GatewayFact =
  /** It exists at the gateway. */
  | { readonly type: 'created' }
  /** The payer has something to do or somebody is still deciding; every status that we do not know too. */
  | { readonly type: 'pending' }
  /** A card's money is held, and is ours only when it is captured. */
  | { readonly type: 'authorised'; readonly amountMinor: number }
  /**
   * All that was collected up to now, not what came last. `confirmation`: a person has said it, under an id of its own
   * by which it can be taken back.
   */
  | { readonly type: 'paid'; readonly amountMinor: number; readonly confirmation?: string }
  /** An attempt was refused; where the gateway lets the payer try again, `paid` may still come. */
  | { readonly type: 'failed' }
  | { readonly type: 'expired' }
  | { readonly type: 'cancelled' }
  /** `refundId`: the gateway's; where it only tells a sum, an id that is always the same for it. */
  | {
      readonly type: 'refund';
      readonly refundId: string;
      readonly amountMinor: number;
      readonly status: RefundStatus;
    }
  | {
      readonly type: 'dispute';
      readonly disputeId: string;
      readonly amountMinor: number;
      readonly status: DisputeStatus;
    }
  /** It was part of a payout to the company's bank. */
  | { readonly type: 'payout'; readonly payoutId: string };

export type TransactionFact =
  | GatewayFact
  /** Who confirmed it by hand was wrong: that one telling counts no more. */
  | { readonly type: 'unconfirmed'; readonly amountMinor: number; readonly confirmation: string };

export type TransactionFactType = TransactionFact['type'];
