/** The message that tells how a charge is paid: what the operator reads and may change, in the company's dress. */
import { translate, type Locale } from '#i18n/index.ts';
import type { PaymentMailFacts } from './facts.ts';
import { layout, splitParagraphs, withoutControls, type RenderedMail } from './template.ts';

/** Where the words leave the page out, it stands below them: without it nobody can pay. */
export function renderPaymentMail(facts: PaymentMailFacts, locale: Locale): RenderedMail {
  const { company, subject, notices, button } = facts;
  const said = facts.text.replaceAll(/\r\n?/g, '\n').trim();
  const questions = translate('mail.questions', {}, locale);
  const missing = button === undefined || said.includes(button.url) ? [] : [`${button.label}: ${button.url}`];
  const text = [
    ...notices.map((notice) => `*** ${notice} ***`),
    said,
    ...missing,
    questions,
    `${company.name}\n${company.rfc}`,
  ].join('\n\n');
  const html = layout({
    company,
    subject,
    preheader: subject,
    notices,
    paragraphs: splitParagraphs(said),
    button,
    rows: [],
    closing: [questions],
    locale,
  });
  return { subject, html, text: `${withoutControls(text)}\n` };
}
