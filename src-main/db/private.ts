/**
 * What lies in the data folder is for its owner's eyes only: invoices, sealed secrets, the demo PAC's
 * key. On Windows the profile folder's own rights do that; modes mean nothing there.
 */
import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';

const POSIX = process.platform !== 'win32';
/** Anybody but the owner. */
const OTHERS = 0o077;
/** A folder where everybody may write (/tmp): never ours to close. */
const STICKY = 0o1000;

/** Makes a folder (and those above it) that only its owner enters; one that is there stays as it is. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}

/**
 * Makes an empty file that only its owner reads, for a library that would make it readable by all.
 * One that is there stays as it is (and is not opened: see files.ts about locks).
 */
export function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

export interface Tightened {
  /** Paths that others could read or enter, and cannot any more. */
  readonly tightened: readonly string[];
  /** Paths that others can still read or enter: not ours, or shared by everybody. */
  readonly left: readonly string[];
}

/** Names in the data folder that Cuadra makes; whatever else somebody keeps there is not touched. */
const OURS = /^(?:cuadra\.db|demo-pac\.sqlite)(?:[-.].*)?$|^(?:backups|catalogs|exports|imports|logs)$|^damaged-/;

/**
 * Takes other people's rights to the data folder and to Cuadra's files in it away, as where an older
 * Cuadra, a copy or an archive left them.
 */
export function tightenDataFolder(dataFolder: string): Tightened {
  const tightened: string[] = [];
  const left: string[] = [];
  if (!POSIX) return { tightened, left };

  function tighten(path: string, stat: Stats): void {
    if ((stat.mode & OTHERS) === 0) return;
    const ours = stat.uid === process.getuid?.() && (stat.mode & STICKY) === 0;
    if (ours) chmodSync(path, stat.mode & 0o700);
    (ours ? tightened : left).push(path);
  }

  function tightenAll(folder: string, names: readonly string[]): void {
    for (const name of names) {
      const path = join(folder, name);
      const stat = lstatSync(path, { throwIfNoEntry: false });
      // A link's own mode means nothing, and what it leads to is somebody else's.
      if (stat === undefined || stat.isSymbolicLink()) continue;
      tighten(path, stat);
      if (stat.isDirectory()) tightenAll(path, readdirSync(path));
    }
  }

  tighten(dataFolder, statSync(dataFolder));
  tightenAll(
    dataFolder,
    readdirSync(dataFolder).filter((name) => OURS.test(name)),
  );
  return { tightened, left };
}
