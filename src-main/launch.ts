/**
 * `npm start`: the desktop window where Electron is or can be had, otherwise the browser. Plain Node, so
 * that it starts anywhere; it decides, says what it decided, and hands over.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { translate } from '#i18n/index.ts';
import { download, electronPackage, findElectron, probe } from './electron/find-electron.ts';
import { EXIT_REFUSED } from './electron/exit-codes.ts';
import { hasScreen } from './web/browser.ts';
import { isStale, prepareWindow, windowPaths } from './web/build-window.ts';
import { optionsOrEnd } from './web/options.ts';
import type { Say } from './web/say.ts';

const ROOT = join(import.meta.dirname, '..');
/** An Electron that ends so soon, and not by our own word, did not start: libraries are missing, or it runs as root. */
const EARLY_MS = 10_000;

const args = process.argv.slice(2);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

process.exitCode = await launch();
// A keychain's prompt that nobody answers must not keep the program alive.
process.exit();

/** The web host brings the whole engine: loaded only where it is what runs. */
async function inBrowser(): Promise<number> {
  const { runWebHost } = await import('./web/run.ts');
  return runWebHost(
    args.filter((argument) => argument !== '--web'),
    print,
  );
}

async function launch(): Promise<number> {
  const options = optionsOrEnd(
    args.filter((argument) => argument !== '--smoke' && argument !== '--web'),
    print,
  );
  if (typeof options === 'number') return options;
  if (args.includes('--web') || !options.open || options.dev) return inBrowser();

  const { locale } = options;
  const say: Say = (key, params) => print(translate(key, params, locale));
  const fallBack = (why: 'noDisplay' | 'notInstalled' | 'ended'): Promise<number> => {
    say('shell.noElectron', { detail: `shell.electron.${why}` });
    // A smoke test that did not run has not passed.
    return args.includes('--smoke') ? Promise.resolve(1) : inBrowser();
  };

  if (!hasScreen(process.platform, process.env)) return fallBack('noDisplay');
  const electron = await findElectron({
    env: process.env,
    packageFolder: electronPackage(),
    probe,
    download,
    onDownload: () => say('shell.electron.downloading'),
  });
  if (electron === undefined) return fallBack('notInstalled');
  await prepareWindow(windowPaths(ROOT), say);
  await prepareShell(say);
  const began = Date.now();
  const { code, stopped } = await run(electron, [join(ROOT, 'dist', 'electron', 'main.js'), ...args]);
  const said = code === 0 || code === 2 || code === EXIT_REFUSED;
  const neverStarted = !said && !stopped && Date.now() - began < EARLY_MS;
  return neverStarted && !args.includes('--smoke') ? fallBack('ended') : (code ?? 1);
}

/** The shell's own code, bundled as in a package: Electron's Node does not read TypeScript. */
async function prepareShell(say: Say): Promise<void> {
  const output = join(ROOT, 'dist', 'electron');
  const stale = await isStale({
    root: ROOT,
    sources: ['src-main', 'src-shared', 'resources/icon.png', 'package-lock.json'],
    marker: join(output, 'main.js'),
  });
  if (!stale) return;
  say('shell.building');
  const { bundleShell } = await import('./electron/build/bundle.ts');
  await bundleShell(ROOT, output);
}

interface Ended {
  /** Undefined when a signal ended it. */
  readonly code: number | undefined;
  /** We were told to end, and told it. */
  readonly stopped: boolean;
}

function run(program: string, programArgs: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, programArgs, { stdio: 'inherit' });
    let stopped = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        stopped = true;
        child.kill(signal);
      });
    }
    child.once('error', () => resolve({ code: 1, stopped }));
    child.once('close', (code) => resolve({ code: code ?? undefined, stopped }));
  });
}
