/** Builds the window where it is missing or older than its sources, so that a fresh clone simply starts. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Say } from './say.ts';

/** What is built, from what. */
export interface BuildPaths {
  /** The checkout. */
  readonly root: string;
  /** Files and folders it is made from, relative to the root. */
  readonly sources: readonly string[];
  /** A file that every build writes. */
  readonly marker: string;
}

export interface WindowPaths extends BuildPaths {
  /** Where the built window goes. */
  readonly output: string;
}

export function windowPaths(root: string): WindowPaths {
  const output = join(root, 'dist', 'renderer');
  return {
    root,
    sources: ['src-renderer', 'src-shared', 'resources', 'vite.config.ts', 'postcss.config.mjs', 'package-lock.json'],
    output,
    marker: join(output, 'index.html'),
  };
}

/**
 * Builds the window if it must be. One that cannot be built while an older one is there (in the middle of a
 * change to its sources) is said, and the older one is shown.
 */
export async function prepareWindow(paths: WindowPaths, say: Say): Promise<void> {
  if (!(await isStale(paths))) return;
  say('shell.building');
  try {
    await buildWindow(paths);
  } catch (error) {
    if ((await modifiedMs(paths.marker)) === undefined) throw error;
    say('shell.buildFailed', { detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Whether a build is missing or older than what it is made from. */
export async function isStale({ root, sources, marker }: BuildPaths): Promise<boolean> {
  const built = await modifiedMs(marker);
  if (built === undefined) return true;
  const newest = await Promise.all(sources.map((source) => newestMs(join(root, source))));
  return Math.max(...newest) > built;
}

/**
 * Builds beside the output and then changes places with it: a window that is open meanwhile, or a second
 * build, never sees half of one.
 * @throws Error with what the builder said when it fails
 */
export async function buildWindow({ root, output }: Pick<WindowPaths, 'root' | 'output'>): Promise<void> {
  const fresh = `${output}-${process.pid}`;
  const old = `${fresh}-old`;
  await mkdir(dirname(output), { recursive: true });
  try {
    await run(viteProgram(), ['build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'], root);
    await rename(output, old).catch(ignoreMissing);
    await rename(fresh, output);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

function viteProgram(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
}

function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the window could not be built (${String(code)}):\n${withoutTrace(said.join(''))}`));
    });
  });
}

/** What the builder says of the sources; where in itself it noticed is nobody's concern. */
function withoutTrace(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/^ {2,}at .*\n?/gm, '')
    .trim();
}

async function newestMs(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return (await modifiedMs(path)) ?? 0;
  const times = entries.map((entry) => newestMs(join(path, entry.name)));
  // A folder's own time tells of files that were removed.
  return Math.max((await modifiedMs(path)) ?? 0, ...(await Promise.all(times)));
}

async function modifiedMs(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
