/** Entry of `npm run cli`: runs one command, prints its result, ends with its exit code. */
import { ORPCError } from '@orpc/client';
import { CommanderError } from 'commander';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { openCliHost } from './host.ts';
import { createProgram } from './program.ts';

let exitCode = 0;
const program = createProgram({
  openHost: openCliHost,
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
  setExitCode: (code) => {
    exitCode = code;
  },
});
program.exitOverride();
for (const command of program.commands) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  exitCode = report(error);
}
process.exitCode = exitCode;

/** Says what happened in the form that was asked for; gives the exit code. */
function report(error: unknown): number {
  // Commander has said it already; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const json = process.argv.includes('--json');
  if (error instanceof ORPCError && error.code === 'CUADRA') {
    const data = error.data as {
      code: string;
      message: string;
      provider?: { provider: string; code?: string; message?: string };
    };
    const words =
      data.provider === undefined
        ? ''
        : `\n  ${data.provider.provider}: ${[data.provider.code, data.provider.message].filter(Boolean).join(' ')}`;
    process.stderr.write(json ? `${JSON.stringify({ error: data })}\n` : `${data.message} [${data.code}]${words}\n`);
    return 1;
  }
  if (isCuadraError(error)) {
    process.stderr.write(
      json
        ? `${JSON.stringify({ error: { code: error.code, message: error.message } })}\n`
        : `${error.message} [${error.code}]\n`,
    );
    return 1;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
