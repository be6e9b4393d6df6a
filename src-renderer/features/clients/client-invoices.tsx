/** The latest invoices of a client, and what all of them add up to. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Client } from '#contract/clients.ts';
import * as words from '#i18n/catalog/window/clients.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorState } from '../../ui/feedback/error-state.tsx';
import { Money } from '../../ui/state/money.tsx';
import { invoiceNumber } from '../invoices/shared/invoice-number.ts';
import { InvoiceState } from '../invoices/shared/invoice-state.tsx';
import records from '../records/records.module.css';
import classes from './clients.module.css';

const SHOWN = 8;

export function ClientInvoices({ client: { id: clientId, companyId } }: { client: Client }) {
  const t = useWords(words);
  const formats = useFormats();
  const latest = useQuery(api.invoices.list.queryOptions({ input: { companyId, clientId, limit: SHOWN } }));
  const totals = useQuery(api.invoices.totals.queryOptions({ input: { companyId, clientId } }));
  const count = totals.data?.count;
  return (
    <section className={records['part']} aria-label={t('clients.invoices')}>
      <h2>
        {t('clients.invoices')}
        {count !== undefined && count > 0 && (
          <span className="soft">{t('clients.invoices.sum', { count, shown: formats.count(count) })}</span>
        )}
        <span className={classes['sums']}>
          {totals.data?.byCurrency.map(({ currency, currencyDecimals, netTotalMinor }) => (
            <Money key={currency} minor={netTotalMinor} decimals={currencyDecimals} currency={currency} />
          ))}
        </span>
      </h2>
      {latest.error !== null && latest.data === undefined && (
        <ErrorState error={latest.error} onRetry={() => void latest.refetch()} />
      )}
      {latest.data?.rows.length === 0 && <p className="soft">{t('clients.invoices.none')}</p>}
      {latest.data !== undefined && latest.data.rows.length > 0 && (
        <table className={classes['invoices']} aria-label={t('clients.invoices')}>
          <tbody>
            {latest.data.rows.map((row) => (
              <tr key={row.id}>
                <td style={{ width: 76 }} className="tabular truncate">
                  <Link href={`/invoices/${row.id}`}>{invoiceNumber(row) ?? t('clients.invoices.draft')}</Link>
                </td>
                <td style={{ width: 92 }} className="soft tabular truncate">
                  {row.fecha === undefined ? '' : formats.day(row.fecha)}
                </td>
                <td>
                  <InvoiceState status={row.status} />
                </td>
                <td style={{ width: 130 }}>
                  <Money minor={row.totalMinor} decimals={row.currencyDecimals} currency={row.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
