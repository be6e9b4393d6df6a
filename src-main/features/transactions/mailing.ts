/** Mailing to a payer how a charge is paid: the words for each kind of instructions, and the message through the outbox. */
import type { z } from 'zod';
import type { PaymentInstructions } from '#connectors/gateway/types.ts';
import type { MailMessage } from '#contract/mail.ts';
import type { transactionsContract } from '#contract/transactions.ts';
import type { Db } from '#db/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { fromMinor } from '#domain/money/money.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { translate, type Locale, type MessageKey } from '#i18n/index.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { PaymentMailFacts } from '../mail/facts.ts';
import type { PaymentMail } from '../mail/outbox.ts';
import { formatFigure } from '../printing/format.ts';
import { describedFor } from './described.ts';
import * as repository from './repository.ts';
import type { TransactionRow } from './tables.ts';

type Input<K extends 'instructionsMail' | 'sendInstructions'> = z.output<
  NonNullable<(typeof transactionsContract)[K]['~orpc']['inputSchema']>
>;

export interface ChargeMailPorts {
  readonly companyOf: (companyId: string) => PaymentMailFacts['company'];
  readonly addressesOf: (clientId: string) => readonly string[];
  readonly invoiceTotalOf: (invoiceId: string) => number;
  /** What is sent of a transfer. */
  readonly speiMessage: (transactionId: string, locale: Locale) => { readonly subject: string; readonly text: string };
  readonly send: (mail: PaymentMail, by: RequestContext) => MailMessage;
}

interface ChargeMailingDeps {
  readonly db: Db;
  readonly mail: ChargeMailPorts;
  /** As the gateway is called. */
  readonly providerName: (provider: string, locale: Locale) => string;
}

export type ChargeMailing = ReturnType<typeof createChargeMailing>;

export function createChargeMailing({ db, mail, providerName }: ChargeMailingDeps) {
  /** @throws CuadraError NOT_FOUND, TRANSACTION_NO_INSTRUCTIONS, TRANSACTION_NOT_POSSIBLE where nobody can pay any more */
  function payable(id: string): { row: TransactionRow; instructions: PaymentInstructions } {
    const row = repository.findTransaction(db, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'transactions.name', id } });
    const { instructions, status, reference } = row;
    if (status !== 'created' && status !== 'pending') {
      throw new CuadraError('TRANSACTION_NOT_POSSIBLE', { params: { status: `transactions.status.${status}` } });
    }
    if (instructions === null) throw new CuadraError('TRANSACTION_NO_INSTRUCTIONS', { params: { reference } });
    return { row, instructions };
  }

  function words(row: TransactionRow, instructions: PaymentInstructions, locale: Locale) {
    if (instructions.kind === 'spei') return mail.speiMessage(row.id, locale);
    const company = mail.companyOf(row.companyId).name;
    const say = (key: MessageKey, params: Record<string, string> = {}): string => translate(key, params, locale);
    const { name: payer } = row.request.payer;
    const description = oneLine(describedFor(row, mail.invoiceTotalOf, locale));
    const amount = amountOf(row);
    const lines: string[] =
      instructions.kind === 'voucher'
        ? [
            `${say('transactions.mail.reference')}: ${instructions.reference}`,
            `${say('transactions.mail.amount')}: ${amount}`,
            ...(instructions.voucherUrl === undefined
              ? []
              : [`${say('transactions.mail.voucher')}: ${instructions.voucherUrl}`]),
          ]
        : [instructions.url];
    const { expiresAtUtc } = instructions;
    if (expiresAtUtc !== undefined) lines.push(`${say('transactions.mail.expires')}: ${dayOf(expiresAtUtc, locale)}`);
    const lead =
      instructions.kind === 'voucher'
        ? say('transactions.mail.lead.voucher', {
            description,
            amount,
            store: storeOf(row, instructions.store, locale),
          })
        : say('transactions.mail.lead.link', { description, amount, provider: providerName(row.provider, locale) });
    const text = [
      payer === undefined
        ? say('transactions.mail.greeting-plain')
        : say('transactions.mail.greeting', { payer: oneLine(payer) }),
      lead,
      lines.join('\n'),
      say('transactions.mail.closing'),
      company,
    ].join('\n\n');
    return { subject: say('transactions.mail.subject', { company: oneLine(company), description }), text };
  }

  return {
    /** What would be sent, and to whom. @throws CuadraError as {@link payable} */
    propose({ id, locale: asked }: Input<'instructionsMail'>, by: RequestContext) {
      const { row, instructions } = payable(id);
      const { email } = row.request.payer;
      const known = row.clientId === null ? [] : mail.addressesOf(row.clientId);
      return {
        to: email === undefined ? [...known] : [email],
        ...words(row, instructions, asked ?? by.locale),
        attachments: filesOf(row, instructions),
      };
    },

    /**
     * Through the outbox, once for each request.
     * @throws CuadraError as {@link payable}, and as the outbox says
     */
    send(
      { id, to, subject, text, locale: asked, requestId }: Input<'sendInstructions'>,
      by: RequestContext,
    ): MailMessage {
      const { row, instructions } = payable(id);
      const locale = asked ?? by.locale;
      const proposed = words(row, instructions, locale);
      const button = buttonOf(row, instructions, locale);
      const facts: PaymentMailFacts = {
        transactionId: id,
        companyId: row.companyId,
        subject: subject ?? proposed.subject,
        text: text ?? proposed.text,
        notices: row.environment === 'test' ? [translate('transactions.mail.test', {}, locale)] : [],
        ...(button === undefined ? {} : { button }),
        company: mail.companyOf(row.companyId),
        attachments: instructions.kind === 'spei' ? ['spei-sheet'] : [],
      };
      const message = { facts, to: to.map((address) => ({ address })), locale };
      return mail.send({ ...message, idempotencyKey: `instructions:${requestId}` }, by);
    },
  };
}

function filesOf({ reference }: TransactionRow, { kind }: PaymentInstructions): string[] {
  return kind === 'spei' ? [`spei-${reference}.pdf`] : [];
}

/** Pages only: what a gateway gives for an address is opened by whoever reads the mail. */
function buttonOf(row: TransactionRow, instructions: PaymentInstructions, locale: Locale): PaymentMailFacts['button'] {
  const url =
    instructions.kind === 'voucher'
      ? instructions.voucherUrl
      : instructions.kind === 'spei'
        ? undefined
        : instructions.url;
  if (url === undefined || !url.startsWith('https:')) return undefined;
  const key = instructions.kind === 'voucher' ? 'transactions.mail.button.voucher' : 'transactions.mail.button.link';
  return { url, label: translate(key, { amount: amountOf(row) }, locale) };
}

function storeOf({ method }: TransactionRow, store: string | undefined, locale: Locale): string {
  return store ?? (method === 'oxxo' ? 'OXXO' : translate('transactions.mail.stores', {}, locale));
}

function amountOf({ amountMinor, currency }: TransactionRow): string {
  const decimals = decimalsOf(currency);
  const sign = currency === 'MXN' || currency === 'USD' ? '$' : '';
  return `${sign}${formatFigure(fromMinor(amountMinor, decimals), decimals)} ${currency}`;
}

/** The day in central Mexico, where the gateways' days end. */
function dayOf(instant: string, locale: Locale): string {
  const zone = { timeZone: 'America/Mexico_City', dateStyle: 'long' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, zone).format(new Date(instant));
}

/** A header of a mail is one line. */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it takes out
  return text.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}
