/** Unpacks a bzip2 file (what phpcfdi publishes) to another file, in pieces, within a limit. */
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import unbzip2 from 'unbzip2-stream';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';

/** The database is some 100 MB; more than this is no catalog. */
const MAX_BYTES = 1024 * 1024 * 1024;

/**
 * @param onProgress compressed bytes read so far
 * @throws CuadraError CATALOG_SOURCE_DAMAGED (cut short, wrong CRC, larger than `maxBytes`)
 */
export async function decompressBzip2(
  from: string,
  to: string,
  name: string,
  onProgress: (done: number) => void,
  maxBytes: number = MAX_BYTES,
): Promise<void> {
  let read = 0;
  let written = 0;
  const source = createReadStream(from, { highWaterMark: 256 * 1024 });
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      read += piece.length;
      onProgress(read);
      done(null, piece);
    },
  });
  const bounded = new Transform({
    transform(piece: Buffer, _encoding, done) {
      written += piece.length;
      if (written > maxBytes) done(damaged(name, `> ${maxBytes} bytes`));
      else done(null, piece);
    },
  });
  try {
    await pipeline(source, counted, unbzip2(), bounded, createWriteStream(to, { mode: 0o600 }));
  } catch (error) {
    if (isCuadraError(error)) throw error;
    throw damaged(name, error instanceof Error ? error.message : String(error), error);
  }
  // The library takes an empty stream for a good one.
  if (written === 0) throw damaged(name, '0 bytes');
}

function damaged(name: string, detail: string, cause?: unknown): CuadraError {
  return new CuadraError('CATALOG_SOURCE_DAMAGED', { params: { name, detail }, cause });
}
