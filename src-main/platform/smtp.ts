/**
 * SMTP through nodemailer's connection, one conversation per message. The connection is driven
 * directly, not through a transport, because the outbox must know whether the end of the message
 * had left when a connection broke: before that nothing was delivered (RFC 5321 §4.1.1.4), after it
 * nobody can tell.
 */
import { Readable } from 'node:stream';
import tls from 'node:tls';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { CuadraError } from '#errors/cuadra-error.ts';
import { isLoopback, readPinnedCertificate } from '#ports/mail.ts';
import type {
  MailFailure,
  MailTransport,
  OutgoingMail,
  RecipientVerdict,
  SendHooks,
  SendResult,
  SmtpAccount,
} from '#ports/mail.ts';
import { classify, deferralCode, failure, words, type SmtpError } from './smtp-errors.ts';
import { inspectCertificate } from './smtp-inspect.ts';

export interface SmtpLimits {
  /** Name look-up and connection together. */
  readonly connectionTimeoutMs: number;
  readonly greetingTimeoutMs: number;
  /** Silence of the server that ends the conversation; RFC 5321 §4.5.3.2 grants it five minutes for most replies. */
  readonly socketTimeoutMs: number;
  /** One whole conversation, however slowly the server trickles. */
  readonly totalTimeoutMs: number;
  /** Size of the message as it travels, attachments in Base64; 25 MB is what the large providers take. */
  readonly maxMessageBytes: number;
}

export const DEFAULT_SMTP_LIMITS: SmtpLimits = {
  connectionTimeoutMs: 20_000,
  greetingTimeoutMs: 30_000,
  socketTimeoutMs: 300_000,
  totalTimeoutMs: 900_000,
  maxMessageBytes: 25_000_000,
};

/** The engine's way out to SMTP servers. */
export function createSmtpTransport(limits: Partial<SmtpLimits> = {}): MailTransport {
  const bounds = { ...DEFAULT_SMTP_LIMITS, ...limits };
  return {
    send: (account, mail, hooks) => send(account, mail, bounds, hooks ?? {}),
    test: (account) => test(account, bounds),
    inspect: (account) => inspectCertificate(account, bounds.connectionTimeoutMs),
  };
}

async function test(account: SmtpAccount, limits: SmtpLimits): Promise<MailFailure | undefined> {
  return conversation(account, limits, undefined, (connection, finish) => {
    open(connection, account, finish, () => finish(undefined));
  });
}

async function send(
  account: SmtpAccount,
  mail: OutgoingMail,
  limits: SmtpLimits,
  hooks: SendHooks,
): Promise<SendResult> {
  const bytes = await compose(mail);
  if (bytes.length > limits.maxMessageBytes) {
    const params = { size: megabytes(bytes.length), limit: megabytes(limits.maxMessageBytes) };
    return { outcome: 'failed', failure: { code: 'MAIL_TOO_LARGE', params, retriable: false, detail: '' } };
  }
  let handedOver = false;
  let hookError: unknown;
  let result: SendResult | undefined;
  const failed = await conversation(account, limits, hooks.signal, (connection, finish) => {
    open(connection, account, finish, () => {
      const refusal = unsupported(connection, account, mail);
      if (refusal !== undefined) return finish(refusal);
      const stream = messageStream(bytes, () => {
        try {
          hooks.onHandOver?.();
        } catch (error) {
          hookError = error;
          throw error;
        }
        handedOver = true;
      });
      const envelope = { from: mail.from.address, to: [...mail.recipients], size: bytes.length };
      connection.send(envelope, stream, (error: SmtpError | null, info) => {
        if (error === null) {
          const refused = (info.rejectedErrors ?? []).map(verdict);
          const accepted = info.accepted.map((address) => ({
            address,
            outcome: 'accepted' as const,
            reply: words(info.response),
          }));
          result = { outcome: 'accepted', reply: words(info.response), recipients: [...accepted, ...refused] };
          return finish(undefined);
        }
        result = rejection(error, mail);
        finish(result === undefined ? classify(error, account) : undefined);
      });
    });
  });
  if (hookError !== undefined) throw hookError;
  if (result !== undefined) return result;
  const cause = failed ?? failure('MAIL_CONNECTION_LOST', account, true, '');
  return handedOver
    ? { outcome: 'unknown', failure: failure('MAIL_DELIVERY_UNKNOWN', account, false, cause.detail) }
    : { outcome: 'failed', failure: cause };
}

/**
 * A refusal that the server said about this message: per recipient where it named them, otherwise
 * (sender or content refused) the same words for each. Undefined when the error is another one.
 */
function rejection(error: SmtpError, mail: OutgoingMail): SendResult | undefined {
  if (error.responseCode === undefined || error.responseCode < 400) return undefined;
  const reply = words(error.response);
  const named = new Map((error.rejectedErrors ?? []).map((each) => [each.recipient, verdict(each)]));
  const outcome = deferralCode(error.responseCode) ? ('deferred' as const) : ('refused' as const);
  const recipients = mail.recipients.map((address) => named.get(address) ?? { address, outcome, reply });
  return { outcome: 'rejected', reply, recipients };
}

function verdict(error: SmtpError): RecipientVerdict {
  return {
    address: error.recipient ?? '',
    outcome: deferralCode(error.responseCode ?? 0) ? 'deferred' : 'refused',
    reply: words(error.response),
  };
}

/** RFC 6531 §3.1: an address that is not ASCII goes only to a server that offers SMTPUTF8. */
function unsupported(connection: Session, account: SmtpAccount, mail: OutgoingMail): MailFailure | undefined {
  const wide = [mail.from.address, ...mail.recipients].find((address) => /[^\0-\x7f]/.test(address));
  if (wide === undefined || connection.offersUtf8) return undefined;
  return failure('MAIL_UTF8_UNSUPPORTED', account, false, wide);
}

