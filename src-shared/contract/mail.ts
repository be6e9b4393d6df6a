/** Mail: the account of a company, and the outbox of what went out by it. */
import { z } from 'zod';
import { instant, pageInput, pageOf, procedure, recordColumns, recordId, version } from './common.ts';

const mailboxFields = {
  name: z.string().trim().min(1).max(200).optional(),
  address: z.string().trim().min(3).max(320),
};
export const mailbox = z.strictObject(mailboxFields);
export type MailboxInput = z.infer<typeof mailbox>;

/** `starttls` and `tls` are both required, never opportunistic; `none` goes to this machine only. */
export const smtpSecurity = z.enum(['starttls', 'tls', 'none']);

const accountFields = {
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: smtpSecurity,
  /** Absent: the server asks for no log-in. */
  user: z.string().trim().min(1).max(320).optional(),
  fromName: z.string().trim().min(1).max(200).optional(),
  fromAddress: z.string().trim().min(3).max(320),
  replyTo: z.string().trim().min(3).max(320).optional(),
  /** PEM of an own authority or of the server's own certificate, after comparing its fingerprint. */
  pinnedCertificate: z.string().max(20_000).optional(),
};
export const mailAccountInput = z.strictObject(accountFields);
export type MailAccountInput = z.infer<typeof mailAccountInput>;

export const mailAccount = z.object({
  ...recordColumns,
  ...accountFields,
  companyId: recordId,
  /** The password itself never comes back. */
  hasPassword: z.boolean(),
});
export type MailAccount = z.infer<typeof mailAccount>;

/**
 * Absent keeps the stored one, which may be only where host, port, security, user and pin stay as they
 * are (MAIL_PASSWORD_AGAIN); null forgets it.
 */
const password = z.string().min(1).max(1000).nullable().optional();

export const presentedCertificate = z.object({
  pem: z.string(),
  subject: z.string(),
  issuer: z.string(),
  fingerprint256: z.string(),
  validFromUtc: z.string(),
  validToUtc: z.string(),
});

export const mailState = z.enum(['queued', 'sending', 'sent', 'bounced', 'failed', 'unknown']);
export type MailState = z.infer<typeof mailState>;

export const mailRecipient = z.object({
  kind: z.enum(['to', 'cc', 'bcc']),
  name: z.string().optional(),
  address: z.string(),
  state: z.enum(['pending', 'accepted', 'deferred', 'refused', 'unknown']),
  /** The server's words about this address. */
  reply: z.string().optional(),
});
export type MailRecipient = z.infer<typeof mailRecipient>;

export const mailMessageRow = z.object({
  ...recordColumns,
  companyId: recordId,
  /** What it carries: the document of an invoice, or how a charge is paid. */
  invoiceId: recordId.optional(),
  transactionId: recordId.optional(),
  /** The Message-ID header, the same on every attempt. */
  messageId: z.string(),
  subject: z.string(),
  state: mailState,
  recipients: z.array(mailRecipient),
  attempts: z.int(),
  /** Last words of the server or of the network. */
  lastReply: z.string().optional(),
  /** Code of our explanation of the last failure, see `error.*` of the catalog. */
  lastErrorCode: z.string().optional(),
  /** That explanation in the caller's language. */
  lastError: z.string().optional(),
  sentAtUtc: instant.optional(),
  resendOf: recordId.optional(),
});
export type MailMessageRow = z.infer<typeof mailMessageRow>;

export const mailAttempt = z.object({
  number: z.int(),
  startedAtUtc: instant,
  /** When the end of the message was about to leave; from then on a lost connection is unknown. */
  handedOverAtUtc: instant.optional(),
  endedAtUtc: instant.optional(),
  outcome: z.enum(['accepted', 'rejected', 'failed', 'unknown']).optional(),
  errorCode: z.string().optional(),
  reply: z.string().optional(),
});
export type MailAttempt = z.infer<typeof mailAttempt>;

export const mailMessage = mailMessageRow.extend({
  html: z.string(),
  text: z.string(),
  attempt: z.array(mailAttempt),
});
export type MailMessage = z.infer<typeof mailMessage>;

/** What a person may say about a message; the rest comes from the invoice and the company. */
export const mailCompose = z.strictObject({
  invoiceId: recordId,
  /** Absent: the client's addresses. */
  to: z.array(mailbox).max(50).optional(),
  cc: z.array(mailbox).max(50).default([]),
  bcc: z.array(mailbox).max(50).default([]),
  subject: z.string().trim().min(1).max(250).optional(),
  /** Words of the operator, shown as paragraphs above the summary. */
  note: z.string().trim().min(1).max(5000).optional(),
  locale: z.enum(['es-MX', 'en']).default('es-MX'),
});
export type MailCompose = z.infer<typeof mailCompose>;

const shownMailbox = z.object(mailboxFields);
export const mailPreview = z.object({
  from: shownMailbox,
  replyTo: z.string().optional(),
  to: z.array(shownMailbox),
  cc: z.array(shownMailbox),
  bcc: z.array(shownMailbox),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  attachments: z.array(
    z.object({
      name: z.string(),
      contentType: z.string(),
      sizeBytes: z.int(),
      inline: z.boolean(),
    }),
  ),
});
export type MailPreview = z.infer<typeof mailPreview>;

export const mailContract = {
  /** null when the company has none yet. */
  getAccount: procedure.input(z.strictObject({ companyId: recordId })).output(mailAccount.nullable()),
  /** `version` of the account that was read; absent when the company had none. */
  setAccount: procedure
    .input(mailAccountInput.extend({ companyId: recordId, version: version.optional(), password }))
    .output(mailAccount),
  /** Connects and logs in with the stored account, or with `account` before it is stored. */
  testAccount: procedure
    .input(z.strictObject({ companyId: recordId, account: mailAccountInput.extend({ password }).optional() }))
    .output(z.object({ ok: z.literal(true), durationMs: z.number() })),
  /** Shows the certificate of a server without trusting it, so that a person may pin it. */
  inspectCertificate: procedure
    .input(
      z.strictObject({
        host: z.string().trim().min(1).max(253),
        port: z.int().min(1).max(65_535),
        security: smtpSecurity,
      }),
    )
    .output(presentedCertificate),
  /** The message exactly as `send` would queue it, with the attachments' real sizes. */
  preview: procedure.input(mailCompose).output(mailPreview),
  /**
   * Queues; with the same `idempotencyKey` a second call for the same invoice answers with the first
   * message, and one for another invoice is refused (MAIL_KEY_REUSED).
   */
  send: procedure
    .input(mailCompose.extend({ idempotencyKey: z.string().min(1).max(200).optional() }))
    .output(mailMessage),
  /**
   * Sends again. A message that is unknown, failed or bounced keeps its row and its Message-ID and goes
   * to the addresses that have not accepted it; one that was sent becomes a new message to all of them.
   */
  resend: procedure.input(z.strictObject({ id: recordId, version })).output(mailMessage),
  get: procedure.input(z.strictObject({ id: recordId })).output(mailMessage),
  /** Newest first. */
  list: procedure
    .input(
      z.strictObject({
        ...pageInput.shape,
        companyId: recordId,
        state: mailState.optional(),
        invoiceId: recordId.optional(),
        transactionId: recordId.optional(),
      }),
    )
    .output(pageOf(mailMessageRow)),
};
