/** What a payer reads that a charge is for: of an invoice that is not charged whole, that it is a part. */
import { translate, type Locale } from '#i18n/index.ts';

interface Described {
  readonly invoiceId?: string | null | undefined;
  readonly description: string;
  readonly amountMinor: number;
}

/** @param totalOf the whole amount of an invoice */
export function describedFor(charge: Described, totalOf: (invoiceId: string) => number, locale: Locale): string {
  const { invoiceId, description, amountMinor } = charge;
  if (invoiceId === undefined || invoiceId === null || amountMinor >= totalOf(invoiceId)) return description;
  return translate('transactions.partOf', { description }, locale);
}
