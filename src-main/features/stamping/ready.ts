/** Whether an account can seal, and what is shown of the consent that it needs for that. */
import type { PacConfig } from '#contract/stamping.ts';
import type { Db } from '#db/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { PacConnections } from './connections.ts';
import * as consents from './consents-repository.ts';
import type { PacConfigRow } from './tables.ts';

/**
 * Always where the seal is made here. Where the provider makes it: while a consent is in force, the
 * provider is known to have its CSD, and that has not expired.
 */
export function isReady(
  db: Db,
  clock: Clock,
  connections: Pick<PacConnections, 'sealingOf'>,
  { id, provider }: PacConfigRow,
): boolean {
  if (connections.sealingOf(provider) !== 'provider') return true;
  const consent = consents.findConsent(db, id);
  return consent !== undefined && consent.storedAtUtc !== null && consent.validToUtc > clock.now().toISOString();
}

/** The consent of an account; absent where none was given or the provider has nothing any more. */
export function consentView(db: Db, pacConfigId: string): PacConfig['csd'] {
  const row = consents.findConsent(db, pacConfigId) ?? consents.findUnremoved(db, pacConfigId);
  if (row === undefined) return undefined;
  const { csdId, number, rfc, givenBy, givenAtUtc, storedAtUtc, withdrawnAtUtc } = row;
  const state = withdrawnAtUtc !== null ? 'withdrawn' : storedAtUtc === null ? 'given' : 'stored';
  return { csdId, number, rfc, givenBy, givenAtUtc, state, ...(storedAtUtc === null ? {} : { storedAtUtc }) };
}
