/**
 * Programs as child processes. On systems with a shell of Unix's kind the child runs under a guard: a shell that
 * waits for the end of a pipe from us. The pipe ends when this process does, whatever ended it, so that no tunnel is
 * left behind by a crash or a kill. Where there is no such shell (Windows) the child is our direct one.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { ProgramEnd, Programs, ProgramStart, RunningProgram } from '#ports/programs.ts';

const GRACE_MS = 5000;
const LONGEST_LINE = 4000;
/** What the guard answers with when the program is not there, as shells do. */
const NOT_FOUND = 127;

/**
 * `$0` is the word that tells that the program is there. Descriptor 3 is our pipe: at its end the program is asked
 * to end. The program's own standard input is empty.
 */
const GUARD = `
command -v -- "$1" >/dev/null 2>&1 || exit ${NOT_FOUND}
echo "$0"
"$@" </dev/null 3<&- &
child=$!
( read -r _ <&3; kill "$child" 2>/dev/null ) >/dev/null 2>&1 &
watch=$!
wait "$child"
status=$?
kill "$watch" 2>/dev/null
exit "$status"
`;
const STARTED = 'cuadra-guard: started';

export interface ProgramsOptions {
  readonly guarded?: boolean;
}

export function createPrograms({ guarded = process.platform !== 'win32' }: ProgramsOptions = {}): Programs {
  return { start: (program) => (guarded ? startGuarded(program) : startDirect(program)) };
}

async function startGuarded(program: ProgramStart): Promise<RunningProgram> {
  const { command, args, onLine } = program;
  const child = spawn('/bin/sh', ['-c', GUARD, STARTED, command, ...args], {
    env: { ...process.env, ...program.env },
    // A group of its own, so that what does not end when it is asked to is ended with its guard, and nobody else.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = endOf(child);
  const started = Promise.withResolvers<void>();
  readLines(child.stdout, (line) => (line === STARTED ? started.resolve() : onLine(line)));
  readLines(child.stderr, onLine);
  const pipe = child.stdio[3] as unknown as { end(): void; on(event: 'error', listener: () => void): void };
  // The guard has gone before us: there is nobody to tell.
  pipe.on('error', () => {});
  await began(child, command);
  const early = await Promise.race([started.promise, ended]);
  if (early !== undefined && early.code === NOT_FOUND) throw missing(command);
  const { pid = 0 } = child;
  return running(pid, ended, {
    ask: () => pipe.end(),
    make: () => killGroup(pid),
  });
}

async function startDirect(program: ProgramStart): Promise<RunningProgram> {
  const { command, args, onLine } = program;
  const child = spawn(command, [...args], {
    env: { ...process.env, ...program.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = endOf(child);
  readLines(child.stdout, onLine);
  readLines(child.stderr, onLine);
  await began(child, command);
  return running(child.pid ?? 0, ended, {
    ask: () => void child.kill('SIGTERM'),
    make: () => void child.kill('SIGKILL'),
  });
}

function running(
  pid: number,
  ended: Promise<ProgramEnd>,
  how: { readonly ask: () => void; readonly make: () => void },
): RunningProgram {
  let stopping: Promise<void> | undefined;
  async function stop(graceMs: number): Promise<void> {
    how.ask();
    const timer = setTimeout(how.make, graceMs);
    await ended;
    clearTimeout(timer);
  }
  return { pid, ended, stop: (graceMs = GRACE_MS) => (stopping ??= stop(graceMs)) };
}

/** Resolves once the process exists. */
function began(child: ChildProcess, command: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') reject(missing(command));
      else
        reject(new CuadraError('PROGRAM_FAILED', { params: { program: command, detail: error.code ?? error.name } }));
    });
  });
}

function endOf(child: ChildProcess): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
}

function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream === null) return;
  createInterface({ input: stream }).on('line', (line) => onLine(line.slice(0, LONGEST_LINE)));
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

function missing(command: string): CuadraError {
  return new CuadraError('PROGRAM_MISSING', { params: { program: command } });
}
