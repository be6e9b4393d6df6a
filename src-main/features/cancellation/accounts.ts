/** Which PAC accounts may bring a cancellation to SAT now, best first, and when to come back where none can. */
import type { PacDeclaration } from '#connectors/pac/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { JobOutcome } from '../jobs/types.ts';
import type { PacConfigRow } from '../stamping/tables.ts';
import type { CancellationAttemptRow, CancellationRow } from './tables.ts';

/** How long to wait where only a person can help; their help wakes the job at once. */
const PERSON_MS = 60 * 60 * 1000;

type Environment = CancellationRow['environment'];

/**
 * The PAC of the stamp first. Another one may do it in production, where SAT knows the document whoever stamped it
 * and a second request does no harm; a test or demo stamp is known to its own PAC alone.
 */
function mayDoIt(configs: readonly PacConfigRow[], environment: Environment, stampedAt: string): PacConfigRow[] {
  return configs
    .filter((config) => config.state === 'active' && config.environment === environment)
    .filter((config) => environment === 'production' || config.id === stampedAt)
    .toSorted((a, b) => Number(b.id === stampedAt) - Number(a.id === stampedAt));
}

export function candidates(
  configs: readonly PacConfigRow[],
  environment: Environment,
  stampedAt: string,
  now: Date,
): PacConfigRow[] {
  const nowUtc = now.toISOString();
  return mayDoIt(configs, environment, stampedAt).filter(
    // Without stamps to its account a PAC may still cancel.
    ({ problem, blockedUntilUtc }) =>
      problem !== 'credentials' && (problem === 'no-credits' || (blockedUntilUtc ?? '') <= nowUtc),
  );
}

/** @param error what the last try said, if there was one */
export function waitFor(
  configs: readonly PacConfigRow[],
  environment: Environment,
  stampedAt: string,
  error: CuadraError | undefined,
  now: Date,
): Extract<JobOutcome, { outcome: 'retry' }> {
  const inMs = (ms: number): string => new Date(now.getTime() + ms).toISOString();
  const able = mayDoIt(configs, environment, stampedAt);
  const why = error ?? new CuadraError('CANCEL_NO_PAC');
  const later = able.filter(({ problem }) => problem !== 'credentials');
  if (later.length === 0) return { outcome: 'retry', error: why, atUtc: inMs(PERSON_MS) };
  const nowUtc = now.toISOString();
  const blocks = later.map(({ blockedUntilUtc }) => blockedUntilUtc ?? '').filter((until) => until > nowUtc);
  const soonest = blocks.toSorted()[0];
  // An account that is not blocked was tried just now: the usual back-off.
  return blocks.length === later.length && soonest !== undefined
    ? { outcome: 'retry', error: why, atUtc: soonest }
    : { outcome: 'retry', error: why };
}

/** The form in which a provider is asked: the first that it takes. */
export function formOf({ capabilities }: PacDeclaration): CancellationAttemptRow['form'] {
  return capabilities.cancellation[0] ?? 'signed-request';
}
