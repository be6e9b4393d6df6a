/** The PAC accounts of a company: which there are, in which order they are asked, and whether they work. */
import { v7 as uuidv7 } from 'uuid';
import type { PacDeclaration, PacEnvironment, PacProvider } from '#connectors/pac/types.ts';
import type { PacConfig, PacProviderView, PacTest } from '#contract/stamping.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import * as companies from '../companies/repository.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { Accounts } from './accounts.ts';
import type { PacCalls } from './call.ts';
import { secretScope, type PacConnections, type PacSecrets } from './connections.ts';
import { checkOneEnvironment } from './one-environment.ts';
import { checkCredentials, type Credentials } from './pac-credentials.ts';
import { tryAccount, type Keeping } from './pac-trial.ts';
import { configView, providerView } from './pac-views.ts';
import { healthy } from './records.ts';
import * as repository from './repository.ts';
import { STAMP_JOB } from './stamp-job.ts';
import type { PacConfigRow } from './tables.ts';

/** Nobody has used it yet. */
const unused = { lastOkAtUtc: null, credits: null, creditsAtUtc: null } as const;
/** What waits for an account to work again; the second kind is the cancellation feature's. */
export const PAC_JOBS = [STAMP_JOB, 'cancellation.send'] as const;

export interface PacConfigsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly secrets: PacSecrets;
  readonly connections: PacConnections;
  readonly call: PacCalls;
  readonly accounts: Pick<Accounts, 'noteProblem'>;
  readonly providers: readonly PacProvider[];
}

export interface PacConfigInput {
  readonly companyId: string;
  readonly provider: string;
  readonly environment: PacEnvironment;
  readonly credentials?: Readonly<Record<string, string>> | undefined;
  readonly rank?: number | undefined;
  /** Absent: as it was; a new account is active. */
  readonly state?: 'active' | 'paused' | undefined;
  readonly version?: number | undefined;
}

export type PacTrialInput = Pick<PacConfigInput, 'provider' | 'environment'> & {
  readonly credentials: Credentials;
  /** The account whose credentials stand in for the fields left out. */
  readonly id?: string | undefined;
};

export type PacConfigs = ReturnType<typeof createPacConfigs>;

