/** Findings about records, in the words of whoever asks. */
import type { RecordFinding } from '#contract/findings.ts';
import type { Finding } from '#domain/cfdi/validation/index.ts';
import { translate, type Locale, type MessageKey, type MessageParams } from '#i18n/index.ts';

/** A finding before it is put into words. */
export interface RawFinding extends Pick<RecordFinding, 'code' | 'severity' | 'field' | 'suggestion' | 'record'> {
  readonly messageKey: MessageKey;
  readonly params: MessageParams;
  /** The words begin with the line of a document, which a record does not have: «Concepto 1: …». */
  readonly withoutLine?: boolean;
}

export function toRecordFinding(finding: RawFinding, locale: Locale): RecordFinding {
  const { code, severity, field, suggestion, record, messageKey, params, withoutLine } = finding;
  const words = translate(messageKey, params, locale);
  return {
    code,
    severity,
    field,
    message: withoutLine === true ? withoutPlace(words) : words,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(record === undefined ? {} : { record }),
  };
}

/** «Concepto 1, traslado 2: la tasa…» → «La tasa…». */
function withoutPlace(words: string): string {
  const rest = words.replace(/^[^:]+: /u, '');
  return rest.charAt(0).toLocaleUpperCase('es-MX') + rest.slice(1);
}

/** One of the validation's findings as one about a record's field. */
export function fromRule(
  { code, severity, messageKey, params }: Finding,
  field: string,
  more: Pick<RawFinding, 'suggestion' | 'withoutLine'> = {},
): RawFinding {
  return { code, severity, field, messageKey, params, ...more };
}
