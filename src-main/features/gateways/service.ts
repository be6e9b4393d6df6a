/** Gateway accounts: checked against their declaration, tried before they are trusted, with what a charge costs. */
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { GatewayDeclaration, GatewayEnvironment } from '#connectors/gateway/types.ts';
import type { Gateway, gatewaysContract, GatewayTest } from '#contract/gateways.ts';
import type { Db } from '#db/types.ts';
import type { Fee } from '#domain/money/fee.ts';
import { CuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import * as companies from '../companies/repository.ts';
import { saidColumns } from '../records.ts';
import type { PacCalls } from '../stamping/call.ts';
import { scopeOf, type GatewayConnections, type GatewaySecrets } from './connections.ts';
import { checkCredentials, plainCredentials, type Credentials } from './credentials.ts';
import * as repository from './repository.ts';
import type { GatewayRow } from './tables.ts';
import { checkFees, feeOf, type FeeNotTold, type FeeQuestion } from './fees.ts';
import { tryAccount } from './trial.ts';
import { providerView, toView } from './views.ts';

type Input<K extends keyof typeof gatewaysContract> = z.output<
  NonNullable<(typeof gatewaysContract)[K]['~orpc']['inputSchema']>
>;

export interface GatewaysDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly secrets: GatewaySecrets;
  readonly connections: GatewayConnections;
  readonly call: PacCalls;
  readonly declarations: readonly GatewayDeclaration[];
  /** The account may work again: what waited for it is tried. */
  readonly onUsable: (tx: Db, companyId: string) => void;
  /** After an account was made or changed. */
  readonly onChanged?: (() => void) | undefined;
}

export type GatewaysService = ReturnType<typeof createGatewaysService>;

/** Nothing is the matter with it. */
export const healthy = { problem: null, problemCode: null, problemMessage: null, problemAtUtc: null } as const;

