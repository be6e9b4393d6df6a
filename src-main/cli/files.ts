/** Files and standard input of the command line, with errors that name the path. */
import { readFile, writeFile } from 'node:fs/promises';
import { CuadraError } from '#errors/cuadra-error.ts';

/** @throws CuadraError CLI_FILE_UNREADABLE */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw fileError('CLI_FILE_UNREADABLE', path, cause);
  }
}

/** Writes a file of an answer and gives its size. @throws CuadraError CLI_FILE_UNWRITABLE */
export async function saveFile(path: string, base64: string): Promise<number> {
  const bytes = Buffer.from(base64, 'base64');
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    throw fileError('CLI_FILE_UNWRITABLE', path, cause);
  }
  return bytes.length;
}

/** All of standard input, as text. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

function fileError(code: 'CLI_FILE_UNREADABLE' | 'CLI_FILE_UNWRITABLE', path: string, cause: unknown): CuadraError {
  const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return new CuadraError(code, { params: { path, detail }, cause });
}
