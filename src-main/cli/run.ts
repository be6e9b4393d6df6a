/** Runs one command line: the program, what it prints, and the exit code it ends with. */
import { ORPCError } from '@orpc/client';
import { CommanderError, type Command } from 'commander';
import { CuadraError, isCuadraError, type ProviderWords } from '#errors/cuadra-error.ts';
import { openCliHost } from './host.ts';
import { createProgram } from './program.ts';

export interface CliOutput {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * @param args what follows the program's name
 * @returns 0 it worked; 1 it did not, or the answer is "no"; 2 the command line is wrong; 3 the answer is
 *   "nothing wrong was found, but not everything could be checked"
 */
export async function runCli(args: readonly string[], { out, err }: CliOutput): Promise<number> {
  let exitCode = 0;
  const program = createProgram({
    openHost: openCliHost,
    print: (text) => out(`${text}\n`),
    printError: (text) => err(`${text}\n`),
    setExitCode: (code) => {
      // The first "no" stays: an invalid file is not outdone by one that could not be proven.
      if (exitCode !== 1) exitCode = code;
    },
  });
  const json = args.includes('--json');
  // With --json, what is wrong with the command line is said once, as JSON.
  throwInsteadOfExit(program, { writeOut: out, writeErr: json ? () => undefined : err });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has said it already; asking for help is no mistake.
    if (error instanceof CommanderError) {
      if (json && error.exitCode !== 0)
        err(`${JSON.stringify({ error: { code: 'CLI_USAGE', message: error.message } })}\n`);
      return error.exitCode === 0 ? 0 : 2;
    }
    err(`${describe(error, json)}\n`);
    return 1;
  }
}

function throwInsteadOfExit(
  command: Command,
  output: { writeOut: CliOutput['out']; writeErr: CliOutput['err'] },
): void {
  command.exitOverride().configureOutput(output);
  for (const child of command.commands) throwInsteadOfExit(child, output);
}

/** What a failed call says: our words, the code, and the provider's own words beside them. */
interface Failure {
  readonly code: string;
  readonly message: string;
  readonly provider?: ProviderWords | undefined;
}

function describe(error: unknown, json: boolean): string {
  const failure = failureOf(error);
  if (json) return JSON.stringify({ error: failure });
  const { code, message, provider } = failure;
  const words =
    provider === undefined
      ? []
      : [provider.provider, provider.code, provider.message].filter((word) => word !== undefined);
  return `${message} [${code}]${words.length === 0 ? '' : `\n  ${words.join(' · ')}`}`;
}

function failureOf(error: unknown): Failure {
  if (error instanceof ORPCError && error.code === 'CUADRA') return error.data as Failure;
  if (isCuadraError(error)) return { code: error.code, message: error.message, provider: error.provider };
  // The system's own words, without the inside of the program; CUADRA_DEBUG shows where it was.
  if (process.env['CUADRA_DEBUG'] !== undefined && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  const unexpected = new CuadraError('CLI_UNEXPECTED', {
    params: { detail: error instanceof Error ? error.message : String(error) },
  });
  return { code: unexpected.code, message: unexpected.message };
}
