/** Says by hand that it was paid, for what no gateway tells: how much, on which day, and what proves it. */
import { Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import * as words from '#i18n/catalog/window/transactions.ts';
import { offerUndo } from '../../../app/undo.ts';
import { client } from '../../../app/connection/link.ts';
import { decimalToMinor, minorToDecimal, moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { problemOf } from '../../../ui/feedback/problem.ts';
import { AmountField } from '../../../ui/fields/amount-field.tsx';
import { DayField } from '../../../ui/fields/day-field.tsx';
import { todayHere } from '../../../ui/fields/day.ts';
import { MoneyForm } from './money-form.tsx';
import { useOnce } from './once.ts';
import type { FormProps } from './refund-form.tsx';
import { useInvoiceAfter } from './use-invoice-after.ts';
import classes from './forms.module.css';

export function ConfirmForm({ transaction, onDone }: FormProps) {
  const t = useWords(words);
  const { id, amountMinor: expected, currency, currencyDecimals: decimals } = transaction;
  const invoiceSays = useInvoiceAfter(transaction);
  const once = useOnce();
  const [minor, setMinor] = useState<number | undefined>(expected);
  /** The amount for which the person said that it is meant. */
  const [accepted, setAccepted] = useState<number>();
  const [day, setDay] = useState(todayHere());
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const money = (of: number): string => moneyText(of, decimals, currency);
  const amount = money(minor ?? 0);
  const missing = minor === undefined || minor === 0;
  const by = missing ? 0 : minor - expected;
  const how = by > 0 ? 'over' : 'short';
  const said = { expected: money(expected), amount, difference: money(Math.abs(by)) };
  const meant = by === 0 || accepted === minor;
  const wrong = {
    minor: missing
      ? t('transactions.amount.missing')
      : by === 0
        ? undefined
        : t(`transactions.confirm.differs.${how}`, said),
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
    if (missing || !meant || wrong.day !== undefined || wrong.note !== undefined) return;
    const input = {
      id,
      amountMinor: minor,
      paidAtUtc: instantOf(day),
      note: note.trim(),
      ...(by === 0 ? {} : { acceptDifference: true }),
    };
    once.run(
      () => client.transactions.confirm(input),
      () => {
        offerUndo(
          t('transactions.confirm.done', { amount }),
          () => client.transactions.undoConfirm({ id }),
          () => t('transactions.unconfirmed'),
        );
        onDone();
      },
    );
  };
  return (
    <MoneyForm
      title={t('transactions.confirm.title')}
      consequence={
        missing
          ? undefined
          : [t('transactions.confirm.consequence', { amount }), invoiceSays(minor)]
              .filter((each) => each !== undefined)
              .join(' ')
      }
      label={t(by === 0 ? 'transactions.confirm.submit' : `transactions.confirm.submit.${how}`, said)}
      danger={by !== 0}
      disabled={missing || !meant}
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
      {by !== 0 && (
        <Checkbox
          label={t('transactions.confirm.accept', said)}
          checked={meant}
          onChange={(event) => setAccepted(event.currentTarget.checked ? minor : undefined)}
        />
      )}
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
