/** A state as an icon, a colour and a word: it reads without the colour too. */
import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconHelpHexagon,
  IconLoader,
  type Icon,
} from '@tabler/icons-react';
import classes from './state-badge.module.css';

/** What a state means for the person: settled, waits, needs a person, under way, not known, put away, not begun. */
export type Tone = 'settled' | 'waiting' | 'person' | 'progress' | 'unknown' | 'ended' | 'neutral';

const ICONS: Readonly<Record<Tone, Icon>> = {
  settled: IconCircleCheck,
  waiting: IconClock,
  person: IconAlertTriangle,
  progress: IconLoader,
  unknown: IconHelpHexagon,
  ended: IconBan,
  neutral: IconCircleDashed,
};

export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  const Shown = ICONS[tone];
  return (
    <span className={classes['badge']} data-tone={tone}>
      <Shown size={13} stroke={2} aria-hidden />
      <span className="truncate">{children}</span>
    </span>
  );
}
