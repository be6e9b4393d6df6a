/** What the mail feature asks about an invoice, and what it tells back. */
import type { Company } from '#contract/companies.ts';
import type { Db } from '#db/types.ts';
import { fromMinor } from '#domain/money/money.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { MailAttachment } from '#ports/mail.ts';
import type { ClientsService } from '../clients/service.ts';
import type { CompaniesService } from '../companies/service.ts';
import { LOGO_CID, type InvoiceMailFacts } from '../mail/facts.ts';
import type { Outbox } from '../mail/outbox.ts';
import type { MailStateChanged } from '../mail/ports.ts';
import type { InvoicePrinting } from './printing.ts';
import * as repository from './repository.ts';
import type { InvoiceRow } from './tables.ts';

export interface InvoiceMailingDeps {
  readonly clock: Clock;
  readonly companies: Pick<CompaniesService, 'get' | 'logoOf'>;
  readonly clients: Pick<ClientsService, 'get'>;
  readonly printing: InvoicePrinting;
}

/** The invoices' side of the mail feature's ports. */
export function invoiceMailing({ clock, companies, clients, printing }: InvoiceMailingDeps) {
  return {
    /** @throws CuadraError NOT_FOUND */
    facts(db: Db, invoiceId: string): InvoiceMailFacts {
      const row = repository.findInvoice(db, invoiceId);
      if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'invoices.name', id: invoiceId } });
      const emails = row.clientId === null ? [] : clients.get(row.clientId).emails;
      return factsOf(row, companies.get(row.companyId), row.mailTo ?? emails);
    },

    /** A file of the invoice, made when the message leaves. */
    async document(kind: 'xml' | 'pdf', invoiceId: string, locale: Locale): Promise<MailAttachment> {
      const file = kind === 'xml' ? printing.xmlFile(invoiceId) : await printing.pdfFile(invoiceId, locale);
      return {
        filename: file.name,
        contentType: kind === 'xml' ? 'application/xml' : 'application/pdf',
        content: Buffer.from(file.base64, 'base64'),
      };
    },

    /** As a mail presents it. @throws CuadraError NOT_FOUND */
    companyOf: (companyId: string): InvoiceMailFacts['company'] => companyFacts(companies.get(companyId)),

    logo: (companyId: string): MailAttachment => logoAttachment(companies.logoOf(companyId)),

    /** Shows on the invoice how its mail stands, in the transaction that changed it. */
    stateChanged: ((tx, { invoiceId, mailId, state, addresses }) => {
      const row = repository.findInvoice(tx, invoiceId);
      if (row === undefined) return;
      const now = clock.now().toISOString();
      const mailState = MAIL_STATE[state];
      repository.updateInvoice(tx, invoiceId, row.version, { mailState, updatedAtUtc: now });
      repository.insertEvent(tx, invoiceId, now, `mail-${state}`, { mailId, addresses });
    }) satisfies MailStateChanged,
  };
}

/** `unknown` may have arrived: shown as what did not, it would invite a second copy. */
const MAIL_STATE = {
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  bounced: 'bounced',
  failed: 'failed',
  unknown: 'unknown',
} as const satisfies Record<Parameters<MailStateChanged>[1]['state'], InvoiceRow['mailState']>;

/**
 * Mails a document that was just stamped, when its draft asked for it. A mail that cannot be queued
 * (no account, a bad address) never undoes a stamp: it is written on the invoice instead.
 */
export function mailWhenStamped(
  tx: Db,
  invoiceId: string,
  outbox: Pick<Outbox, 'send'>,
  clock: Clock,
  logger: Logger,
): void {
  const row = repository.findInvoice(tx, invoiceId);
  if (row?.mailTo === null || row === undefined) return;
  const to = row.mailTo.map((address) => ({ address }));
  try {
    const compose = {
      invoiceId,
      to,
      cc: [],
      bcc: [],
      locale: 'es-MX' as const,
      idempotencyKey: `stamped:${invoiceId}`,
    };
    outbox.send(compose, 'system', 'es-MX');
  } catch (error) {
    if (!isCuadraError(error)) throw error;
    logger.warn({ invoiceId, code: error.code }, 'stamped invoice could not be queued for mail');
    repository.insertEvent(tx, invoiceId, clock.now().toISOString(), 'mail-not-queued', {
      code: error.code,
      message: error.message,
    });
  }
}

function factsOf(row: InvoiceRow, company: Company, emails: readonly string[]): InvoiceMailFacts {
  return {
    invoiceId: row.id,
    companyId: row.companyId,
    type: row.type,
    ...(row.folio === null ? {} : { number: row.serie === '' ? String(row.folio) : `${row.serie}-${row.folio}` }),
    ...(row.uuid === null ? {} : { uuid: row.uuid }),
    fecha: row.fecha ?? '',
    total: fromMinor(row.totalMinor, row.currencyDecimals),
    currency: row.currency,
    ...(row.draft.condicionesDePago === undefined ? {} : { conditions: row.draft.condicionesDePago }),
    ...(row.draft.metodoPago === undefined ? {} : { metodoPago: row.draft.metodoPago }),
    company: companyFacts(company),
    client: { name: row.receiverName, rfc: row.receiverRfc },
    recipients: emails.map((address) => ({ address })),
    cancelled: row.status === 'cancelled',
    demo: row.demo,
  };
}

function companyFacts({ tradeName, legalName, rfc, brandColor, hasLogo }: Company): InvoiceMailFacts['company'] {
  return { name: tradeName ?? legalName, rfc, hasLogo, ...(brandColor === undefined ? {} : { brandColor }) };
}

function logoAttachment(logo: Uint8Array | undefined): MailAttachment {
  const content = logo ?? new Uint8Array();
  const isPng = content[0] === 0x89;
  return {
    filename: isPng ? 'logo.png' : 'logo.jpg',
    contentType: isPng ? 'image/png' : 'image/jpeg',
    content,
    cid: LOGO_CID,
  };
}
