/**
 * The composition root: ports in, services and router out. Hosts (command line, web, Electron's utility
 * process) open an engine, serve its router and close it; nothing else builds services.
 */
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { GatewayProvider } from '#connectors/gateway/types.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import type { TunnelProvider } from '#connectors/tunnel/types.ts';
import { openDatabase } from '#db/open.ts';
import { createReader } from '#db/reader.ts';
import { makePrivateFolder, tightenDataFolder } from '#db/private.ts';
import type { Db } from '#db/types.ts';
import { zoneOfPostalCode } from '#domain/time/zone.ts';
import { createSmtpTransport } from '#platform/smtp.ts';
import { createHttp } from '#platform/http.ts';
import { createHttpListeners } from '#platform/http-listener.ts';
import { systemKeychain } from '#platform/keychain.ts';
import { fileLogger } from '#platform/logger.ts';
import { createPrograms } from '#platform/programs.ts';
import { systemClock } from '#ports/clock.ts';
import { noFaultPoints } from '#ports/fault-points.ts';
import type { Http } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import { systemTimers } from '#ports/timers.ts';
import { watchRecords } from '#features/events/watch.ts';
import { loneInstance } from '#features/jobs/instance.ts';
import { DATABASE_FILE } from './data-folder.ts';
import { createFeatures, type Features, type SatAtHand } from './features.ts';
import type { EnginePorts } from './ports.ts';
import { createRouter, type EngineRouter } from './router.ts';

/** A window comes up first, and a copy of a large desk is made when it stands. */
export const BEHIND_THE_WINDOW = { startOnUnlock: true, firstBackupAfterMs: 10_000 } as const;

export interface EngineOptions {
  /** Folder of the database, the catalog pack, backups and logs; made where it is missing. */
  readonly dataFolder: string;
  readonly ports?: Partial<EnginePorts>;
  /** {@link Engine.start} as soon as the vault is open: for hosts that stay, where a person opens it later. */
  readonly startOnUnlock?: boolean;
  /** How long the first daily backup waits after the start; 0 unless told. */
  readonly firstBackupAfterMs?: number;
  /** PACs other than the registry's, for tests. */
  readonly pacProviders?: readonly PacProvider[];
  /** The same for payment gateways. */
  readonly gatewayProviders?: readonly GatewayProvider[];
  /** A simulator in SAT's place, for tests and demonstrations. */
  readonly sat?: SatAtHand;
  /** Tunnels other than the registry's, for tests. */
  readonly tunnelProviders?: readonly TunnelProvider[];
}

export interface Engine {
  readonly db: Db;
  readonly raw: Database;
  readonly dataFolder: string;
  readonly logger: Logger;
  readonly features: Features;
  /** Implements the contract; each host puts its own transport in front. */
  readonly router: EngineRouter;
  /**
   * Starts working through the queue, anchors the audit log and makes the daily backup; after the vault was
   * unlocked. Once is enough: again, or after closing began, it does nothing.
   */
  start(): void;
  /** Resolves when nothing of the queue is due. */
  idle(): Promise<void>;
  /**
   * Stops the queue, lets a backup end, anchors the audit log, wipes keys and closes the files. A step that
   * fails does not keep the others from running; the first failure is thrown at the end.
   */
  close(): Promise<void>;
}

/**
 * Opens the engine on a data folder. The vault stays as it is: the host unlocks it.
 * @throws CuadraError DATABASE_… when the folder is in use, newer than the program or damaged
 */
export function openEngine(options: EngineOptions): Engine {
  const { dataFolder } = options;
  makePrivateFolder(dataFolder);
  const { tightened, left } = tightenDataFolder(dataFolder);
  const clock = options.ports?.clock ?? systemClock;
  const database = openDatabase({ path: join(dataFolder, DATABASE_FILE), now: () => clock.now() });
  try {
    const http = httpOf(options.ports?.http);
    const log = logOf(options.ports?.logger, dataFolder);
    const ports: EnginePorts = {
      timers: systemTimers,
      keychain: systemKeychain(),
      mail: createSmtpTransport(),
      faultPoints: noFaultPoints,
      listeners: createHttpListeners({ logger: log.port }),
      programs: createPrograms(),
      ...options.ports,
      logger: log.port,
      http: http.port,
      clock,
    };
    if (tightened.length > 0)
      ports.logger.warn({ paths: tightened }, 'others could read these; only the owner can now');
    if (left.length > 0) ports.logger.warn({ paths: left }, 'others can read these, and they are not ours to close');
    const reader = createReader(database.raw);
    const features = createFeatures({
      db: database.db,
      reader,
      databaseId: database.id,
      dataFolder,
      ports,
      instance: loneInstance(),
      backupStore: database,
      zoneOf: (postalCode, catalogs) => zoneOfPostalCode(postalCode, catalogs),
      pacProviders: options.pacProviders,
      gatewayProviders: options.gatewayProviders,
      sat: options.sat,
      tunnelProviders: options.tunnelProviders,
    });
    let closing: Promise<void> | undefined;
    let started = false;
    function start(): void {
      if (started || closing !== undefined) return;
      started = true;
      features.runner.start();
      features.backups.start(options.firstBackupAfterMs);
      features.bulk.startSweeping();
      features.daily.start();
      features.cfdiImport
        .sweep()
        .catch((error: unknown) => ports.logger.warn({ err: error }, 'old imports could not be removed'));
      features.webhooks.start();
      // Only a program that stays can be reached: a command ends before anybody calls.
      if (options.startOnUnlock === true) void features.tunnel.start();
      // What was written since the last anchor is vouched for from here on.
      features.audit.anchor().catch((error: unknown) => ports.logger.warn({ err: error }, 'audit log not anchored'));
    }
    watchRecords(database.raw, (change) => features.events.publish(change));
    features.vault.onUnlock(() => {
      try {
        features.queue.resume(database.db, 'VAULT_LOCKED');
        if (options.startOnUnlock === true) start();
      } catch (error) {
        // The vault is open all the same; the queue's own sweep comes by later.
        ports.logger.error({ err: error }, 'the queue did not go on when the vault was opened');
      }
    });
    return {
      db: database.db,
      raw: database.raw,
      dataFolder,
      logger: ports.logger,
      features,
      router: createRouter(features),
      start,
      idle: () => features.runner.idle(),
      close: () => {
        closing ??= everyStep([
          () => features.events.close(),
          () => features.daily.close(),
          () => features.tunnel.close(),
          () => features.webhooks.close(),
          () => {
            // From here on an interrupted job has not failed: only then are the long ones told to end.
            const stopped = features.runner.stop();
            features.satStatus.close();
            return stopped;
          },
          () => features.backups.close(),
          () => features.bulk.close(),
          () => features.stamping.close(),
          () => features.gateways.close(),
          () => features.audit.anchor(),
          () => features.vault.lock(),
          () => features.catalogs.close(),
          () => http.close(),
          () => reader.close(),
          () => database.close(),
          () => log.close(),
        ]);
        return closing;
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A port, and what closes it where it is our own: what a host brought is the host's. */
interface Held<T> {
  readonly port: T;
  close(): unknown;
}

function httpOf(given: Http | undefined): Held<Http> {
  if (given !== undefined) return { port: given, close: () => {} };
  const own = createHttp();
  return { port: own, close: () => own.close() };
}

function logOf(given: Logger | undefined, dataFolder: string): Held<Logger> {
  if (given !== undefined) return { port: given, close: () => {} };
  const own = fileLogger(dataFolder);
  return { port: own, close: () => own.close() };
}

/** Runs every step, one after the other, whatever becomes of those before; then throws the first failure. */
async function everyStep(steps: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
