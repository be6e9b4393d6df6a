/** The outbox: composing, queueing, sending again, looking. Delivering is deliver.ts. */
import { v7 as uuidv7 } from 'uuid';
import type { MailCompose, MailMessage, MailMessageRow, MailPreview } from '#contract/mail.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Mailbox } from '#ports/mail.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { withoutNulls } from '../records.ts';
import type { MailAccounts } from './accounts.ts';
import { headerWord } from './address.ts';
import type { AttachmentKind, PaymentMailFacts } from './facts.ts';
import {
  fresh,
  gatherRecipients,
  newMessageId,
  pending,
  sendJob,
  toAttempt,
  toBox,
  toRow,
  type Recipient,
} from './outbox-rows.ts';
import { renderPaymentMail } from './payment-template.ts';
import { tellInvoice, type MailDeps } from './ports.ts';
import * as repository from './repository.ts';
import type { MailMessageRecord, MailRecipientRecord } from './tables.ts';
import { renderInvoiceMail, type RenderedMail } from './template.ts';

export type Outbox = ReturnType<typeof createOutbox>;

/** Everything of a message but the bytes of its attachments. */
interface Composed extends RenderedMail {
  readonly about: Pick<MailMessageRecord, 'companyId' | 'invoiceId' | 'transactionId'>;
  readonly from: Mailbox;
  readonly replyTo: string | null;
  readonly recipients: readonly Recipient[];
  readonly attachments: readonly AttachmentKind[];
  readonly locale: Locale;
}

/** How a charge is paid, to whoever pays it. */
export interface PaymentMail {
  readonly facts: PaymentMailFacts;
  readonly to: readonly Mailbox[];
  readonly locale: Locale;
  readonly idempotencyKey: string;
}

