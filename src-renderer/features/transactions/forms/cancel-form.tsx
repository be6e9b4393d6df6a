/** Ends a charge that nobody has paid: it cannot be paid any more, and what is on hold is let go. */
import * as words from '#i18n/catalog/window/transactions.ts';
import { client } from '../../../app/connection/link.ts';
import { moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { showDone } from '../../../ui/feedback/toasts.tsx';
import { MoneyForm } from './money-form.tsx';
import { useOnce } from './once.ts';
import type { FormProps } from './refund-form.tsx';

export function CancelForm({ transaction, onDone }: FormProps) {
  const t = useWords(words);
  const { id, status, amountMinor, authorisedMinor, currency, currencyDecimals, gatewayName: gateway } = transaction;
  const money = (amount: number): string => moneyText(amount, currencyDecimals, currency);
  const once = useOnce();
  const submit = (): void =>
    once.run(
      (requestId) => client.transactions.cancel({ id, requestId }),
      () => {
        showDone(t('transactions.cancel.asked', { gateway }));
        onDone();
      },
    );
  return (
    <MoneyForm
      title={t('transactions.cancel.title')}
      consequence={
        status === 'authorised'
          ? t('transactions.cancel.held', { held: money(authorisedMinor) })
          : t('transactions.cancel.waiting', { amount: money(amountMinor) })
      }
      label={t('transactions.cancel.submit', { amount: money(amountMinor) })}
      danger
      busy={once.busy}
      error={once.error}
      onSubmit={submit}
      onCancel={onDone}
    />
  );
}
