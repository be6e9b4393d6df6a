/** Where SAT and we say different things of a document. Pure. */
import type { AlertKind } from '#contract/alerts.ts';
import type { SatState } from '#contract/sat-status.ts';
import type { Matter } from '../alerts/service.ts';
import type { SatDocument } from './source.ts';

/** Kinds that this feature raises and resolves. */
export const SAT_ALERTS = [
  'sat.cancelled-there',
  'sat.alive-there',
  'sat.not-found',
  'sat.mismatch',
] as const satisfies readonly AlertKind[];

/** A PAC has 72 hours to hand a stamp on to SAT; until then an unknown UUID is no news. */
const VISIBLE_AFTER_MS = 72 * 60 * 60 * 1000;

/**
 * | we say             | SAT says                        | difference             |
 * |--------------------|---------------------------------|------------------------|
 * | stamped            | Cancelado                       | `sat.cancelled-there`  |
 * | cancelled          | Vigente                         | `sat.alive-there`      |
 * | cancel_requested   | Vigente or Cancelado            | none: it is under way  |
 * | anything           | not found, 72 h after the stamp | `sat.not-found`        |
 * | anything           | other facts, 72 h after         | `sat.mismatch`         |
 *
 * What a PAC's test account stamps need not reach SAT's test service: there only the first two are told.
 */
export function differencesOf(
  { ours, stampedAtUtc, environment, label, counterpart, facts }: SatDocument,
  state: SatState,
  now: Date,
): Matter[] {
  const params = { label, receiver: counterpart, uuid: facts.uuid };
  const visible = now.getTime() - Date.parse(stampedAtUtc) > VISIBLE_AFTER_MS && environment !== 'test';
  switch (state) {
    case 'cancelado':
      return ours === 'stamped' ? [{ kind: 'sat.cancelled-there', severity: 'critical', params }] : [];
    case 'vigente':
      return ours === 'cancelled' ? [{ kind: 'sat.alive-there', severity: 'critical', params }] : [];
    case 'no-encontrado':
      return visible ? [{ kind: 'sat.not-found', severity: 'warning', params }] : [];
    case 'no-coincide':
    default:
      return visible ? [{ kind: 'sat.mismatch', severity: 'warning', params }] : [];
  }
}
