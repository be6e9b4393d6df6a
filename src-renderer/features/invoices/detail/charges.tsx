/** What was collected of an invoice and what it still owes, with a line for each charge. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { api } from '../../../app/connection/query.ts';
import { moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Money } from '../../../ui/state/money.tsx';
import { TransactionState } from '../../transactions/state.tsx';
import { invoiceNumber } from '../shared/invoice-number.ts';
import classes from './detail.module.css';

/** More than an invoice is charged in; the section of charges shows all of them. */
const SHOWN = 5;

export function Charges({ invoice }: { invoice: InvoiceDetail }) {
  const t = useWords(words);
  const { id, companyId, paidMinor = 0, totalMinor, currency, currencyDecimals } = invoice;
  const { data } = useQuery(
    api.transactions.list.queryOptions({ input: { companyId, invoiceId: id, limit: SHOWN + 1 } }),
  );
  const rows = data?.rows ?? [];
  if (rows.length === 0 && paidMinor === 0) return null;
  const money = (minor: number): string => moneyText(minor, currencyDecimals, currency);
  const all = `/transactions?${new URLSearchParams({ invoice: id, number: invoiceNumber(invoice) ?? '' }).toString()}`;
  return (
    <section className={classes['charges']} aria-label={t('invoices.charges')}>
      <p className={classes['meaning']}>
        {t(paidMinor > totalMinor ? 'invoices.charges.over' : 'invoices.charges.balance', {
          paid: money(paidMinor),
          balance: money(Math.abs(totalMinor - paidMinor)),
        })}
      </p>
      <ul>
        {rows.slice(0, SHOWN).map((charge) => (
          <li key={charge.id}>
            <TransactionState status={charge.status} />
            <Link href={`/transactions/${charge.id}`}>
              {t('invoices.charges.charge', { gateway: charge.gatewayName })}
            </Link>
            <Money minor={charge.amountMinor} decimals={currencyDecimals} currency={charge.currency} />
          </li>
        ))}
      </ul>
      {rows.length > 1 && <Link href={all}>{t('invoices.charges.all')}</Link>}
    </section>
  );
}
