/**
 * Codes that a PAC refuses a stamp with, and what we say beside the provider's own words.
 * Sources: reference notes on SW's and Finkok's client libraries for 301–403, public copies of SAT's
 * matrix for CFDI40xxx (cfdi-validations.md §8 and §4), Finkok's 707 (§8). Only codes that our own validation cannot foresee
 * have words of their own; of the others the rule's number and the provider's text say most.
 */
import { hasMessage, type MessageKey } from '#i18n/index.ts';
import type { PacFinding } from './types.ts';

/** Where in the document the fault lies. */
const FIELD: Readonly<Record<string, string>> = {
  '301': '',
  '302': 'sello',
  '303': 'certificado',
  '304': 'certificado',
  '305': 'fecha',
  '306': 'certificado',
  '307': '',
  '308': 'certificado',
  '401': 'fecha',
  '402': 'emisor.rfc',
  '403': 'fecha',
  '707': 'complementos',
  CFDI40102: 'sello',
  CFDI40106: 'certificado',
  CFDI40138: 'emisor.nombre',
  CFDI40139: 'emisor.nombre',
  CFDI40143: 'receptor.rfc',
  CFDI40144: 'receptor.nombre',
  CFDI40145: 'receptor.nombre',
  CFDI40147: 'receptor.domicilioFiscalReceptor',
  CFDI40148: 'receptor.domicilioFiscalReceptor',
  CFDI40158: 'receptor.regimenFiscalReceptor',
  CFDI40159: 'receptor.regimenFiscalReceptor',
  CFDI40161: 'receptor.usoCFDI',
};

/**
 * The code at the head of a provider's text ("CFDI40148 - …", "307. El comprobante…", "401 - …");
 * undefined when there is none.
 */
export function codeInText(text: string): string | undefined {
  const matrix = /^\s*(CFDI|CRP)[ -]?(\d{5})\b/i.exec(text);
  if (matrix !== null) return `${matrix[1]?.toUpperCase()}${matrix[2]}`;
  return /^\s*(?:CFDI33|CACFDI33)?\s*(\d{3})\b/.exec(text)?.[1];
}

/** Our explanation of a provider's refusal, pointing at the field it concerns. */
export function findingOf(code: string): PacFinding {
  const key = `pac.code.${code}`;
  const messageKey: MessageKey = hasMessage(key) ? key : 'pac.code.other';
  return { code, severity: 'error', field: FIELD[code] ?? '', messageKey, params: { code } };
}

/**
 * Whether the answer depends on the moment and not only on the document: refused now does not prove
 * that an earlier send was refused too (72 hours passed, the certificate expired or was revoked since,
 * the taxpayer left SAT's list).
 */
export function isTimeDependent(code: string): boolean {
  return (
    ['304', '305', '308', '401', '402', 'CFDI40106'].includes(code) || !/^(30[1236]|403|707|CFDI4\d{4})$/.test(code)
  );
}
