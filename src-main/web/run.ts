/** The web host from its command line to its end: desk, window, server, browser, signal. */
import { join } from 'node:path';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { translate } from '#i18n/index.ts';
import type { Say } from './say.ts';
import { openInBrowser } from './browser.ts';
import { prepareWindow, windowPaths } from './build-window.ts';
import { openDesk } from './open-desk.ts';
import { optionsOrEnd } from './options.ts';
import { startWebHost } from './server.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Runs until a signal ends it.
 * @returns 0 it ended well; 1 the desk could not be opened; 2 the command line is wrong
 */
export async function runWebHost(args: readonly string[], print: (text: string) => void): Promise<number> {
  const options = optionsOrEnd(args, print);
  if (typeof options === 'number') return options;
  const say: Say = (key, params) => print(translate(key, params, options.locale));
  const stop = stopSignal();
  try {
    const paths = windowPaths(ROOT);
    if (!options.dev) await prepareWindow(paths, say);
    const desk = await openDesk(options, () => say('shell.demoBuilding'));
    try {
      const host = await startWebHost({
        router: desk.engine.router,
        logger: desk.engine.logger,
        context: desk.context,
        rendererFolder: paths.output,
        port: options.port,
        ...(options.dev ? { serveWindow: (await import('./dev-window.ts')).developmentWindow(ROOT) } : {}),
      });
      say('shell.address', { address: host.address });
      say('shell.stopHint');
      if (options.open && !(await openInBrowser(host.address))) say('shell.noBrowser');
      await stop;
      say('shell.closing');
      await host.close();
    } finally {
      await desk.close();
    }
    return 0;
  } catch (error) {
    // One line for what a person can do something about; anything else with its place, for support.
    if (isCuadraError(error)) print(`${error.localized(options.locale)} [${error.code}]`);
    else print(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

/** How long after the first signal another one means impatience: a terminal and npm both send one at once. */
const IMPATIENCE_MS = 1000;

/** Resolves at the first signal to end; a later one ends the process without waiting. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstMs: number | undefined;
    const onSignal = (): void => {
      if (firstMs !== undefined && Date.now() - firstMs > IMPATIENCE_MS) process.exit(130);
      firstMs ??= Date.now();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
}
