/**
 * The row of totals: of the whole filter, each currency by itself. The first currency (the peso, where there
 * is one) stands under its column, a second one below it, and all of them with their parts behind a button.
 */
import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { InvoiceTotals } from '#contract/invoice-list.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Money } from '../../../ui/state/money.tsx';
import { currenciesInOrder, type Sums } from './currencies.ts';
import classes from './totals.module.css';

type SumKey = 'subtotalMinor' | 'discountMinor' | 'transferredMinor' | 'withheldMinor' | 'totalMinor';

/** Lines that stand under a column: both of two currencies, or the first and how many more there are. */
const LINES = 2;
const shownOf = (sums: readonly Sums[]): readonly Sums[] => (sums.length <= LINES ? sums : sums.slice(0, 1));

interface CellProps {
  readonly totals: InvoiceTotals | undefined;
}

/** What stands below each column. Apart from the columns, so that no row is drawn again when it comes. */
export function totalsRow(totals: InvoiceTotals | undefined): Readonly<Record<string, ReactNode>> {
  return {
    folio: <CountCell totals={totals} />,
    receiver: <LeftOutCell totals={totals} />,
    subtotal: <SumCell totals={totals} of="subtotalMinor" />,
    discount: <SumCell totals={totals} of="discountMinor" />,
    taxes: <SumCell totals={totals} of="transferredMinor" />,
    withheld: <SumCell totals={totals} of="withheldMinor" />,
    total: <TotalCell totals={totals} />,
    balance: <BalanceCell totals={totals} />,
  };
}

function CountCell({ totals }: CellProps) {
  const formats = useFormats();
  return totals === undefined ? null : <span>{formats.count(totals.count)}</span>;
}

/** What is counted beside it, and what of that is in none of the sums, said where it is read. */
function LeftOutCell({ totals }: CellProps) {
  const t = useWords(words);
  const leftOut = useLeftOut(totals);
  if (totals === undefined) return null;
  const rows = t('invoices.totals.rows', { count: totals.count });
  const text = leftOut === undefined ? rows : `${rows}, ${t('invoices.totals.leftOut', { what: leftOut })}`;
  return (
    <span className={classes['note']} title={text}>
      {text}
    </span>
  );
}

function useLeftOut(totals: InvoiceTotals | undefined): string | undefined {
  const t = useWords(words);
  const formats = useFormats();
  const sum = (of: 'cancelled' | 'rejected'): number =>
    (totals?.byCurrency ?? []).reduce((all, one) => all + one[of].count, 0);
  const cancelled = sum('cancelled');
  const rejected = sum('rejected');
  const parts = [
    ...(cancelled === 0 ? [] : [t('invoices.totals.cancelled', { count: cancelled, shown: formats.count(cancelled) })]),
    ...(rejected === 0 ? [] : [t('invoices.totals.rejected', { count: rejected, shown: formats.count(rejected) })]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

function SumCell({ totals, of }: CellProps & { of: SumKey }) {
  if (totals === undefined) return null;
  const sums = currenciesInOrder(totals);
  return (
    <span className={classes['sums']}>
      {shownOf(sums).map((sum) => (
        <Money key={sum.currency} minor={sum[of]} decimals={sum.currencyDecimals} />
      ))}
    </span>
  );
}

/** What the whole filter still owes, each currency under its total. */
function BalanceCell({ totals }: CellProps) {
  if (totals === undefined) return null;
  return (
    <span className={classes['sums']}>
      {shownOf(currenciesInOrder(totals)).map(
        ({ currency, currencyDecimals, balanceMinor }) =>
          balanceMinor !== undefined && <Money key={currency} minor={balanceMinor} decimals={currencyDecimals} />,
      )}
    </span>
  );
}

/** The totals themselves; a press shows what they are made of. */
function TotalCell({ totals }: CellProps) {
  const t = useWords(words);
  if (totals === undefined || totals.byCurrency.length === 0) return null;
  const sums = currenciesInOrder(totals);
  const more = sums.length - shownOf(sums).length;
  return (
    <Popover position="top-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes['button']} title={t('invoices.totals.parts')}>
          <VisuallyHidden>{t('invoices.totals.parts')}: </VisuallyHidden>
          <span className={classes['sums']}>
            {shownOf(sums).map((sum) => (
              <Money
                key={sum.currency}
                minor={sum.totalMinor}
                decimals={sum.currencyDecimals}
                currency={sum.currency}
              />
            ))}
            {more > 0 && <span className={classes['more']}>{t('invoices.totals.more', { count: more })}</span>}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Parts sums={sums} />
      </Popover.Dropdown>
    </Popover>
  );
}

const ROWS = ['subtotal', 'discount', 'transferred', 'withheld', 'total'] as const;

function Parts({ sums }: { sums: readonly Sums[] }) {
  const t = useWords(words);
  const formats = useFormats();
  const counted = ({ count, totalMinor }: Sums['cancelled'], decimals: number): string =>
    count === 0 ? '—' : `${formats.minor(totalMinor, decimals)} (${formats.count(count)})`;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- with many currencies it scrolls, by key too
    <div className={classes['parts']} tabIndex={0} role="group" aria-label={t('invoices.totals.parts')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('invoices.totals.ofFilter')}</th>
            {sums.map(({ currency }) => (
              <th key={currency} scope="col" className="num">
                {currency}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('invoices.totals.documents')}</th>
            {sums.map(({ currency, count }) => (
              <td key={currency}>{formats.count(count)}</td>
            ))}
          </tr>
          {ROWS.map((row) => (
            <tr key={row} data-total={row === 'total' || undefined}>
              <th scope="row">{t(`invoices.totals.${row}`)}</th>
              {sums.map((sum) => (
                <td key={sum.currency}>{formats.minor(sum[`${row}Minor`], sum.currencyDecimals)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('invoices.totals.creditNotes')}</th>
            {sums.map((sum) => (
              <td key={sum.currency}>{counted(sum.creditNotes, sum.currencyDecimals)}</td>
            ))}
          </tr>
          <tr data-total>
            <th scope="row">{t('invoices.totals.net')}</th>
            {sums.map((sum) => (
              <td key={sum.currency}>{formats.minor(sum.netTotalMinor, sum.currencyDecimals)}</td>
            ))}
          </tr>
          <tr className="soft">
            <th scope="row">{t('invoices.totals.cancelledNotSummed')}</th>
            {sums.map((sum) => (
              <td key={sum.currency}>{counted(sum.cancelled, sum.currencyDecimals)}</td>
            ))}
          </tr>
          <tr className="soft">
            <th scope="row">{t('invoices.totals.rejectedNotSummed')}</th>
            {sums.map((sum) => (
              <td key={sum.currency}>{counted(sum.rejected, sum.currencyDecimals)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
