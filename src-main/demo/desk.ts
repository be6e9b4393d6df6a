/**
 * The demo desk: two invented companies with three hundred clients and three thousand invoices in every state, on
 * a folder that is thrown away, with a mail server that keeps everything and the demo PAC. SIN VALIDEZ FISCAL.
 */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { BEHIND_THE_WINDOW, openEngine, type Engine, type EngineOptions } from '#engine/engine.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { startSmtpSink } from '#platform/smtp-sink.ts';
import { refresh } from './aftermath.ts';
import { demoCacheFolder, provideDemoDesk } from './cache.ts';
import { DEMO_KEYCHAIN_FILE, fileKeychain } from './keychain.ts';

export interface DemoDeskOptions extends Omit<EngineOptions, 'dataFolder' | 'startOnUnlock'> {
  /** A folder that stays, made a demo desk on the first time; absent: a temporary one, gone when it closes. */
  readonly dataFolder?: string | undefined;
  /** How many invoices; `CUADRA_DEMO_INVOICES`, else 3,000. */
  readonly invoices?: number;
  /** Where finished desks are kept; see {@link demoCacheFolder}. */
  readonly cacheFolder?: string;
  /** Called while a desk is being built, from 0 to 1: some seconds on the first time, nothing afterwards. */
  readonly onProgress?: (share: number) => void;
}

export interface DemoDesk {
  /** Unlocked and at work. */
  readonly engine: Engine;
  readonly dataFolder: string;
  /** Closes the engine and the mail server, and removes a temporary folder. */
  close(): Promise<void>;
}

const INVOICES = { standard: 3000, most: 50_000 } as const;
/** Where the mail of the demo ends, inside its folder. */
const MAIL_FOLDER = 'mail';

/** @throws CuadraError DEMO_FOLDER_TAKEN when the folder has a desk that is no demo; DATABASE_… */
export async function openDemoDesk(options: DemoDeskOptions = {}): Promise<DemoDesk> {
  const { dataFolder: said, invoices, cacheFolder, onProgress, ...engineOptions } = options;
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
    const sink = await startSmtpSink({ dir: join(dataFolder, MAIL_FOLDER) });
    try {
      const keychain = fileKeychain(dataFolder);
      const engine = openEngine({
        ...BEHIND_THE_WINDOW,
        ...engineOptions,
        dataFolder,
        ports: { ...engineOptions.ports, keychain },
      });
      refresh(engine.raw, now, sink.port);
      await engine.features.vault.unlock();
      return {
        engine,
        dataFolder,
        async close() {
          try {
            await engine.close();
          } finally {
            await sink.close();
            await removeFolder();
          }
        },
      };
    } catch (error) {
      await sink.close();
      throw error;
    }
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/** A smaller desk for tests, a larger one for the curious. */
function invoicesOf(env: NodeJS.ProcessEnv): number {
  const said = Number(env['CUADRA_DEMO_INVOICES'] ?? INVOICES.standard);
  const isCount = Number.isInteger(said) && said >= 50 && said <= INVOICES.most;
  return isCount ? said : INVOICES.standard;
}
