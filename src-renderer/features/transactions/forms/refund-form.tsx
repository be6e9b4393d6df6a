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
  const { id, can, currency, currencyDecimals: decimals, gatewayName: gateway, invoiceNumber } = transaction;
  const money = (amount: number): string => moneyText(amount, decimals, currency);
  const once = useOnce();
  const [left] = useState(can.refundableMinor);
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
      consequence={[
        t('transactions.refund.consequence', { gateway, amount }),
        ...(invoiceNumber === undefined ? [] : [t('transactions.refund.owes', { number: invoiceNumber, amount })]),
        t('transactions.refund.fee'),
      ].join(' ')}
      label={t('transactions.refund.submit', { amount })}
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
