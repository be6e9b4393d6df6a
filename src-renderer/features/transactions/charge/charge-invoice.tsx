/** Charging one invoice, in the panel where its pages stood. What is being charged already is shown first. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { InvoiceDetail } from '#contract/invoices.ts';
import type { Transaction, TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/charge.ts';
import { api } from '../../../app/connection/query.ts';
import { moneyText, useFormats } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { ErrorState } from '../../../ui/feedback/error-state.tsx';
import { Note } from '../../../ui/form/note.tsx';
import { invoiceNumber } from '../../invoices/shared/invoice-number.ts';
import { endOf } from '../../invoices/shared/states.ts';
import { TransactionState } from '../state.tsx';
import { ChargeForm } from './charge-form.tsx';
import { Escapable } from './escapable.tsx';
import { Made } from './made.tsx';
import { useCharge } from './use-charge.ts';
import classes from './charge.module.css';

/** Charges that may still be paid. */
const OPEN = ['created', 'pending', 'authorised'] as const;

interface ChargeInvoiceProps {
  readonly invoice: InvoiceDetail;
  readonly onDone: () => void;
}

export default function ChargeInvoice({ invoice, onDone }: ChargeInvoiceProps) {
  const t = useWords(words);
  const { companyId, id } = invoice;
  const open = useQuery(
    api.transactions.list.queryOptions({ input: { companyId, invoiceId: id, statuses: [...OPEN], limit: 20 } }),
  );
  // Null: the form. It stays with what it shows, whatever becomes of it: a charge that is paid is no longer open.
  const [viewed, view] = useState<string | null>();
  const [made, setMade] = useState<TransactionDetail>();
  const rows = open.data?.rows;
  if (viewed === undefined && rows !== undefined) view(rows[0]?.id ?? null);
  const ended = invoice.status === 'stamped' ? endOf(invoice) : (endOf(invoice) ?? 'notStamped');
  const balanceMinor = ended === undefined ? Math.max(0, invoice.totalMinor - (invoice.paidMinor ?? 0)) : 0;
  const settles = balanceMinor === 0 ? 'charge.invoicePaid' : 'charge.invoiceOwes';
  const settled =
    ended === undefined
      ? t(settles, {
          number: numberOf(invoice),
          balance: moneyText(balanceMinor, invoice.currencyDecimals, invoice.currency),
        })
      : undefined;
  return (
    <Escapable label={t('charge.title')} onEscape={onDone}>
      {open.error !== null && <ErrorState error={open.error} onRetry={() => void open.refetch()} />}
      {typeof viewed === 'string' && (
        <>
          {made === undefined && <AlreadyOpen onAnother={balanceMinor > 0 ? () => view(null) : undefined} />}
          <Made
            key={viewed}
            id={viewed}
            companyId={companyId}
            first={made?.id === viewed ? made : undefined}
            settles={settled}
            onAgain={() => view(null)}
            onClose={onDone}
          />
        </>
      )}
      {viewed === null && (
        <Asking
          invoice={invoice}
          balanceMinor={balanceMinor}
          ended={ended}
          open={rows ?? []}
          onView={view}
          onMade={(one) => {
            setMade(one);
            view(one.id);
          }}
          onDone={onDone}
        />
      )}
    </Escapable>
  );
}

/** Somebody asked for this money before: that is what is looked at, and another charge only on a word. */
function AlreadyOpen({ onAnother }: { onAnother: (() => void) | undefined }) {
  const t = useWords(words);
  return (
    <Note tone="plain" role="status">
      {t('charge.already')}{' '}
      {onAnother !== undefined && (
        <Button variant="default" size="compact-xs" onClick={onAnother}>
          {t('charge.another')}
        </Button>
      )}
    </Note>
  );
}

interface AskingProps extends ChargeInvoiceProps {
  readonly balanceMinor: number;
  /** Why it cannot be charged. */
  readonly ended: 'cancelled' | 'cancelling' | 'notStamped' | undefined;
  readonly open: readonly Transaction[];
  readonly onView: (id: string) => void;
  readonly onMade: (made: TransactionDetail) => void;
}

function Asking({ invoice, balanceMinor, ended, open, onView, onMade, onDone }: AskingProps) {
  const t = useWords(words);
  const formats = useFormats();
  const { id, companyId, clientId, currency, currencyDecimals, receiverName } = invoice;
  const form = useCharge({ companyId, invoice: { id, balanceMinor, currency, currencyDecimals } }, clientId, onMade);
  const number = numberOf(invoice);
  // Digits choose a way from here, and one press charges; Tab goes on to the fields.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const money = (minor: number): string => moneyText(minor, currencyDecimals, currency);
  if (ended !== undefined) return <Note tone="person">{t(`charge.ended.${ended}`, { number })}</Note>;
  if (balanceMinor === 0) return <Note tone="settled">{t('charge.invoicePaid', { number })}</Note>;
  return (
    <>
      <div>
        <h2 ref={heading} tabIndex={-1} className={classes['heading']}>
          {t('charge.invoice', { number })}
        </h2>
        <p className={classes['what']}>
          <span>{receiverName}</span>
          <span className="tabular">{t('charge.balance', { balance: money(balanceMinor) })}</span>
        </p>
      </div>
      {open.length > 0 && (
        <Note tone="waiting" title={t('charge.openCharges', { count: open.length })}>
          {t('charge.openCharges.text')}
          <ul className={classes['open']}>
            {open.map((one) => (
              <li key={one.id}>
                <TransactionState status={one.status} />
                <span className="tabular">{money(one.amountMinor)}</span>
                <span className="soft">{formats.ago(one.createdAtUtc)}</span>
                <Button variant="default" size="compact-xs" onClick={() => onView(one.id)}>
                  {t('charge.view')}
                </Button>
              </li>
            ))}
          </ul>
        </Note>
      )}
      <ChargeForm form={form} onCancel={onDone} />
    </>
  );
}

function numberOf(invoice: InvoiceDetail): string {
  return invoiceNumber(invoice) ?? invoice.receiverName;
}
