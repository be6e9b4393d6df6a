/**
 * EDICOM's codes. A call that fails is a SOAP fault whose detail has `fault` {cod, text}; where SAT
 * refuses, `cod` is SAT's own number (public clients branch on 301–403). The numbers of EDICOM's own
 * errors are not public, so that a login that fails and an account without stamps are told by the words,
 * and only by words that can mean nothing else: whoever reads them may go to another PAC.
 */
import { codeInText } from '../codes.ts';

export interface EdicomFault {
  readonly code: string;
  readonly text: string;
}

export type FaultMeaning = 'already-stamped' | 'rejected' | 'credentials' | 'no-credits' | 'unknown';

/** SAT's numbers for a document that is refused; 307 is another matter. */
const ABOUT_THE_DOCUMENT = /^(?:30[1-68]|40[1-3]|(?:CFDI|CRP)\d{5})$/;
const LOGIN = /\b(?:usuario|contraseña|password|clave de acceso|user|login)\b/i;
const WRONG = /incorrect|inv[áa]lid|no (?:es |son )?v[áa]lid|err[óo]ne|no existe|wrong|invalid|denegad/i;
const STAMPS = /\b(?:timbres|folios|cr[ée]ditos)\b/i;
const USED_UP = /agotad|insuficient|\bsin (?:timbres|folios|cr[ée]ditos)\b|no (?:tiene|cuenta con|dispone de|hay) /i;

/** Code of a fault: the validation rule's where the text begins with one, because `cod` only groups those. */
export function codeOf(fault: EdicomFault): string {
  const inText = codeInText(fault.text);
  return inText !== undefined && /^(?:CFDI|CRP)/.test(inText) ? inText : fault.code;
}

/** What a fault says of what was asked; what nobody knows is unknown. */
export function meaningOfFault(fault: EdicomFault): FaultMeaning {
  const code = codeOf(fault);
  if (code === '307') return 'already-stamped';
  if (ABOUT_THE_DOCUMENT.test(code)) return 'rejected';
  if (LOGIN.test(fault.text) && WRONG.test(fault.text)) return 'credentials';
  if (STAMPS.test(fault.text) && USED_UP.test(fault.text)) return 'no-credits';
  return 'unknown';
}

/** SAT's EstatusUUID of a cancellation: taken, taken before, or refused; undefined for what is no such number. */
export function meaningOfCancel(code: string): 'accepted' | 'accepted-before' | 'refused' | undefined {
  if (code === '201') return 'accepted';
  if (code === '202') return 'accepted-before';
  return /^(?:20[3-9]|21[0-2]|30[1-9]|31[0-2])$/.test(code) ? 'refused' : undefined;
}
