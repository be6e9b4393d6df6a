/** Collects what a card has on hold, whole or less. */
import { useState } from 'react';
import * as words from '#i18n/catalog/window/transactions.ts';
import { client } from '../../../app/connection/link.ts';
import { moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { MoneyForm } from './money-form.tsx';
import { useOnce } from './once.ts';
import { PartField } from './part-field.tsx';
import type { FormProps } from './refund-form.tsx';
import { besideAmount, usePart } from './use-part.ts';

export function CaptureForm({ transaction, onDone }: FormProps) {
  const t = useWords(words);
  const { id, authorisedMinor, currency, currencyDecimals: decimals, gatewayName: gateway } = transaction;
  const money = (amount: number): string => moneyText(amount, decimals, currency);
  const once = useOnce();
  const [held] = useState(authorisedMinor);
  const part = usePart(held, money(held), once.error);
  const rest = held - (part.minor ?? 0);
  const submit = (): void => {
    const { asked } = part;
    if (asked === undefined) return;
    once.run(
      (requestId) => client.transactions.capture({ id, amountMinor: asked, requestId }),
      () => {
        showDone(t('transactions.capture.asked', { amount: money(asked), gateway }));
        onDone();
      },
    );
  };
  const amount = money(part.minor ?? 0);
  return (
    <MoneyForm
      title={t('transactions.capture.title')}
      consequence={
        part.asked === undefined
          ? undefined
          : rest > 0
            ? t('transactions.capture.part', { amount, rest: money(rest) })
            : t('transactions.capture.whole', { amount })
      }
      label={part.asked === undefined ? t('transactions.action.capture') : t('transactions.capture.submit', { amount })}
      disabled={part.asked === undefined}
      busy={once.busy}
      error={besideAmount(once.error)}
      onSubmit={submit}
      onCancel={onDone}
    >
      <PartField
        label={t('transactions.capture.amount')}
        description={t('transactions.capture.held', { held: money(held) })}
        decimals={decimals}
        part={part}
      />
    </MoneyForm>
  );
}
