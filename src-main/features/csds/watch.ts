/**
 * When the seal certificates in use end: alerts 90, 30 and 7 days before and when they have ended, each told once, and
 * the report of a whole desk. A certificate that is not in use ends without anybody's work stopping.
 */
import type { CsdCheck, CsdCheckRow } from '#contract/csds.ts';
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { AlertsService, Matter } from '../alerts/service.ts';
import * as repository from './repository.ts';
import type { CsdRow } from './tables.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Days before the end, the nearest first. */
const THRESHOLDS = [
  { days: 7, severity: 'critical' },
  { days: 30, severity: 'warning' },
  { days: 90, severity: 'info' },
] as const;

const CSD_ALERTS = ['csd.expiring', 'csd.expired'] as const;

/** What is the matter with a certificate now; nothing with one that is not in use. Pure. */
export function mattersOf(row: CsdRow, now: Date): Matter[] {
  if (row.status !== 'active') return [];
  const leftMs = Date.parse(row.validToUtc) - now.getTime();
  const params = { rfc: row.rfc, number: row.number, holder: row.holderName, to: row.validToUtc.slice(0, 10) };
  if (leftMs < 0) return [{ kind: 'csd.expired', severity: 'critical', params }];
  const passed = THRESHOLDS.find(({ days }) => leftMs <= days * DAY_MS);
  if (passed === undefined) return [];
  const { days, severity } = passed;
  return [{ kind: 'csd.expiring', severity, subject: String(days), params: { ...params, threshold: days } }];
}

export interface CsdWatchDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly alerts: Pick<AlertsService, 'observe'>;
  /** Companies that are not archived. */
  readonly companies: () => readonly { readonly id: string; readonly rfc: string; readonly legalName: string }[];
}

export type CsdWatch = ReturnType<typeof createCsdWatch>;

export function createCsdWatch({ db, clock, alerts, companies }: CsdWatchDeps) {
  /** Puts the alerts of a company's certificates in agreement with what they are, in the caller's transaction. */
  function observe(tx: Db, companyId: string): void {
    const now = clock.now();
    for (const row of repository.listCsds(tx, companyId)) {
      alerts.observe(tx, {
        record: { kind: 'csd', id: row.id },
        companyId,
        watched: CSD_ALERTS,
        matters: mattersOf(row, now),
      });
    }
  }

  return {
    observe,

    observeAll(): void {
      for (const { id } of companies()) db.transaction((tx) => observe(tx, id), { behavior: 'immediate' });
    },

    /** Every certificate with the days that are left, and what needs a person. */
    check(companyId: string | undefined): CsdCheck {
      const now = clock.now();
      const asked = companies().filter(({ id }) => companyId === undefined || id === companyId);
      const certificates = asked.flatMap(({ id }) => repository.listCsds(db, id).map((row) => toRow(row, now)));
      const withoutCertificate = asked.filter(
        ({ id }) => !certificates.some((row) => row.companyId === id && row.status === 'active'),
      );
      return {
        needsPerson: withoutCertificate.length > 0 || certificates.some(({ attention }) => attention !== 'none'),
        certificates,
        withoutCertificate: withoutCertificate.map(({ id, rfc, legalName }) => ({ companyId: id, rfc, legalName })),
      };
    },
  };
}

function toRow(row: CsdRow, now: Date): CsdCheckRow {
  const { id, companyId, number, rfc, holderName, status, demo, validToUtc } = row;
  const [matter] = mattersOf(row, now);
  return {
    id,
    companyId,
    rfc,
    number,
    holderName,
    status,
    demo,
    validToUtc,
    daysLeft: Math.floor((Date.parse(validToUtc) - now.getTime()) / DAY_MS),
    attention: matter === undefined ? 'none' : matter.kind === 'csd.expired' ? 'expired' : 'expiring',
  };
}
