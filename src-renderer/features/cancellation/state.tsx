/** How a cancellation stands: an icon, a colour and a word; and what its state lets a person do. */
import type { CancellationStateName } from '#contract/cancellation.ts';
import * as words from '#i18n/catalog/window/cancellation.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import { CANCELLATION_TONES, InvoiceState } from '../invoices/shared/invoice-state.tsx';

export function CancellationState({ state }: { state: CancellationStateName }) {
  const t = useWords(words);
  if (state === 'cancelled') return <InvoiceState status="cancelled" />;
  if (state === 'withdrawn') return <StateBadge tone="neutral">{t('cancel.state.withdrawn')}</StateBadge>;
  return <InvoiceState status="cancel_requested" cancellation={state} />;
}

export function toneOf(state: CancellationStateName): Tone {
  if (state === 'cancelled') return 'ended';
  return state === 'withdrawn' ? 'neutral' : CANCELLATION_TONES[state];
}

/** A person may still take it back: nothing was sent. */
export function isWithdrawable({ state, sends }: { state: CancellationStateName; sends: number }): boolean {
  return state === 'planned' || (state === 'queued' && sends === 0);
}

/** Somebody is waited for, and may be asked. */
export function isAskable(state: CancellationStateName): boolean {
  return ['queued', 'unknown', 'requested', 'in_process'].includes(state);
}

/** It is over and the document is valid: it may be asked for again. */
export function isRepeatable(state: CancellationStateName): boolean {
  return state === 'rejected' || state === 'refused' || state === 'withdrawn';
}
