/** Where Electron's program is, fetched once where it can be; plain Node, for the launcher. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Its mirror is asked whether it answers before a hundred megabytes are wanted of it. */
const PROBE_MS = 3000;
/** A slow line is given this long; then the browser does. */
const DOWNLOAD_MS = 120_000;
const DEFAULT_MIRROR = 'https://github.com';

export interface FindDeps {
  readonly env: NodeJS.ProcessEnv;
  /** Folder of the installed package `electron`. */
  readonly packageFolder: string;
  readonly probe: (url: string, ms: number) => Promise<boolean>;
  /** Runs the package's own download; whether it succeeded in time. */
  readonly download: (packageFolder: string, ms: number) => Promise<boolean>;
  readonly onDownload: () => void;
}

/** Path of the program, or undefined when there is none and none can be had. */
export async function findElectron(deps: FindDeps): Promise<string | undefined> {
  const there = electronProgram(deps);
  if (there !== undefined) return there;
  const { env } = deps;
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? DEFAULT_MIRROR;
  if (!(await deps.probe(mirror, PROBE_MS))) return undefined;
  deps.onDownload();
  return (await deps.download(deps.packageFolder, DOWNLOAD_MS)) ? electronProgram(deps) : undefined;
}

/** As the package itself finds it, without its download: an own copy, else what it fetched before. */
function electronProgram({ env, packageFolder }: Pick<FindDeps, 'env' | 'packageFolder'>): string | undefined {
  const note = join(packageFolder, 'path.txt');
  const fetched = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined;
  const own = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (own !== undefined && own !== '') return existing(join(own, fetched ?? programName(process.platform)));
  return fetched === undefined ? undefined : existing(join(packageFolder, 'dist', fetched));
}

function programName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

const existing = (path: string): string | undefined => (existsSync(path) ? path : undefined);

export function electronPackage(): string {
  // Never `require('electron')` itself: that begins the download at once, and waits for it.
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

/** Whether anything answers there. */
export async function probe(url: string, ms: number): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ms) });
    return true;
  } catch {
    return false;
  }
}

export function download(packageFolder: string, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore', timeout: ms });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}
