/** How a charge stands: an icon, a colour and a word. */
import type { TransactionStatusView } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';

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

export function TransactionState({ status }: { status: TransactionStatusView }) {
  const t = useWords(words);
  return <StateBadge tone={TONES[status]}>{t(`transactions.status.${status}`)}</StateBadge>;
}
