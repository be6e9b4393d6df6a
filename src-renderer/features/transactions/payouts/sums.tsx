/** What all payouts come to, each currency by itself: what arrived, what is on its way, what did not arrive. */
import * as words from '#i18n/catalog/window/transactions.ts';
import type { Client } from '../../../app/connection/link.ts';
import { useWords } from '../../../i18n/words.ts';
import { Money } from '../../../ui/state/money.tsx';
import classes from './payouts.module.css';

type Totals = Awaited<ReturnType<Client['transactions']['payoutTotals']>>;

export function PayoutSums({ totals }: { totals: Totals }) {
  const t = useWords(words);
  return (
    <dl className={classes['sums']} aria-label={t('transactions.payouts.sums')}>
      {totals.flatMap(({ currency, currencyDecimals: decimals, ...sums }) =>
        (
          [
            ['arrived', sums.paidMinor],
            ['coming', sums.comingMinor],
            ['failed', sums.failedMinor],
          ] as const
        )
          .filter(([name, minor]) => minor !== 0 || name === 'arrived')
          .map(([name, minor]) => (
            <div key={`${currency} ${name}`}>
              <dt>{t(`transactions.payouts.${name}`)}</dt>
              <dd>
                <Money minor={minor} decimals={decimals} currency={currency} />
              </dd>
            </div>
          )),
      )}
    </dl>
  );
}
