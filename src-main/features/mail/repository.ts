/** All SQL of mail accounts and the outbox. */
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, ne, or } from 'drizzle-orm';
import type { Db } from '#db/types.ts';
import { updateAtVersion } from '../records.ts';
import {
  mailAccountsTable,
  mailAttemptsTable,
  mailMessagesTable,
  mailRecipientsTable,
  type MailAccountRow,
  type MailAttemptRecord,
  type MailMessageRecord,
  type MailRecipientRecord,
} from './tables.ts';

export function findAccount(db: Db, companyId: string): MailAccountRow | undefined {
  return db.select().from(mailAccountsTable).where(eq(mailAccountsTable.companyId, companyId)).get();
}

export function insertAccount(db: Db, row: MailAccountRow): void {
  db.insert(mailAccountsTable).values(row).run();
}

/** Writes the columns if the row still has `version`; tells whether it did. */
export function updateAccount(db: Db, id: string, version: number, columns: Partial<MailAccountRow>): boolean {
  return updateAtVersion(db, mailAccountsTable, id, version, columns);
}

export function insertMessage(db: Db, row: MailMessageRecord, recipients: readonly MailRecipientRecord[]): void {
  db.insert(mailMessagesTable).values(row).run();
  db.insert(mailRecipientsTable)
    .values([...recipients])
    .run();
}

export function findMessage(db: Db, id: string): MailMessageRecord | undefined {
  return db.select().from(mailMessagesTable).where(eq(mailMessagesTable.id, id)).get();
}

export function findMessageByKey(db: Db, companyId: string, key: string): MailMessageRecord | undefined {
  return db
    .select()
    .from(mailMessagesTable)
    .where(and(eq(mailMessagesTable.companyId, companyId), eq(mailMessagesTable.idempotencyKey, key)))
    .get();
}

/** Writes the columns if the row still has `version`; tells whether it did. */
export function updateMessage(db: Db, id: string, version: number, columns: Partial<MailMessageRecord>): boolean {
  return updateAtVersion(db, mailMessagesTable, id, version, columns);
}

export interface MessageFilter {
  readonly companyId: string;
  readonly state?: MailMessageRecord['state'] | undefined;
  readonly invoiceId?: string | undefined;
  readonly transactionId?: string | undefined;
}

/** Newest first; `after` is the last row of the page before. */
export function listMessages(
  db: Db,
  filter: MessageFilter,
  limit: number,
  after?: { createdAtUtc: string; id: string },
): MailMessageRecord[] {
  const t = mailMessagesTable;
  return db
    .select()
    .from(t)
    .where(
      and(
        eq(t.companyId, filter.companyId),
        filter.state === undefined ? undefined : eq(t.state, filter.state),
        filter.invoiceId === undefined ? undefined : eq(t.invoiceId, filter.invoiceId),
        filter.transactionId === undefined ? undefined : eq(t.transactionId, filter.transactionId),
        after === undefined
          ? undefined
          : or(lt(t.createdAtUtc, after.createdAtUtc), and(eq(t.createdAtUtc, after.createdAtUtc), lt(t.id, after.id))),
      ),
    )
    .orderBy(desc(t.createdAtUtc), desc(t.id))
    .limit(limit)
    .all();
}

/** Recipients of these messages, in their order. */
export function listRecipients(db: Db, messageIds: readonly string[]): MailRecipientRecord[] {
  if (messageIds.length === 0) return [];
  return db
    .select()
    .from(mailRecipientsTable)
    .where(inArray(mailRecipientsTable.messageId, [...messageIds]))
    .orderBy(asc(mailRecipientsTable.messageId), asc(mailRecipientsTable.position))
    .all();
}

export function setRecipient(
  db: Db,
  messageId: string,
  address: string,
  columns: Pick<MailRecipientRecord, 'state' | 'reply'>,
): void {
  db.update(mailRecipientsTable)
    .set(columns)
    .where(and(eq(mailRecipientsTable.messageId, messageId), eq(mailRecipientsTable.address, address)))
    .run();
}

export function insertAttempt(db: Db, row: MailAttemptRecord): void {
  db.insert(mailAttemptsTable).values(row).run();
}

export function listAttempts(db: Db, messageId: string): MailAttemptRecord[] {
  return db
    .select()
    .from(mailAttemptsTable)
    .where(eq(mailAttemptsTable.messageId, messageId))
    .orderBy(asc(mailAttemptsTable.number))
    .all();
}

/** The attempt that began and has no end: still going on, or cut by a crash. */
export function findOpenAttempt(db: Db, messageId: string): MailAttemptRecord | undefined {
  return db
    .select()
    .from(mailAttemptsTable)
    .where(and(eq(mailAttemptsTable.messageId, messageId), isNull(mailAttemptsTable.endedAtUtc)))
    .get();
}

/** Tells whether such an open attempt was there. */
export function updateOpenAttempt(
  db: Db,
  messageId: string,
  number: number,
  columns: Partial<MailAttemptRecord>,
): boolean {
  const result = db
    .update(mailAttemptsTable)
    .set(columns)
    .where(
      and(
        eq(mailAttemptsTable.messageId, messageId),
        eq(mailAttemptsTable.number, number),
        isNull(mailAttemptsTable.endedAtUtc),
      ),
    )
    .run();
  return result.changes === 1;
}

/** Ended attempts of a round, without those that only our own end cut short. */
export function countTries(db: Db, messageId: string, round: number): number {
  const t = mailAttemptsTable;
  const notInterrupted = or(isNull(t.errorCode), ne(t.errorCode, 'MAIL_INTERRUPTED'));
  const counted = db
    .select({ tries: count() })
    .from(t)
    .where(and(eq(t.messageId, messageId), eq(t.round, round), isNotNull(t.endedAtUtc), notInterrupted))
    .get();
  return counted?.tries ?? 0;
}
