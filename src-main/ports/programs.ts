/** Other programs that run beside ours: started by us, and stopped by us alone. */

export interface ProgramStart {
  /** A name that is looked up in PATH, or an absolute path. */
  readonly command: string;
  readonly args: readonly string[];
  /** Added to our own environment; secrets go here and never into `args`, which every user of the machine can read. */
  readonly env?: Readonly<Record<string, string>>;
  /** Every line that it prints, as it comes; a very long one is cut. */
  readonly onLine: (line: string) => void;
}

export interface ProgramEnd {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
}

export interface RunningProgram {
  readonly pid: number;
  readonly ended: Promise<ProgramEnd>;
  /** Asks it to end, makes it end after `graceMs`, and resolves when it has. Twice is once. */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Starts programs that end with this one, however this one ends.
 * @throws CuadraError PROGRAM_MISSING when there is no such program, PROGRAM_FAILED when it cannot be started
 */
export interface Programs {
  start(program: ProgramStart): Promise<RunningProgram>;
}
