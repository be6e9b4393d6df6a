/** Gives back all or a part of what was collected. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { client } from '../../../app/connection/link.ts';
import { moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { MoneyForm } from './money-form.tsx';
import { useOnce } from './once.ts';
import { PartField } from './part-field.tsx';
import { useInvoiceAfter } from './use-invoice-after.ts';
import { besideAmount, usePart } from './use-part.ts';
import classes from './forms.module.css';

const REASONS = ['requested', 'duplicate', 'fraud'] as const;
type Reason = (typeof REASONS)[number];

export interface FormProps {
  readonly transaction: TransactionDetail;
  readonly onDone: () => void;
}

export function RefundForm({ transaction, onDone }: FormProps) {
  const t = useWords(words);
  const { id, can, currency, currencyDecimals: decimals, gatewayName: gateway } = transaction;
  const money = (amount: number): string => moneyText(amount, decimals, currency);
  const once = useOnce();
  const invoiceSays = useInvoiceAfter(transaction);
  const [left] = useState(can.refundableMinor);
  // What is on its way back already still counts for the invoice.
  const [underWay] = useState(Math.max(0, transaction.keptMinor - transaction.disputedMinor - left));
  const part = usePart(left, money(left), once.error);
  const [reason, setReason] = useState<Reason>('requested');
  const amount = money(part.minor ?? 0);
  const submit = (): void => {
    const { asked } = part;
    if (asked === undefined) return;
    once.run(
      (requestId) => client.transactions.refund({ id, amountMinor: asked, reason, requestId }),
      () => {
        showDone(t('transactions.refund.asked', { amount: money(asked), gateway }));
        onDone();
      },
    );
  };
  return (
    <MoneyForm
      title={t('transactions.refund.title')}
      consequence={
        part.asked === undefined
          ? undefined
          : [
              t('transactions.refund.consequence', { gateway, amount }),
              invoiceSays(-part.asked - underWay),
              t('transactions.refund.fee'),
            ]
              .filter((each) => each !== undefined)
              .join(' ')
      }
      label={part.asked === undefined ? t('transactions.action.refund') : t('transactions.refund.submit', { amount })}
      danger
      disabled={part.asked === undefined}
      busy={once.busy}
      error={besideAmount(once.error)}
      onSubmit={submit}
      onCancel={onDone}
    >
      <div className={classes['two']}>
        <PartField
          label={t('transactions.refund.amount')}
          description={t(can.refundPart ? 'transactions.refund.left' : 'transactions.refund.whole', {
            left: money(left),
          })}
          decimals={decimals}
          part={part}
          disabled={!can.refundPart}
        />
        <Select
          label={t('transactions.refund.reason')}
          value={reason}
          onChange={(value) => setReason(value ?? 'requested')}
          allowDeselect={false}
          data={REASONS.map((value) => ({ value, label: t(`transactions.reason.${value}`) }))}
        />
      </div>
    </MoneyForm>
  );
}
