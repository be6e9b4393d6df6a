/** States of an invoice, of its mail and of its payment: an icon, a colour and a word each. */
import type { InvoiceStatus, MailState, PaymentState } from '#contract/invoice-list.ts';
import type { ShownCancellationState } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoice-states.ts';
import { useWords } from '../../../i18n/words.ts';
import { StateBadge, type Tone } from '../../../ui/state/state-badge.tsx';

const STATUS_TONES: Readonly<Record<InvoiceStatus, Tone>> = {
  draft: 'neutral',
  ready: 'progress',
  stamping: 'progress',
  unknown: 'unknown',
  stamped: 'settled',
  rejected: 'person',
  cancel_requested: 'waiting',
  cancelled: 'ended',
};

export const CANCELLATION_TONES: Readonly<Record<ShownCancellationState, Tone>> = {
  planned: 'waiting',
  queued: 'progress',
  sending: 'progress',
  unknown: 'unknown',
  requested: 'waiting',
  in_process: 'waiting',
  rejected: 'person',
  refused: 'person',
};

const MAIL_TONES: Readonly<Record<MailState, Tone>> = {
  unsent: 'neutral',
  queued: 'progress',
  sent: 'settled',
  bounced: 'person',
  failed: 'person',
  unknown: 'unknown',
};

const PAYMENT_TONES: Readonly<Record<PaymentState, Tone>> = {
  unpaid: 'waiting',
  partial: 'waiting',
  paid: 'settled',
  overpaid: 'person',
};

interface InvoiceStateProps {
  readonly status: InvoiceStatus;
  /** Of its cancellation, which then is what there is to say. */
  readonly cancellation?: ShownCancellationState | undefined;
}

export function InvoiceState({ status, cancellation }: InvoiceStateProps) {
  const t = useWords(words);
  if (cancellation !== undefined) {
    return (
      <StateBadge tone={CANCELLATION_TONES[cancellation]}>{t(`invoiceStates.cancellation.${cancellation}`)}</StateBadge>
    );
  }
  return <StateBadge tone={STATUS_TONES[status]}>{t(`invoiceStates.status.${status}`)}</StateBadge>;
}

export function InvoiceMailState({ state }: { state: MailState }) {
  const t = useWords(words);
  return <StateBadge tone={MAIL_TONES[state]}>{t(`invoiceStates.mail.${state}`)}</StateBadge>;
}

export function InvoicePaymentState({ state }: { state: PaymentState }) {
  const t = useWords(words);
  return <StateBadge tone={PAYMENT_TONES[state]}>{t(`invoiceStates.payment.${state}`)}</StateBadge>;
}
