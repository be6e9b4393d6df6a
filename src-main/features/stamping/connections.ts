/** The open connectors of all accounts: made on first use, remade when the account changed. */
import { findProvider } from '#connectors/pac/registry.ts';
import type { PacConnector, PacDeclaration, PacProvider } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { Timers } from '#ports/timers.ts';
import type { PacConfigRow } from './tables.ts';

/** Where the credentials of an account belong: the vault binds their envelope to exactly this place. */
export interface PacSecretScope {
  readonly table: 'pac_configs';
  readonly id: string;
  readonly column: 'credentials';
}

/** The vault, seen from here. */
export interface PacSecrets {
  /** Seals within the caller's transaction, over what was there. */
  seal(tx: Db, scope: PacSecretScope, plaintext: string): void;
  /** @throws CuadraError of the vault when it is locked or has none */
  open(db: Db, scope: PacSecretScope): string;
  /** Erases what is sealed for this place; works while locked. */
  forget(tx: Db, scope: PacSecretScope): void;
  /** Calls `listener` whenever the vault locks: what was opened before is to be forgotten. */
  onLock(listener: () => void): void;
}

export interface PacConnections {
  /** @throws CuadraError PAC_UNKNOWN_PROVIDER, or the vault's when it is locked */
  to(config: PacConfigRow): { readonly connector: PacConnector; readonly declaration: PacDeclaration };
  /** Connects with what belongs to no account, for as long as `work` goes on. @throws CuadraError PAC_UNKNOWN_PROVIDER */
  once<T>(
    at: Pick<PacConfigRow, 'provider' | 'environment'>,
    credentials: unknown,
    work: (connection: ReturnType<PacConnections['to']>) => Promise<T>,
  ): Promise<T>;
  /** What is known of a provider without connecting. @throws CuadraError PAC_UNKNOWN_PROVIDER */
  declarationOf(providerId: string): PacDeclaration;
  /** Who seals; undefined for a provider that this version does not know. */
  sealingOf(providerId: string): PacDeclaration['capabilities']['sealing'] | undefined;
  /** Fields of a document that the provider has no place for; empty when it takes all of it. */
  cannotTake(providerId: string, comprobante: Comprobante): readonly string[];
  /** What a person calls it; its id where this version does not know it. */
  displayNameOf(providerId: string): string;
  /** Whether `to` would still give this connector: not after the vault was locked. */
  isOpen(config: PacConfigRow, connector: PacConnector): boolean;
  /** Keeps a connector from being closed while `work` goes on; what it has under way when the vault locks ends well. */
  using<T>(connector: PacConnector, work: () => Promise<T>): Promise<T>;
  /** Runs `work` when one of the provider's parallel places is free. */
  inTurn<T>(declaration: PacDeclaration, work: () => Promise<T>): Promise<T>;
  /** Closes the connector of one account and forgets its credentials, as {@link closeAll}. */
  close(configId: string): void;
  /** Closes every connector and forgets its credentials; one in use closes when that use ends. */
  closeAll(): void;
}

export interface ConnectionsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly http: Http;
  readonly dataFolder: string;
  readonly secrets: PacSecrets;
  readonly providers: readonly PacProvider[];
}

export const secretScope = (configId: string): PacSecretScope => ({
  table: 'pac_configs',
  id: configId,
  column: 'credentials',
});

export function createPacConnections(deps: ConnectionsDeps): PacConnections {
  const open = new Map<string, { readonly version: number; readonly connector: PacConnector }>();
  /** How many uses of a connector go on, and whether it is to be closed after them. */
  const uses = new Map<PacConnector, { count: number; closing: boolean }>();
  const turns = new Map<string, { busy: number; readonly waiting: (() => void)[] }>();

  function providerOf(id: string): PacProvider {
    const provider = findProvider(id, deps.providers);
    if (provider === undefined) throw new CuadraError('PAC_UNKNOWN_PROVIDER', { params: { provider: id } });
    return provider;
  }

  function connect(
    provider: PacProvider,
    environment: PacConfigRow['environment'],
    credentials: unknown,
  ): PacConnector {
    const { clock, timers, logger, http, dataFolder } = deps;
    return provider.connect({ environment, clock, timers, logger, http, dataFolder }, credentials);
  }

  function closeSoon(connector: PacConnector): void {
    const use = uses.get(connector);
    if (use === undefined) connector.close();
    else use.closing = true;
  }

  function closeAll(): void {
    for (const { connector } of open.values()) closeSoon(connector);
    open.clear();
  }

  deps.secrets.onLock(closeAll);

  return {
    declarationOf: (id) => providerOf(id).declaration,
    sealingOf: (id) => findProvider(id, deps.providers)?.declaration.capabilities.sealing,
    cannotTake: (id, comprobante) => findProvider(id, deps.providers)?.cannotTake?.(comprobante) ?? [],
    displayNameOf: (id) => findProvider(id, deps.providers)?.declaration.displayName ?? id,

    to(config) {
      const provider = providerOf(config.provider);
      const existing = open.get(config.id);
      if (existing?.version === config.version) {
        return { connector: existing.connector, declaration: provider.declaration };
      }
      const credentials: unknown = JSON.parse(deps.secrets.open(deps.db, secretScope(config.id)));
      const connector = connect(provider, config.environment, credentials);
      if (existing !== undefined) closeSoon(existing.connector);
      open.set(config.id, { version: config.version, connector });
      return { connector, declaration: provider.declaration };
    },

    async once({ provider: id, environment }, credentials, work) {
      const provider = providerOf(id);
      const connector = connect(provider, environment, credentials);
      try {
        return await work({ connector, declaration: provider.declaration });
      } finally {
        connector.close();
      }
    },

    isOpen: ({ id }, connector) => open.get(id)?.connector === connector,

    async using(connector, work) {
      const use = uses.get(connector) ?? { count: 0, closing: false };
      uses.set(connector, use);
      use.count += 1;
      try {
        return await work();
      } finally {
        use.count -= 1;
        if (use.count === 0) {
          uses.delete(connector);
          if (use.closing) connector.close();
        }
      }
    },

    async inTurn({ id, maxParallel }, work) {
      const turn = turns.get(id) ?? { busy: 0, waiting: [] };
      turns.set(id, turn);
      // The one that ends hands its place over, so a newcomer cannot slip in between.
      if (turn.busy >= maxParallel) await new Promise<void>((resolve) => turn.waiting.push(resolve));
      else turn.busy += 1;
      try {
        return await work();
      } finally {
        const next = turn.waiting.shift();
        if (next === undefined) turn.busy -= 1;
        else next();
      }
    },

    close(configId) {
      const one = open.get(configId);
      if (one !== undefined) closeSoon(one.connector);
      open.delete(configId);
    },

    closeAll,
  };
}
