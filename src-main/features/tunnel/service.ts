/** The tunnel as a person sets it up and sees it. */
import { credentialFields } from '#connectors/credentials.ts';
import type { OpenTunnel, TunnelContext, TunnelProvider } from '#connectors/tunnel/types.ts';
import type { TunnelProviderView, TunnelView } from '#contract/tunnel.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AuditAppend } from '../audit/port.ts';
import { toStoredError } from '../jobs/settle.ts';
import type { WebhookListener } from '../webhooks/listener.ts';
import { shownError } from '../webhooks/service.ts';
import type { Endpoints } from './endpoints.ts';
import type { TunnelGateways, TunnelSecrets, TunnelSecretScope } from './ports.ts';
import * as repository from './repository.ts';
import { checkSettings } from './settings.ts';
import type { Supervisor } from './supervisor.ts';
import type { TunnelSettingsRow } from './tables.ts';

export interface TunnelServiceDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly secrets: TunnelSecrets;
  readonly providers: readonly TunnelProvider[];
  readonly context: TunnelContext;
  readonly listener: WebhookListener;
  readonly gateways: TunnelGateways;
  readonly endpoints: Endpoints;
  readonly supervisor: () => Supervisor;
  readonly check: (url: string, signal: AbortSignal) => Promise<CuadraError | undefined>;
}

export interface TunnelInput {
  readonly provider: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly enabled?: boolean | undefined;
  readonly localPort?: number | undefined;
  readonly version?: number | undefined;
}

export type TunnelService = ReturnType<typeof createTunnelService>;

const scopeOf = (column: string): TunnelSecretScope => ({ table: 'tunnel_settings', id: 'tunnel', column });

