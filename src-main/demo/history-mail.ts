/** The mails of the past: composed by the engine's own template, delivered long ago by nobody but these rows. */
import type { Database } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import { fromMinor } from '#domain/money/money.ts';
import type { InvoiceMailFacts } from '#features/mail/facts.ts';
import { mailAttemptsTable, mailMessagesTable, mailRecipientsTable } from '#features/mail/tables.ts';
import { renderInvoiceMail } from '#features/mail/template.ts';
import type { Stage } from './history.ts';
import type { PlannedInvoice } from './plan.ts';
import type { PressedDocument, PressTask } from './press.ts';
import { inserter } from './rows.ts';

const ACCEPTED = '250 2.0.0 Ok: queued';
const LOCKED_OUT = '535 5.7.8 Error: authentication failed';
const refusedReply = (address: string): string => `550 5.1.1 <${address}>: Recipient address rejected: User unknown`;

/** What writes the mail of one invoice, if it had one; gives the mail's id. */
export function mailWriter(raw: Database) {
  const message = inserter(raw, mailMessagesTable);
  const recipient = inserter(raw, mailRecipientsTable);
  const attempt = inserter(raw, mailAttemptsTable);

  return function write(
    invoiceId: string,
    planned: PlannedInvoice,
    stage: Stage,
    task: PressTask,
    document: PressedDocument,
  ): string | undefined {
    const { mail } = planned;
    if (mail === 'none') return undefined;
    const sentMs = planned.atMs + 120_000;
    const [queuedAtUtc, endedAtUtc] = [sentMs - 1000, sentMs].map((ms) => new Date(ms).toISOString());
    if (queuedAtUtc === undefined || endedAtUtc === undefined) return undefined;
    const id = uuidv7({ msecs: sentMs - 1000 });
    const from = stage.company.email ?? 'demo@cuadra.example';
    const rendered = renderInvoiceMail(factsOf(invoiceId, stage, task, document), { locale: 'es-MX' });
    const addresses = task.client.emails;
    const reply = mail === 'sent' ? ACCEPTED : mail === 'bounced' ? refusedReply(addresses[0] ?? '') : LOCKED_OUT;
    const errorCode = mail === 'sent' ? null : mail === 'bounced' ? 'MAIL_REJECTED' : 'MAIL_AUTH_REJECTED';
    message({
      id,
      companyId: stage.companyId,
      invoiceId,
      messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
      fromName: stage.company.tradeName ?? stage.company.legalName,
      fromAddress: from,
      ...rendered,
      locale: 'es-MX',
      attachments: ['xml', 'pdf', 'logo'],
      state: mail,
      round: 1,
      attempts: 1,
      lastReply: reply,
      lastErrorCode: errorCode,
      lastErrorParams: errorCode === null ? null : { host: '127.0.0.1' },
      sentAtUtc: mail === 'sent' ? endedAtUtc : null,
      createdAtUtc: queuedAtUtc,
      updatedAtUtc: endedAtUtc,
      version: 3,
    });
    for (const [position, address] of addresses.entries()) {
      recipient({
        messageId: id,
        position,
        kind: 'to',
        address,
        state: mail === 'sent' ? 'accepted' : mail === 'bounced' ? 'refused' : 'pending',
        reply: mail === 'sent' ? ACCEPTED : mail === 'bounced' ? refusedReply(address) : null,
      });
    }
    attempt({
      messageId: id,
      number: 1,
      round: 1,
      startedAtUtc: queuedAtUtc,
      handedOverAtUtc: mail === 'failed' ? null : endedAtUtc,
      endedAtUtc,
      outcome: mail === 'sent' ? 'accepted' : mail === 'bounced' ? 'rejected' : 'failed',
      errorCode,
      reply,
    });
    return id;
  };
}

function factsOf(invoiceId: string, stage: Stage, task: PressTask, document: PressedDocument): InvoiceMailFacts {
  const { company } = stage;
  const { client, draft } = task;
  const { totalMinor, currency, currencyDecimals } = document.totals;
  return {
    invoiceId,
    companyId: stage.companyId,
    type: draft.type,
    number: `${task.serie}-${task.folio}`,
    uuid: document.uuid,
    fecha: document.fecha,
    total: fromMinor(totalMinor, currencyDecimals),
    currency,
    ...(draft.condicionesDePago === undefined ? {} : { conditions: draft.condicionesDePago }),
    ...(draft.metodoPago === undefined ? {} : { metodoPago: draft.metodoPago }),
    company: {
      name: company.tradeName ?? company.legalName,
      rfc: company.rfc,
      ...(company.brandColor === undefined ? {} : { brandColor: company.brandColor }),
      hasLogo: company.hasLogo,
    },
    client: { name: client.legalName, rfc: client.rfc },
    recipients: client.emails.map((address) => ({ address })),
    cancelled: false,
    demo: true,
  };
}
