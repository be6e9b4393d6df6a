/** How grave an alert is: an icon, a colour and a word. */
import type { AlertSeverity } from '#contract/alerts.ts';
import * as words from '#i18n/catalog/window/alerts.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';

const TONES: Readonly<Record<AlertSeverity, Tone>> = { critical: 'person', warning: 'waiting', info: 'neutral' };

export function Severity({ severity }: { severity: AlertSeverity }) {
  const t = useWords(words);
  return <StateBadge tone={TONES[severity]}>{t(`alerts.severity.${severity}`)}</StateBadge>;
}