export function createTunnelService(deps: TunnelServiceDeps) {
  const { db, clock, audit, secrets, listener, endpoints } = deps;

  function providerOf(id: string): TunnelProvider {
    const found = deps.providers.find(({ declaration }) => declaration.id === id);
    if (found === undefined) {
      throw new CuadraError('TUNNEL_PROVIDER_UNKNOWN', { params: { provider: id }, field: 'provider' });
    }
    return found;
  }

  function mustFind(): TunnelSettingsRow {
    const row = repository.findSettings(db);
    if (row === undefined) throw new CuadraError('TUNNEL_NOT_CONFIGURED');
    return row;
  }

  /** The listener, and the tunnel to it: what the supervisor tries. */
  async function open(signal: AbortSignal): Promise<OpenTunnel> {
    const row = mustFind();
    const provider = providerOf(row.provider);
    const { needsFixedPort } = provider.declaration;
    const where = row.localPort === null ? {} : { port: row.localPort, orAnother: !needsFixedPort };
    const localPort = await listener.open(where);
    if (row.localPort === null) repository.keepLearned(db, { localPort });
    return provider.open({ localPort, settings: settingsOf(provider, row), signal }, deps.context);
  }

  function settingsOf({ declaration }: TunnelProvider, { settings }: TunnelSettingsRow): Record<string, string> {
    const secret = credentialFields(declaration).filter(
      (field) => field.secret && secrets.has(db, scopeOf(field.name)),
    );
    return { ...settings, ...Object.fromEntries(secret.map(({ name }) => [name, secrets.open(db, scopeOf(name))])) };
  }

  function view(locale: Locale): TunnelView | null {
    const row = repository.findSettings(db);
    if (row === undefined) return null;
    const { provider, enabled, settings, localPort, version } = row;
    const declaration = deps.providers.find((each) => each.declaration.id === provider)?.declaration;
    const { state, sinceUtc, url, checkedAtUtc, nextTryUtc, error } = deps.supervisor().state();
    const port = listener.state().port ?? localPort ?? undefined;
    const told = new Map(repository.listEndpoints(db).map((each) => [each.gatewayId, each]));
    return {
      provider,
      enabled,
      settings: { ...settings },
      secrets: (declaration === undefined ? [] : credentialFields(declaration))
        .filter((field) => field.secret && secrets.has(db, scopeOf(field.name)))
        .map((field) => field.name),
      ...(port === undefined ? {} : { localPort: port }),
      state,
      sinceUtc,
      ...(url === undefined ? {} : { url }),
      ...(checkedAtUtc === undefined ? {} : { checkedAtUtc }),
      ...(nextTryUtc === undefined ? {} : { nextTryUtc }),
      ...(error === undefined ? {} : { error: shownError(toStoredError(error), locale) }),
      endpoints: deps.gateways.senders().flatMap(({ id, name }) => {
        const endpoint = told.get(id);
        if (endpoint === undefined) return [];
        return [
          {
            gatewayId: id,
            name,
            url: endpoint.url,
            state: endpoint.state,
            ...(endpoint.error === null ? {} : { error: shownError(endpoint.error, locale) }),
            ...(endpoint.registeredAtUtc === null ? {} : { registeredAtUtc: endpoint.registeredAtUtc }),
          },
        ];
      }),
      version,
    };
  }

  function mustView(locale: Locale): TunnelView {
    const shown = view(locale);
    if (shown === null) throw new CuadraError('TUNNEL_NOT_CONFIGURED');
    return shown;
  }

  async function setEnabled(enabled: boolean, by: RequestContext): Promise<TunnelView> {
    const row = mustFind();
    if (row.enabled !== enabled) {
      db.transaction((tx) => {
        repository.putSettings(tx, {
          ...row,
          enabled,
          updatedAtUtc: clock.now().toISOString(),
          version: row.version + 1,
        });
        const action = enabled ? 'tunnel.started' : 'tunnel.stopped';
        audit(tx, { actor: by.actor, action, record: 'tunnel:tunnel' });
      });
    }
    await (enabled ? restart() : stop());
    return mustView(by.locale);
  }

  async function stop(): Promise<void> {
    await deps.supervisor().stop();
    await listener.close();
  }

  /** The port may be another one now. */
  async function restart(): Promise<void> {
    await stop();
    await deps.supervisor().start();
  }

  /** What was taken away and may still come back; its secrets stay sealed for as long. */
  let removed: TunnelSettingsRow | undefined;

  /** Secrets of nobody's: what they belonged to was taken away. */
  function forgetSecrets(tx: Db): void {
    removed = undefined;
    const names = new Set(
      deps.providers
        .flatMap(({ declaration }) => credentialFields(declaration))
        .flatMap((f) => (f.secret ? f.name : [])),
    );
    for (const name of names) if (secrets.has(tx, scopeOf(name))) secrets.forget(tx, scopeOf(name));
  }

  return {
    open,
    view,
    stop,

    /** Nothing of a tunnel that was taken away in an earlier run can come back. */
    clean(): void {
      if (repository.findSettings(db) === undefined) db.transaction(forgetSecrets);
    },

    async remove(by: RequestContext): Promise<{ removed: boolean }> {
      const row = repository.findSettings(db);
      if (row === undefined) return { removed: false };
      await stop();
      db.transaction((tx) => {
        repository.removeSettings(tx);
        audit(tx, { actor: by.actor, action: 'tunnel.removed', record: 'tunnel:tunnel' });
      });
      removed = row;
      return { removed: true };
    },

    /** @throws CuadraError TUNNEL_NOT_CONFIGURED, STALE_VERSION when another was set up since */
    async restore(by: RequestContext): Promise<TunnelView> {
      const row = removed;
      if (row === undefined) throw new CuadraError('TUNNEL_NOT_CONFIGURED');
      db.transaction(
        (tx) => {
          if (repository.findSettings(tx) !== undefined) throw new CuadraError('STALE_VERSION');
          repository.putSettings(tx, { ...row, updatedAtUtc: clock.now().toISOString(), version: row.version + 1 });
          audit(tx, { actor: by.actor, action: 'tunnel.restored', record: 'tunnel:tunnel' });
        },
        { behavior: 'immediate' },
      );
      removed = undefined;
      if (row.enabled) await restart();
      return mustView(by.locale);
    },

    providers: (locale: Locale): TunnelProviderView[] =>
      deps.providers.map(({ declaration }) => ({
        id: declaration.id,
        displayName: hasMessage(declaration.displayName)
          ? translate(declaration.displayName, {}, locale)
          : declaration.displayName,
        ...(declaration.website === undefined ? {} : { website: declaration.website }),
        address: declaration.address,
        needsFixedPort: declaration.needsFixedPort,
        ...(declaration.program === undefined ? {} : { program: declaration.program }),
        fields: credentialFields(declaration).map(({ name, labelKey, secret, required }) => ({
          name,
          label: translate(labelKey, {}, locale),
          secret,
          required,
        })),
      })),

    /** @throws CuadraError TUNNEL_PROVIDER_UNKNOWN, TUNNEL_SETTING_…, TUNNEL_URL_INVALID, TUNNEL_SECRET_AGAIN, STALE_VERSION */
    async configure(input: TunnelInput, by: RequestContext): Promise<TunnelView> {
      const provider = providerOf(input.provider);
      const enabled = db.transaction(
        (tx) => {
          const before = repository.findSettings(tx);
          if (before?.version !== input.version) throw new CuadraError('STALE_VERSION');
          if (before === undefined) forgetSecrets(tx);
          const { plain, secret, forgotten } = checkSettings(provider.declaration, input.settings, before, (name) =>
            secrets.has(tx, scopeOf(name)),
          );
          provider.check?.({ ...plain, ...secret });
          const nowUtc = clock.now().toISOString();
          const row: TunnelSettingsRow = {
            id: 'tunnel',
            provider: input.provider,
            enabled: input.enabled ?? before?.enabled ?? false,
            settings: plain,
            localPort: input.localPort ?? before?.localPort ?? null,
            publicUrl: before?.publicUrl ?? null,
            createdAtUtc: before?.createdAtUtc ?? nowUtc,
            updatedAtUtc: nowUtc,
            version: (before?.version ?? 0) + 1,
          };
          repository.putSettings(tx, row);
          for (const name of forgotten) secrets.forget(tx, scopeOf(name));
          for (const [name, value] of Object.entries(secret)) secrets.seal(tx, scopeOf(name), value);
          audit(tx, {
            actor: by.actor,
            action: 'tunnel.configured',
            record: 'tunnel:tunnel',
            after: {
              provider: row.provider,
              settings: plain,
              enabled: row.enabled,
              secretsChanged: Object.keys(secret),
            },
          });
          return row.enabled;
        },
        { behavior: 'immediate' },
      );
      await (enabled ? restart() : stop());
      return mustView(by.locale);
    },

    /** @throws CuadraError TUNNEL_NOT_CONFIGURED */
    start: (by: RequestContext): Promise<TunnelView> => setEnabled(true, by),
    /** @throws CuadraError TUNNEL_NOT_CONFIGURED */
    turnOff: (by: RequestContext): Promise<TunnelView> => setEnabled(false, by),

    async check(locale: Locale) {
      const { url } = deps.supervisor().state();
      if (url === undefined) throw new CuadraError('TUNNEL_NOT_CONFIGURED');
      const started = performance.now();
      const wrong = await deps.check(url, AbortSignal.timeout(15_000));
      const durationMs = Math.round(performance.now() - started);
      if (wrong === undefined) return { reached: true, durationMs };
      return { reached: false, durationMs, error: shownError(toStoredError(wrong), locale) };
    },

    registerAll(locale: Locale): TunnelView {
      const { publicUrl } = mustFind();
      const url = deps.supervisor().state().url ?? publicUrl;
      if (url === null) throw new CuadraError('TUNNEL_NOT_CONFIGURED');
      endpoints.want(url, true);
      return mustView(locale);
    },
  };
}
