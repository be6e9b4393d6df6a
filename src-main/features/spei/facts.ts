/** What a payer by SPEI is told, however it reaches them. */
import { decimalsOf } from '#domain/money/currency.ts';
import { fromMinor } from '#domain/money/money.ts';
import { groupedClabe } from '#domain/spei/clabe.ts';
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';
import { formatFigure } from '../printing/format.ts';

export interface SpeiFacts {
  /** What is paid for: "Factura A-1024". */
  readonly description: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Our own reference of the charge. */
  readonly ours: string;
  readonly clabe: string;
  readonly bank?: string;
  readonly beneficiary?: string;
  readonly reference?: string;
  readonly concept?: string;
  readonly expiresAtUtc?: string;
}

export interface SpeiField {
  readonly key: 'beneficiary' | 'bank' | 'clabe' | 'reference' | 'concept' | 'expires' | 'ours';
  readonly label: string;
  readonly value: string;
}

export function amountText({ amountMinor, currency }: SpeiFacts): string {
  return `$${formatFigure(fromMinor(amountMinor, decimalsOf(currency)), 2)} ${currency}`;
}

/** In the order in which a bank's form asks for them; what is not known is left out. */
export function speiFields(facts: SpeiFacts, locale: Locale): SpeiField[] {
  const values: readonly (readonly [SpeiField['key'], string | undefined])[] = [
    ['clabe', groupedClabe(facts.clabe)],
    ['bank', facts.bank],
    ['beneficiary', facts.beneficiary],
    ['reference', facts.reference],
    ['concept', facts.concept],
    ['expires', facts.expiresAtUtc === undefined ? undefined : dayOf(facts.expiresAtUtc, locale)],
    ['ours', facts.ours],
  ];
  return values.flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value, label: translate(`spei.${key}` satisfies MessageKey, {}, locale) }],
  );
}

/** SPEI's day is that of central Mexico, wherever the company is. */
function dayOf(instant: string, locale: Locale): string {
  const zone = { timeZone: 'America/Mexico_City', dateStyle: 'long' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, zone).format(new Date(instant));
}
