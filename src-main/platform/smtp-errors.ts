/** What went wrong in an SMTP conversation, as one of our codes: by system and TLS codes, never by words. */
import type { MailFailure, SmtpAccount } from '#ports/mail.ts';

/** The parts of nodemailer's errors that we decide by. */
export interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly originalCode?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly recipient?: string | undefined;
  readonly rejectedErrors?: readonly SmtpError[] | undefined;
}

/** RFC 5321 §4.2.1: 4yz may be tried again; so may 503, which speaks of the session and not of the message. */
export function deferralCode(code: number): boolean {
  return (code >= 400 && code < 500) || code === 503;
}

/** Our code for an error that is not a verdict about a message. */
export function classify(error: SmtpError, account: SmtpAccount): MailFailure {
  const detail = words(error.response ?? error.message);
  const fail = (code: MailFailure['code'], retriable: boolean): MailFailure =>
    failure(code, account, retriable, detail);
  const system = error.originalCode ?? error.code ?? '';
  if (CERTIFICATE_EXPIRED.has(system)) return fail('MAIL_CERTIFICATE_EXPIRED', false);
  if (system === 'ERR_TLS_CERT_ALTNAME_INVALID' || system === 'HOSTNAME_MISMATCH') {
    return fail('MAIL_CERTIFICATE_NAME', false);
  }
  if (CERTIFICATE_UNTRUSTED.has(system)) return fail('MAIL_CERTIFICATE_UNTRUSTED', false);
  if (error.code === 'EAUTH') {
    if (error.responseCode === undefined) return fail('MAIL_AUTH_UNSUPPORTED', false);
    if (deferralCode(error.responseCode)) return fail('MAIL_AUTH_DEFERRED', true);
    // 504 and 534: this mechanism is not for this account or server; the rest is about the password.
    return fail(error.responseCode === 504 ? 'MAIL_AUTH_UNSUPPORTED' : 'MAIL_AUTH_REJECTED', false);
  }
  if (error.command === 'STARTTLS' && error.responseCode !== undefined) {
    return deferralCode(error.responseCode) ? fail('MAIL_SERVER_DEFERRED', true) : fail('MAIL_STARTTLS_MISSING', false);
  }
  if (system.startsWith('ERR_SSL_') || system.startsWith('ERR_TLS_') || error.code === 'ETLS' || system === 'EPROTO') {
    return fail('MAIL_TLS_FAILED', false);
  }
  if (error.code === 'EDNS' || system === 'ENOTFOUND' || system === 'EAI_AGAIN')
    return fail('MAIL_HOST_NOT_FOUND', true);
  if (system === 'ECONNREFUSED') return fail('MAIL_CONNECTION_REFUSED', true);
  if (UNREACHABLE.has(system)) return fail('MAIL_UNREACHABLE', true);
  if (error.code === 'ETIMEDOUT' || system === 'ETIMEDOUT') return fail('MAIL_TIMEOUT', true);
  if (error.responseCode !== undefined && error.responseCode >= 400) {
    return deferralCode(error.responseCode) ? fail('MAIL_SERVER_DEFERRED', true) : fail('MAIL_REJECTED', false);
  }
  if (error.code === 'EMESSAGE') {
    const [limit] = /\d+/.exec(error.message) ?? ['?'];
    return { ...fail('MAIL_TOO_LARGE', false), params: { size: '?', limit: String(Number(limit) / 1_000_000) } };
  }
  if (error.code === 'EPROTOCOL') return fail('MAIL_PROTOCOL', false);
  return fail('MAIL_CONNECTION_LOST', true);
}

/** A failure with the places that every message of ours fills. */
export function failure(
  code: MailFailure['code'],
  account: SmtpAccount,
  retriable: boolean,
  detail: string,
): MailFailure {
  return { code, params: { host: account.host, port: account.port }, retriable, detail };
}

/** Words of a server for a person: its lines kept, control characters out, of bounded length. */
export function words(reply: string | undefined): string {
  const text = (reply ?? '').replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, '');
  return text.length > 2000 ? `${text.slice(0, 1999)}…` : text;
}

/** OpenSSL's names of verification results, as Node gives them (`tls`, "X509 certificate error codes"). */
const CERTIFICATE_EXPIRED = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const CERTIFICATE_UNTRUSTED = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'CERT_REVOKED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
]);
const UNREACHABLE = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
]);
