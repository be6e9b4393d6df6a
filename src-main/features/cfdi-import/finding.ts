/** What is wrong or doubtful with a file, before it is put into words. */
import type { ImportFindingView } from '#contract/cfdi-imports.ts';
import type { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale, type MessageKey, type MessageParams } from '#i18n/index.ts';

/** Codes of our own: a key `cfdiImport.finding.<CODE>` each. */
export type ImportCode = MessageKey extends infer K ? (K extends `cfdiImport.finding.${infer C}` ? C : never) : never;

/** As it is stored. */
export interface ImportFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly messageKey: MessageKey;
  readonly params: MessageParams;
}

export function finding(
  code: ImportCode,
  severity: ImportFinding['severity'],
  params: MessageParams = {},
): ImportFinding {
  return { code, severity, messageKey: `cfdiImport.finding.${code}`, params };
}

/** Why something could not be read at all: the scanner's and the parser's own words. */
export function findingOfError({ code, params }: CuadraError): ImportFinding {
  return { code, severity: 'error', messageKey: `error.${code}`, params };
}

export function toFindingView(
  { code, severity, messageKey, params }: ImportFinding,
  locale: Locale,
): ImportFindingView {
  // A key of another version says at least its code.
  return { code, severity, message: hasMessage(messageKey) ? translate(messageKey, params, locale) : code };
}
