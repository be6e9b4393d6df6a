/** The engine as the command line uses it: opened for one command, unlocked, closed again. */
import { userInfo } from 'node:os';
import { z } from 'zod';
import { openEngine, type Engine } from '#engine/engine.ts';
import { defaultDataFolder } from '#engine/data-folder.ts';
import { mapErrors } from '../rpc/map-errors.ts';
import { createRouterClient } from '@orpc/server';
import type { RequestContext } from '../rpc/context.ts';
import { readSecret } from './secrets.ts';
import type { CliHost, GlobalOptions } from './types.ts';

const companyPage = z.object({ rows: z.array(z.object({ id: z.string(), rfc: z.string() })) });

/** Opens the engine on the data folder of the options and unlocks its vault, unless told not to. */
export async function openCliHost(options: GlobalOptions): Promise<CliHost> {
  const dataFolder = options.data ?? defaultDataFolder();
  const engine = openEngine({ dataFolder });
  try {
    if (options.locked !== true) await unlock(engine, options);
  } catch (error) {
    await engine.close();
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
      const passphrase =
        options.passphraseFile === undefined ? undefined : await readSecret('passphrase', options.passphraseFile);
      const result = await call(['vault', 'setUp'], passphrase === undefined ? {} : { passphrase });
      return z.object({ recoveryKey: z.string() }).parse(result);
    },
    async settle() {
      if (options.wait && options.locked !== true) await engine.idle();
    },
    close: () => engine.close(),
  };
}

/** Unlocks with the keychain or, where the key is kept under a passphrase, with that. */
async function unlock({ features: { vault } }: Engine, options: GlobalOptions): Promise<void> {
  const { state } = await vault.situation();
  // Without a vault there is nothing to open; what needs a secret will say so.
  if (state === 'not-set-up') return;
  const passphrase = state === 'needs-passphrase' ? await readSecret('passphrase', options.passphraseFile) : undefined;
  await vault.unlock(passphrase === undefined ? {} : { passphrase });
}
