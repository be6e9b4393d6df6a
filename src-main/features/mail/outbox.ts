/** The outbox: composing, queueing, sending again, looking. Delivering is deliver.ts. */
import { v7 as uuidv7 } from 'uuid';
import type { MailAttempt, MailCompose, MailMessage, MailMessageRow, MailPreview, MailState } from '#contract/mail.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { Mailbox } from '#ports/mail.ts';
import { decodeCursor, toPage, type Page } from '../paging.ts';
import { withoutNulls } from '../records.ts';
import type { MailAccounts } from './accounts.ts';
import { headerWord, normalizeMailbox } from './address.ts';
import type { AttachmentKind, InvoiceMailFacts } from './facts.ts';
import type { NewJob } from '../jobs/types.ts';
import { SEND_MAIL_JOB, type MailDeps, type SendMailPayload } from './ports.ts';
import * as repository from './repository.ts';
import type { MailAttemptRecord, MailMessageRecord, MailRecipientRecord } from './tables.ts';
import { renderInvoiceMail, type RenderedMail } from './template.ts';

/** Servers grant at least 100 recipients a message (RFC 5321 §4.5.3.1.8); an invoice has a handful. */
const RECIPIENT_LIMIT = 50;

export type Outbox = ReturnType<typeof createOutbox>;

interface Composed extends RenderedMail {
  readonly facts: InvoiceMailFacts;
  readonly from: Mailbox;
  readonly replyTo: string | null;
  readonly recipients: readonly (Mailbox & { readonly kind: 'to' | 'cc' | 'bcc' })[];
  readonly attachments: readonly AttachmentKind[];
}

