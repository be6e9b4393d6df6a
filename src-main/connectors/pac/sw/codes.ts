/**
 * SW's codes. A refusal's `message` begins with the code: SAT's ("301 - …", "307. …"), the matrix's
 * ("CFDI40148 - …") or SW's own ("CACFDI33 - …", with the reason in `messageDetail`). From SW's SDKs and
 * their tests; docs/providers/sw.md tells what no source confirms.
 */
import type { StampOutcome } from '../types.ts';

/** The code at the head of a text; undefined where there is none. */
export function codeAtHead(text: string | undefined): string | undefined {
  const found = /^\s*([A-Z]{2,8}\d{0,2})?[ -]?(\d{3,5})?(?=[\s.:-]|$)/.exec((text ?? '').toUpperCase());
  const code = `${found?.[1] ?? ''}${found?.[2] ?? ''}`;
  return /\d/.test(code) ? code : undefined;
}

/** Codes that are about the document: SAT's and its matrix's. */
const ABOUT_THE_DOCUMENT = /^(?:3\d\d|4\d\d|(?:CFDI|CRP|CCE|NOM|CP)\d{3,5})$/;

/** Texts, as no source has codes for them. */
const NO_STAMPS = /(?:saldo|timbres)\b.*(?:insuficiente|agotad|disponible|terminad)|sin (?:saldo|timbres)/i;
const LOGIN = /\btoken\b|usuario y\/o contrase|usuario o contrase|no autorizad|^\s*AU\d{4}/i;

type Meaning = Exclude<StampOutcome['kind'], 'stamped' | 'unavailable' | 'rate-limited'>;

/** What an error of a stamp call means; an error that nobody knows proves nothing. */
export function meaningOfError(message: string): Meaning {
  const code = codeAtHead(message);
  if (code === '307' || code === 'CFDI3307') return 'already-stamped';
  if (code !== undefined && ABOUT_THE_DOCUMENT.test(code)) return 'rejected';
  if (LOGIN.test(message)) return 'credentials';
  return NO_STAMPS.test(message) ? 'no-credits' : 'unknown';
}

/** EstatusUUID in a cancellation: SAT took the request now (201) or had it (202). */
export function meaningOfFolio(estatus: string): { readonly kind: 'accepted'; readonly before: boolean } | 'refused' {
  if (estatus === '201' || estatus === '202') return { kind: 'accepted', before: estatus === '202' };
  return 'refused';
}

/** Reasons of SW's for a cancellation that say nothing of the request: SAT did not answer it. */
const SAT_AWAY = new Set(['CA2000', 'CA2100', 'CA2300', 'CR1001', 'CR1004']);

/**
 * A cancellation without folios: refused with a reason, not let in, or nothing that is known.
 * @param message SW's, "CACFDI33 - Problemas con el xml."
 * @param detail the reason, "CR1309. …"
 */
export function meaningOfCancelError(
  message: string,
  detail: string | undefined,
): { readonly kind: 'refused'; readonly code: string } | 'credentials' | 'unknown' {
  if (codeAtHead(message) === 'CACFDI33') {
    const code = codeAtHead(detail) ?? 'CACFDI33';
    return SAT_AWAY.has(code) ? 'unknown' : { kind: 'refused', code };
  }
  return LOGIN.test(message) ? 'credentials' : 'unknown';
}
