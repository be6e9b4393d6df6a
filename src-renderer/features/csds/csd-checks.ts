/** What is said of a CSD that is being chosen, in the order in which to put it right. */
import type { CsdInspectionView } from '#contract/csds.ts';
import type { es } from '#i18n/catalog/window/csds.ts';
import type { Translate } from '../../i18n/words.ts';
import type { Check, CheckState } from '../../ui/form/checks.tsx';
import type { CsdOwner } from './csd-upload.ts';

interface Given {
  readonly inspection: CsdInspectionView | undefined;
  readonly owner: CsdOwner;
  readonly hasCer: boolean;
  readonly t: Translate<keyof typeof es>;
  readonly day: (utc: string) => string;
  readonly count: (value: number) => string;
}

/** Days before its end when a certificate is worth a thought. */
const SOON_DAYS = 90;

export function csdChecks({ inspection, owner, hasCer, t, day, count }: Given): Check[] {
  const certificate = inspection?.certificate;
  const findings = inspection?.findings ?? [];
  const of = (...codes: string[]) => findings.find((finding) => codes.includes(finding.code));
  const isFiel = of('CSD_IS_FIEL');
  const otherRfc = of('CSD_OTHER_RFC');
  const validity = of('CSD_EXPIRED', 'CSD_NOT_YET_VALID');
  const known = new Set([isFiel, otherRfc, validity]);
  const cer = findings.find((finding) => finding.field === 'cer' && !known.has(finding));
  const key = findings.find((finding) => finding.field === 'key');
  const password = findings.find((finding) => finding.field === 'password');

  const line = (id: string, state: CheckState, label: string, hint?: string): Check => ({
    id,
    state,
    label,
    ...(hint === undefined ? {} : { hint }),
  });
  const bad = isFiel ?? cer;
  const soon = certificate !== undefined && certificate.daysLeft < SOON_DAYS;
  return [
    bad !== undefined
      ? line('kind', 'wrong', t(isFiel === undefined ? 'csds.check.kind.bad' : 'csds.check.kind.fiel'), bad.message)
      : certificate === undefined
        ? line('kind', 'open', t(hasCer ? 'csds.check.reading' : 'csds.check.kind.open'))
        : line('kind', 'right', t('csds.check.kind.right', { number: certificate.number })),
    otherRfc !== undefined
      ? line('rfc', 'wrong', t('csds.check.rfc.wrong'), otherRfc.message)
      : certificate === undefined
        ? line('rfc', 'open', t('csds.check.rfc.open', { rfc: owner.rfc }))
        : line('rfc', 'right', t('csds.check.rfc.right', { rfc: certificate.rfc, name: certificate.holderName })),
    validity !== undefined
      ? line('validity', 'wrong', t('csds.check.validity.wrong'), validity.message)
      : certificate === undefined
        ? line('validity', 'open', t('csds.check.validity.open'))
        : line(
            'validity',
            soon ? 'doubtful' : 'right',
            t('csds.check.validity.right', {
              until: day(certificate.validToUtc),
              count: certificate.daysLeft,
              shown: count(certificate.daysLeft),
            }),
            soon ? t('csds.check.validity.soon') : undefined,
          ),
    key !== undefined
      ? line('key', 'wrong', t('csds.check.key.wrong'), key.message)
      : line(
          'key',
          inspection?.key === 'fits' ? 'right' : 'open',
          t(
            inspection?.key === 'fits'
              ? 'csds.check.key.right'
              : inspection?.key === 'waiting'
                ? 'csds.check.key.waiting'
                : 'csds.check.key.open',
          ),
        ),
    password !== undefined
      ? line('password', 'wrong', t('csds.check.password.wrong'), password.message)
      : line(
          'password',
          inspection?.password === 'right' ? 'right' : 'open',
          t(inspection?.password === 'right' ? 'csds.check.password.right' : 'csds.check.password.open'),
        ),
  ];
}
