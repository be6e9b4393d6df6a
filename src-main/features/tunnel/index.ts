/** The tunnel, put together: settings, the run, the gateways' addresses, the alert when it is down. */
import { join } from 'node:path';
import { tunnelProviders } from '#connectors/tunnel/registry.ts';
import type { TunnelProvider } from '#connectors/tunnel/types.ts';
import type { Db } from '#db/types.ts';
import type { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { Programs } from '#ports/programs.ts';
import type { CancelTimer, Timers } from '#ports/timers.ts';
import type { AlertsService } from '../alerts/service.ts';
import type { AuditAppend } from '../audit/port.ts';
import type { JobQueue } from '../jobs/queue.ts';
import type { WebhooksFeature } from '../webhooks/index.ts';
import { createEndpoints } from './endpoints.ts';
import type { TunnelGateways, TunnelSecrets } from './ports.ts';
import { reachOurselves } from './reach.ts';
import * as repository from './repository.ts';
import { createTunnelService } from './service.ts';
import { createSupervisor, type Supervisor, type SupervisorState } from './supervisor.ts';

export type { TunnelGateway, TunnelGateways } from './ports.ts';

/** A tunnel that comes back within this time is nobody's worry. */
const DOWN_MS = 5 * 60 * 1000;
/** So long must it have stood before a gateway's silence means anything. */
const SETTLED_MS = 60 * 60 * 1000;

export interface TunnelDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly audit: AuditAppend;
  readonly queue: JobQueue;
  readonly alerts: Pick<AlertsService, 'observe'>;
  readonly secrets: TunnelSecrets;
  readonly http: Http;
  readonly programs: Programs;
  readonly dataFolder: string;
  readonly webhooks: Pick<WebhooksFeature, 'listener' | 'challenges' | 'service'>;
  readonly gateways: TunnelGateways;
  readonly providers?: readonly TunnelProvider[] | undefined;
  /** How it stands has changed: nothing of that is in the database. */
  readonly onChanged: () => void;
}

export type TunnelFeature = ReturnType<typeof createTunnel>;

export function createTunnel(deps: TunnelDeps) {
  const { db, clock, timers, logger, http, webhooks } = deps;
  const endpoints = createEndpoints(deps);
  const port = () => webhooks.listener.state().port;
  const check = (url: string, signal: AbortSignal): Promise<CuadraError | undefined> =>
    reachOurselves({ http, challenges: webhooks.challenges, port }, url, signal);
  const service = createTunnelService({
    ...deps,
    providers: deps.providers ?? tunnelProviders,
    context: { ...deps, workFolder: join(deps.dataFolder, 'tunnel') },
    listener: webhooks.listener,
    endpoints,
    supervisor: () => supervisor,
    check,
  });
  const supervisor: Supervisor = createSupervisor({ clock, timers, logger, open: service.open, check, onState });

  let lateAlert: CancelTimer | undefined;
  let upUrl: string | undefined;

  function onState({ state, url }: SupervisorState): void {
    deps.onChanged();
    if (state === 'up' && url !== undefined && url !== upUrl) {
      upUrl = url;
      repository.keepLearned(db, { publicUrl: url });
      endpoints.want(url);
      // While it was away, gateways could not reach us.
      webhooks.service.catchUp(undefined);
    }
    if (state === 'waiting' || state === 'off' || state === 'failed') upUrl = undefined;
    if (state === 'up' || state === 'off' || state === 'failed') {
      lateAlert?.();
      lateAlert = undefined;
      observe();
    } else lateAlert ??= timers.after(DOWN_MS, observe);
  }

  /** Puts the alert in agreement with how the tunnel stands. */
  function observe(): void {
    lateAlert = undefined;
    const { state } = supervisor.state();
    const enabled = repository.findSettings(db)?.enabled === true;
    const down = enabled && state !== 'up' && state !== 'off';
    db.transaction((tx) => {
      deps.alerts.observe(tx, {
        record: { kind: 'tunnel', id: 'tunnel' },
        watched: ['tunnel.down'],
        matters: down ? [{ kind: 'tunnel.down', severity: 'critical', params: {} }] : [],
      });
    });
  }

  return {
    service,
    confirmed: (tx: Db, gatewayId: string): void => endpoints.confirmed(tx, gatewayId),
    state: () => supervisor.state(),
    /** When the engine of a program that stays starts to work. */
    async start(): Promise<void> {
      service.clean();
      if (repository.findSettings(db)?.enabled === true) await supervisor.start();
    },
    /**
     * Since when a gateway could have reached us: undefined while there is no way, and for a while after it was opened,
     * so that a computer that was off over the weekend does not call that a silence.
     */
    reachableSince(gatewayId: string): string | undefined {
      const { state, sinceUtc } = supervisor.state();
      if (state !== 'up' || clock.now().getTime() - Date.parse(sinceUtc) < SETTLED_MS) return undefined;
      return endpoints.toldSince(gatewayId);
    },
    /** A gateway that was added while the tunnel is up is told, too. Looked at every hour, and when gateways change. */
    look(): void {
      const { state, url } = supervisor.state();
      if (state === 'up' && url !== undefined) endpoints.want(url);
    },
    async close(): Promise<void> {
      await supervisor.stop();
      lateAlert?.();
    },
  };
}
