/** What a person should look at in the RFC of a company, before it is the one that every document has. */
import type { RecordFinding } from '#contract/findings.ts';
import type { BigCatalogs } from '#domain/catalogs/index.ts';
import { judgeReceptor } from '#domain/cfdi/validation/parts.ts';
import { normalizeRfc } from '#domain/rfc/rfc.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import { fromRule, toRecordFinding } from '../findings.ts';

export interface CompanyCheckDeps {
  readonly clock: Clock;
  readonly catalogs: () => BigCatalogs;
}

export type CompanyChecks = ReturnType<typeof createCompanyChecks>;

export function createCompanyChecks({ clock, catalogs }: CompanyCheckDeps) {
  return {
    /** Warnings alone: SAT has issued RFCs that are exceptions. What has not the form of an RFC is not judged. */
    check(text: string, locale: Locale): RecordFinding[] {
      const rfc = normalizeRfc(text);
      // The rules of an RFC are the same whoever it belongs to.
      const issuer = { rfc, legalName: '', regimenFiscal: '', postalCode: '' };
      const findings = judgeReceptor({ rfc }, { at: clock.now(), catalogs: catalogs(), issuer });
      return findings.map((finding) => toRecordFinding(fromRule(finding, 'rfc'), locale));
    },
  };
}
