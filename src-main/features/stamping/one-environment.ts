/** A stamp without fiscal validity must never stand in for a real one because another account was down. */
import type { PacEnvironment } from '#connectors/pac/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { PacConnections } from './connections.ts';
import type { PacConfigRow } from './tables.ts';

/** The active account whose environment is not this one. */
export function otherEnvironment(
  others: readonly PacConfigRow[],
  environment: PacEnvironment,
): PacConfigRow | undefined {
  return others.find((row) => row.state === 'active' && row.environment !== environment);
}

/** @throws CuadraError PAC_ENVIRONMENT_MIXED when an active account is of another environment */
export function checkOneEnvironment(
  connections: Pick<PacConnections, 'displayNameOf'>,
  others: readonly PacConfigRow[],
  environment: PacEnvironment,
): void {
  const mixed = otherEnvironment(others, environment);
  if (mixed === undefined) return;
  throw new CuadraError('PAC_ENVIRONMENT_MIXED', {
    params: {
      environment: `pac.environment.${environment}`,
      other: `pac.environment.${mixed.environment}`,
      provider: connections.displayNameOf(mixed.provider),
    },
    field: 'environment',
  });
}
