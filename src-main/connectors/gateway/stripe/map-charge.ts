/** A PaymentIntent, its charge, refunds and disputes → one charge as all gateways tell it. */
import type Stripe from 'stripe';
import type { DisputeStatus, RefundStatus, TransactionFact } from '#domain/transactions/facts.ts';
import { evidenceOf } from '../transport/index.ts';
import type { ChargeView, GatewayFee, PaymentInstructions, PaymentMethod, RefundView, StatedFact } from '../types.ts';
import { currencyOf, expanded, idOf, instantOf, minor, text } from './read.ts';

/** Under which Stripe keeps our reference. */
export const REFERENCE_KEY = 'cuadra_reference';
/** What is read with every PaymentIntent. */
export const EXPAND = ['latest_charge', 'latest_charge.balance_transaction', 'latest_charge.refunds'];
/** An OXXO voucher's number and a card's brand are told to the payer. */
const SHOWN = ['number'];

/** What stands beside a PaymentIntent and is read apart. */
export interface Beside {
  readonly refunds: readonly Stripe.Refund[];
  readonly disputes: readonly Stripe.Dispute[];
}

export function toCharge(intent: Stripe.PaymentIntent, beside: Beside): ChargeView {
  const objectId = text(intent.id, 'id');
  const charge = expanded(intent.latest_charge);
  const method = methodOf(intent, charge);
  const reference = intent.metadata?.[REFERENCE_KEY];
  const instructions = instructionsOf(intent);
  const failure = intent.last_payment_error ?? undefined;
  const fee = feeOf(expanded(charge?.balance_transaction));
  const card = charge?.payment_method_details?.card;
  const createdAtUtc = instantOf(intent.created);
  return {
    objectId,
    objectKind: 'payment',
    ids: [objectId, idOf(intent.latest_charge)].filter((id) => id !== undefined),
    ...(reference === undefined ? {} : { reference }),
    amountMinor: minor(intent.amount, 'amount'),
    currency: currencyOf(intent.currency),
    ...(method === undefined ? {} : { method }),
    providerStatus: text(intent.status, 'status'),
    facts: factsOf(intent, charge, beside),
    ...(instructions === undefined ? {} : { instructions }),
    ...(failure === undefined
      ? {}
      : {
          failure: {
            ...(failure.code === undefined ? {} : { code: failure.decline_code ?? failure.code }),
            ...(failure.message === undefined ? {} : { message: failure.message }),
          },
        }),
    ...(card === undefined || card === null
      ? {}
      : {
          card: {
            ...(typeof card.brand === 'string' ? { brand: card.brand } : {}),
            ...(typeof card.last4 === 'string' ? { last4: card.last4 } : {}),
          },
        }),
    ...(fee === undefined ? {} : { fee }),
    ...(createdAtUtc === undefined ? {} : { createdAtUtc }),
    evidence: evidenceOf({ intent, ...beside }, SHOWN),
  };
}

function factsOf(intent: Stripe.PaymentIntent, charge: Stripe.Charge | undefined, beside: Beside): StatedFact[] {
  const at = (fact: TransactionFact, seconds?: unknown): StatedFact => {
    const occurredAtUtc = instantOf(seconds);
    return { fact, ...(occurredAtUtc === undefined ? {} : { occurredAtUtc }) };
  };
  const facts = [at({ type: 'created' }, intent.created), ...statusFacts(intent, charge, at)];
  for (const refund of beside.refunds) facts.push(at({ type: 'refund', ...refundPart(refund) }, refund.created));
  for (const dispute of beside.disputes) {
    const disputeId = text(dispute.id, 'dispute');
    const amountMinor = minor(dispute.amount, 'dispute amount');
    const status = disputeStatus(dispute.status);
    // An inquiry that was closed took no money and never will.
    if (status !== undefined) facts.push(at({ type: 'dispute', disputeId, amountMinor, status }, dispute.created));
  }
  return facts;
}

