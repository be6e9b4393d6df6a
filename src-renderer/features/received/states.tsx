/** Whether a received document holds, and what SAT says of it: an icon, a colour and a word. */
import type { ReceivedRowView } from '#contract/received.ts';
import type { SatState } from '#contract/sat-status.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';

export type Review = 'clean' | 'doubtful' | 'cancelled';

const REVIEW_TONES: Readonly<Record<Review, Tone>> = { clean: 'settled', doubtful: 'person', cancelled: 'ended' };

const SAT_TONES: Readonly<Record<SatState, Tone>> = {
  vigente: 'settled',
  cancelado: 'ended',
  'no-encontrado': 'waiting',
  'no-coincide': 'person',
};

export function reviewOf({ status, doubtful }: Pick<ReceivedRowView, 'status' | 'doubtful'>): Review {
  if (status === 'cancelled') return 'cancelled';
  return doubtful ? 'doubtful' : 'clean';
}

export function ReviewBadge({ review }: { review: Review }) {
  const t = useWords(words);
  return <StateBadge tone={REVIEW_TONES[review]}>{t(`received.review.${review}`)}</StateBadge>;
}

export function SatBadge({ state }: { state: SatState }) {
  const t = useWords(words);
  return <StateBadge tone={SAT_TONES[state]}>{t(`received.sat.${state}`)}</StateBadge>;
}
