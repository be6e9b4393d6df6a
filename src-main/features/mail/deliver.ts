/**
 * Delivery of one message: the durable job's work.
 *
 * Every step is in the database before it is taken: `sending` with an open attempt before the
 * connection, the hand-over before the end of the message leaves, the verdicts after the reply. So
 * after a crash the open attempt tells the truth: without a hand-over nothing was delivered and the
 * job goes on; with one nobody can know, the message is *unknown*, and a person decides. SMTP has no
 * question to ask; a copy sent again carries the same Message-ID, by which mailboxes tell it. Mail is
 * therefore at most once by the program alone, and at least once where a person sends again.
 */
import { z } from 'zod';
import type { Db } from '#db/types.ts';
import { CuadraError, isCuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { MailFailure, OutgoingMail, RecipientVerdict, SendResult } from '#ports/mail.ts';
import type { JobContext, JobHandler, JobOutcome } from '../jobs/types.ts';
import { toError, type MailAccounts } from './accounts.ts';
import { SEND_MAIL_JOB, tellInvoice, type MailDeps, type SendMailPayload } from './ports.ts';
import * as repository from './repository.ts';
import type { MailMessageRecord, MailRecipientRecord } from './tables.ts';

/** Tries before we stop: with the back-off below, about a day and a half (RFC 5321 §4.5.4.1 asks for patience). */
export const MAX_ATTEMPTS = 12;
const BACKOFF = { baseMs: 60_000, factor: 2, maxMs: 6 * 3_600_000, jitter: 0.2 } as const;

/** The job that delivers: register it with the queue. */
export function sendMailJob(deps: MailDeps, accounts: MailAccounts): JobHandler<SendMailPayload> {
  return {
    kind: SEND_MAIL_JOB,
    payload: z.object({ mailId: z.uuid(), round: z.int().min(1) }),
    concurrency: 2,
    // We stop first, so that the message says so; the queue's own limit is only a backstop.
    maxAttempts: MAX_ATTEMPTS + 1,
    backoff: BACKOFF,
    timeoutMs: 20 * 60_000,
    // Our own rows know what a cut attempt may have done.
    afterCrash: 'queued',
    run: (payload, context) => deliver(deps, accounts, payload, context),
    onCancel: (tx, payload, actor) => cancel(deps, tx, payload.mailId, actor),
    about(db, { mailId }) {
      const message = repository.findMessage(db, mailId);
      if (message === undefined || message.invoiceId === null) return undefined;
      return { invoiceId: message.invoiceId, label: message.subject };
    },
  };
}

/** One try at one message. */
export async function deliver(
  deps: MailDeps,
  accounts: MailAccounts,
  payload: SendMailPayload,
  context: JobContext,
): Promise<JobOutcome> {
  const { mailId } = payload;
  const opening = deps.db.transaction((tx) => begin(deps, tx, payload, context), { behavior: 'immediate' });
  if ('outcome' in opening) return opening;
  const { message, recipients, attempt } = opening;
  let result: SendResult;
  try {
    const account = accounts.smtpAccount(message.companyId);
    const mail = await assemble(deps, message, recipients);
    result = await deps.transport.send(account, mail, {
      signal: context.signal,
      onHandOver: () => {
        deps.db.transaction(
          (tx) => {
            // A sleeper that lost its lease must not complete what another process may be sending.
            context.fence(tx);
            const columns = { handedOverAtUtc: deps.clock.now().toISOString() };
            if (!repository.updateOpenAttempt(tx, mailId, attempt, columns)) throw new CuadraError('JOB_LEASE_LOST');
          },
          { behavior: 'immediate' },
        );
      },
    });
  } catch (error) {
    // A lost lease: the job and its rows belong to another process now.
    if (isCuadraError(error, 'JOB_LEASE_LOST')) throw error;
    result = { outcome: 'failed', failure: ownFailure(error) };
    deps.logger.warn({ mailId, err: error }, 'mail could not be prepared');
  }
  return deps.db.transaction(
    (tx) => {
      context.fence(tx);
      return conclude(deps, tx, mailId, attempt, result);
    },
    { behavior: 'immediate' },
  );
}

interface Opening {
  readonly message: MailMessageRecord;
  readonly recipients: readonly MailRecipientRecord[];
  readonly attempt: number;
}

/** Settles what a crash left open, then opens the next attempt; or tells why there is none to open. */
function begin(deps: MailDeps, tx: Db, { mailId, round }: SendMailPayload, context: JobContext): Opening | JobOutcome {
  context.fence(tx);
  let message = repository.findMessage(tx, mailId);
  if (message === undefined) {
    return { outcome: 'dead', error: new CuadraError('NOT_FOUND', { params: { what: 'mail.message', id: mailId } }) };
  }
  if (message.round !== round) return { outcome: 'done', result: { state: 'superseded' } };
  const cut = repository.findOpenAttempt(tx, mailId);
  if (cut !== undefined) {
    const outcome = settle(deps, tx, message, cut.number, cut.handedOverAtUtc !== null);
    if (outcome !== undefined) return outcome;
    message = repository.findMessage(tx, mailId) ?? message;
  }
  // Done before, and only the queue did not hear of it.
  if (message.state === 'sent' || message.state === 'bounced') {
    return { outcome: 'done', result: { state: message.state } };
  }
  // Only a person's word in the outbox sends again what may have arrived. A failed one surely did not.
  if (message.state === 'unknown') return { outcome: 'dead', error: lastError(message) };

  const recipients = repository.listRecipients(tx, [mailId]);
  const at = deps.clock.now().toISOString();
  const attempt = message.attempts + 1;
  repository.insertAttempt(tx, {
    messageId: mailId,
    number: attempt,
    round,
    startedAtUtc: at,
    handedOverAtUtc: null,
    endedAtUtc: null,
    outcome: null,
    errorCode: null,
    reply: null,
  });
  write(tx, message, { state: 'sending', attempts: attempt, updatedAtUtc: at });
  return { message, recipients, attempt };
}

/** Closes an attempt that a dead process left open. Undefined when the message may go on. */
function settle(
  deps: MailDeps,
  tx: Db,
  message: MailMessageRecord,
  attempt: number,
  handedOver: boolean,
): JobOutcome | undefined {
  const code = handedOver ? 'MAIL_DELIVERY_UNKNOWN' : 'MAIL_INTERRUPTED';
  const host = repository.findAccount(tx, message.companyId)?.host ?? domainOf(message);
  const failure: MailFailure = { code, params: { host }, retriable: !handedOver, detail: '' };
  const outcome = conclude(deps, tx, message.id, attempt, { outcome: handedOver ? 'unknown' : 'failed', failure });
  return outcome.outcome === 'retry' ? undefined : outcome;
}

async function assemble(
  deps: MailDeps,
  message: MailMessageRecord,
  recipients: readonly MailRecipientRecord[],
): Promise<OutgoingMail> {
  const { invoiceId, transactionId, companyId, locale, attachments: kinds } = message;
  const attachments = await deps.attachmentsFor({ invoiceId, transactionId, companyId, kinds, locale });
  const of = (kind: MailRecipientRecord['kind']) =>
    recipients
      .filter((each) => each.kind === kind)
      .map(({ name, address }) => (name === null ? { address } : { name, address }));
  return {
    messageId: message.messageId,
    from:
      message.fromName === null
        ? { address: message.fromAddress }
        : { name: message.fromName, address: message.fromAddress },
    ...(message.replyTo === null ? {} : { replyTo: { address: message.replyTo } }),
    to: of('to'),
    cc: of('cc'),
    bcc: of('bcc'),
    recipients: recipients.filter(isWaiting).map((each) => each.address),
    date: new Date(message.createdAtUtc),
    subject: message.subject,
    html: message.html,
    text: message.text,
    attachments,
  };
}

function isWaiting(recipient: MailRecipientRecord): boolean {
  return recipient.state === 'pending' || recipient.state === 'deferred';
}

/** Stores what came of an attempt, and says what the queue should do. */
function conclude(deps: MailDeps, tx: Db, mailId: string, attempt: number, result: SendResult): JobOutcome {
  const message = repository.findMessage(tx, mailId);
  if (message === undefined) throw new Error(`mail ${mailId} vanished while it was sent`);
  const at = deps.clock.now().toISOString();
  const failure = 'failure' in result ? result.failure : undefined;
  const reply = 'reply' in result ? result.reply : result.failure.detail;
  const ended = { endedAtUtc: at, outcome: result.outcome, errorCode: failure?.code ?? null, reply: reply || null };
  // Closed by another process that took us for dead: what it decided stands.
  if (!repository.updateOpenAttempt(tx, mailId, attempt, ended)) throw new CuadraError('JOB_LEASE_LOST');
  const before = repository.listRecipients(tx, [mailId]);
  if ('recipients' in result) storeVerdicts(tx, mailId, result.recipients);
  if (result.outcome === 'unknown') {
    for (const { address } of before.filter(isWaiting)) {
      repository.setRecipient(tx, mailId, address, { state: 'unknown', reply: null });
    }
  }
  const recipients = repository.listRecipients(tx, [mailId]);
  const tries = repository.countTries(tx, mailId, message.round);
  const next = decide(result, recipients, tries, message);
  write(tx, message, {
    state: next.state,
    updatedAtUtc: at,
    lastReply: reply || null,
    lastErrorCode: next.error?.code ?? null,
    lastErrorParams: next.error?.params ?? null,
    ...(recipients.some((each) => each.state === 'accepted') && message.sentAtUtc === null ? { sentAtUtc: at } : {}),
  });
  if (next.state !== 'queued') {
    const addresses = recipients.map((each) => each.address);
    tellInvoice(deps, tx, message, next.state, addresses);
    deps.audit(tx, {
      actor: 'system',
      action: `mail.${next.state}`,
      record: `mail:${mailId}`,
      after: { state: next.state, attempt, recipients: recipients.map(({ address, state }) => ({ address, state })) },
    });
  }
  return next.job;
}

function storeVerdicts(tx: Db, mailId: string, verdicts: readonly RecipientVerdict[]): void {
  for (const { address, outcome, reply } of verdicts) {
    repository.setRecipient(tx, mailId, address, { state: outcome, reply: reply === '' ? null : reply });
  }
}

interface Decision {
  readonly state: MailMessageRecord['state'];
  readonly error?: CuadraError;
  readonly job: JobOutcome;
}

/** The message's state from its recipients' and what the queue does about it. */
function decide(
  result: SendResult,
  recipients: readonly MailRecipientRecord[],
  tries: number,
  message: MailMessageRecord,
): Decision {
  const host = domainOf(message);
  if (result.outcome === 'unknown') {
    const error = toError(result.failure, host);
    return { state: 'unknown', error, job: { outcome: 'dead', error } };
  }
  if (result.outcome === 'failed') {
    const error = toError(result.failure, host);
    if (!result.failure.retriable) return { state: 'failed', error, job: { outcome: 'dead', error } };
    if (tries >= MAX_ATTEMPTS) return gaveUp(tries, error);
    return { state: 'queued', error, job: { outcome: 'retry', error } };
  }
  if (recipients.some((each) => each.state === 'deferred')) {
    const error = refusal('MAIL_SERVER_DEFERRED', host, result.reply);
    if (tries >= MAX_ATTEMPTS) return gaveUp(tries, error);
    return { state: 'queued', error, job: { outcome: 'retry', error } };
  }
  if (recipients.some((each) => each.state === 'refused')) {
    const error = refusal('MAIL_REJECTED', host, result.reply);
    return { state: 'bounced', error, job: { outcome: 'done', result: { state: 'bounced' } } };
  }
  return { state: 'sent', job: { outcome: 'done', result: { state: 'sent', reply: result.reply } } };
}

function domainOf(message: MailMessageRecord): string {
  return message.fromAddress.slice(message.fromAddress.lastIndexOf('@') + 1);
}

function gaveUp(attempts: number, cause: CuadraError): Decision {
  const provider = cause.provider === undefined ? {} : { provider: cause.provider };
  const error = new CuadraError('MAIL_GAVE_UP', { params: { attempts }, cause, ...provider });
  return { state: 'failed', error, job: { outcome: 'dead', error } };
}

function refusal(code: 'MAIL_SERVER_DEFERRED' | 'MAIL_REJECTED', host: string, reply: string): CuadraError {
  return new CuadraError(code, { params: { host }, provider: { provider: host, message: reply } });
}

/** What went wrong on our side of the connection: nothing left this machine. */
function ownFailure(error: unknown): MailFailure {
  // A missing account, a server out of reach: each has its own words and knows whether waiting helps. A vault
  // that somebody locked is opened again by and by, and then what waited for it goes on at once.
  if (isCuadraError(error)) {
    return {
      code: error.code,
      params: error.params,
      retriable: error.retriable || error.code === 'VAULT_LOCKED',
      detail: error.provider?.message ?? '',
    };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'MAIL_ATTACHMENTS_FAILED', params: {}, retriable: false, detail };
}

function lastError(message: MailMessageRecord): CuadraError {
  const code = (message.lastErrorCode ?? 'MAIL_REJECTED') as ErrorCode;
  return new CuadraError(code, { params: message.lastErrorParams ?? {} });
}

/** A person took the job back while it waited: nothing is on its way. */
function cancel(deps: MailDeps, tx: Db, mailId: string, actor: string): void {
  const message = repository.findMessage(tx, mailId);
  if (message?.state !== 'queued') return;
  const error = new CuadraError('MAIL_CANCELLED');
  write(tx, message, { state: 'failed', lastErrorCode: error.code, updatedAtUtc: deps.clock.now().toISOString() });
  const addresses = repository.listRecipients(tx, [mailId]).map((each) => each.address);
  tellInvoice(deps, tx, message, 'failed', addresses);
  deps.audit(tx, { actor, action: 'mail.cancelled', record: `mail:${mailId}`, before: { state: message.state } });
}

function write(tx: Db, message: MailMessageRecord, columns: Partial<MailMessageRecord>): void {
  if (!repository.updateMessage(tx, message.id, message.version, columns)) throw new CuadraError('STALE_VERSION');
}
