/** What was collected of an invoice and what it still owes, with a line for each charge. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Transaction } from '#contract/transactions.ts';
import type { InvoiceDetail } from '#contract/invoices.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { api } from '../../../app/connection/query.ts';
import { moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { Note } from '../../../ui/form/note.tsx';
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
  const said = { paid: money(paidMinor), balance: money(Math.abs(totalMinor - paidMinor)) };
  const all = `/transactions?${new URLSearchParams({ invoice: id, number: invoiceNumber(invoice) ?? '' }).toString()}`;
  return (
    <section className={classes['charges']} aria-label={t('invoices.charges')}>
      {paidMinor > totalMinor ? (
        <Note tone="waiting">{t('invoices.charges.over', said)}</Note>
      ) : (
        <p className={classes['meaning']}>{t('invoices.charges.balance', said)}</p>
      )}
      <ul>
        {rows.slice(0, SHOWN).map((charge) => (
          <li key={charge.id}>
            <TransactionState status={charge.status} of={charge} />
            <Link href={`/transactions/${charge.id}`}>
              {t('invoices.charges.charge', { gateway: charge.gatewayName })}
            </Link>
            <Collected charge={charge} />
          </li>
        ))}
      </ul>
      {rows.length > 1 && <Link href={all}>{t('invoices.charges.all')}</Link>}
    </section>
  );
}

/** What counts of it for the invoice, so that the lines add up; what was asked for where nothing came. */
function Collected({ charge }: { charge: Transaction }) {
  const t = useWords(words);
  const { amountMinor, paidMinor, keptMinor, currency, currencyDecimals } = charge;
  if (paidMinor > 0) return <Money minor={keptMinor} decimals={currencyDecimals} currency={currency} />;
  return (
    <span className="soft tabular">
      {t('invoices.charges.asked', { amount: moneyText(amountMinor, currencyDecimals, currency) })}
    </span>
  );
}
