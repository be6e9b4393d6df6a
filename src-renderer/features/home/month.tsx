/** How the month stands beside the same days of the one before, by currency; amounts are never added across them. */
import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { InvoiceTotals } from '#contract/invoice-list.ts';
import * as words from '#i18n/catalog/window/home.ts';
import { useCompany } from '../../app/company.tsx';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { todayHere } from '../../ui/fields/day.ts';
import { Money } from '../../ui/state/money.tsx';
import { monthSoFar } from './days.ts';
import classes from './home.module.css';

export function Month() {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const { now, before } = monthSoFar(todayHere());
  const of = (span: { from: string; to: string }) =>
    api.invoices.totals.queryOptions({
      input: { companyId: company.id, ...span, statuses: ['stamped', 'cancel_requested'], types: ['I', 'E'] },
    });
  const current = useQuery(of(now)).data;
  const last = useQuery(of(before)).data;
  if (current === undefined || last === undefined) return <div className={`skeleton ${classes['skeleton']}`} />;
  if (current.byCurrency.length === 0) return <Text className="soft">{t('home.monthEmpty')}</Text>;
  return (
    <Table verticalSpacing={6} fz="xs" className="tabular">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('home.column.currency')}</Table.Th>
          {(['count', 'invoiced', 'credit', 'net', 'before', 'change'] as const).map((column) => (
            <Table.Th key={column} ta="right">
              {t(`home.column.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {current.byCurrency.map((row) => {
          const earlier = netIn(last, row.currency);
          const money = (minor: number) => <Money minor={minor} decimals={row.currencyDecimals} />;
          return (
            <Table.Tr key={row.currency}>
              <Table.Td fw={600}>{row.currency}</Table.Td>
              <Table.Td ta="right">{formats.count(row.count)}</Table.Td>
              <Table.Td ta="right">{money(row.totalMinor - row.creditNotes.totalMinor)}</Table.Td>
              <Table.Td ta="right">
                {row.creditNotes.totalMinor === 0 ? '—' : money(-row.creditNotes.totalMinor)}
              </Table.Td>
              <Table.Td ta="right" fw={600}>
                {money(row.netTotalMinor)}
              </Table.Td>
              <Table.Td ta="right" className="soft">
                {earlier === 0 ? '—' : money(earlier)}
              </Table.Td>
              <Table.Td ta="right">{changeText(row.netTotalMinor, earlier) ?? t('home.new.change')}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function netIn({ byCurrency }: InvoiceTotals, currency: string): number {
  return byCurrency.find((row) => row.currency === currency)?.netTotalMinor ?? 0;
}

/** `+12 %` in whole per cent; undefined where there was nothing before. */
function changeText(now: number, before: number): string | undefined {
  if (before === 0) return undefined;
  const percent = Math.round(((now - before) / Math.abs(before)) * 100);
  return `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %`;
}
