/**
 * The demo desk: two invented companies with three hundred clients and three thousand invoices in every state, on
 * a folder that is thrown away, with a mail server that keeps everything, the demo PAC, and payment gateways that speak
 * with nobody. SIN VALIDEZ FISCAL.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { BEHIND_THE_WINDOW, openEngine, type Engine, type EngineOptions } from '#engine/engine.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { startSmtpSink } from '#platform/smtp-sink.ts';
import { systemClock } from '#ports/clock.ts';
import { systemTimers } from '#ports/timers.ts';
import { refresh } from './aftermath.ts';
import { demoCacheFolder, provideDemoDesk } from './cache.ts';
import { openDemoGateways } from './gateways/index.ts';
import { startGatewayWorld } from './gateways/world.ts';
import { DEMO_KEYCHAIN_FILE, fileKeychain } from './keychain.ts';

export interface DemoDeskOptions extends Omit<EngineOptions, 'dataFolder' | 'startOnUnlock' | 'gatewayProviders'> {
  /** A folder that stays, made a demo desk on the first time; absent: a temporary one, gone when it closes. */
  readonly dataFolder?: string | undefined;
  /** How many invoices; `CUADRA_DEMO_INVOICES`, else 3,000. */
  readonly invoices?: number;
  /** Where finished desks are kept; see {@link demoCacheFolder}. */
  readonly cacheFolder?: string;
  /** Called while a desk is being built, from 0 to 1: some seconds on the first time, nothing afterwards. */
  readonly onProgress?: (share: number) => void;
  /** How long the payers of its gateways take for each step; five seconds unless told. */
  readonly payerMs?: number;
}

export interface DemoDesk {
  /** Unlocked and at work. */
  readonly engine: Engine;
  readonly dataFolder: string;
  /** Closes the engine, the gateways and the mail server, and removes a temporary folder. */
  close(): Promise<void>;
}

const INVOICES = { standard: 3000, most: 50_000 } as const;
/** Where the mail of the demo ends, inside its folder. */
const MAIL_FOLDER = 'mail';

/** @throws CuadraError DEMO_FOLDER_TAKEN when the folder has a desk that is no demo; DATABASE_… */
export async function openDemoDesk(options: DemoDeskOptions = {}): Promise<DemoDesk> {
  const { dataFolder: said, invoices, cacheFolder, onProgress, payerMs, ...engineOptions } = options;
  const dataFolder = said ?? (await mkdtemp(join(tmpdir(), 'cuadra-demo-')));
  const now = engineOptions.ports?.clock?.now() ?? new Date();
  const removeFolder = async (): Promise<void> => {
    if (said === undefined) await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    if (!existsSync(join(dataFolder, DEMO_KEYCHAIN_FILE))) {
      if (existsSync(join(dataFolder, DATABASE_FILE))) {
        throw new CuadraError('DEMO_FOLDER_TAKEN', { params: { path: dataFolder } });
      }
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      const build = { dataFolder, invoices: invoices ?? invoicesOf(process.env), now };
      await provideDemoDesk(
        onProgress === undefined ? build : { ...build, onProgress },
        cacheFolder ?? demoCacheFolder(),
      );
    }
    const open = await openParts(dataFolder, now, engineOptions, payerMs);
    return {
      engine: open.engine,
      dataFolder,
      async close() {
        try {
          await open.close();
        } finally {
          await removeFolder();
        }
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/** The desk and its outside: mail server and gateways. What was opened is closed again, whatever fails. */
async function openParts(
  dataFolder: string,
  now: Date,
  options: Omit<EngineOptions, 'dataFolder'>,
  payerMs: number | undefined,
): Promise<{ readonly engine: Engine; readonly close: () => Promise<void> }> {
  const parts = new AsyncDisposableStack();
  try {
    const sink = parts.adopt(await startSmtpSink({ dir: join(dataFolder, MAIL_FOLDER) }), (each) => each.close());
    const gateways = parts.adopt(
      openDemoGateways({ dataFolder, ...(payerMs === undefined ? {} : { paceMs: payerMs }) }),
      (each) => each.close(),
    );
    const ports = { ...options.ports, keychain: fileKeychain(dataFolder) };
    const engine = parts.adopt(
      openEngine({ ...BEHIND_THE_WINDOW, ...options, dataFolder, ports, gatewayProviders: gateways.providers }),
      (each) => each.close(),
    );
    refresh(engine.raw, now, sink.port);
    await engine.features.vault.unlock();
    // The last that is opened is the first that ends: nobody delivers to a desk that is closing.
    const { clock = systemClock, timers = systemTimers } = ports;
    parts.adopt(startGatewayWorld({ gateways, engine, clock, timers }), (each) => each.close());
    return { engine, close: () => parts.disposeAsync() };
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}

/** A smaller desk for tests, a larger one for the curious. */
function invoicesOf(env: NodeJS.ProcessEnv): number {
  const said = Number(env['CUADRA_DEMO_INVOICES'] ?? INVOICES.standard);
  const isCount = Number.isInteger(said) && said >= 50 && said <= INVOICES.most;
  return isCount ? said : INVOICES.standard;
}
