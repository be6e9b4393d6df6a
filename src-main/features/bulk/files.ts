/** The files that runs make: private, one folder a job, gone after seven days or when they are discarded. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makePrivateFolder } from '#db/private.ts';

/** How long a file stays. */
export const FILE_DAYS = 7;
/** On the disk every file has the same name: the one that people see is data, and never a path. */
const FILE = 'file';

export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

export interface NewFile {
  readonly stream: Transform;
  /** Resolves when everything that was written to `stream` is on the disk under its name. */
  readonly finished: Promise<WrittenFile>;
  /** Removes whatever there is of it. */
  abandon(): Promise<void>;
}

export function fileFolder(exportsFolder: string, jobId: string): string {
  return join(exportsFolder, jobId);
}

/**
 * A new file of a job, in the place of what an earlier run left. What is written to `stream` counts once
 * `finished` resolves; a process that dies before leaves no file that could be taken for one.
 */
export async function newFile(exportsFolder: string, jobId: string): Promise<NewFile> {
  makePrivateFolder(exportsFolder);
  await removeFile(exportsFolder, jobId);
  const folder = fileFolder(exportsFolder, jobId);
  await mkdir(folder, { mode: 0o700 });
  const unfinished = join(folder, `${FILE}.unfinished`);
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const target = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
  const finished = pipeline(stream, target).then(async () => {
    await rename(unfinished, join(folder, FILE));
    return { bytes, sha256: hash.digest('hex') };
  });
  // Whoever writes hears of it on the stream; without a listener of its own Node would end the process.
  finished.catch(() => undefined);
  return {
    stream,
    finished,
    async abandon() {
      stream.destroy();
      await finished.catch(() => undefined);
      await removeFile(exportsFolder, jobId);
    },
  };
}

/** A piece of a job's file; undefined where there is none any more. */
export async function readPiece(
  exportsFolder: string,
  jobId: string,
  offset: number,
  length: number,
): Promise<Buffer | undefined> {
  const path = join(fileFolder(exportsFolder, jobId), FILE);
  if ((await stat(path).catch(() => undefined)) === undefined) return undefined;
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export async function removeFile(exportsFolder: string, jobId: string): Promise<void> {
  await rm(fileFolder(exportsFolder, jobId), { recursive: true, force: true });
}

/** Jobs that have a folder. */
export async function listFolders(exportsFolder: string): Promise<string[]> {
  return readdir(exportsFolder).catch(() => []);
}
