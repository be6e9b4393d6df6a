/** A finished desk is kept in the user's cache and copied: building one takes seconds, copying it does not. */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { migrations } from '#db/migrations/index.ts';
import { BUILDER_VERSION, buildDemoDesk, type BuildOptions } from './build.ts';

/** A kept desk whose newest invoice is older than this is no desk of today. */
const FRESH_DAYS = 5;
const DAY_MS = 24 * 3600 * 1000;

/** `CUADRA_CACHE_DIR`, else the operating system's folder for what can be made again. */
export function demoCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const said = env['CUADRA_CACHE_DIR'];
  return join(said === undefined || said === '' ? envPaths('Cuadra', { suffix: '' }).cache : said, 'demo');
}

/** Makes `dataFolder` a finished demo desk: a copy of the kept one, which is built first where there is none. */
export async function provideDemoDesk(options: BuildOptions, cacheFolder: string): Promise<void> {
  const { dataFolder, invoices, now } = options;
  const family = `desk-v${BUILDER_VERSION}-s${schemaMark()}-n${invoices}-`;
  const draft = await draftFolder(cacheFolder);
  // No cache, no matter: the desk is built where it is wanted.
  if (draft === undefined) return buildDemoDesk(options);
  try {
    const kept = await freshOf(cacheFolder, family, now);
    if (kept !== undefined) return await copy(kept, dataFolder);
    await buildDemoDesk({ ...options, dataFolder: draft });
    const made = join(cacheFolder, family + dayOf(now));
    const taken = await rename(draft, made).then(
      () => false,
      // Another process was faster: its desk is as good as ours, and ours is still here to be copied.
      () => true,
    );
    await copy(taken ? draft : made, dataFolder);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await forgetOld(cacheFolder, now);
  }
}

/** Another schema is another desk, also while a migration is still being written. */
function schemaMark(): string {
  return createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 12);
}

async function draftFolder(cacheFolder: string): Promise<string | undefined> {
  try {
    await mkdir(cacheFolder, { recursive: true, mode: 0o700 });
    return await mkdtemp(join(cacheFolder, 'building-'));
  } catch {
    return undefined;
  }
}

async function freshOf(cacheFolder: string, family: string, now: Date): Promise<string | undefined> {
  const names = await readdir(cacheFolder);
  const name = names
    .filter((each) => each.startsWith(family) && ageDays(each, now) < FRESH_DAYS)
    .toSorted()
    .at(-1);
  return name === undefined ? undefined : join(cacheFolder, name);
}

/** Desks of other days and other versions, and what a crash left half built. */
async function forgetOld(cacheFolder: string, now: Date): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    if (name.startsWith('desk-') && ageDays(name, now) >= FRESH_DAYS) {
      await rm(join(cacheFolder, name), { recursive: true, force: true });
    }
  }
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** Days since the day in its name; for ever where there is none. */
function ageDays(name: string, now: Date): number {
  const built = Date.parse(name.slice(-10));
  const days = (Date.parse(dayOf(now)) - built) / DAY_MS;
  return Number.isNaN(days) || days < 0 ? Number.POSITIVE_INFINITY : days;
}

/** Where the file system can share the blocks, it does. */
function copy(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
}
