/** One payout: how it stands, what it comes to by kind of movement, and each movement that it holds. */
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { BalanceRowView, PayoutDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { client } from '../../../app/connection/link.ts';
import { api } from '../../../app/connection/query.ts';
import { moneyText, useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { Note } from '../../../ui/form/note.tsx';
import { Facts } from '../../../ui/layout/facts.tsx';
import { SidePanel } from '../../../ui/layout/side-panel.tsx';
import { Money } from '../../../ui/state/money.tsx';
import { useCursorRows } from '../../../ui/table/cursor-rows.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import type { Column } from '../../../ui/table/types.ts';
import { Code } from '../code.tsx';
import { PayoutState } from './state.tsx';
import classes from './payouts.module.css';

const PAGE = 100;

interface PanelProps {
  readonly named: { readonly gatewayId: string; readonly payoutId: string };
  readonly onClose: () => void;
}

export function PayoutPanel({ named, onClose }: PanelProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(api.transactions.payout.queryOptions({ input: named }));
  const payout = error === null ? data : undefined;
  return (
    <SidePanel
      name="payouts"
      label={t('transactions.payouts.panel', { gateway: payout?.gatewayName ?? '' })}
      title={payout !== undefined && <Title payout={payout} />}
      onClose={onClose}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {payout !== undefined && (
        <Stack gap="md" className={classes['panel'] ?? ''}>
          <PayoutFacts payout={payout} />
          {payout.contents === 'told' ? (
            <>
              <Sums payout={payout} />
              <Movements payout={payout} />
            </>
          ) : (
            <Note>
              {t(`transactions.payouts.${payout.contents === 'unread' ? 'unread' : 'notTold'}`, {
                gateway: payout.gatewayName,
              })}
            </Note>
          )}
        </Stack>
      )}
    </SidePanel>
  );
}

function Title({ payout }: { payout: PayoutDetail }) {
  return (
    <span className={classes['title']}>
      <span className="truncate">{payout.gatewayName}</span>
      <PayoutState status={payout.status} />
      <span className={classes['spring']} />
      <Money minor={payout.amountMinor} decimals={payout.currencyDecimals} currency={payout.currency} />
    </span>
  );
}

function PayoutFacts({ payout }: { payout: PayoutDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const { trace, arrivesAtUtc, createdAtUtc, payoutId } = payout;
  return (
    <Facts
      facts={[
        [t('transactions.column.created'), formats.instant(createdAtUtc)],
        [t('transactions.payouts.arrives'), arrivesAtUtc === undefined ? undefined : formats.instant(arrivesAtUtc)],
        trace !== undefined && [t('transactions.payouts.trace'), <Code key="trace" text={trace} />],
        [t('transactions.objectId'), <Code key="id" text={payoutId} />],
      ]}
    />
  );
}

/** What it holds by kind; and where that is not what arrived, by how much. */
function Sums({ payout }: { payout: PayoutDetail }) {
  const t = useWords(words);
  const formats = useFormats();
  const { sums, currencyDecimals: decimals, currency, amountMinor } = payout;
  const shown = (minor: number): string => (minor === 0 ? '—' : formats.minor(minor, decimals));
  const sum = sums.reduce((all, { netMinor }) => all + netMinor, 0);
  const money = (minor: number): string => moneyText(minor, decimals, currency);
  return (
    <>
      <table className={classes['parts']}>
        <thead>
          <tr>
            <th scope="col">{t('transactions.payouts.type')}</th>
            <th scope="col">{t('transactions.payouts.count')}</th>
            <th scope="col">{t('transactions.column.amount')}</th>
            <th scope="col">{t('transactions.column.fee')}</th>
            <th scope="col">{t('transactions.column.feeTax')}</th>
            <th scope="col">{t('transactions.payouts.net')}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map((row) => (
            <tr key={row.type}>
              <th scope="row">{t(`transactions.payouts.type.${row.type}`)}</th>
              <td>{formats.count(row.count)}</td>
              <td>{shown(row.amountMinor)}</td>
              <td>{shown(row.feeMinor)}</td>
              <td>{shown(row.feeTaxMinor)}</td>
              <td>{shown(row.netMinor)}</td>
            </tr>
          ))}
          <tr data-total>
            <th scope="row">{t('transactions.payouts.total')}</th>
            <td colSpan={5}>
              <Money minor={sum} decimals={decimals} currency={currency} />
            </td>
          </tr>
        </tbody>
      </table>
      {sum !== amountMinor && (
        <Note tone="waiting">
          {t('transactions.payouts.differs', {
            sum: money(sum),
            amount: money(amountMinor),
            difference: money(Math.abs(amountMinor - sum)),
          })}
        </Note>
      )}
    </>
  );
}

function Movements({ payout: { gatewayId, payoutId } }: { payout: PayoutDetail }) {
  const t = useWords(words);
  const [, go] = useLocation();
  const columns = useMovementColumns();
  const input = { gatewayId, payoutId };
  const rows = useCursorRows<BalanceRowView>({
    queryKey: api.transactions.balanceRows.queryKey({ input }),
    fetchPage: async (cursor, signal) => {
      const asked = { ...input, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const page = await client.transactions.balanceRows(asked, { signal });
      // The payout itself is none of what it holds.
      return { ...page, rows: page.rows.filter(({ type }) => type !== 'payout') };
    },
  });
  return (
    <div className={classes['rows']}>
      <DataTable
        tableId="transactions.payouts.rows"
        label={t('transactions.payouts.rows')}
        compact
        columns={columns}
        rows={rows}
        rowId={(row) => row.rowId}
        onOpen={({ transactionId }) => {
          if (transactionId !== undefined) go(`/transactions/${transactionId}`);
        }}
        empty={<EmptyState title={t('transactions.payouts.rows')} />}
      />
    </div>
  );
}

function useMovementColumns(): readonly Column<BalanceRowView>[] {
  const t = useWords(words);
  const formats = useFormats();
  return useMemo(() => {
    const amount = (
      id: 'amount' | 'fee' | 'net',
      width: number,
      header: string,
      of: (row: BalanceRowView) => number,
    ) => ({
      id,
      header,
      width,
      align: 'end' as const,
      cell: (row: BalanceRowView) => formats.minor(of(row), row.currencyDecimals),
      text: (row: BalanceRowView) => formats.minor(of(row), row.currencyDecimals),
    });
    return [
      {
        id: 'type',
        header: t('transactions.payouts.type'),
        width: 88,
        cell: (row) => t(`transactions.payouts.type.${row.type}`),
        text: (row) => t(`transactions.payouts.type.${row.type}`),
      },
      {
        id: 'charge',
        header: t('transactions.payouts.of'),
        width: 104,
        grows: true,
        cell: (row) =>
          row.transactionId === undefined ? (
            <span className="soft">{row.type === 'charge' ? t('transactions.payouts.foreign') : row.providerType}</span>
          ) : (
            <Link href={`/transactions/${row.transactionId}`} title={joined(row.clientName, row.reference)}>
              {joined(row.invoiceNumber, row.clientName) || row.reference}
            </Link>
          ),
        text: (row) => joined(row.invoiceNumber, row.clientName),
      },
      {
        id: 'reference',
        header: t('transactions.column.reference'),
        width: 190,
        shown: false,
        cell: (row) => <span className="mono">{row.reference}</span>,
        text: (row) => row.reference ?? row.providerType,
      },
      amount('amount', 88, t('transactions.column.amount'), (row) => row.amountMinor),
      amount('fee', 80, t('transactions.column.fee'), (row) => row.feeMinor + row.feeTaxMinor),
      amount('net', 96, t('transactions.payouts.net'), (row) => row.netMinor),
    ];
  }, [formats, t]);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}
