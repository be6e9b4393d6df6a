/** What the files of a CSD say while a person is choosing them: every check of `add`, nothing stored. */
import type { CsdInspectionView } from '#contract/csds.ts';
import { inspectCsd, type Certificate, type CsdInspection } from '#domain/csd/index.ts';
import type { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';

export interface InspectInput {
  readonly cer: Uint8Array;
  readonly key: Uint8Array | undefined;
  readonly password: string | undefined;
  readonly rfc: string | undefined;
}

const DAY_MS = 24 * 3600 * 1000;

export function inspectFiles({ cer, key, password, rfc }: InspectInput, at: Date, locale: Locale): CsdInspectionView {
  const inspection = inspectCsd({
    cer,
    ...(key === undefined ? {} : { key }),
    password: password ?? '',
    at,
    ...(rfc === undefined ? {} : { expectedRfc: rfc }),
  });
  const { certificate, csd } = inspection;
  // What was not given yet is no mistake.
  const problems = inspection.problems.filter((problem) => problem.code !== 'CSD_PASSWORD_EMPTY');
  return {
    ...(certificate === undefined ? {} : { certificate: certificateView(certificate, at) }),
    key: key === undefined ? 'absent' : keyState(inspection),
    password: passwordState(inspection, password),
    findings: problems.map((problem) => toFinding(problem, locale)),
    ready: csd !== undefined && problems.length === 0,
  };
}

function keyState({ csd, certificate, problems }: CsdInspection): CsdInspectionView['key'] {
  if (csd !== undefined) return 'fits';
  const codes = new Set(problems.map((problem) => problem.code));
  if (codes.has('CSD_KEY_MISMATCH')) return 'other';
  if (codes.has('CSD_PASSWORD_EMPTY') || codes.has('CSD_PASSWORD_WRONG')) return 'waiting';
  const unread = problems.some((problem) => problem.field === 'key') || codes.has('CSD_FILES_SWAPPED');
  // The key opened; without a certificate there is nothing that it could fit.
  return unread || certificate !== undefined ? 'unreadable' : 'waiting';
}

/** Only a key that opened proves a password. */
function passwordState({ csd, problems }: CsdInspection, said: string | undefined): CsdInspectionView['password'] {
  if (said === undefined || said === '') return 'absent';
  const codes = new Set(problems.map((problem) => problem.code));
  if (codes.has('CSD_PASSWORD_WRONG')) return 'wrong';
  return csd !== undefined || codes.has('CSD_KEY_MISMATCH') ? 'right' : 'unknown';
}

function certificateView(certificate: Certificate, at: Date): NonNullable<CsdInspectionView['certificate']> {
  const { number, rfc, name, issuerName, kind, validFrom, validTo, isDemo } = certificate;
  return {
    number,
    rfc,
    holderName: name,
    issuerName,
    kind,
    validFromUtc: validFrom.toISOString(),
    validToUtc: validTo.toISOString(),
    daysLeft: Math.floor((validTo.getTime() - at.getTime()) / DAY_MS),
    demo: isDemo,
  };
}

function toFinding(problem: CuadraError, locale: Locale): CsdInspectionView['findings'][number] {
  const { code, field } = problem;
  const known = field === 'key' || field === 'password' ? field : 'cer';
  return { code, field: known, message: problem.localized(locale) };
}
