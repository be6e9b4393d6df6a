/** A message of the outbox as it is stored, and as the contract shows it. */
import type { MailAttempt, MailMessageRow } from '#contract/mail.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { Mailbox } from '#ports/mail.ts';
import type { NewJob } from '../jobs/types.ts';
import { withoutNulls } from '../records.ts';
import { normalizeMailbox } from './address.ts';
import { SEND_MAIL_JOB, type SendMailPayload } from './ports.ts';
import type { MailAttemptRecord, MailMessageRecord, MailRecipientRecord } from './tables.ts';

/** Servers grant at least 100 recipients a message (RFC 5321 §4.5.3.1.8); an invoice has a handful. */
const RECIPIENT_LIMIT = 50;

export type Recipient = Mailbox & { readonly kind: 'to' | 'cc' | 'bcc' };

/**
 * Each address once, in the most visible place.
 * @throws CuadraError MAIL_ADDRESS_INVALID, MAIL_HEADER_INVALID, MAIL_NO_RECIPIENTS, MAIL_TOO_MANY_RECIPIENTS
 */
export function gatherRecipients(boxes: Readonly<Record<Recipient['kind'], readonly Mailbox[]>>): Recipient[] {
  const seen = new Set<string>();
  const gathered: Recipient[] = [];
  for (const kind of ['to', 'cc', 'bcc'] as const) {
    for (const [index, box] of boxes[kind].entries()) {
      const normalized = normalizeMailbox(box, `${kind}[${index}]`);
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

export function pending(
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
export function fresh(at: string) {
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
export function sendJob(mailId: string, companyId: string, round: number): NewJob {
  const payload: SendMailPayload = { mailId, round };
  return { kind: SEND_MAIL_JOB, companyId, payload, idempotencyKey: `${mailId}:${round}` };
}

/** RFC 5322 §3.6.4: unique for ever, so from our own id, under the sender's domain. */
export function newMessageId(id: string, fromAddress: string): string {
  return `<${id}@${fromAddress.slice(fromAddress.lastIndexOf('@') + 1)}>`;
}

export function toRow(
  row: MailMessageRecord,
  recipients: readonly MailRecipientRecord[],
  locale: Locale,
): MailMessageRow {
  const key = `error.${row.lastErrorCode ?? ''}`;
  return withoutNulls({
    id: row.id,
    companyId: row.companyId,
    invoiceId: row.invoiceId,
    transactionId: row.transactionId,
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

export function toAttempt(record: MailAttemptRecord): MailAttempt {
  const { number, startedAtUtc, handedOverAtUtc, endedAtUtc, outcome, errorCode, reply } = record;
  return withoutNulls({ number, startedAtUtc, handedOverAtUtc, endedAtUtc, outcome, errorCode, reply });
}

export function toBox({ name, address }: Mailbox): Mailbox {
  return name === undefined ? { address } : { name, address };
}
