/**
 * The installed pack on disk: `current.json` names the file in use, packs are named by their own hash.
 * Installing writes the new file beside the old one and then replaces `current.json` in one rename, so
 * that at any moment either the old pack or the new one is whole; a file that is open (Windows keeps
 * it) is deleted at the next start.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { catalogSourceKind } from '#contract/catalogs.ts';
import { makePrivateFolder } from '#db/private.ts';
import type { BuildResult } from './pack/build.ts';

const CURRENT = 'current.json';

const installed = z.object({
  file: z.string().regex(/^pack-[0-9a-f]{16}\.sqlite$/),
  sha256: z.string(),
  bytes: z.int(),
  installedAtUtc: z.string(),
  counts: z.object({ prodServ: z.int(), claveUnidad: z.int(), codigoPostal: z.int() }),
  source: z.object({
    kind: catalogSourceKind,
    date: z.string().optional(),
    name: z.string(),
    postalCodesAreSat: z.boolean(),
    sha256: z.string().optional(),
    /** Where it was downloaded from, and the validators to ask for a newer one. */
    url: z.string().optional(),
    etag: z.string().optional(),
    lastModified: z.string().optional(),
    checksumCompared: z.boolean().optional(),
  }),
});
export type Installed = z.infer<typeof installed>;
/** What is known of the origin beyond the file itself. */
export type Origin = Pick<Installed['source'], 'url' | 'etag' | 'lastModified' | 'checksumCompared'>;

/** The record of the installed pack; undefined when none is, `'damaged'` when its record or file is not whole. */
export function readInstalled(directory: string): Installed | 'damaged' | undefined {
  let text: string;
  try {
    text = readFileSync(join(directory, CURRENT), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = installed.safeParse(parseJson(text));
  if (!parsed.success) return 'damaged';
  const stat = statSync(join(directory, parsed.data.file), { throwIfNoEntry: false });
  return stat?.size === parsed.data.bytes ? parsed.data : 'damaged';
}

/** Where a pack may be built: in the directory, so that installing it is a rename. */
export function buildingPath(directory: string, unique: string): string {
  makePrivateFolder(directory);
  return join(directory, `building-${unique}.sqlite`);
}

/** Puts a finished pack in the place of the installed one and gives its record. */
export function install(
  directory: string,
  built: string,
  result: BuildResult,
  details: { name: string; at: Date; origin: Origin },
): Installed {
  const { meta } = result;
  const record: Installed = {
    file: `pack-${result.packSha256.slice(0, 16)}.sqlite`,
    sha256: result.packSha256,
    bytes: result.packBytes,
    installedAtUtc: details.at.toISOString(),
    counts: { prodServ: meta.prodServ, claveUnidad: meta.claveUnidad, codigoPostal: meta.codigoPostal },
    source: {
      kind: meta.kind,
      ...(meta.date === undefined ? {} : { date: meta.date }),
      name: details.name,
      postalCodesAreSat: meta.postalCodesAreSat,
      ...(result.sourceSha256 === undefined ? {} : { sha256: result.sourceSha256 }),
      ...details.origin,
    },
  };
  const target = join(directory, record.file);
  // The same content again: what is in place may be open, and is the same.
  if (statSync(target, { throwIfNoEntry: false })?.size === record.bytes) rmSync(built);
  else renameSync(built, target);
  writeDurably(join(directory, CURRENT), JSON.stringify(record, undefined, 2));
  syncDirectory(directory);
  return record;
}

/** Deletes packs that are not in use and what an interrupted installation left; files still open stay for the next time. */
export function removeLeftovers(directory: string, keep: string | undefined): void {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch {
    // No directory yet: nothing was ever installed.
    return;
  }
  for (const name of names) {
    const ours = /^(?:pack-[0-9a-f]{16}|building-[\w-]+)\.sqlite(?:\.source|-journal|-wal|-shm)?$/.test(name);
    if (!ours || name === keep) continue;
    try {
      rmSync(join(directory, name), { force: true });
    } catch {
      // In use by another reader on Windows: the next start tries again.
    }
  }
}

/** Replaces a small file so that a crash leaves the old content or the new. */
export function writeDurably(path: string, text: string): void {
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

function syncDirectory(directory: string): void {
  // Windows opens no directories; there the rename is durable with the journal of NTFS.
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut short by a crash: the schema then says that it is not a record.
    return undefined;
  }
}
