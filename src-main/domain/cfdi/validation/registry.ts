/**
 * Every rule of the validation, in the order of the document. To find the rule of a code, search its
 * name: each is an exported constant `cfdi40108…`, `service305…`, `schema…` or `own…`.
 */
import type { ValidationCode } from './codes.ts';
import type { Rule } from './rule.ts';
import * as aduana from './rules/aduana.ts';
import * as complementos from './rules/complementos.ts';
import * as comprobante from './rules/comprobante.ts';
import * as conceptoImpuestos from './rules/concepto-impuestos.ts';
import * as concepto from './rules/concepto.ts';
import * as emisor from './rules/emisor.ts';
import * as extranjero from './rules/extranjero.ts';
import * as guia from './rules/guia.ts';
import * as impuestosTraslados from './rules/impuestos-traslados.ts';
import * as impuestos from './rules/impuestos.ts';
import * as informacionGlobal from './rules/informacion-global.ts';
import * as moneda from './rules/moneda.ts';
import * as parte from './rules/parte.ts';
import * as personas from './rules/personas.ts';
import * as receptor from './rules/receptor.ts';
import * as relacionados from './rules/relacionados.ts';
import * as stamping from './rules/stamping.ts';
import * as terceros from './rules/terceros.ts';
import * as totales from './rules/totales.ts';
import * as version from './rules/version.ts';
import * as schema from './schema/rules.ts';

/** Rule modules also export what their neighbours share; a rule is what has a `check`. */
function rulesIn(module: object): Rule[] {
  return Object.values(module).filter(
    (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'check' in value,
  );
}

/** By the name of the exported constant. */
export const RULES_BY_NAME: ReadonlyMap<string, Rule> = new Map(
  [
    version,
    schema,
    stamping,
    comprobante,
    moneda,
    totales,
    guia,
    informacionGlobal,
    relacionados,
    emisor,
    receptor,
    extranjero,
    personas,
    concepto,
    conceptoImpuestos,
    terceros,
    aduana,
    parte,
    impuestos,
    impuestosTraslados,
    complementos,
  ].flatMap((module) => {
    const rules = new Set<unknown>(rulesIn(module));
    return Object.entries(module).filter((entry): entry is [string, Rule] => rules.has(entry[1]));
  }),
);

export const RULES: readonly Rule[] = [...RULES_BY_NAME.values()];

/** Codes that no rule here answers with, and why. */
export const NOT_JUDGED: Readonly<Partial<Record<ValidationCode, string>>> = {
  CFDI40102: 'The seal over the cadena is judged where the signature is: domain/cfdi/verify.ts.',
  CFDI40106: 'Pairing and kind of the CSD: domain/csd and 303, 305, 306 here. Revocation: only SAT knows.',
  CFDI40128: 'Whether a confirmation key exists only the PAC that gave it knows.',
  CFDI40129: 'Whether a confirmation key was used only the PAC that gave it knows.',
  CFDI40138: "Needs SAT's l_RFC (registered RFCs): only the PAC can judge.",
  CFDI40143: "Needs SAT's l_RFC (registered RFCs): only the PAC can judge.",
  CFDI40144: "Needs SAT's l_RFC (registered RFCs): only the PAC can judge.",
  CFDI40147: "Needs SAT's l_RFC (registered RFCs): only the PAC can judge.",
  CFDI40148: "Needs the postal code of each RFC in SAT's l_RFC: only the PAC can judge.",
  CFDI40159: "Needs the regimes of each RFC in SAT's l_RFC: only the PAC can judge; 40158 compares the person.",
  CFDI40189: "Needs SAT's l_RFC (registered RFCs): only the PAC can judge.",
  CFDI40192: "Needs SAT's l_RFC (registered RFCs): only the PAC can judge.",
  CFDI40193: "Needs the postal code of each RFC in SAT's l_RFC: only the PAC can judge.",
  CFDI40999: 'A PAC’s word for what it does not classify, usually the schema: see 301.',
  '302': 'The seal is judged where the signature is: domain/cfdi/verify.ts.',
  '304': "Needs SAT's list of revoked certificates: only the PAC can judge.",
  '308': 'The chain of the certificate is judged in domain/csd and domain/cfdi/verify.ts.',
  '402': "Needs SAT's LCO (taxpayers that may issue): only the PAC can judge.",
};

const byCode = new Map<ValidationCode, Rule[]>();
for (const each of RULES) byCode.set(each.code, [...(byCode.get(each.code) ?? []), each]);

/** The rules that answer with a code; empty where {@link NOT_JUDGED} says why there is none. */
export function rulesOf(code: ValidationCode): readonly Rule[] {
  return byCode.get(code) ?? [];
}
