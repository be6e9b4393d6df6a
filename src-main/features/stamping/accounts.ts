/** Which of a company's PAC accounts can be used now, what is wrong with the others, and until when. */
import type { NotServed } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { JobOutcome } from '../jobs/types.ts';
import type { PacConnections } from './connections.ts';
import { isReady } from './ready.ts';
import * as repository from './repository.ts';
import type { PacConfigRow } from './tables.ts';
import { wordsOf } from './words.ts';

const MINUTE_MS = 60 * 1000;
/** How long an account without stamps is left alone. */
const NO_CREDITS_MS = 15 * MINUTE_MS;
/** How long to wait where only a person can help; their help wakes the job at once. */
const PERSON_MS = 60 * MINUTE_MS;

const PROBLEM_ERROR = {
  credentials: 'STAMP_CREDENTIALS',
  'no-credits': 'STAMP_NO_CREDITS',
  'rate-limited': 'STAMP_RATE_LIMITED',
  unavailable: 'STAMP_PAC_UNAVAILABLE',
} as const satisfies Record<NotServed['kind'], ErrorCode>;

export interface AccountsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly connections: Pick<PacConnections, 'displayNameOf' | 'sealingOf' | 'cannotTake'>;
}

export type Accounts = ReturnType<typeof createAccounts>;

export function createAccounts({ db, clock, connections }: AccountsDeps) {
  const inMs = (ms: number): string => new Date(clock.now().getTime() + ms).toISOString();

  return {
    /**
     * Ids of the accounts that may be asked for the stamp of this document now, best first. All of one
     * environment: that of the first active one.
     */
    usable(configs: readonly PacConfigRow[], comprobante: Comprobante): string[] {
      const active = configs.filter((config) => config.state === 'active');
      const now = clock.now().toISOString();
      return active
        .filter((config) => config.environment === active[0]?.environment)
        .filter((config) => config.problem !== 'credentials' && (config.blockedUntilUtc ?? '') <= now)
        .filter((config) => unfitError(config, comprobante) === undefined)
        .map((config) => config.id);
    },

    /** Remembers what is wrong with an account, so that not every invoice runs into it again. */
    noteProblem(config: PacConfigRow, outcome: NotServed): void {
      const told = 'retryAfterMs' in outcome ? outcome.retryAfterMs : undefined;
      const pauseMs = {
        credentials: undefined,
        'no-credits': NO_CREDITS_MS,
        'rate-limited': told ?? MINUTE_MS,
        unavailable: told,
      }[outcome.kind];
      repository.updateConfigHealth(db, config.id, config.version, {
        problem: outcome.kind,
        problemCode: outcome.words.code ?? null,
        problemMessage: outcome.words.message ?? null,
        problemAtUtc: clock.now().toISOString(),
        blockedUntilUtc: pauseMs === undefined ? null : inMs(pauseMs),
      });
    },

    /** Why a provider did not serve, as an error. */
    errorOf(outcome: NotServed): CuadraError {
      const { words } = outcome;
      const params = { provider: connections.displayNameOf(words.provider) };
      return new CuadraError(PROBLEM_ERROR[outcome.kind], { params, provider: words, retriable: true });
    },

    /**
     * No account can be used now: when to come back. A person who changes or tests an account wakes the
     * job before that.
     * @param error what the last try said, if there was one
     */
    waitFor(configs: readonly PacConfigRow[], error: CuadraError | undefined, comprobante: Comprobante): JobOutcome {
      const active = configs.filter((config) => config.state === 'active');
      const [first] = active;
      if (first === undefined) {
        return { outcome: 'retry', error: new CuadraError('STAMP_NO_PAC'), atUtc: inMs(PERSON_MS) };
      }
      const why = error ?? unfitError(first, comprobante) ?? problemError(first);
      // Those that time alone may help; the others wait for a person.
      const later = active.filter(
        (config) => config.problem !== 'credentials' && unfitError(config, comprobante) === undefined,
      );
      if (later.length === 0) return { outcome: 'retry', error: why, atUtc: inMs(PERSON_MS) };
      const now = clock.now().toISOString();
      const blocks = later.map((config) => config.blockedUntilUtc ?? '').filter((until) => until > now);
      const soonest = blocks.toSorted()[0];
      // An account that is not blocked was tried just now: the usual back-off.
      return blocks.length === later.length && soonest !== undefined
        ? { outcome: 'retry', error: why, atUtc: soonest }
        : { outcome: 'retry', error: why };
    },
  };

  /** Why an account cannot be used for this document, however well it works; only a person changes that. */
  function unfitError(config: PacConfigRow, comprobante: Comprobante): CuadraError | undefined {
    const provider = connections.displayNameOf(config.provider);
    if (!isReady(db, clock, connections, config)) return new CuadraError('STAMP_NEEDS_CSD', { params: { provider } });
    const fields = connections.cannotTake(config.provider, comprobante);
    if (fields.length === 0) return undefined;
    return new CuadraError('STAMP_NOT_TAKEN', { params: { provider, fields: fields.join(', ') } });
  }

  function problemError(config: PacConfigRow): CuadraError {
    if (config.problem === null) return new CuadraError('STAMP_NO_PAC');
    return new CuadraError(PROBLEM_ERROR[config.problem], {
      params: { provider: connections.displayNameOf(config.provider) },
      provider: wordsOf(config.provider, config.problemCode, config.problemMessage),
    });
  }
}