export function createOutbox(deps: MailDeps, accounts: MailAccounts) {
  const { db, clock, audit, enqueue, invoiceFacts, attachmentsFor, stateChanged } = deps;

  /** Everything but the bytes of the attachments. Every check of `send` is here, so `preview` makes them too. */
  function compose(input: MailCompose): Composed {
    const facts = invoiceFacts(db, input.invoiceId);
    if (facts.uuid === undefined) throw new CuadraError('MAIL_INVOICE_NOT_STAMPED');
    const account = accounts.mustFind(facts.companyId);
    const recipients = gatherRecipients(input, facts);
    const rendered = renderInvoiceMail(facts, {
      locale: input.locale,
      ...(input.subject === undefined ? {} : { subject: headerWord(input.subject, 'subject') }),
      ...(input.note === undefined ? {} : { note: input.note }),
    });
    headerWord(rendered.subject, 'subject');
    return {
      ...rendered,
      facts,
      from: { name: account.fromName ?? facts.company.name, address: account.fromAddress },
      replyTo: account.replyTo,
      recipients,
      attachments: ['xml', 'pdf', ...(facts.company.hasLogo ? (['logo'] as const) : [])],
    };
  }

  /** Stores the message and queues its delivery: both or neither. */
  function queue(tx: Db, row: MailMessageRecord, recipients: readonly MailRecipientRecord[], actor: string): void {
    repository.insertMessage(tx, row, recipients);
    const addresses = recipients.map((recipient) => recipient.address);
    enqueue(tx, sendJob(row.id, row.companyId, 1));
    stateChanged(tx, { invoiceId: row.invoiceId, mailId: row.id, state: 'queued', addresses });
    const after = { invoiceId: row.invoiceId, messageId: row.messageId, subject: row.subject, to: addresses };
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
      const { invoiceId, companyId } = composed.facts;
      const files = await attachmentsFor({
        invoiceId,
        companyId,
        kinds: composed.attachments,
        locale: input.locale,
      });
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
      const composed = compose(input);
      return db.transaction((tx) => {
        const { companyId, invoiceId } = composed.facts;
        const key = input.idempotencyKey;
        const earlier = key === undefined ? undefined : repository.findMessageByKey(tx, companyId, key);
        if (earlier !== undefined) {
          if (earlier.invoiceId !== invoiceId) throw new CuadraError('MAIL_KEY_REUSED', { field: 'idempotencyKey' });
          return view(tx, earlier.id, locale);
        }
        const id = uuidv7();
        const at = clock.now().toISOString();
        const row: MailMessageRecord = {
          id,
          companyId,
          invoiceId,
          messageId: newMessageId(id, composed.from.address),
          idempotencyKey: key ?? null,
          resendOf: null,
          fromName: composed.from.name ?? null,
          fromAddress: composed.from.address,
          replyTo: composed.replyTo,
          subject: composed.subject,
          html: composed.html,
          text: composed.text,
          locale: input.locale,
          attachments: composed.attachments,
          ...fresh(at),
        };
        queue(tx, row, pending(id, composed.recipients), actor);
        return view(tx, id, locale);
      });
    },

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
        stateChanged(tx, { invoiceId: row.invoiceId, mailId: id, state: 'queued', addresses });
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
    list(
      filter: Page & { companyId: string; state?: MailState | undefined; invoiceId?: string | undefined },
      locale: Locale,
    ): { rows: MailMessageRow[]; nextCursor?: string } {
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

function gatherRecipients(input: MailCompose, facts: InvoiceMailFacts): Composed['recipients'] {
  const seen = new Set<string>();
  const gathered: (Mailbox & { kind: 'to' | 'cc' | 'bcc' })[] = [];
  for (const kind of ['to', 'cc', 'bcc'] as const) {
    const boxes = kind === 'to' ? (input.to ?? facts.recipients) : input[kind];
    for (const [index, box] of boxes.entries()) {
      const normalized = normalizeMailbox(box, `${kind}[${index}]`);
      // The same address twice gets one copy, in the most visible place.
      const identity = normalized.address.toLowerCase();
      if (seen.has(identity)) continue;
      seen.add(identity);
      gathered.push({ ...normalized, kind });
    }
  }
  if (!gathered.some((box) => box.kind === 'to')) throw new CuadraError('MAIL_NO_RECIPIENTS', { field: 'to' });
  if (gathered.length > RECIPIENT_LIMIT) {
    const params = { count: gathered.length, limit: RECIPIENT_LIMIT };
    throw new CuadraError('MAIL_TOO_MANY_RECIPIENTS', { params, field: 'to' });
  }
  return gathered;
}

function pending(
  messageId: string,
  recipients: readonly { kind: 'to' | 'cc' | 'bcc'; name?: string | null; address: string }[],
): MailRecipientRecord[] {
  return recipients.map(({ kind, name, address }, position) => ({
    messageId,
    position,
    kind,
    name: name ?? null,
    address,
    state: 'pending',
    reply: null,
  }));
}

/** Columns of a message that has not been tried yet. */
function fresh(at: string) {
  return {
    state: 'queued',
    round: 1,
    attempts: 0,
    lastReply: null,
    lastErrorCode: null,
    lastErrorParams: null,
    sentAtUtc: null,
    createdAtUtc: at,
    updatedAtUtc: at,
    version: 1,
  } as const;
}

/** One job per round: a crash between two commits cannot queue the same round twice. */
function sendJob(mailId: string, companyId: string, round: number): NewJob {
  const payload: SendMailPayload = { mailId, round };
  return { kind: SEND_MAIL_JOB, companyId, payload, idempotencyKey: `${mailId}:${round}` };
}

/** RFC 5322 §3.6.4: unique for ever, so from our own id, under the sender's domain. */
function newMessageId(id: string, fromAddress: string): string {
  return `<${id}@${fromAddress.slice(fromAddress.lastIndexOf('@') + 1)}>`;
}

function toRow(row: MailMessageRecord, recipients: readonly MailRecipientRecord[], locale: Locale): MailMessageRow {
  const key = `error.${row.lastErrorCode ?? ''}`;
  return withoutNulls({
    id: row.id,
    companyId: row.companyId,
    invoiceId: row.invoiceId,
    messageId: row.messageId,
    subject: row.subject,
    state: row.state,
    recipients: recipients.map(({ kind, name, address, state, reply }) =>
      withoutNulls({ kind, name, address, state, reply }),
    ),
    attempts: row.attempts,
    lastReply: row.lastReply,
    lastErrorCode: row.lastErrorCode,
    lastError: hasMessage(key) ? translate(key, row.lastErrorParams ?? {}, locale) : null,
    sentAtUtc: row.sentAtUtc,
    resendOf: row.resendOf,
    createdAtUtc: row.createdAtUtc,
    updatedAtUtc: row.updatedAtUtc,
    version: row.version,
  });
}

function toAttempt(record: MailAttemptRecord): MailAttempt {
  const { number, startedAtUtc, handedOverAtUtc, endedAtUtc, outcome, errorCode, reply } = record;
  return withoutNulls({ number, startedAtUtc, handedOverAtUtc, endedAtUtc, outcome, errorCode, reply });
}

function toBox({ name, address }: Mailbox): Mailbox {
  return name === undefined ? { address } : { name, address };
}
