/** What becomes of the invoice of a charge, said from the invoice's own balance. */
import { useQuery } from '@tanstack/react-query';
import type { TransactionDetail } from '#contract/transactions.ts';
import * as words from '#i18n/catalog/window/transactions.ts';
import { api } from '../../../app/connection/query.ts';
import { moneyText } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/words.ts';
import { invoiceAfter } from '../amounts.ts';

/** @returns a sentence for a change of what was collected; undefined without an invoice, or while it is read */
export function useInvoiceAfter(transaction: TransactionDetail): (changeMinor: number) => string | undefined {
  const t = useWords(words);
  const { invoiceId, invoiceNumber, currency, currencyDecimals } = transaction;
  const { data } = useQuery({
    ...api.invoices.get.queryOptions({ input: { id: invoiceId ?? '' } }),
    enabled: invoiceId !== undefined,
  });
  return (changeMinor) => {
    if (data === undefined || invoiceId === undefined) return undefined;
    const { how, minor } = invoiceAfter(data, changeMinor);
    return t(`transactions.invoiceAfter.${how}`, {
      number: invoiceNumber ?? '',
      amount: moneyText(minor, currencyDecimals, currency),
    });
  };
}
