/** How a payout stands, and whether it is known what it holds. */
import type { Payout } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useWords } from '../../../i18n/words.ts';
import { StateBadge, type Tone } from '../../../ui/state/state-badge.tsx';

const TONES: Readonly<Record<Payout['status'], Tone>> = {
  pending: 'waiting',
  'in-transit': 'progress',
  paid: 'settled',
  failed: 'person',
  cancelled: 'ended',
};
const CONTENTS_TONES: Readonly<Record<Payout['contents'], Tone>> = {
  told: 'settled',
  'not-told': 'neutral',
  unread: 'waiting',
};

export function PayoutState({ status }: { status: Payout['status'] }) {
  const t = useWords(words);
  return <StateBadge tone={TONES[status]}>{t(`transactions.payouts.status.${status}`)}</StateBadge>;
}

export function PayoutContents({ contents }: { contents: Payout['contents'] }) {
  const t = useWords(words);
  return <StateBadge tone={CONTENTS_TONES[contents]}>{t(`transactions.payouts.contents.${contents}`)}</StateBadge>;
}
