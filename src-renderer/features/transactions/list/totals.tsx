/** The row of totals of the charges: of the whole filter, each currency by itself; what it is made of behind a button. */
import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import * as words from '#i18n/catalog/window/transactions.ts';
import type { Client } from '../../../app/connection/link.ts';
import { moneyText, useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Money } from '../../../ui/state/money.tsx';
import { currenciesInOrder } from '../../invoices/list/currencies.ts';
import classes from '../../invoices/list/totals.module.css';
import own from '../transactions.module.css';

export type Totals = Awaited<ReturnType<Client['transactions']['totals']>>;
type Sums = Totals[number];
type SumKey = { [K in keyof Sums]: K extends `${string}Minor` ? K : never }[keyof Sums];

/** Lines that stand under a column: both of two currencies, or the first and how many more there are. */
const LINES = 2;
const shownOf = (sums: readonly Sums[]): readonly Sums[] => (sums.length <= LINES ? sums : sums.slice(0, 1));
const countOf = (totals: Totals): number => totals.reduce((sum, { count }) => sum + count, 0);

/** What stands below each column. Apart from the columns, so that no row is drawn again when it comes. */
export function totalsRow(totals: Totals | undefined): Readonly<Record<string, ReactNode>> {
  if (totals === undefined) return {};
  const sums = currenciesInOrder({ byCurrency: totals });
  const cell = (of: (sum: Sums) => number): ReactNode => <SumCell sums={sums} of={of} />;
  return {
    created: <CountCell totals={totals} />,
    client: <NoteCell totals={totals} />,
    amount: <AmountCell sums={sums} />,
    paid: cell((sum) => sum.paidMinor),
    refunded: cell((sum) => sum.refundedMinor),
    fee: cell((sum) => sum.feeMinor + sum.feeTaxMinor),
    feeTax: cell((sum) => sum.feeTaxMinor),
    left: cell((sum) => sum.netMinor),
  };
}

/** How what was collected becomes what stays, where the columns alone do not tell. */
export function Reckoning({ totals }: { totals: Totals | undefined }) {
  const t = useWords(words);
  const sums = currenciesInOrder({ byCurrency: totals ?? [] }).filter(
    ({ refundedMinor, lostMinor }) => refundedMinor > 0 || lostMinor > 0,
  );
  if (sums.length === 0) return null;
  return (
    <div className={own['reckoning']} role="group" aria-label={t('transactions.totals.reckoning')}>
      {shownOf(sums).map((sum) => {
        const money = (minor: number): string => moneyText(minor, sum.currencyDecimals, sum.currency);
        return (
          <span key={sum.currency}>
            {`${t('transactions.part.paid')} ${money(sum.paidMinor)}`}
            {sum.refundedMinor > 0 && ` − ${t('transactions.totals.refunded')} ${money(sum.refundedMinor)}`}
            {sum.lostMinor > 0 && ` − ${t('transactions.totals.lost')} ${money(sum.lostMinor)}`}
            {` − ${t('transactions.totals.fee')} ${money(sum.feeMinor + sum.feeTaxMinor)}`}
            {` = ${t('transactions.totals.left')} `}
            <strong>{money(sum.netMinor)}</strong>
          </span>
        );
      })}
    </div>
  );
}

function CountCell({ totals }: { totals: Totals }) {
  const t = useWords(words);
  const formats = useFormats();
  const count = countOf(totals);
  return <span>{`${formats.count(count)} ${t('transactions.totals.rows', { count })}`}</span>;
}

/** What the sums do not know. */
function NoteCell({ totals }: { totals: Totals }) {
  const t = useWords(words);
  const formats = useFormats();
  const count = totals.reduce((sum, { withoutFee }) => sum + withoutFee, 0);
  if (count === 0) return null;
  const text = t('transactions.totals.withoutFee', { count, shown: formats.count(count) });
  return (
    <span className={classes['note']} title={text}>
      {text}
    </span>
  );
}

function SumCell({ sums, of }: { sums: readonly Sums[]; of: (sum: Sums) => number }) {
  return (
    <span className={classes['sums']}>
      {shownOf(sums).map((sum) => (
        <Money key={sum.currency} minor={of(sum)} decimals={sum.currencyDecimals} />
      ))}
    </span>
  );
}

function AmountCell({ sums }: { sums: readonly Sums[] }) {
  const t = useWords(words);
  if (sums.length === 0) return null;
  const more = sums.length - shownOf(sums).length;
  return (
    <Popover position="top-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes['button']} title={t('transactions.totals.parts')}>
          <VisuallyHidden>{t('transactions.totals.parts')}: </VisuallyHidden>
          <span className={classes['sums']}>
            {shownOf(sums).map(({ currency, amountMinor, currencyDecimals }) => (
              <Money key={currency} minor={amountMinor} decimals={currencyDecimals} currency={currency} />
            ))}
            {more > 0 && <span className={classes['more']}>{t('transactions.totals.more', { count: more })}</span>}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Parts sums={sums} />
      </Popover.Dropdown>
    </Popover>
  );
}

const PARTS: readonly (readonly [
  name: 'asked' | 'paid' | 'refunded' | 'lost' | 'kept' | 'fee' | 'feeTax' | 'left',
  SumKey,
])[] = [
  ['asked', 'amountMinor'],
  ['paid', 'paidMinor'],
  ['refunded', 'refundedMinor'],
  ['lost', 'lostMinor'],
  ['kept', 'keptMinor'],
  ['fee', 'feeMinor'],
  ['feeTax', 'feeTaxMinor'],
  ['left', 'netMinor'],
];

function Parts({ sums }: { sums: readonly Sums[] }) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- with many currencies it scrolls, by key too
    <div className={classes['parts']} tabIndex={0} role="group" aria-label={t('transactions.totals.parts')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('transactions.totals.ofFilter')}</th>
            {sums.map(({ currency }) => (
              <th key={currency} scope="col" className="num">
                {currency}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PARTS.map(([name, key]) => (
            <tr key={name} data-total={name === 'left' || undefined}>
              <th scope="row">{t(`transactions.part.${name}`)}</th>
              {sums.map((sum) => (
                <td key={sum.currency}>{formats.minor(sum[key], sum.currencyDecimals)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
