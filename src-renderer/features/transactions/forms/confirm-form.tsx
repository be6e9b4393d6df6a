/** Says by hand that it was paid, for what no gateway tells: how much, on which day, and what proves it. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import * as words from '#i18n/catalog/window/transactions.ts';
import { client } from '../../../app/connection/link.ts';
import { decimalToMinor, minorToDecimal, moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { problemOf } from '../../../ui/feedback/problem.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { AmountField } from '../../../ui/fields/amount-field.tsx';
import { DayField } from '../../../ui/fields/day-field.tsx';
import { todayHere } from '../../../ui/fields/day.ts';
import { MoneyForm } from './money-form.tsx';
import { useOnce } from './once.ts';
import type { FormProps } from './refund-form.tsx';
import classes from './forms.module.css';

export function ConfirmForm({ transaction, onDone }: FormProps) {
  const t = useWords(words);
  const { id, can, amountMinor, currency, currencyDecimals: decimals, invoiceNumber } = transaction;
  const once = useOnce();
  const [minor, setMinor] = useState<number | undefined>(amountMinor);
  const [day, setDay] = useState(todayHere());
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const amount = moneyText(minor ?? 0, decimals, currency);
  const wrong = {
    minor: minor === undefined || minor === 0 ? t('transactions.amount.missing') : undefined,
    day:
      day === ''
        ? t('transactions.confirm.dayMissing')
        : day > todayHere()
          ? t('transactions.confirm.dayAhead')
          : undefined,
    note: note.trim() === '' ? t('transactions.confirm.noteMissing') : undefined,
  };
  const { field } = once.error === undefined ? {} : problemOf(once.error);
  const at = (name: string): string | undefined => (field === name ? problemOf(once.error).message : undefined);
  const submit = (): void => {
    setTried(true);
    if (minor === undefined || Object.values(wrong).some((each) => each !== undefined)) return;
    const input = { id, amountMinor: minor, paidAtUtc: instantOf(day), note: note.trim() };
    once.run(
      () => client.transactions.confirm(input),
      () => {
        showDone(t('transactions.confirm.done', { amount }));
        onDone();
      },
    );
  };
  return (
    <MoneyForm
      title={t('transactions.confirm.title')}
      consequence={[
        t('transactions.confirm.consequence', { amount }),
        ...(invoiceNumber === undefined ? [] : [t('transactions.confirm.invoice', { number: invoiceNumber, amount })]),
        ...(can.refresh ? [t('transactions.confirm.tells', { gateway: transaction.gatewayName })] : []),
      ].join(' ')}
      label={t('transactions.confirm.submit', { amount })}
      busy={once.busy}
      error={field === undefined ? once.error : undefined}
      onSubmit={submit}
      onCancel={onDone}
    >
      <div className={classes['two']}>
        <AmountField
          label={t('transactions.confirm.amount')}
          decimals={decimals}
          leastDecimals={decimals}
          value={minor === undefined ? '' : minorToDecimal(minor, decimals)}
          onChange={(value) => setMinor(decimalToMinor(value, decimals))}
          error={wrong.minor ?? at('amountMinor')}
        />
        <DayField
          label={t('transactions.confirm.day')}
          value={day}
          onChange={setDay}
          error={wrong.day ?? at('paidAtUtc')}
        />
      </div>
      <Textarea
        label={t('transactions.confirm.note')}
        description={t('transactions.confirm.noteHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={tried ? (wrong.note ?? at('note')) : undefined}
        maxLength={500}
        autosize
        minRows={2}
      />
    </MoneyForm>
  );
}

/** Now for today; noon of a day before, which is that day wherever the reader sits in Mexico. */
function instantOf(day: string): string {
  return (day === todayHere() ? new Date() : new Date(`${day}T12:00:00`)).toISOString();
}
