/** The engine as the command line uses it: opened for one command, unlocked, closed again. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openEngine, type Engine } from '#engine/engine.ts';
import { DATABASE_FILE, defaultDataFolder } from '#engine/data-folder.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import { DEMO_KEYCHAIN_FILE, fileKeychain } from '../demo/keychain.ts';
import { mapErrors } from '../rpc/map-errors.ts';
import { createRouterClient } from '@orpc/server';
import type { RequestContext } from '../rpc/context.ts';
import { readSecret } from './secrets.ts';
import type { CliHost, GlobalOptions } from './types.ts';

const companyPage = z.object({ rows: z.array(z.object({ id: z.string(), rfc: z.string() })) });

/** Opens the engine on the data folder of the options and unlocks its vault, unless told not to. */
export async function openCliHost(options: GlobalOptions): Promise<CliHost> {
  const dataFolder = options.data ?? defaultDataFolder();
  // A misspelt folder must not become an empty desk.
  if (options.fresh !== true && !existsSync(join(dataFolder, DATABASE_FILE)) && !(await hasTraces(dataFolder))) {
    throw new CuadraError('CLI_SETUP_NEEDED', { params: { path: dataFolder } });
  }
  const { engine, close } = await openFolder(dataFolder);
  let passphrase: string | undefined;
  try {
    if (options.locked !== true) passphrase = await unlock(engine, options);
  } catch (error) {
    await close();
    throw error;
  }
  const context: RequestContext = { actor: `cli:${userInfo().username}`, locale: options.locale };
  const client = createRouterClient(engine.router, { context, interceptors: [mapErrors(engine.logger)] });
  const call: CliHost['call'] = ([router, procedure], input) => {
    const group = (client as Record<string, Record<string, (input: unknown) => Promise<unknown>> | undefined>)[router];
    const run = group?.[procedure];
    if (run === undefined) throw new Error(`no procedure ${router}.${procedure}`);
    return run(input);
  };
  if (options.wait && options.locked !== true) engine.start();
  return {
    dataFolder,
    engine,
    passphrase,
    actor: context.actor,
    call,
    async companies() {
      return companyPage.parse(await call(['companies', 'list'], { limit: 500 })).rows;
    },
    async currentVersion(router, id) {
      const record = await call([router, 'get'], { id });
      return z.object({ version: z.int() }).parse(record).version;
    },
    async setUp() {
      const chosen =
        options.passphraseFile === undefined ? undefined : await readSecret('passphrase', options.passphraseFile);
      const result = await call(['vault', 'setUp'], chosen === undefined ? {} : { passphrase: chosen });
      return z.object({ recoveryKey: z.string() }).parse(result);
    },
    async settle() {
      if (options.wait && options.locked !== true) await engine.idle();
    },
    close,
  };
}

/** A demo's folder has its keychain and its gateways beside its data. */
async function openFolder(
  dataFolder: string,
): Promise<{ readonly engine: Engine; readonly close: () => Promise<void> }> {
  if (!existsSync(join(dataFolder, DEMO_KEYCHAIN_FILE))) {
    const engine = openEngine({ dataFolder });
    return { engine, close: () => engine.close() };
  }
  const { openDemoGateways } = await import('../demo/gateways/index.ts');
  const gateways = openDemoGateways({ dataFolder });
  try {
    const ports = { keychain: fileKeychain(dataFolder) };
    const engine = openEngine({ dataFolder, ports, gatewayProviders: gateways.providers });
    return { engine, close: () => engine.close().finally(() => gateways.close()) };
  } catch (error) {
    gateways.close();
    throw error;
  }
}

/** Unlocks with the keychain or, where the key is kept under a passphrase, with that, which it returns. */
async function unlock({ features: { vault } }: Engine, options: GlobalOptions): Promise<string | undefined> {
  const { state } = await vault.situation();
  // Set-up was cut off, or never finished: what needs a secret will say so.
  if (state === 'not-set-up') return undefined;
  const passphrase = state === 'needs-passphrase' ? await readSecret('passphrase', options.passphraseFile) : undefined;
  await vault.unlock(passphrase === undefined ? {} : { passphrase });
  return passphrase;
}

/** Something of Cuadra's is in the folder though the database is gone: opening it says what to do. */
async function hasTraces(dataFolder: string): Promise<boolean> {
  const names = await readdir(dataFolder).catch(() => []);
  return names.some((name) => name.startsWith(DATABASE_FILE) || name === 'backups');
}
