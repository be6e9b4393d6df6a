/** How an account stands, and where it charges: what is only a rehearsal is never taken for money. */
import type { Gateway } from '#contract/gateways.ts';
import * as words from '#i18n/catalog/window/gateways.ts';
import { useWords } from '../../i18n/words.ts';
import { StateBadge } from '../../ui/state/state-badge.tsx';
import classes from './gateways.module.css';

export type Environment = Gateway['environment'];

export function EnvironmentMark({ environment }: { environment: Environment }) {
  const t = useWords(words);
  return (
    <span className={classes['environment']} data-environment={environment}>
      {t(`gateways.environment.${environment}`)}
    </span>
  );
}

export function AccountState({ gateway: { state, problem } }: { gateway: Pick<Gateway, 'state' | 'problem'> }) {
  const t = useWords(words);
  if (state === 'paused') return <StateBadge tone="neutral">{t('gateways.state.paused')}</StateBadge>;
  if (problem !== undefined) return <StateBadge tone="person">{t(`gateways.problem.${problem.kind}`)}</StateBadge>;
  return <StateBadge tone="settled">{t('gateways.state.active')}</StateBadge>;
}
