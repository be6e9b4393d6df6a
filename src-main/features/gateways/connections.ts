/** The open connectors of all accounts: made on first use, remade when the account changed, closed when the vault locks. */
import { findGateway } from '#connectors/gateway/registry.ts';
import type {
  GatewayConnector,
  GatewayDeclaration,
  GatewayEnvironment,
  GatewayProvider,
} from '#connectors/gateway/types.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { Timers } from '#ports/timers.ts';
import type { GatewayRow } from './tables.ts';

/** Where the secrets of an account belong: the vault binds their envelopes to exactly this place. */
export interface GatewaySecretScope {
  readonly table: 'gateways';
  readonly id: string;
  readonly column: 'credentials' | 'webhook_secret';
}

/** The vault, seen from here. */
export interface GatewaySecrets {
  seal(tx: Db, scope: GatewaySecretScope, plaintext: string): void;
  /** @throws CuadraError of the vault when it is locked or has none */
  open(db: Db, scope: GatewaySecretScope): string;
  forget(tx: Db, scope: GatewaySecretScope): void;
  onLock(listener: () => void): void;
}

export interface ConnectionsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly http: Http;
  readonly secrets: GatewaySecrets;
  readonly providers: readonly GatewayProvider[];
}

export type GatewayConnections = ReturnType<typeof createGatewayConnections>;

export const scopeOf = (id: string, column: GatewaySecretScope['column']): GatewaySecretScope => ({
  table: 'gateways',
  id,
  column,
});

export function createGatewayConnections(deps: ConnectionsDeps) {
  const open = new Map<string, { readonly version: number; readonly connector: GatewayConnector }>();

  /** @throws CuadraError GATEWAY_UNKNOWN_PROVIDER */
  function providerOf(id: string): GatewayProvider {
    const provider = findGateway(id, deps.providers);
    if (provider === undefined) throw new CuadraError('GATEWAY_UNKNOWN_PROVIDER', { params: { provider: id } });
    return provider;
  }

  function connect(provider: GatewayProvider, environment: GatewayEnvironment, credentials: unknown): GatewayConnector {
    const { clock, timers, logger, http } = deps;
    return provider.connect({ environment, clock, timers, logger, http }, credentials);
  }

  function closeAll(): void {
    for (const { connector } of open.values()) connector.close();
    open.clear();
  }

  deps.secrets.onLock(closeAll);

  return {
    providerOf,
    /** Undefined where this version does not know it. */
    knownProvider: (id: string): GatewayProvider | undefined => findGateway(id, deps.providers),
    declarationOf: (id: string): GatewayDeclaration => providerOf(id).declaration,
    displayNameOf: (id: string): string => findGateway(id, deps.providers)?.declaration.displayName ?? id,

    /** @throws CuadraError GATEWAY_UNKNOWN_PROVIDER, or the vault's when it is locked */
    to(row: GatewayRow): { readonly connector: GatewayConnector; readonly declaration: GatewayDeclaration } {
      const provider = providerOf(row.provider);
      const existing = open.get(row.id);
      const { declaration } = provider;
      if (existing?.version === row.version) return { connector: existing.connector, declaration };
      const credentials: unknown = JSON.parse(deps.secrets.open(deps.db, scopeOf(row.id, 'credentials')));
      const connector = connect(provider, row.environment, credentials);
      existing?.connector.close();
      open.set(row.id, { version: row.version, connector });
      return { connector, declaration };
    },

    /** Connects with what belongs to no account, for as long as `work` goes on. @throws CuadraError GATEWAY_UNKNOWN_PROVIDER */
    async once<T>(
      at: Pick<GatewayRow, 'provider' | 'environment'>,
      credentials: unknown,
      work: (connection: {
        readonly connector: GatewayConnector;
        readonly declaration: GatewayDeclaration;
      }) => Promise<T>,
    ): Promise<T> {
      const provider = providerOf(at.provider);
      const connector = connect(provider, at.environment, credentials);
      try {
        return await work({ connector, declaration: provider.declaration });
      } finally {
        connector.close();
      }
    },

    closeAll,
  };
}
