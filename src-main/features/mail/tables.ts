import type { AttachmentKind } from './facts.ts';
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const mailAccountsTable = sqliteTable('mail_accounts', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  host: text('host').notNull(),
  port: integer('port').notNull(),
  security: text('security', { enum: ['starttls', 'tls', 'none'] }).notNull(),
  username: text('username'),
  hasPassword: integer('has_password', { mode: 'boolean' }).notNull(),
  pinnedCertificate: text('pinned_certificate'),
  fromName: text('from_name'),
  fromAddress: text('from_address').notNull(),
  replyTo: text('reply_to'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type MailAccountRow = typeof mailAccountsTable.$inferSelect;

export const mailMessagesTable = sqliteTable('mail_messages', {
  id: text('id').primaryKey(),
  companyId: text('company_id').notNull(),
  /** One of both is what it is about. */
  invoiceId: text('invoice_id'),
  transactionId: text('transaction_id'),
  messageId: text('message_id').notNull(),
  idempotencyKey: text('idempotency_key'),
  resendOf: text('resend_of'),
  fromName: text('from_name'),
  fromAddress: text('from_address').notNull(),
  replyTo: text('reply_to'),
  subject: text('subject').notNull(),
  html: text('html').notNull(),
  text: text('text').notNull(),
  locale: text('locale', { enum: ['es-MX', 'en'] }).notNull(),
  attachments: text('attachments', { mode: 'json' }).$type<readonly AttachmentKind[]>().notNull(),
  state: text('state', { enum: ['queued', 'sending', 'sent', 'bounced', 'failed', 'unknown'] }).notNull(),
  /** How often it was put in the queue: 1, and one more for each time a person sent it again. */
  round: integer('round').notNull(),
  attempts: integer('attempts').notNull(),
  lastReply: text('last_reply'),
  lastErrorCode: text('last_error_code'),
  lastErrorParams: text('last_error_params', { mode: 'json' }).$type<Readonly<Record<string, string | number>>>(),
  sentAtUtc: text('sent_at_utc'),
  createdAtUtc: text('created_at_utc').notNull(),
  updatedAtUtc: text('updated_at_utc').notNull(),
  version: integer('version').notNull(),
});
export type MailMessageRecord = typeof mailMessagesTable.$inferSelect;

export const mailRecipientsTable = sqliteTable(
  'mail_recipients',
  {
    messageId: text('message_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind', { enum: ['to', 'cc', 'bcc'] }).notNull(),
    name: text('name'),
    address: text('address').notNull(),
    state: text('state', { enum: ['pending', 'accepted', 'deferred', 'refused', 'unknown'] }).notNull(),
    reply: text('reply'),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.position] })],
);
export type MailRecipientRecord = typeof mailRecipientsTable.$inferSelect;

export const mailAttemptsTable = sqliteTable(
  'mail_attempts',
  {
    messageId: text('message_id').notNull(),
    number: integer('number').notNull(),
    /** The message's round that it belongs to. */
    round: integer('round').notNull(),
    startedAtUtc: text('started_at_utc').notNull(),
    handedOverAtUtc: text('handed_over_at_utc'),
    endedAtUtc: text('ended_at_utc'),
    outcome: text('outcome', { enum: ['accepted', 'rejected', 'failed', 'unknown'] }),
    errorCode: text('error_code'),
    reply: text('reply'),
  },
  (table) => [primaryKey({ columns: [table.messageId, table.number] })],
);
export type MailAttemptRecord = typeof mailAttemptsTable.$inferSelect;