class Session extends SMTPConnection {
  offersUtf8 = false;
}

type Finish = (failed: MailFailure | undefined) => void;

/** Connects, secures and logs in; then `ready`. */
function open(connection: Session, account: SmtpAccount, finish: Finish, ready: () => void): void {
  connection.connect((error) => {
    if (error) return finish(classify(error, account));
    // The last reply is that of EHLO, after the upgrade where there was one.
    connection.offersUtf8 = /[ -]SMTPUTF8\b/im.test(String(connection.lastServerResponse));
    if (account.user === undefined) return ready();
    if (!connection.allowsAuth) return finish(failure('MAIL_AUTH_UNSUPPORTED', account, false, ''));
    const credentials = { user: account.user, pass: account.password ?? '' };
    connection.login({ ...credentials, credentials }, (refused) => {
      if (refused) return finish(classify(refused, account));
      ready();
    });
  });
}

/** Runs one conversation and always ends it, within the total time. */
function conversation(
  account: SmtpAccount,
  limits: SmtpLimits,
  signal: AbortSignal | undefined,
  body: (connection: Session, finish: Finish) => void,
): Promise<MailFailure | undefined> {
  return new Promise((resolve) => {
    const connection = new Session(connectionOptions(account, limits));
    let over = false;
    const finish: Finish = (failed) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      if (failed === undefined) connection.quit();
      else connection.close();
      resolve(failed);
    };
    const timer = setTimeout(() => finish(failure('MAIL_TIMEOUT', account, true, 'total time')), limits.totalTimeoutMs);
    const onAbort = (): void => finish(failure('MAIL_INTERRUPTED', account, true, ''));
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted === true) return onAbort();
    // Stays attached: a late error of a conversation that is over has nobody left to tell.
    connection.on('error', (error: SmtpError) => {
      // A message in flight gets the same error through its own callback, with the verdicts.
      setImmediate(() => finish(classify(error, account)));
    });
    body(connection, finish);
  });
}

function connectionOptions(account: SmtpAccount, limits: SmtpLimits): ConstructorParameters<typeof SMTPConnection>[0] {
  if (account.security === 'none' && !isLoopback(account.host)) {
    throw new CuadraError('MAIL_PLAIN_NOT_LOCAL', { params: { host: account.host }, field: 'security' });
  }
  return {
    // A resolver could send `localhost` elsewhere; clear text must not leave this machine.
    host: account.security === 'none' && account.host.toLowerCase() === 'localhost' ? '127.0.0.1' : account.host,
    port: account.port,
    secure: account.security === 'tls',
    requireTLS: account.security === 'starttls',
    ignoreTLS: account.security === 'none',
    // What mail clients send: the name of a person's computer is nobody's business.
    name: '[127.0.0.1]',
    connectionTimeout: limits.connectionTimeoutMs,
    greetingTimeout: limits.greetingTimeoutMs,
    dnsTimeout: limits.connectionTimeoutMs,
    socketTimeout: limits.socketTimeoutMs,
    maxResponseSize: 64 * 1024,
    logger: false,
    tls: tlsOptions(account),
  };
}

/**
 * Trust: the public authorities, or only the pinned certificate. A pinned authority still has to
 * name the host; the server's own pinned certificate is the very one, so its name says nothing more.
 */
function tlsOptions(account: SmtpAccount): tls.ConnectionOptions {
  const base: tls.ConnectionOptions = { minVersion: 'TLSv1.2', rejectUnauthorized: true };
  if (account.pinnedCertificate === undefined) return base;
  const pinned = readPinnedCertificate(account.pinnedCertificate);
  return {
    ...base,
    ca: [account.pinnedCertificate],
    // The pin may be a certificate in the middle of a chain, or a leaf that some authority signed.
    allowPartialTrustChain: true,
    checkServerIdentity: (host, certificate) =>
      certificate.raw.equals(pinned.raw) ? undefined : tls.checkServerIdentity(host, certificate),
  };
}

/** The whole message, as RFC 5322 has it. The same message gives the same bytes, boundaries included. */
async function compose(mail: OutgoingMail): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: mail.messageId,
    date: mail.date,
    from: header(mail.from),
    ...(mail.replyTo === undefined ? {} : { replyTo: header(mail.replyTo) }),
    to: mail.to.map(header),
    cc: mail.cc.map(header),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    newline: 'win',
    baseBoundary: mail.messageId.replaceAll(/[^a-zA-Z0-9]/g, '').slice(0, 48),
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: mail.attachments.map((attachment) => ({
      filename: attachment.filename,
      contentType: attachment.contentType,
      content: Buffer.from(attachment.content),
      // Base64 whatever the type: line ends inside an XML are part of what was sealed.
      contentTransferEncoding: 'base64',
      ...(attachment.cid === undefined ? {} : { cid: attachment.cid, contentDisposition: 'inline' }),
    })),
  });
  return composer.compile().build();
}

function header(box: { name?: string; address: string }): { name: string; address: string } {
  return { name: box.name ?? '', address: box.address };
}

/** `bytes` in pieces; `beforeEnd` runs before the mark that ends the message, and stops it by throwing. */
function messageStream(bytes: Buffer, beforeEnd: () => void): Readable {
  let at = 0;
  return new Readable({
    read() {
      if (at < bytes.length) {
        const piece = bytes.subarray(at, at + 64 * 1024);
        at += piece.length;
        this.push(piece);
        return;
      }
      try {
        beforeEnd();
        this.push(null);
      } catch (error) {
        this.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
