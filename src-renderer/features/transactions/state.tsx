/** How a charge stands: an icon, a colour and a word. */
import type { TransactionStatusView } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';
import { shownState, type Collected } from './amounts.ts';

const TONES: Readonly<Record<TransactionStatusView, Tone>> = {
  created: 'progress',
  pending: 'waiting',
  authorised: 'waiting',
  paid: 'settled',
  'partially-refunded': 'settled',
  refunded: 'ended',
  failed: 'person',
  expired: 'ended',
  cancelled: 'ended',
  disputed: 'person',
  'dispute-lost': 'person',
};

interface StateProps {
  readonly status: TransactionStatusView;
  /** The charge itself, where it may have been paid otherwise than asked. */
  readonly of?: Collected;
}

export function TransactionState({ status, of }: StateProps) {
  const t = useWords(words);
  const state = of === undefined ? status : shownState(of);
  const tone = state === 'paid-short' || state === 'paid-over' ? 'waiting' : TONES[state];
  return <StateBadge tone={tone}>{t(`transactions.status.${state}`)}</StateBadge>;
}
