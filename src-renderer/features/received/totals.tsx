/** The row of totals of Gastos: of the whole filter, each currency by itself; the parts, tax by tax, behind a button. */
import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ReceivedTotals } from '#contract/received.ts';
import * as invoiceWords from '#i18n/catalog/window/invoices.ts';
import * as words from '#i18n/catalog/window/received.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Money } from '../../ui/state/money.tsx';
import { currenciesInOrder } from '../invoices/list/currencies.ts';
import classes from '../invoices/list/totals.module.css';

type Sums = ReceivedTotals['byCurrency'][number];
type SumKey =
  | 'subtotalMinor'
  | 'discountMinor'
  | 'ivaTransferredMinor'
  | 'iepsTransferredMinor'
  | 'withheldMinor'
  | 'totalMinor';

/** Lines that stand under a column: both of two currencies, or the first and how many more there are. */
const LINES = 2;
const shownOf = (sums: readonly Sums[]): readonly Sums[] => (sums.length <= LINES ? sums : sums.slice(0, 1));

interface CellProps {
  readonly totals: ReceivedTotals | undefined;
}

/** What stands below each column. Apart from the columns, so that no row is drawn again when it comes. */
export function totalsRow(totals: ReceivedTotals | undefined): Readonly<Record<string, ReactNode>> {
  const sum = (of: SumKey): ReactNode => <SumCell totals={totals} of={of} />;
  return {
    fecha: <CountCell totals={totals} />,
    issuer: <NoteCell totals={totals} />,
    subtotal: sum('subtotalMinor'),
    discount: sum('discountMinor'),
    iva: sum('ivaTransferredMinor'),
    ieps: sum('iepsTransferredMinor'),
    withheld: sum('withheldMinor'),
    total: <TotalCell totals={totals} />,
  };
}

function CountCell({ totals }: CellProps) {
  const formats = useFormats();
  return totals === undefined ? null : <span>{formats.count(totals.count)}</span>;
}

/** What is counted beside it, and what of that is in none of the sums. */
function NoteCell({ totals }: CellProps) {
  const t = useWords(words);
  const formats = useFormats();
  if (totals === undefined) return null;
  const cancelled = totals.byCurrency.reduce((all, sums) => all + sums.cancelled.count, 0);
  const text = [
    t('received.totals.rows', { count: totals.count }),
    ...(cancelled === 0 ? [] : [t('received.totals.cancelled', { count: cancelled, shown: formats.count(cancelled) })]),
  ].join(', ');
  return (
    <span className={classes['note']} title={text}>
      {text}
    </span>
  );
}

function SumCell({ totals, of }: CellProps & { of: SumKey }) {
  if (totals === undefined) return null;
  return (
    <span className={classes['sums']}>
      {shownOf(currenciesInOrder(totals)).map((sum) => (
        <Money key={sum.currency} minor={sum[of]} decimals={sum.currencyDecimals} />
      ))}
    </span>
  );
}

/** The totals themselves; a press shows what they are made of. */
function TotalCell({ totals }: CellProps) {
  const i = useWords(invoiceWords);
  if (totals === undefined || totals.byCurrency.length === 0) return null;
  const sums = currenciesInOrder(totals);
  const more = sums.length - shownOf(sums).length;
  return (
    <Popover position="top-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes['button']} title={i('invoices.totals.parts')}>
          <VisuallyHidden>{i('invoices.totals.parts')}: </VisuallyHidden>
          <span className={classes['sums']}>
            {shownOf(sums).map((sum) => (
              <Money
                key={sum.currency}
                minor={sum.totalMinor}
                decimals={sum.currencyDecimals}
                currency={sum.currency}
              />
            ))}
            {more > 0 && <span className={classes['more']}>{i('invoices.totals.more', { count: more })}</span>}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Parts sums={sums} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The sums in their order; a tax of which there is nothing is left out. */
const PARTS = [
  'subtotal',
  'discount',
  'ivaTransferred',
  'iepsTransferred',
  'ivaWithheld',
  'isrWithheld',
  'iepsWithheld',
  'local',
  'total',
] as const;
const ALWAYS = new Set<(typeof PARTS)[number]>(['subtotal', 'ivaTransferred', 'total']);

function Parts({ sums }: { sums: readonly Sums[] }) {
  const t = useWords(words);
  const i = useWords(invoiceWords);
  const formats = useFormats();
  const counted = ({ count, totalMinor }: Sums['cancelled'], decimals: number): string =>
    count === 0 ? '—' : `${formats.minor(totalMinor, decimals)} (${formats.count(count)})`;
  const parts = PARTS.filter((part) => ALWAYS.has(part) || sums.some((sum) => sum[`${part}Minor`] !== 0));
  const row = (label: string, cell: (sum: Sums) => string, kind?: 'total' | 'soft') => (
    <tr data-total={kind === 'total' || undefined} className={kind === 'soft' ? 'soft' : undefined}>
      <th scope="row">{label}</th>
      {sums.map((sum) => (
        <td key={sum.currency}>{cell(sum)}</td>
      ))}
    </tr>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- with many currencies it scrolls, by key too
    <div className={classes['parts']} tabIndex={0} role="group" aria-label={i('invoices.totals.parts')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{i('invoices.totals.ofFilter')}</th>
            {sums.map(({ currency }) => (
              <th key={currency} scope="col" className="num">
                {currency}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row(i('invoices.totals.documents'), ({ count }) => formats.count(count))}
          {parts.map((part) => (
            <tr key={part} data-total={part === 'total' || undefined}>
              <th scope="row">{t(`received.totals.${part}`)}</th>
              {sums.map((sum) => (
                <td key={sum.currency}>{formats.minor(sum[`${part}Minor`], sum.currencyDecimals)}</td>
              ))}
            </tr>
          ))}
          {row(i('invoices.totals.creditNotes'), (sum) => counted(sum.creditNotes, sum.currencyDecimals))}
          {row(i('invoices.totals.net'), (sum) => formats.minor(sum.netTotalMinor, sum.currencyDecimals), 'total')}
          {row(t('received.totals.cancelledNotSummed'), (sum) => counted(sum.cancelled, sum.currencyDecimals), 'soft')}
        </tbody>
      </table>
    </div>
  );
}
