/** What a connector is given, for tests: everything that is not said refuses to be used. */
import type { PacContext } from '#connectors/pac/types.ts';
import { silentLogger } from '#ports/logger.ts';
import { systemTimers } from '#ports/timers.ts';

export function pacContext(given: Partial<PacContext> & Pick<PacContext, 'clock'>): PacContext {
  return {
    environment: 'test',
    timers: systemTimers,
    logger: silentLogger,
    http: { request: () => Promise.reject(new Error('this test has no network')) },
    dataFolder: '/nonexistent',
    ...given,
  };
}
