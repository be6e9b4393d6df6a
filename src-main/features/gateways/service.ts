/** Gateway accounts: checked against their declaration, tried before they are trusted, with what a charge costs. */
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { GatewayDeclaration, PaymentMethod } from '#connectors/gateway/types.ts';
import type { Gateway, gatewaysContract } from '#contract/gateways.ts';
import type { Db } from '#db/types.ts';
import { decimalsOf } from '#domain/money/currency.ts';
import { computeFee, type Fee } from '#domain/money/fee.ts';
import { CuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import { translate, type Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import * as companies from '../companies/repository.ts';
import { saidColumns } from '../records.ts';
import type { PacCalls } from '../stamping/call.ts';
import { scopeOf, type GatewayConnections, type GatewaySecrets } from './connections.ts';
import * as repository from './repository.ts';
import type { GatewayRow } from './tables.ts';
import { inWords, providerView, toView } from './views.ts';

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

  /** What nobody may see: credentials are told by name only. */
  function checkCredentials(declaration: GatewayDeclaration, credentials: Readonly<Record<string, string>>): string {
    const checked = declaration.credentials.strict().safeParse(credentials);
    if (checked.success) return JSON.stringify(checked.data);
    const names = checked.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map(String),
    );
    throw new CuadraError('GATEWAY_CREDENTIALS_INVALID', {
      params: { provider: declaration.displayName, fields: [...new Set(names)].join(', ') },
      field: 'credentials',
    });
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

  return {
    mustFind,

    /** Every account of every company, oldest first. */
    all: (): GatewayRow[] => repository.allGateways(db),
    find: (id: string): GatewayRow | undefined => repository.findGateway(db, id),

    list(companyId: string, locale: Locale) {
      return {
        providers: deps.declarations.map((declaration) => providerView(declaration, locale)),
        gateways: repository.listGateways(db, companyId).map((row) => view(row, locale)),
      };
    },

    /** @throws CuadraError NOT_FOUND */
    get: (id: string, locale: Locale): Gateway => view(mustFind(db, id), locale),

    /**
     * @throws CuadraError NOT_FOUND, GATEWAY_UNKNOWN_PROVIDER, GATEWAY_ENVIRONMENT_UNKNOWN,
     *   GATEWAY_CURRENCY_UNKNOWN, GATEWAY_METHOD_UNKNOWN, GATEWAY_CREDENTIALS_INVALID, ALREADY_EXISTS
     */
    create(input: Input<'create'>, by: RequestContext): Gateway {
      const { credentials, webhookSecret, ...columns } = input;
      const declaration = connections.declarationOf(input.provider);
      if (!declaration.environments.includes(input.environment)) {
        const params = { provider: declaration.displayName, environment: `gateway.environment.${input.environment}` };
        throw new CuadraError('GATEWAY_ENVIRONMENT_UNKNOWN', { params, field: 'environment' });
      }
      checkSettings(declaration, columns);
      const sealed = checkCredentials(declaration, credentials);
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
      return made;
    },

    /** @throws CuadraError NOT_FOUND, STALE_VERSION, and as {@link create} */
    update({ id, version, credentials, webhookSecret, ...input }: Input<'update'>, by: RequestContext): Gateway {
      const changed = db.transaction((tx) => {
        const row = mustFind(tx, id);
        const declaration = connections.declarationOf(row.provider);
        const said = saidColumns(input) as Partial<GatewayRow>;
        checkSettings(declaration, { ...row, ...said });
        const columns = {
          ...said,
          ...healthy,
          ...(webhookSecret === undefined ? {} : { hasWebhookSecret: webhookSecret !== null }),
          updatedAtUtc: clock.now().toISOString(),
        };
        if (!repository.updateGateway(tx, id, version, columns)) throw new CuadraError('STALE_VERSION');
        if (credentials !== undefined) {
          secrets.seal(tx, scopeOf(id, 'credentials'), checkCredentials(declaration, credentials));
        }
        if (webhookSecret !== undefined) sealWebhookSecret(tx, id, webhookSecret);
        deps.onUsable(tx, row.companyId);
        return tell(tx, mustFind(tx, id), by, 'gateway.changed', view(row, by.locale));
      });
      deps.onChanged?.();
      return changed;
    },

    /** Uses the account without making anything; a good answer ends its problem. */
    async test(id: string, by: RequestContext) {
      const row = mustFind(db, id);
      const { connector, declaration } = connections.to(row);
      const { signal } = new AbortController();
      const outcome = await deps.call(declaration, declaration.timeoutsMs.read, signal, (options) =>
        connector.test(options),
      );
      const provider = inWords(declaration.displayName, by.locale);
      if (outcome.kind === 'done') {
        if (outcome.value.environment !== row.environment) {
          const params = { provider, environment: `gateway.environment.${outcome.value.environment}` };
          return { ok: false, message: translate('gateways.test.other-environment', params, by.locale) };
        }
        db.transaction((tx) => {
          repository.noteHealth(tx, id, { ...healthy, lastOkAtUtc: clock.now().toISOString() });
          deps.onUsable(tx, row.companyId);
        });
        return { ok: true, message: translate('gateways.test.ok', { provider }, by.locale) };
      }
      const kind = outcome.kind === 'credentials' || outcome.kind === 'rate-limited' ? outcome.kind : 'unavailable';
      return {
        ok: false,
        message: translate(`gateways.problem.${kind}`, { provider }, by.locale),
        words: outcome.words,
      };
    },

    /** Keeps what stands in the way of an account, in the caller's transaction. */
    noteProblem(tx: Db, id: string, problem: NonNullable<GatewayRow['problem']>, words: ProviderWords): void {
      const problemAtUtc = clock.now().toISOString();
      const said = { problemCode: words.code ?? null, problemMessage: words.message ?? null };
      repository.noteHealth(tx, id, { problem, ...said, problemAtUtc });
    },

    noteOk(tx: Db, id: string): void {
      repository.noteHealth(tx, id, { ...healthy, lastOkAtUtc: clock.now().toISOString() });
    },

    /**
     * What a charge costs by what was agreed; zero where nothing was.
     * @throws CuadraError NOT_FOUND, MONEY_UNKNOWN_CURRENCY
     */
    fee({
      id,
      amountMinor,
      currency,
      method,
    }: {
      id: string;
      amountMinor: number;
      currency: string;
      method: PaymentMethod;
    }): Fee {
      const { fees } = mustFind(db, id);
      const terms = fees.find((fee) => fee.method === undefined || fee.method === method);
      return computeFee(
        amountMinor,
        decimalsOf(currency, 'currency'),
        terms ?? { percent: '0', fixed: '0', taxPercent: '0' },
      );
    },

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