export function createOutbox(deps: MailDeps, accounts: MailAccounts) {
  const { db, clock, audit, enqueue, invoiceFacts, attachmentsFor } = deps;

  /** Every check of `send` is here, so `preview` makes them too. */
  function compose(input: MailCompose): Composed {
    const facts = invoiceFacts(db, input.invoiceId);
    if (facts.uuid === undefined) throw new CuadraError('MAIL_INVOICE_NOT_STAMPED');
    const account = accounts.mustFind(facts.companyId);
    const recipients = gatherRecipients({ ...input, to: input.to ?? facts.recipients });
    const rendered = renderInvoiceMail(facts, {
      locale: input.locale,
      ...(input.subject === undefined ? {} : { subject: headerWord(input.subject, 'subject') }),
      ...(input.note === undefined ? {} : { note: input.note }),
    });
    headerWord(rendered.subject, 'subject');
    return {
      ...rendered,
      about: { companyId: facts.companyId, invoiceId: facts.invoiceId, transactionId: null },
      from: { name: account.fromName ?? facts.company.name, address: account.fromAddress },
      replyTo: account.replyTo,
      recipients,
      attachments: ['xml', 'pdf', ...(facts.company.hasLogo ? (['logo'] as const) : [])],
      locale: input.locale,
    };
  }

  function composePayment({ facts, to, locale }: PaymentMail): Composed {
    const { companyId, transactionId, company } = facts;
    const account = accounts.mustFind(companyId);
    headerWord(facts.subject, 'subject');
    return {
      ...renderPaymentMail(facts, locale),
      about: { companyId, invoiceId: null, transactionId },
      from: { name: account.fromName ?? company.name, address: account.fromAddress },
      replyTo: account.replyTo,
      recipients: gatherRecipients({ to, cc: [], bcc: [] }),
      attachments: [...facts.attachments, ...(company.hasLogo ? (['logo'] as const) : [])],
      locale,
    };
  }

  /** Queues a message, once for each key. @throws CuadraError MAIL_KEY_REUSED when it was used for something else */
  function post(composed: Composed, key: string | undefined, actor: string, locale: Locale): MailMessage {
    const { about, from, replyTo, subject, html, text, attachments, recipients } = composed;
    return db.transaction((tx) => {
      const earlier = key === undefined ? undefined : repository.findMessageByKey(tx, about.companyId, key);
      if (earlier !== undefined) {
        if (earlier.invoiceId !== about.invoiceId || earlier.transactionId !== about.transactionId) {
          throw new CuadraError('MAIL_KEY_REUSED', { field: 'idempotencyKey' });
        }
        return view(tx, earlier.id, locale);
      }
      const id = uuidv7();
      const row: MailMessageRecord = {
        id,
        ...about,
        messageId: newMessageId(id, from.address),
        idempotencyKey: key ?? null,
        resendOf: null,
        fromName: from.name ?? null,
        fromAddress: from.address,
        replyTo,
        subject,
        html,
        text,
        locale: composed.locale,
        attachments,
        ...fresh(clock.now().toISOString()),
      };
      queue(tx, row, pending(id, recipients), actor);
      return view(tx, id, locale);
    });
  }

  /** Stores the message and queues its delivery: both or neither. */
  function queue(tx: Db, row: MailMessageRecord, recipients: readonly MailRecipientRecord[], actor: string): void {
    repository.insertMessage(tx, row, recipients);
    const addresses = recipients.map((recipient) => recipient.address);
    enqueue(tx, sendJob(row.id, row.companyId, 1));
    tellInvoice(deps, tx, row, 'queued', addresses);
    const { invoiceId, transactionId, messageId, subject } = row;
    const after = { ...withoutNulls({ invoiceId, transactionId }), messageId, subject, to: addresses };
    audit(tx, { actor, action: 'mail.queued', record: `mail:${row.id}`, after });
  }

  function mustFind(tx: Db, id: string): MailMessageRecord {
    const row = repository.findMessage(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'mail.message', id } });
    return row;
  }

  function view(tx: Db, id: string, locale: Locale): MailMessage {
    const row = mustFind(tx, id);
    return {
      ...toRow(row, repository.listRecipients(tx, [id]), locale),
      html: row.html,
      text: row.text,
      attempt: repository.listAttempts(tx, id).map(toAttempt),
    };
  }

  return {
    /**
     * The message exactly as {@link send} would queue it; attachments are made to tell their sizes.
     * @throws CuadraError MAIL_ACCOUNT_MISSING, MAIL_INVOICE_NOT_STAMPED, MAIL_NO_RECIPIENTS, MAIL_ADDRESS_INVALID, MAIL_HEADER_INVALID
     */
    async preview(input: MailCompose): Promise<MailPreview> {
      const composed = compose(input);
      const files = await attachmentsFor({ ...composed.about, kinds: composed.attachments, locale: input.locale });
      const of = (kind: 'to' | 'cc' | 'bcc'): Mailbox[] =>
        composed.recipients.filter((each) => each.kind === kind).map(toBox);
      return {
        from: composed.from,
        ...(composed.replyTo === null ? {} : { replyTo: composed.replyTo }),
        to: of('to'),
        cc: of('cc'),
        bcc: of('bcc'),
        subject: composed.subject,
        html: composed.html,
        text: composed.text,
        attachments: files.map((file) => ({
          name: file.filename,
          contentType: file.contentType,
          sizeBytes: file.content.length,
          inline: file.cid !== undefined,
        })),
      };
    },

    /**
     * Queues the mail of an invoice. The same `idempotencyKey` again answers with the first message.
     * @throws CuadraError as {@link preview}; MAIL_KEY_REUSED when the key was used for another invoice
     */
    send(input: MailCompose & { idempotencyKey?: string | undefined }, actor: string, locale: Locale): MailMessage {
      return post(compose(input), input.idempotencyKey, actor, locale);
    },

    /**
     * Queues how a charge is paid. The same `idempotencyKey` again answers with the first message.
     * @throws CuadraError MAIL_ACCOUNT_MISSING, MAIL_NO_RECIPIENTS, MAIL_ADDRESS_INVALID, MAIL_HEADER_INVALID, MAIL_KEY_REUSED
     */
    sendPayment: (mail: PaymentMail, actor: string, locale: Locale): MailMessage =>
      post(composePayment(mail), mail.idempotencyKey, actor, locale),

    /**
     * Sends again, on a person's word. Unknown, failed and bounced keep row and Message-ID and go to the
     * addresses that have not accepted the message: a mailbox that did get it can tell the copy by its id.
     * A sent one becomes a new message with its own id to all, since a mailbox may drop a copy in silence.
     * @throws CuadraError NOT_FOUND, STALE_VERSION, MAIL_ALREADY_QUEUED
     */
    resend(id: string, version: number, actor: string, locale: Locale): MailMessage {
      return db.transaction((tx) => {
        const row = mustFind(tx, id);
        if (row.version !== version) throw new CuadraError('STALE_VERSION');
        if (row.state === 'queued' || row.state === 'sending') throw new CuadraError('MAIL_ALREADY_QUEUED');
        const recipients = repository.listRecipients(tx, [id]);
        const at = clock.now().toISOString();
        if (row.state === 'sent') {
          const copy = uuidv7();
          const messageId = newMessageId(copy, row.fromAddress);
          const next = { ...row, id: copy, messageId, idempotencyKey: null, resendOf: id, ...fresh(at) };
          queue(tx, next, pending(copy, recipients), actor);
          return view(tx, copy, locale);
        }
        const round = row.round + 1;
        const waiting = recipients.filter((recipient) => recipient.state !== 'accepted');
        for (const { address } of waiting) repository.setRecipient(tx, id, address, { state: 'pending', reply: null });
        repository.updateMessage(tx, id, version, {
          state: 'queued',
          round,
          lastReply: null,
          lastErrorCode: null,
          lastErrorParams: null,
          updatedAtUtc: at,
        });
        enqueue(tx, sendJob(id, row.companyId, round));
        const addresses = recipients.map((recipient) => recipient.address);
        tellInvoice(deps, tx, row, 'queued', addresses);
        const again = waiting.map((recipient) => recipient.address);
        audit(tx, {
          actor,
          action: 'mail.resent',
          record: `mail:${id}`,
          before: { state: row.state },
          after: { to: again },
        });
        return view(tx, id, locale);
      });
    },

    /** @throws CuadraError NOT_FOUND */
    get: (id: string, locale: Locale): MailMessage => view(db, id, locale),

    /** Newest first; the bodies and the attempts are in {@link get}. */
    list(filter: Page & repository.MessageFilter, locale: Locale): { rows: MailMessageRow[]; nextCursor?: string } {
      const after = filter.cursor === undefined ? undefined : decodeCursor(filter.cursor, ['createdAtUtc', 'id']);
      const rows = repository.listMessages(db, filter, filter.limit + 1, after);
      const recipients = Map.groupBy(
        repository.listRecipients(
          db,
          rows.map((row) => row.id),
        ),
        (recipient) => recipient.messageId,
      );
      return toPage(
        rows,
        filter.limit,
        (row) => ({ createdAtUtc: row.createdAtUtc, id: row.id }),
        (row) => toRow(row, recipients.get(row.id) ?? [], locale),
      );
    },
  };
}