function statusFacts(
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge | undefined,
  at: (fact: TransactionFact, seconds?: unknown) => StatedFact,
): StatedFact[] {
  switch (intent.status) {
    case 'succeeded':
      return [at({ type: 'paid', amountMinor: minor(intent.amount_received, 'amount_received') }, charge?.created)];
    case 'requires_capture':
      return [at({ type: 'authorised', amountMinor: minor(intent.amount_capturable, 'amount_capturable') })];
    case 'canceled': {
      const ranOut = intent.cancellation_reason === 'expired' || intent.cancellation_reason === 'automatic';
      return [at({ type: ranOut ? 'expired' : 'cancelled' }, intent.canceled_at)];
    }
    case 'requires_payment_method': {
      const code = intent.last_payment_error?.code;
      if (code === undefined) return [at({ type: 'pending' })];
      // A voucher that ran out leaves its intent as a refused card does.
      return [at({ type: code === 'payment_intent_payment_attempt_expired' ? 'expired' : 'failed' })];
    }
    case 'requires_action':
    case 'requires_confirmation':
    case 'processing':
    // And every word that there is none for yet.
    default:
      return [at({ type: 'pending' })];
  }
}

function refundPart(refund: Stripe.Refund): { refundId: string; amountMinor: number; status: RefundStatus } {
  const statuses: Readonly<Record<string, RefundStatus>> = {
    succeeded: 'succeeded',
    failed: 'failed',
    canceled: 'failed',
  };
  return {
    refundId: text(refund.id, 'refund'),
    amountMinor: minor(refund.amount, 'refund amount'),
    status: statuses[refund.status ?? ''] ?? 'pending',
  };
}

export function toRefund(refund: Stripe.Refund): RefundView {
  return { ...refundPart(refund), evidence: evidenceOf(refund) };
}

/** Undefined: no dispute that moves money. An unknown word is an open one. */
function disputeStatus(status: string): DisputeStatus | undefined {
  if (status === 'won' || status === 'lost') return status;
  return status.startsWith('warning_') || status === 'prevented' ? undefined : 'open';
}

function feeOf(transaction: Stripe.BalanceTransaction | undefined): GatewayFee | undefined {
  return transaction === undefined
    ? undefined
    : { ...feeParts(transaction), netMinor: minor(transaction.net, 'net'), currency: currencyOf(transaction.currency) };
}

/** Stripe's `fee` holds its IVA, which comes as a detail of type `tax`. */
export function feeParts(transaction: Stripe.BalanceTransaction): { feeMinor: number; feeTaxMinor: number } {
  const whole = minor(transaction.fee, 'fee');
  let feeTaxMinor = 0;
  for (const detail of transaction.fee_details ?? []) {
    if (detail.type === 'tax') feeTaxMinor += minor(detail.amount, 'fee tax');
  }
  return { feeMinor: whole - feeTaxMinor, feeTaxMinor };
}

const METHODS: Readonly<Record<string, PaymentMethod>> = { card: 'card', oxxo: 'oxxo', customer_balance: 'spei' };

function methodOf(intent: Stripe.PaymentIntent, charge: Stripe.Charge | undefined): PaymentMethod | undefined {
  const used = charge?.payment_method_details?.type;
  if (used !== undefined) return METHODS[used];
  const [only, ...others] = intent.payment_method_types ?? [];
  return only === undefined || others.length > 0 ? undefined : METHODS[only];
}

function instructionsOf({ next_action: next }: Stripe.PaymentIntent): PaymentInstructions | undefined {
  const oxxo = next?.oxxo_display_details;
  if (typeof oxxo?.number === 'string') {
    const expiresAtUtc = instantOf(oxxo.expires_after);
    return {
      kind: 'voucher',
      reference: oxxo.number,
      store: 'OXXO',
      ...(oxxo.hosted_voucher_url === null ? {} : { voucherUrl: oxxo.hosted_voucher_url }),
      ...(expiresAtUtc === undefined ? {} : { expiresAtUtc }),
    };
  }
  const transfer = next?.display_bank_transfer_instructions;
  const spei = transfer?.financial_addresses?.find((address) => address.type === 'spei')?.spei;
  if (transfer !== undefined && spei !== undefined) {
    return {
      kind: 'spei',
      clabe: text(spei.clabe, 'clabe'),
      bank: spei.bank_name,
      ...(typeof spei.account_holder_name === 'string' ? { beneficiary: spei.account_holder_name } : {}),
      ...(transfer.reference === null ? {} : { reference: transfer.reference }),
      ...(transfer.hosted_instructions_url === null ? {} : { instructionsUrl: transfer.hosted_instructions_url }),
    };
  }
  const url = next?.redirect_to_url?.url;
  return typeof url === 'string' ? { kind: 'redirect', url } : undefined;
}
