/**
 * Solución Factible's codes. Every answer has a `status`; a stamp has one more for its document. The
 * vendor's page of the cancellation service and a public client's copy of it name 2xx–18xx; 630–632
 * come from a public client (docs/providers/solucion-factible.md).
 */
import { codeInText } from '../codes.ts';

/** 601–605: the account; 620: no permission; 633: a test account in production, or the other way round. */
const ACCOUNT = new Set(['601', '602', '603', '604', '605', '620', '633']);
const NO_STAMPS = new Set(['630', '631', '632']);
/** SAT's numbers for a document that is refused, its matrix, and the vendor's "incomplete" and "not valid". */
const ABOUT_THE_DOCUMENT = /^(?:30[1-68]|40[1-3]|611|621|(?:CFDI|CRP)\d{5})$/;
/**
 * SAT's answers about a cancellation; 213: the receiver said no; 611, 621: the data; 623: not a document of
 * this account; 17xx: the CSD; 18xx: the signed request.
 */
const CANCEL_REFUSED = /^(?:20[3-9]|21[023]|30[1-68]|402|611|621|623|1[78]\d\d)$/;

export type StampMeaning = 'already-stamped' | 'rejected' | 'credentials' | 'no-credits' | 'unknown';
export type CancelMeaning = 'taken' | 'in-process' | 'exists' | 'none' | 'refused' | 'credentials' | 'unknown';

/** The validation rule's code where the text begins with one; otherwise the status. */
export function codeOf(status: string, mensaje: string | undefined): string {
  const inText = codeInText(mensaje ?? '');
  if (inText !== undefined && /^(?:CFDI|CRP)/.test(inText)) return inText;
  // A number of five digits can only be the matrix's.
  return /^40\d{3}$/.test(status) ? `CFDI${status}` : status;
}

/** What a code says of the stamp; one that nobody knows proves nothing. */
export function meaningOfStamp(code: string): StampMeaning {
  if (code === '307') return 'already-stamped';
  if (ACCOUNT.has(code)) return 'credentials';
  if (NO_STAMPS.has(code)) return 'no-credits';
  return ABOUT_THE_DOCUMENT.test(code) ? 'rejected' : 'unknown';
}

/** What a code says of a cancellation, whether it was sent or asked about. */
export function meaningOfCancel(code: string): CancelMeaning {
  if (code === '200') return 'taken';
  if (code === '211') return 'in-process';
  if (code === '701') return 'exists';
  if (code === '702') return 'none';
  if (ACCOUNT.has(code)) return 'credentials';
  return CANCEL_REFUSED.test(code) ? 'refused' : 'unknown';
}
