/** The invoices that were made last. */
import { Button, Table } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import * as words from '#i18n/catalog/window/home.ts';
import { useCompany } from '../../app/company.tsx';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { Money } from '../../ui/state/money.tsx';
import { InvoiceState } from '../invoices/shared/invoice-state.tsx';
import { invoiceNumber } from '../invoices/shared/invoice-number.ts';
import classes from './home.module.css';

const SHOWN = 12;

export function Recent({ onNew }: { onNew: () => void }) {
  const t = useWords(words);
  const formats = useFormats();
  const { company } = useCompany();
  const { data, error, refetch } = useQuery(
    api.invoices.list.queryOptions({ input: { companyId: company.id, limit: SHOWN } }),
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div className={`skeleton ${classes['skeleton']}`} />;
  if (data.rows.length === 0) {
    return (
      <EmptyState
        icon={<IconFileInvoice size={28} />}
        title={t('home.recentEmpty.title')}
        action={
          <Button leftSection={<IconPlus size={14} />} onClick={onNew}>
            {t('home.new')}
          </Button>
        }
      >
        {t('home.recentEmpty.text')}
      </EmptyState>
    );
  }
  return (
    <>
      <Table verticalSpacing={5} fz="xs" highlightOnHover layout="fixed">
        <Table.Tbody>
          {data.rows.map((row) => (
            <Table.Tr key={row.id} className={classes['recentRow'] ?? ''}>
              <Table.Td w={110} className="tabular">
                <Link href={`/invoices/${row.id}`}>{invoiceNumber(row) ?? t('home.draftLabel')}</Link>
              </Table.Td>
              <Table.Td className="truncate" title={row.receiverName}>
                {row.receiverName}
              </Table.Td>
              <Table.Td w={160}>
                <InvoiceState status={row.status} />
              </Table.Td>
              <Table.Td w={160} className="soft tabular truncate">
                {row.fecha === undefined ? formats.instant(row.createdAtUtc) : formats.localDateTime(row.fecha)}
              </Table.Td>
              <Table.Td w={150} ta="right">
                <Money minor={row.totalMinor} decimals={row.currencyDecimals} currency={row.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Button variant="subtle" mt="xs" component={Link} href="/invoices">
        {t('home.recentAll')}
      </Button>
    </>
  );
}
