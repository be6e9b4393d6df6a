/** The state of an import: an icon, a colour and a word. */
import type { CfdiImportRun } from '#contract/cfdi-imports.ts';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';

type State = CfdiImportRun['state'];

const TONES: Readonly<Record<State, Tone>> = {
  collecting: 'neutral',
  running: 'progress',
  done: 'settled',
  cancelled: 'ended',
  failed: 'person',
  undoing: 'progress',
  undone: 'ended',
};

export function RunState({ state }: { state: State }) {
  const t = useWords(words);
  return <StateBadge tone={TONES[state]}>{t(`cfdiImports.state.${state}`)}</StateBadge>;
}