export function createPacConfigs(deps: PacConfigsDeps) {
  const { db, clock, audit, queue, secrets, connections } = deps;

  function mustFind(tx: Db, id: string): PacConfigRow {
    const row = repository.findConfig(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'stamping.pac', id } });
    return row;
  }

  const view = (row: PacConfigRow, locale: Locale): PacConfig => configView(db, connections, row, locale);

  const credentialsOf = (of: Db, id: string): Credentials =>
    JSON.parse(secrets.open(of, secretScope(id))) as Credentials;

  /** @throws CuadraError PAC_ENVIRONMENT_UNKNOWN */
  function checkDeclaration(declaration: PacDeclaration, environment: PacEnvironment): void {
    const params = { provider: declaration.displayName, environment: `pac.environment.${environment}` };
    if (!declaration.environments.includes(environment)) {
      throw new CuadraError('PAC_ENVIRONMENT_UNKNOWN', { params, field: 'environment' });
    }
  }

  /** What is remembered of a test, and who is woken by it. */
  const keeping = (config: PacConfigRow): Keeping => ({
    onOk: () =>
      db.transaction((tx) => {
        const lastOkAtUtc = clock.now().toISOString();
        repository.updateConfigHealth(tx, config.id, config.version, { ...healthy, lastOkAtUtc });
        for (const kind of PAC_JOBS) queue.makeDue(tx, kind, config.companyId);
      }),
    onBalance: (credits) =>
      repository.updateConfigHealth(db, config.id, config.version, {
        credits: String(credits),
        creditsAtUtc: clock.now().toISOString(),
      }),
    onProblem: (problem) => deps.accounts.noteProblem(config, problem),
  });

  return {
    /** Whether the company has an account in use. */
    anyActive: (companyId: string): boolean =>
      repository.listConfigs(db, companyId).some((row) => row.state === 'active'),

    list(companyId: string, locale: Locale): { providers: PacProviderView[]; configs: PacConfig[] } {
      return {
        providers: deps.providers.map(({ declaration }) => providerView(declaration, locale)),
        configs: repository.listConfigs(db, companyId).map((row) => view(row, locale)),
      };
    },

    /** @throws CuadraError NOT_FOUND */
    get: (id: string, locale: Locale): PacConfig => view(mustFind(db, id), locale),

    /**
     * Adds or changes an account; what invoices wait for may have changed, so they are tried again.
     * @throws CuadraError NOT_FOUND, PAC_UNKNOWN_PROVIDER, PAC_ENVIRONMENT_UNKNOWN,
     *   PAC_ENVIRONMENT_MIXED, PAC_CREDENTIALS_INVALID, STALE_VERSION, and the vault's own
     */
    configure(input: PacConfigInput, by: RequestContext): PacConfig {
      const { companyId, provider, environment } = input;
      const declaration = connections.declarationOf(provider);
      checkDeclaration(declaration, environment);
      return db.transaction(
        (tx) => {
          if (companies.findCompany(tx, companyId) === undefined) {
            throw new CuadraError('NOT_FOUND', {
              params: { what: 'companies.name', id: companyId },
              field: 'companyId',
            });
          }
          const now = clock.now().toISOString();
          const known = repository.findConfigOf(tx, companyId, provider, environment);
          // One that was removed comes back as a new one would: at the end, with credentials of its own.
          const existing = known?.archivedAtUtc === null ? known : undefined;
          const others = repository.listConfigs(tx, companyId).filter((row) => row.id !== existing?.id);
          const state = input.state ?? existing?.state ?? 'active';
          if (state === 'active') checkOneEnvironment(connections, others, environment);

          const id = known?.id ?? uuidv7();
          const fresh = { ...healthy, ...unused, rank: others.length + 1, state, archivedAtUtc: null };
          if (known === undefined) {
            const ids = { id, companyId, provider, environment };
            repository.insertConfig(tx, { ...fresh, ...ids, createdAtUtc: now, updatedAtUtc: now, version: 1 });
          } else if (existing === undefined) {
            repository.updateConfigAtVersion(tx, id, known.version, { ...fresh, updatedAtUtc: now });
          } else {
            // Another place in the order says nothing of what is wrong with it.
            const tried = input.credentials !== undefined || state !== existing.state;
            const columns = { ...(tried || input.rank === undefined ? healthy : {}), state, updatedAtUtc: now };
            const written =
              input.version !== undefined && repository.updateConfigAtVersion(tx, id, input.version, columns);
            if (!written) throw new CuadraError('STALE_VERSION');
          }
          if (existing === undefined || input.credentials !== undefined) {
            const before = existing === undefined ? undefined : () => credentialsOf(tx, id);
            const whole = checkCredentials(declaration, input.credentials ?? {}, before);
            secrets.seal(tx, secretScope(id), JSON.stringify(whole));
          }
          repository.reorder(tx, companyId, id, input.rank);
          const after = view(mustFind(tx, id), by.locale);
          audit(tx, {
            actor: by.actor,
            action: existing === undefined ? 'pac.configured' : 'pac.changed',
            record: `pac:${id}`,
            ...(existing === undefined ? {} : { before: view(existing, by.locale) }),
            after: { ...after, credentialsChanged: existing === undefined || input.credentials !== undefined },
          });
          for (const kind of PAC_JOBS) queue.makeDue(tx, kind, companyId);
          return after;
        },
        { behavior: 'immediate' },
      );
    },

    /** Uses the account without stamping; a good answer ends its problem and wakes what waited for it. */
    test(id: string, by: RequestContext): Promise<PacTest> {
      const config = mustFind(db, id);
      const connection = connections.to(config);
      return connections.using(connection.connector, () =>
        tryAccount(deps.call, connection, by.locale, keeping(config)),
      );
    },

    /**
     * Uses what is typed without stamping and without keeping anything of it or of the answer.
     * @throws CuadraError NOT_FOUND, PAC_UNKNOWN_PROVIDER, PAC_ENVIRONMENT_UNKNOWN, PAC_CREDENTIALS_INVALID, and
     *   the vault's where an account of before completes it
     */
    async tryTyped({ id, provider, environment, credentials }: PacTrialInput, by: RequestContext): Promise<PacTest> {
      const declaration = connections.declarationOf(provider);
      checkDeclaration(declaration, environment);
      const account = id === undefined ? undefined : mustFind(db, id);
      // The secrets of an account go nowhere but where they belong.
      if (account !== undefined && (account.provider !== provider || account.environment !== environment)) {
        throw new CuadraError('NOT_FOUND', { params: { what: 'stamping.pac', id: account.id }, field: 'id' });
      }
      const before = account === undefined ? undefined : () => credentialsOf(db, account.id);
      const whole = checkCredentials(declaration, credentials, before);
      return connections.once({ provider, environment }, whole, (connection) =>
        tryAccount(deps.call, connection, by.locale),
      );
    },
  };
}
