/** What can be told of a taxpayer's data while it is typed; the engine judges it again when it is saved. */

/** As t_RFC of SAT's schema has it; twelve characters: a company, thirteen: a person. */
const RFC_FORM = /^[A-Z&Ñ]{3,4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z\d]{2}[\dA]$/;
const GENERIC = new Set(['XAXX010101000', 'XEXX010101000']);
/** «SA DE CV» and its kin: SAT's registry has the name without it. */
const COMPANY_KIND =
  /[,\s]+(S\.?\s?A\.?\s?B?\.?(\s?P\.?\s?I\.?)?|S\.? DE R\.?\s?L\.?|S\.?\s?C\.?|A\.?\s?C\.?|S\.?\s?A\.?\s?S\.?|S\.? ?P\.? ?R\.?( DE R\.?\s?L\.?)?)(\s+DE\s+C\.?\s?V\.?)?$/u;

export type Person = 'fisica' | 'moral';
export type RfcProblem = 'form' | 'generic';

/** As it stands in the XML: upper case, without blanks, hyphens or periods. */
export function tidyRfc(text: string): string {
  return text.toUpperCase().replaceAll(/[\s.-]+/g, '');
}

export function rfcProblem(rfc: string): RfcProblem | undefined {
  if (GENERIC.has(rfc)) return 'generic';
  return RFC_FORM.test(rfc) ? undefined : 'form';
}

export function personOf(rfc: string): Person | undefined {
  if (rfcProblem(rfc) !== undefined) return undefined;
  return rfc.length === 12 ? 'moral' : 'fisica';
}

/** The name without its kind of company; undefined when it has none. */
export function withoutCompanyKind(name: string): string | undefined {
  const plain = name.trim().toUpperCase().replace(COMPANY_KIND, '').trim();
  return plain !== '' && plain !== name.trim().toUpperCase() ? plain : undefined;
}
