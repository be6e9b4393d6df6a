/** The open connectors of all accounts: made on first use, remade when the account changed. */
import { findProvider } from '#connectors/pac/registry.ts';
import type { PacConnector, PacDeclaration, PacProvider } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Logger } from '#ports/logger.ts';
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
}

export interface PacConnections {
  /** @throws CuadraError PAC_UNKNOWN_PROVIDER, or the vault's when it is locked */
  to(config: PacConfigRow): { readonly connector: PacConnector; readonly declaration: PacDeclaration };
  /** What is known of a provider without connecting. @throws CuadraError PAC_UNKNOWN_PROVIDER */
  declarationOf(providerId: string): PacDeclaration;
  /** What a person calls it; its id where this version does not know it. */
  displayNameOf(providerId: string): string;
  /** Runs `work` when one of the provider's parallel places is free. */
  inTurn<T>(declaration: PacDeclaration, work: () => Promise<T>): Promise<T>;
  closeAll(): void;
}

export interface ConnectionsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
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
  const turns = new Map<string, { busy: number; readonly waiting: (() => void)[] }>();

  function providerOf(id: string): PacProvider {
    const provider = findProvider(id, deps.providers);
    if (provider === undefined) throw new CuadraError('PAC_UNKNOWN_PROVIDER', { params: { provider: id } });
    return provider;
  }

  return {
    declarationOf: (id) => providerOf(id).declaration,
    displayNameOf: (id) => findProvider(id, deps.providers)?.declaration.displayName ?? id,

    to(config) {
      const provider = providerOf(config.provider);
      const existing = open.get(config.id);
      if (existing?.version === config.version) {
        return { connector: existing.connector, declaration: provider.declaration };
      }
      const credentials: unknown = JSON.parse(deps.secrets.open(deps.db, secretScope(config.id)));
      const { clock, logger, dataFolder } = deps;
      const connector = provider.connect({ environment: config.environment, clock, logger, dataFolder }, credentials);
      existing?.connector.close();
      open.set(config.id, { version: config.version, connector });
      return { connector, declaration: provider.declaration };
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

    closeAll() {
      for (const { connector } of open.values()) connector.close();
      open.clear();
    },
  };
}