export function createGatewaysService(deps: GatewaysDeps) {
  const { db, clock, audit, secrets, connections } = deps;

  /** @throws CuadraError NOT_FOUND */
  function mustFind(tx: Db, id: string): GatewayRow {
    const row = repository.findGateway(tx, id);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'gateways.name', id } });
    return row;
  }

  const view = (row: GatewayRow, locale: Locale): Gateway =>
    toView(row, connections.displayNameOf(row.provider), locale);

  const credentialsOf = (of: Db, id: string): Credentials =>
    JSON.parse(secrets.open(of, scopeOf(id, 'credentials'))) as Credentials;

  /** With what anybody may see of its credentials, unless the vault is locked or its provider is not known here. */
  function shown(row: GatewayRow, locale: Locale): Gateway {
    const declaration = connections.knownProvider(row.provider)?.declaration;
    if (declaration === undefined) return view(row, locale);
    try {
      return { ...view(row, locale), given: plainCredentials(declaration, credentialsOf(db, row.id)) };
    } catch (error) {
      if (error instanceof CuadraError) return view(row, locale);
      throw error;
    }
  }

  /** @throws CuadraError GATEWAY_ENVIRONMENT_UNKNOWN */
  function checkEnvironment(declaration: GatewayDeclaration, environment: GatewayEnvironment): void {
    if (declaration.environments.includes(environment)) return;
    const params = { provider: declaration.displayName, environment: `gateway.environment.${environment}` };
    throw new CuadraError('GATEWAY_ENVIRONMENT_UNKNOWN', { params, field: 'environment' });
  }

  function checkSettings(
    declaration: GatewayDeclaration,
    { currencies, methods, fees }: Pick<GatewayRow, 'currencies' | 'methods' | 'fees'>,
  ): void {
    const provider = declaration.displayName;
    const currency = currencies.find((each) => !declaration.currencies.includes(each));
    if (currency !== undefined) {
      throw new CuadraError('GATEWAY_CURRENCY_UNKNOWN', { params: { provider, currency }, field: 'currencies' });
    }
    const known = new Set(declaration.methods.map(({ method }) => method));
    const method = [...methods, ...fees.flatMap((fee) => fee.method ?? [])].find((each) => !known.has(each));
    if (method !== undefined) {
      throw new CuadraError('GATEWAY_METHOD_UNKNOWN', {
        params: { provider, method: `gateway.method.${method}` },
        field: 'methods',
      });
    }
  }

  function sealWebhookSecret(tx: Db, id: string, secret: string | null): void {
    const scope = scopeOf(id, 'webhook_secret');
    if (secret === null) secrets.forget(tx, scope);
    else secrets.seal(tx, scope, JSON.stringify([secret]));
  }

  /** What deliveries of this account are verified with; empty where nothing is kept. @throws CuadraError of the vault */
  function webhookSecrets(id: string): string[] {
    if (!mustFind(db, id).hasWebhookSecret) return [];
    return JSON.parse(secrets.open(db, scopeOf(id, 'webhook_secret'))) as string[];
  }

  function tell(tx: Db, row: GatewayRow, by: RequestContext, action: string, before?: Gateway): Gateway {
    const after = view(row, by.locale);
    const change = { ...(before === undefined ? {} : { before }), after };
    audit(tx, { actor: by.actor, action, record: `gateway:${row.id}`, ...change });
    return after;
  }

  /** Keeps what stands in the way of an account, in the caller's transaction. */
  function noteProblem(tx: Db, id: string, problem: NonNullable<GatewayRow['problem']>, words: ProviderWords): void {
    const problemAtUtc = clock.now().toISOString();
    const said = { problemCode: words.code ?? null, problemMessage: words.message ?? null };
    repository.noteHealth(tx, id, { problem, ...said, problemAtUtc });
  }

  function noteOk(tx: Db, id: string): void {
    repository.noteHealth(tx, id, { ...healthy, lastOkAtUtc: clock.now().toISOString() });
  }

  return {
    mustFind,

    /** Every account of every company, oldest first. */
    all: (): GatewayRow[] => repository.allGateways(db),
    find: (id: string): GatewayRow | undefined => repository.findGateway(db, id),

    list(companyId: string, locale: Locale) {
      return {
        providers: deps.declarations.map((declaration) => providerView(declaration, locale)),
        gateways: repository.listGateways(db, companyId).map((row) => shown(row, locale)),
      };
    },

    /** @throws CuadraError NOT_FOUND */
    get: (id: string, locale: Locale): Gateway => shown(mustFind(db, id), locale),

    /**
     * @throws CuadraError NOT_FOUND, GATEWAY_UNKNOWN_PROVIDER, GATEWAY_ENVIRONMENT_UNKNOWN,
     *   GATEWAY_CURRENCY_UNKNOWN, GATEWAY_METHOD_UNKNOWN, GATEWAY_CREDENTIALS_INVALID, ALREADY_EXISTS
     */
    create(input: Input<'create'>, by: RequestContext): Gateway {
      const { credentials, webhookSecret, ...columns } = input;
      const declaration = connections.declarationOf(input.provider);
      checkEnvironment(declaration, input.environment);
      checkSettings(declaration, columns);
      checkFees(columns.fees);
      const sealed = JSON.stringify(checkCredentials(declaration, credentials));
      const made = db.transaction((tx) => {
        if (companies.findCompany(tx, input.companyId) === undefined) {
          throw new CuadraError('NOT_FOUND', {
            params: { what: 'companies.name', id: input.companyId },
            field: 'companyId',
          });
        }
        const now = clock.now().toISOString();
        const row: GatewayRow = {
          ...columns,
          ...healthy,
          id: uuidv7(),
          state: 'active',
          lastOkAtUtc: null,
          hasWebhookSecret: webhookSecret !== undefined,
          webhookId: null,
          webhookUrl: null,
          createdAtUtc: now,
          updatedAtUtc: now,
          version: 1,
        };
        repository.insertGateway(tx, row);
        secrets.seal(tx, scopeOf(row.id, 'credentials'), sealed);
        if (webhookSecret !== undefined) sealWebhookSecret(tx, row.id, webhookSecret);
        return tell(tx, row, by, 'gateway.created');
      });
      deps.onChanged?.();
      return shown(mustFind(db, made.id), by.locale);
    },

    /** @throws CuadraError NOT_FOUND, STALE_VERSION, and as {@link create} */
    update({ id, version, credentials, webhookSecret, ...input }: Input<'update'>, by: RequestContext): Gateway {
      db.transaction((tx) => {
        const row = mustFind(tx, id);
        const declaration = connections.declarationOf(row.provider);
        const said = saidColumns(input) as Partial<GatewayRow>;
        checkSettings(declaration, { ...row, ...said });
        checkFees(input.fees ?? []);
        const columns = {
          ...said,
          ...healthy,
          ...(webhookSecret === undefined ? {} : { hasWebhookSecret: webhookSecret !== null }),
          updatedAtUtc: clock.now().toISOString(),
        };
        if (!repository.updateGateway(tx, id, version, columns)) throw new CuadraError('STALE_VERSION');
        if (credentials !== undefined) {
          const whole = checkCredentials(declaration, credentials, () => credentialsOf(tx, id));
          secrets.seal(tx, scopeOf(id, 'credentials'), JSON.stringify(whole));
        }
        if (webhookSecret !== undefined) sealWebhookSecret(tx, id, webhookSecret);
        deps.onUsable(tx, row.companyId);
        tell(tx, mustFind(tx, id), by, 'gateway.changed', view(row, by.locale));
      });
      deps.onChanged?.();
      return shown(mustFind(db, id), by.locale);
    },

    /** Uses the account without making anything; a good answer ends its problem, and a refusal is one. */
    test(id: string, by: RequestContext): Promise<GatewayTest> {
      const row = mustFind(db, id);
      return tryAccount(deps.call, connections.to(row), row.environment, by.locale, {
        onOk: () =>
          db.transaction((tx) => {
            noteOk(tx, id);
            deps.onUsable(tx, row.companyId);
          }),
        onRefused: (words) => noteProblem(db, id, 'credentials', words),
      });
    },

    /**
     * Uses what is typed without making anything, and without keeping anything of it or of the answer.
     * @throws CuadraError NOT_FOUND, GATEWAY_UNKNOWN_PROVIDER, GATEWAY_ENVIRONMENT_UNKNOWN,
     *   GATEWAY_CREDENTIALS_INVALID, and the vault's where an account of before completes it
     */
    async tryTyped({ id, provider, environment, credentials }: Input<'try'>, by: RequestContext): Promise<GatewayTest> {
      const declaration = connections.declarationOf(provider);
      checkEnvironment(declaration, environment);
      const account = id === undefined ? undefined : mustFind(db, id);
      // The secrets of an account go nowhere but where they belong.
      if (account !== undefined && (account.provider !== provider || account.environment !== environment)) {
        throw new CuadraError('NOT_FOUND', { params: { what: 'gateways.name', id: account.id }, field: 'id' });
      }
      const before = account === undefined ? undefined : () => credentialsOf(db, account.id);
      const whole = checkCredentials(declaration, credentials, before);
      return connections.once({ provider, environment }, whole, (connection) =>
        tryAccount(deps.call, connection, environment, by.locale),
      );
    },

    noteProblem,
    noteOk,

    /** @throws CuadraError NOT_FOUND, MONEY_UNKNOWN_CURRENCY */
    fee: ({ id, ...charge }: FeeQuestion & { readonly id: string }): Fee | FeeNotTold =>
      feeOf(mustFind(db, id).fees, charge),

    webhookSecrets,

    /** The endpoint that was registered, or null after it was removed. A new secret stands beside the one before. */
    keepWebhook(tx: Db, id: string, endpoint: { webhookId: string; url: string; secret?: string } | null): void {
      const row = mustFind(tx, id);
      const secret = endpoint?.secret;
      if (secret !== undefined) {
        const before = webhookSecrets(id);
        const kept = [secret, ...before.filter((each) => each !== secret)].slice(0, 2);
        secrets.seal(tx, scopeOf(id, 'webhook_secret'), JSON.stringify(kept));
      }
      repository.updateGateway(tx, id, row.version, {
        webhookId: endpoint?.webhookId ?? null,
        webhookUrl: endpoint?.url ?? null,
        ...(secret === undefined ? {} : { hasWebhookSecret: true }),
        updatedAtUtc: clock.now().toISOString(),
      });
    },
  };
}
