/**
 * Every rule of the validation, in the order of the document. To find the rule of a code, search its
 * name: each is an exported constant `cfdi40108…`, `service305…` or `own…`.
 */
import type { ValidationCode } from './codes.ts';
import type { Rule } from './rule.ts';
import * as comprobante from './rules/comprobante.ts';

export const RULES: readonly Rule[] = [comprobante].flatMap((module) => Object.values(module));

const byCode = new Map<ValidationCode, Rule[]>();
for (const each of RULES) byCode.set(each.code, [...(byCode.get(each.code) ?? []), each]);

/** The rules that answer with a code; empty where {@link NOT_JUDGED} says why there is none. */
export function rulesOf(code: ValidationCode): readonly Rule[] {
  return byCode.get(code) ?? [];
}
