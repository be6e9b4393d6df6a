/** Secrets for the command line: from a file, from standard input, or typed without echo. */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CuadraError } from '#errors/cuadra-error.ts';

/**
 * @param name what is asked for, shown in the prompt
 * @param path file to read, `-` for standard input, undefined to ask on the terminal
 */
export async function readSecret(name: string, path: string | undefined): Promise<string> {
  if (path === '-') return stripNewline(await readStandardInput());
  if (path !== undefined) return stripNewline(await readText(path));
  if (!process.stdin.isTTY) throw new CuadraError('CLI_SECRET_NEEDED', { params: { name } });
  return askWithoutEcho(name);
}

async function askWithoutEcho(name: string): Promise<string> {
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write(`${name}: `);
  const prompt = createInterface({ input: process.stdin, output: muted, terminal: true });
  try {
    return await prompt.question('');
  } finally {
    prompt.close();
    process.stderr.write('\n');
  }
}

/** One trailing line end, as editors and `echo` leave it. */
function stripNewline(text: string): string {
  return text.replace(/\r?\n$/, '');
}

/** All of standard input, as text. */
export async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws CuadraError CLI_FILE_UNREADABLE */
async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const detail = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new CuadraError('CLI_FILE_UNREADABLE', { params: { path, detail }, cause });
  }
}
