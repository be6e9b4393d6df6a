/** The three lists of Cobros, beside the title of each of them. */
import { SegmentedControl } from '@mantine/core';
import { useLocation } from 'wouter';
import * as words from '#i18n/catalog/window/transactions.ts';
import { useWords } from '../../i18n/words.ts';

const PATHS = {
  charges: '/transactions',
  payouts: '/transactions/payouts',
  webhooks: '/transactions/webhooks',
} as const;
export type MoneyTab = keyof typeof PATHS;

export function MoneyTabs({ now }: { now: MoneyTab }) {
  const t = useWords(words);
  const [, go] = useLocation();
  return (
    <SegmentedControl
      aria-label={t('transactions.tabs')}
      value={now}
      onChange={(next) => go(PATHS[next])}
      data={(Object.keys(PATHS) as MoneyTab[]).map((value) => ({ value, label: t(`transactions.tab.${value}`) }))}
    />
  );
}
