/** What the hosts that stay open share (web, Electron's utility process): the desk, opened and put to work. */
import { userInfo } from 'node:os';
import { isCuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { RequestContext } from '../rpc/context.ts';
import { defaultDataFolder } from './data-folder.ts';
import { BEHIND_THE_WINDOW, openEngine, type Engine, type EngineOptions } from './engine.ts';

export interface HostDeskOptions extends Partial<Omit<EngineOptions, 'startOnUnlock'>> {
  readonly locale: Locale;
}

export interface HostDesk {
  readonly engine: Engine;
  /** Who acts in the window: the person who opened it. */
  readonly context: RequestContext;
  close(): Promise<void>;
}

/** How long the window waits for the keychain: a person may be typing its password, and sees the window meanwhile. */
const KEYCHAIN_PATIENCE_MS = 3000;

/**
 * Opens the desk. Its vault is unlocked where the keychain can do it; otherwise the person does it in the
 * window. Either way the engine starts to work as soon as it is open.
 * @throws CuadraError DATABASE_…
 */
export async function openHostDesk({ locale, ...options }: HostDeskOptions): Promise<HostDesk> {
  const dataFolder = options.dataFolder ?? defaultDataFolder();
  const engine = openEngine({ ...BEHIND_THE_WINDOW, ...options, dataFolder });
  await unlockWithKeychain(engine);
  return { engine, context: windowContext(locale), close: () => engine.close() };
}

export function windowContext(locale: Locale): RequestContext {
  return { actor: `desktop:${userInfo().username}`, locale };
}

/** Resolves when the keychain has answered, or when it takes too long: it may still open the vault later. */
async function unlockWithKeychain({ features, logger }: Engine): Promise<void> {
  const unlocking = features.vault.unlock().catch((error: unknown) => {
    // Not set up, kept under a passphrase, no keychain: the window shows which, and what to do.
    if (isCuadraError(error)) logger.info({ code: error.code }, 'the vault waits for the person');
    else logger.error({ err: error }, 'the keychain could not be asked');
  });
  const { promise: enough, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, KEYCHAIN_PATIENCE_MS);
  await Promise.race([unlocking, enough]);
  clearTimeout(timer);
}
