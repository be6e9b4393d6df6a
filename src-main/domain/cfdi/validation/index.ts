/**
 * Validation before stamping: SAT's rules for CFDI 4.0 and what its schema demands, all findings at once.
 * The rules live in `rules/` and `schema/`, one constant each; `registry.ts` lists them with their sources.
 */
import type { Comprobante } from '../model.ts';
import type { Finding, ValidationContext } from './types.ts';
import { RULES } from './registry.ts';
import type { Rule } from './rule.ts';
import { ownVersion33IsHistory } from './rules/version.ts';
import { subjectOf } from './subject.ts';

export type { ValidationCode } from './codes.ts';
export { draftPathOf } from './draft-path.ts';
export { canStamp, findingText } from './finding.ts';
export type { Finding, Severity, ValidationCertificate, ValidationContext } from './types.ts';

/**
 * Judges a document.
 * @param c sealed or not: empty Sello, NoCertificado and Certificado are an unsealed document, not a mistake
 * @returns every finding, in the order of the document; empty where there is nothing to say. Documents of
 *   type N and P get their envelope judged only; those of version 3.3 get one error and nothing else.
 */
export function validateCfdi(c: Comprobante, context: ValidationContext): Finding[] {
  // The rules are those of 4.0; a 3.3 document would only be misjudged by them.
  return applyRules(c.version === '3.3' ? [ownVersion33IsHistory] : RULES, c, context);
}

/** Applies some of the rules: for tests, and for screens that judge one part as it is typed. */
export function applyRules(rules: readonly Rule[], c: Comprobante, context: ValidationContext): Finding[] {
  const subject = subjectOf(c, context);
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.tipos !== undefined && !rule.tipos.includes(c.tipoDeComprobante)) continue;
    rule.check(subject, (field, params, options) => {
      findings.push({
        code: rule.code,
        severity: options?.severity ?? rule.severity,
        field,
        messageKey: options?.message ?? rule.message,
        params: params ?? {},
      });
    });
  }
  return findings;
}
