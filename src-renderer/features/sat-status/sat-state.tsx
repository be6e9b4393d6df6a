/** What the SAT said last of a document: an icon, a colour and a word; and when it was asked. */
import type { SatState } from '#contract/sat-status.ts';
import * as words from '#i18n/catalog/window/sat-status.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge, type Tone } from '../../ui/state/state-badge.tsx';

const TONES: Readonly<Record<SatState, Tone>> = {
  vigente: 'settled',
  cancelado: 'ended',
  'no-encontrado': 'waiting',
  'no-coincide': 'person',
};

interface SatStateBadgeProps {
  readonly state: SatState;
  /** It stands otherwise here. */
  readonly differs?: boolean;
}

export function SatStateBadge({ state, differs = false }: SatStateBadgeProps) {
  const t = useWords(words);
  return <StateBadge tone={differs ? 'person' : TONES[state]}>{t(`sat.state.${state}`)}</StateBadge>;
}

interface Standing {
  readonly status: string;
  readonly satStatus?: { readonly state: SatState } | undefined;
}

/** Cancelled on one side only. What SAT does not find yet differs after its three days; an alert says it then. */
export function differsAtSat({ status, satStatus }: Standing): boolean {
  const state = satStatus?.state;
  return (
    (state === 'cancelado' && status === 'stamped') ||
    (state === 'vigente' && status === 'cancelled') ||
    state === 'no-coincide'
  );
}
