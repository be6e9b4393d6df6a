import { translate, type Locale } from '#i18n/index.ts';
import type { Finding } from './types.ts';

/** The finding as a sentence that says what is wrong and what to do. */
export function findingText(finding: Finding, locale?: Locale): string {
  return translate(finding.messageKey, finding.params, locale);
}

/** Whether nothing stands against stamping (warnings may). */
export function canStamp(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity !== 'error');
}
