/** Outgoing mail as the engine sees it: one message handed to one SMTP server, and what came of it. */
import { X509Certificate } from 'node:crypto';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';

export interface Mailbox {
  readonly name?: string;
  /** `local@domain`, already normalized (features/mail/address.ts). */
  readonly address: string;
}

/**
 * How the connection is protected. `starttls`: the upgrade is required, never optional. `tls`: from
 * the first byte. `none`: clear text, to this same machine only.
 */
export type SmtpSecurity = 'starttls' | 'tls' | 'none';

export interface SmtpAccount {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user?: string;
  readonly password?: string;
  /** PEM of the own authority or of the very certificate of the server; absent: the public authorities. */
  readonly pinnedCertificate?: string;
}

export interface MailAttachment {
  /** A name, never a path. */
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  /** Content-ID of an image that the HTML shows with `cid:`; absent: an ordinary attachment. */
  readonly cid?: string;
}

export interface OutgoingMail {
  /** With angle brackets; the same on every attempt to deliver this message. */
  readonly messageId: string;
  readonly from: Mailbox;
  readonly replyTo?: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** Goes into the envelope, never into a header. */
  readonly bcc: readonly Mailbox[];
  /** Addresses of this attempt, among to, cc and bcc: those that have not accepted the message yet. */
  readonly recipients: readonly string[];
  readonly date: Date;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
}

/** What the server said of one address, word for word. `deferred` is a 4xx, `refused` a 5xx. */
export interface RecipientVerdict {
  readonly address: string;
  readonly outcome: 'accepted' | 'deferred' | 'refused';
  readonly reply: string;
}

export type SendResult =
  /** The server took charge of the message for the accepted recipients (it may have refused others). */
  | { readonly outcome: 'accepted'; readonly reply: string; readonly recipients: readonly RecipientVerdict[] }
  /** Nobody got it: every recipient was deferred or refused, or the sender or the content was. */
  | { readonly outcome: 'rejected'; readonly reply: string; readonly recipients: readonly RecipientVerdict[] }
  /** It never came to a message: no connection, no trust, no log-in. Nothing was delivered. */
  | { readonly outcome: 'failed'; readonly failure: MailFailure }
  /** The whole message went out and no answer came back: it may or may not have been delivered. */
  | { readonly outcome: 'unknown'; readonly failure: MailFailure };

export interface MailFailure {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** The same message may go through later without anybody changing anything. */
  readonly retriable: boolean;
  /** The server's or the network's own words. */
  readonly detail: string;
}

/** The certificate that a server shows, for a person to compare before trusting it. */
export interface PresentedCertificate {
  readonly pem: string;
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 of the DER, `AB:CD:…`. */
  readonly fingerprint256: string;
  readonly validFromUtc: string;
  readonly validToUtc: string;
}

export interface SendHooks {
  /**
   * Called once, before the last byte of the message leaves: from here on a lost connection is
   * unknown and no longer a failure. If it throws, the message is not completed.
   */
  readonly onHandOver?: () => void;
  /** Ends the conversation; the result then says whether the message may have been delivered. */
  readonly signal?: AbortSignal;
}

export interface MailTransport {
  /** Never rejects for what a server or the network does: that is the result. */
  send(account: SmtpAccount, mail: OutgoingMail, hooks?: SendHooks): Promise<SendResult>;
  /** Connects, secures and logs in, then leaves. `undefined` when all is well. */
  test(account: SmtpAccount): Promise<MailFailure | undefined>;
  /** Reads the certificate without trusting it: no credential and no message is sent. */
  inspect(account: SmtpAccount): Promise<PresentedCertificate | MailFailure>;
}

/** Whether clear text may go there: this machine only. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * Checks a certificate that a person wants to trust.
 * @throws CuadraError MAIL_PIN_INVALID
 */
export function readPinnedCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw new CuadraError('MAIL_PIN_INVALID', { cause, field: 'pinnedCertificate' });
  }
}
