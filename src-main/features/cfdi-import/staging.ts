/**
 * Files that a window hands over, until their run is over: private, one folder a run, named by number. What the person
 * calls them is data, and never a path.
 */
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UPLOAD_MOST_BYTES } from '#contract/cfdi-imports.ts';
import { makePrivateFolder } from '#db/private.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { CfdiImportDeps } from './ports.ts';
import * as repository from './repository.ts';
import type { ImportUpload } from './tables.ts';

/** More files than a desk has in one folder. */
const MOST_FILES = 500_000;

type StagingDeps = Pick<CfdiImportDeps, 'db' | 'importsFolder'>;

const folderOf = (importsFolder: string, runId: string): string => join(importsFolder, runId);

export function stagedPath(importsFolder: string, runId: string, number: number): string {
  return join(folderOf(importsFolder, runId), String(number));
}

/** Notes files, or finds them again, each as it was noted. @throws CuadraError CFDI_IMPORT_TOO_LARGE */
function noted(tx: Db, runId: string, files: readonly { path: string; bytes: number }[]): ImportUpload[] {
  let { files: count, bytes: weight } = repository.uploadSums(tx, runId);
  return files.map(({ path, bytes }) => {
    const known = repository.findUpload(tx, runId, path);
    if (known !== undefined) return known;
    count += 1;
    weight += bytes;
    if (count > MOST_FILES || weight > UPLOAD_MOST_BYTES) throw new CuadraError('CFDI_IMPORT_TOO_LARGE');
    const upload = { runId, number: count, path, bytes, receivedBytes: 0 };
    repository.insertUpload(tx, upload);
    return upload;
  });
}

async function prepareFolder({ importsFolder }: StagingDeps, runId: string): Promise<void> {
  makePrivateFolder(importsFolder);
  await mkdir(folderOf(importsFolder, runId), { recursive: true, mode: 0o700 });
}

/** Keeps whole files; one whose path is known already takes the place of the other. */
export async function keepFiles(
  deps: StagingDeps,
  runId: string,
  files: readonly { readonly path: string; readonly base64: string }[],
): Promise<void> {
  const { db, importsFolder } = deps;
  await prepareFolder(deps, runId);
  const contents = files.map(({ path, base64 }) => ({ path, content: Buffer.from(base64, 'base64') }));
  const uploads = db
    .transaction((tx) =>
      noted(
        tx,
        runId,
        contents.map(({ path, content }) => ({ path, bytes: content.length })),
      ),
    )
    .map(({ number }, at) => ({ number, content: contents[at]?.content ?? Buffer.alloc(0) }));
  for (const { number, content } of uploads) {
    await writeFile(stagedPath(importsFolder, runId, number), content, { mode: 0o600 });
  }
  // From here on they are all there; a process that dies before leaves them unfinished, and they are sent again.
  db.transaction((tx) => {
    for (const { number, content } of uploads) {
      repository.setBytes(tx, runId, number, { bytes: content.length, receivedBytes: content.length });
    }
  });
}

export interface Piece {
  readonly path: string;
  readonly bytes: number;
  readonly offset: number;
  readonly base64: string;
}

/**
 * Keeps a piece of a large file; a piece that came already is passed over.
 * @throws CuadraError CFDI_IMPORT_PIECE, CFDI_IMPORT_TOO_LARGE
 */
export async function keepPiece(
  deps: StagingDeps,
  runId: string,
  { path, bytes, offset, base64 }: Piece,
): Promise<{ next: number; complete: boolean }> {
  const { db, importsFolder } = deps;
  await prepareFolder(deps, runId);
  const content = Buffer.from(base64, 'base64');
  const [upload] = db.transaction((tx) => noted(tx, runId, [{ path, bytes }]));
  if (upload === undefined) throw new Error('a file was noted and is gone');
  const { number, receivedBytes } = upload;
  const end = offset + content.length;
  if (upload.bytes !== bytes || offset > receivedBytes || end > bytes) {
    throw new CuadraError('CFDI_IMPORT_PIECE', { params: { path, offset, expected: receivedBytes } });
  }
  if (end <= receivedBytes) return { next: receivedBytes, complete: receivedBytes === bytes };
  const file = await open(stagedPath(importsFolder, runId, number), receivedBytes === 0 ? 'w' : 'r+', 0o600);
  try {
    await file.write(content, 0, content.length, offset);
  } finally {
    await file.close();
  }
  repository.setBytes(db, runId, number, { bytes, receivedBytes: end });
  return { next: end, complete: end === bytes };
}

/** Removes what was handed over for a run. */
export async function removeStaged({ db, importsFolder }: StagingDeps, runId: string): Promise<void> {
  await rm(folderOf(importsFolder, runId), { recursive: true, force: true });
  repository.deleteUploads(db, runId);
}

/** Runs that have a folder. */
export async function listStaged(importsFolder: string): Promise<string[]> {
  return readdir(importsFolder).catch(() => []);
}
