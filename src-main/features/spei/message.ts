/** The message that tells a payer how to pay; plain text, so that nothing in it is mistyped from a picture. */
import { translate, type Locale } from '#i18n/index.ts';
import { amountText, speiFields, type SpeiFacts } from './facts.ts';

export interface SpeiMessage {
  readonly subject: string;
  readonly text: string;
}

/** @param payer whoever pays, where the name is known */
export function speiMessage(facts: SpeiFacts, company: string, payer: string | undefined, locale: Locale): SpeiMessage {
  const description = oneLine(facts.description);
  const amount = amountText(facts);
  const beneficiary = facts.beneficiary ?? company;
  // The CLABE as a form takes it: what is copied is pasted.
  const rows = speiFields(facts, locale).map(({ key, label, value }) =>
    key === 'clabe' ? `${label}: ${facts.clabe}` : `${label}: ${oneLine(value)}`,
  );
  const greeting =
    payer === undefined
      ? translate('spei.message.greeting-plain', {}, locale)
      : translate('spei.message.greeting', { payer: oneLine(payer) }, locale);
  const text = [
    greeting,
    translate('spei.message.lead', { description, amount }, locale),
    [`${translate('spei.amount', {}, locale)}: ${amount}`, ...rows].join('\n'),
    translate('spei.message.closing', { beneficiary: oneLine(beneficiary) }, locale),
    company,
  ].join('\n\n');
  return { subject: translate('spei.message.subject', { company: oneLine(company), description }, locale), text };
}

/** A header of a mail is one line; a name with a break in it would begin another. */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it takes out
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}
