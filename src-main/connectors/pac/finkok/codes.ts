/**
 * Finkok's codes. Incidents of stamping arrive as `Incidencias/Incidencia/CodigoError`; a cancellation
 * has `EstatusUUID` for each folio and `CodEstatus` for the whole. From phpcfdi/finkok and a public
 * client's copy of Finkok's own list (docs/providers/finkok.md names which is which).
 */
import type { CancelOutcome, StampOutcome } from '../types.ts';

/** What a code of an incident says of the stamp, where it is not "this document is refused". */
const INCIDENTS: Readonly<Record<string, Exclude<StampOutcome['kind'], 'stamped' | 'rejected' | 'rate-limited'>>> = {
  '300': 'credentials',
  '307': 'already-stamped',
  // The issuer is suspended or not registered in the account, the account is suspended, its contract not signed.
  '701': 'credentials',
  '702': 'credentials',
  '703': 'credentials',
  '740': 'credentials',
  // Finkok could not reach SAT; whether it keeps the stamp to deliver it later is not documented.
  '708': 'unknown',
  '709': 'unknown',
  '718': 'no-credits',
};

/** Codes that are about the document: SAT's, its matrix, and Finkok's own validations (7xx). */
const ABOUT_THE_DOCUMENT = /^(?:3\d\d|4\d\d|7\d\d|(?:CFDI|CRP|CCE|NOM|CP)\d{3,5})$/;

/**
 * What an incident means for the stamp. A code that nobody knows proves nothing: the same document is
 * asked for and sent again, never sealed anew.
 */
export function meaningOfIncident(code: string): Exclude<StampOutcome['kind'], 'stamped' | 'rate-limited'> {
  return INCIDENTS[code] ?? (ABOUT_THE_DOCUMENT.test(code) ? 'rejected' : 'unknown');
}

/** EstatusUUID of a folio: SAT took the request now (201) or had it (202; 798 is Finkok's word for that). */
export function meaningOfFolio(estatus: string): { readonly kind: 'accepted'; readonly before: boolean } | 'refused' {
  if (estatus === '201') return { kind: 'accepted', before: false };
  return estatus === '202' || estatus === '798' ? { kind: 'accepted', before: true } : 'refused';
}

/** CodEstatus of a cancellation without folios; undefined for texts that are not known. */
export function meaningOfCancelStatus(
  text: string,
):
  | { readonly kind: Exclude<CancelOutcome['kind'], 'accepted' | 'rate-limited' | 'no-credits'>; readonly code: string }
  | undefined {
  const code = /^\s*(\d{3})\b/.exec(text)?.[1];
  const lower = text.trim().toLowerCase();
  if (code === '300' || lower === 'invalid username or password') return { kind: 'credentials', code: code ?? '300' };
  // Not presented to SAT (store_pending is false, so it is not queued either).
  if (code === '708') return { kind: 'unavailable', code };
  if (lower === 'uuid not found' || lower.endsWith('no encontrado')) return { kind: 'refused', code: '205' };
  if (lower.startsWith('already en buffercancellation')) return { kind: 'in-process', code: '708' };
  if (lower.startsWith('already cancelled')) return { kind: 'in-process', code: '202' };
  if (code !== undefined) return { kind: 'refused', code };
  return undefined;
}
