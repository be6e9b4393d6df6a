/**
 * The composition root: ports in, services and router out. Hosts (command line, web, Electron's utility
 * process) open an engine, serve its router and close it; nothing else builds services.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { PacProvider } from '#connectors/pac/types.ts';
import { openDatabase } from '#db/open.ts';
import type { Db } from '#db/types.ts';
import { zoneOfPostalCode } from '#domain/time/zone.ts';
import { createSmtpTransport } from '#platform/smtp.ts';
import { createHttp } from '#platform/http.ts';
import { systemKeychain } from '#platform/keychain.ts';
import { fileLogger } from '#platform/logger.ts';
import { systemClock } from '#ports/clock.ts';
import { noFaultPoints } from '#ports/fault-points.ts';
import type { Logger } from '#ports/logger.ts';
import { systemTimers } from '#ports/timers.ts';
import { loneInstance } from '#features/jobs/instance.ts';
import { createFeatures, type Features } from './features.ts';
import type { EnginePorts } from './ports.ts';
import { createRouter, type EngineRouter } from './router.ts';

export interface EngineOptions {
  /** Folder of the database, the catalog pack, backups and logs; made where it is missing. */
  readonly dataFolder: string;
  readonly ports?: Partial<EnginePorts>;
  /** PACs other than the registry's, for tests. */
  readonly pacProviders?: readonly PacProvider[];
}

export interface Engine {
  readonly db: Db;
  readonly raw: Database;
  readonly dataFolder: string;
  readonly logger: Logger;
  readonly features: Features;
  /** Implements the contract; each host puts its own transport in front. */
  readonly router: EngineRouter;
  /** Starts working through the queue and anchors the audit log; after the vault was unlocked. */
  start(): void;
  /** Resolves when nothing of the queue is due. */
  idle(): Promise<void>;
  /** Stops the queue, anchors the audit log, wipes keys and closes the files. */
  close(): Promise<void>;
}

export const DATABASE_FILE = 'cuadra.db';

/**
 * Opens the engine on a data folder. The vault stays as it is: the host unlocks it.
 * @throws CuadraError DATABASE_… when the folder is in use, newer than the program or damaged
 */
export function openEngine(options: EngineOptions): Engine {
  const { dataFolder } = options;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const clock = options.ports?.clock ?? systemClock;
  const database = openDatabase({ path: join(dataFolder, DATABASE_FILE), now: () => clock.now() });
  try {
    const ownHttp = options.ports?.http === undefined ? createHttp() : undefined;
    const ports: EnginePorts = {
      timers: systemTimers,
      keychain: systemKeychain(),
      logger: options.ports?.logger ?? fileLogger(dataFolder),
      http: ownHttp ?? createHttp(),
      mail: createSmtpTransport(),
      faultPoints: noFaultPoints,
      ...options.ports,
      clock,
    };
    const features = createFeatures({
      db: database.db,
      databaseId: database.id,
      dataFolder,
      ports,
      instance: loneInstance(),
      zoneOf: (postalCode, catalogs) => zoneOfPostalCode(postalCode, catalogs),
      pacProviders: options.pacProviders,
    });
    return {
      db: database.db,
      raw: database.raw,
      dataFolder,
      logger: ports.logger,
      features,
      router: createRouter(features),
      start() {
        features.runner.start();
        // What was written since the last anchor is vouched for from here on.
        features.audit.anchor().catch((error: unknown) => ports.logger.warn({ err: error }, 'audit log not anchored'));
      },
      idle: () => features.runner.idle(),
      async close() {
        await features.runner.stop();
        features.stamping.close();
        await features.audit.anchor();
        features.vault.lock();
        features.catalogs.close();
        await ownHttp?.close();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
