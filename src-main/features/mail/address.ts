/** Mail addresses and header words as we accept them: strict, because a lax one is a way into the headers. */
import { domainToASCII } from 'node:url';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Mailbox } from '#ports/mail.ts';

/**
 * Characters that never stand in a header value: controls (CR and LF begin a new header), line and
 * paragraph separators, and the bidirectional controls that make one address look like another.
 */
const FORBIDDEN_IN_HEADER = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * RFC 5321 dot-string of RFC 5322 atext, and the letters, marks and numbers that RFC 6531 adds to
 * it. Quoted local parts are legal and practically unused; they are refused, since servers differ on them.
 */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** Checked before the URL machinery sees it: `domainToASCII` would decode `%41` and stop at `/`. */
const DOMAIN_LETTERS = /^[\p{L}\p{M}\p{N}.-]+$/u;
const DOMAIN_LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * One address in its canonical form: NFC, domain in lower case and as A-labels (`ñandú.mx` is
 * `xn--and-6ma2c.mx`). RFC 5321 §4.5.3.1: local part up to 64 octets, the whole up to 254.
 * @throws CuadraError MAIL_ADDRESS_INVALID
 */
export function normalizeAddress(input: string, field = 'address'): string {
  const refuse = (): never => {
    throw new CuadraError('MAIL_ADDRESS_INVALID', { params: { address: printable(input) }, field });
  };
  if (FORBIDDEN_IN_HEADER.test(input)) refuse();
  const text = input.trim().normalize('NFC');
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || !LOCAL_PART.test(local) || !DOMAIN_LETTERS.test(text.slice(at + 1))) refuse();
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  const labels = domain.split('.');
  if (labels.length < 2 || !labels.every((label) => DOMAIN_LABEL.test(label)) || /^\d+$/.test(labels.at(-1) ?? '')) {
    refuse();
  }
  if (Buffer.byteLength(local) > 64 || Buffer.byteLength(local) + 1 + domain.length > 254) refuse();
  return `${local}@${domain}`;
}

/** Whether delivering to it needs the server's SMTPUTF8 (RFC 6531): its local part is not ASCII. */
export function needsSmtpUtf8(address: string): boolean {
  return /[^\0-\x7f]/.test(address.slice(0, address.lastIndexOf('@')));
}

/**
 * A word of a header (subject, display name) without anything that could begin another header.
 * @throws CuadraError MAIL_HEADER_INVALID
 */
export function headerWord(value: string, field: string): string {
  if (FORBIDDEN_IN_HEADER.test(value)) throw new CuadraError('MAIL_HEADER_INVALID', { params: { field }, field });
  return value.trim().normalize('NFC');
}

/** A mailbox with its name and address checked; see {@link normalizeAddress} and {@link headerWord}. */
export function normalizeMailbox(box: { name?: string | undefined; address: string }, field: string): Mailbox {
  const address = normalizeAddress(box.address, `${field}.address`);
  const name = box.name === undefined ? '' : headerWord(box.name, `${field}.name`);
  return name === '' ? { address } : { name, address };
}

/** For an error message: control characters made visible, never longer than a line. */
function printable(value: string): string {
  const visible = value.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '�');
  return visible.length > 80 ? `${visible.slice(0, 79)}…` : visible;
}
