/** Secrets for the command line: from a file, from standard input, or typed without echo. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CuadraError } from '#errors/cuadra-error.ts';
import { readBytes, readStandardInput } from './files.ts';

/**
 * @param name what is asked for, shown in the prompt
 * @param path file to read, `-` for standard input, undefined to ask on the terminal
 */
export async function readSecret(name: string, path: string | undefined): Promise<string> {
  if (path === '-') return stripNewline(await readStandardInput());
  if (path !== undefined) return stripNewline((await readBytes(path)).toString('utf8'));
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
