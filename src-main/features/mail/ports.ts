/** What the mail feature needs of its neighbours, as narrow as it uses it; the composition root fits them. */
import type { MailState } from '#contract/mail.ts';
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
import type { MailTransport } from '#ports/mail.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { NewJob } from '../jobs/types.ts';
import type { AttachmentsFor, InvoiceFacts } from './facts.ts';

/** Where a secret belongs: the vault binds its envelope to exactly this place. */
export interface SecretScope {
  readonly table: 'mail_accounts';
  readonly id: string;
  readonly column: 'password';
}

/** The vault, seen from here. */
export interface MailSecrets {
  /** Seals within the caller's transaction, over what was there. */
  seal(tx: Db, scope: SecretScope, plaintext: string): void;
  /** @throws CuadraError of the vault when it is locked or has none */
  open(db: Db, scope: SecretScope): string;
  forget(tx: Db, scope: SecretScope): void;
}

/** Kind of the durable job that delivers. */
export const SEND_MAIL_JOB = 'mail.send';

export interface SendMailPayload {
  /** Id of the row, not the Message-ID header. */
  readonly mailId: string;
  /** Which time the message was put in the queue: a job of an earlier one has nothing left to do. */
  readonly round: number;
}

/** Queues a durable job within the caller's transaction (`enqueue` of the jobs feature). */
export type EnqueueJob = (tx: Db, job: NewJob) => unknown;

/** Tells the invoice how its mail stands; within the transaction that changed it. */
export type MailStateChanged = (
  tx: Db,
  change: {
    readonly invoiceId: string;
    readonly mailId: string;
    readonly state: MailState;
    readonly addresses: readonly string[];
  },
) => void;

/** Only the mail of its document is an invoice's own. */
export function tellInvoice(
  { stateChanged }: Pick<MailDeps, 'stateChanged'>,
  tx: Db,
  { id: mailId, invoiceId }: { readonly id: string; readonly invoiceId: string | null },
  state: MailState,
  addresses: readonly string[],
): void {
  if (invoiceId !== null) stateChanged(tx, { invoiceId, mailId, state, addresses });
}

export interface MailDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly audit: AuditAppend;
  readonly transport: MailTransport;
  readonly secrets: MailSecrets;
  readonly enqueue: EnqueueJob;
  readonly invoiceFacts: InvoiceFacts;
  readonly attachmentsFor: AttachmentsFor;
  readonly stateChanged: MailStateChanged;
}
