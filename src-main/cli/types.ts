/** What the parts of the command line know of one another. */
import type { Engine } from '#engine/engine.ts';
import type { Locale } from '#i18n/index.ts';

/** Options that every command has. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly data?: string;
  readonly locale: Locale;
  readonly passphraseFile?: string;
  readonly wait: boolean;
  /** Open without unlocking the vault: only `setup` and the vault's own commands. */
  readonly locked?: boolean;
  /** The folder need not hold a desk yet: `setup`, catalogs. */
  readonly fresh?: boolean;
}

/** What a command needs to run: the host opens the engine only when a command really calls it. */
export interface CliIo {
  readonly openHost: (options: GlobalOptions) => Promise<CliHost>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Exit code to end with when the command itself worked but its answer is "no". */
  readonly setExitCode: (code: number) => void;
}

/** The engine as a command uses it: opened for it, unlocked, closed again. */
export interface CliHost {
  readonly dataFolder: string;
  readonly engine: Engine;
  /** What unlocked the vault, where it is kept under a passphrase. */
  readonly passphrase: string | undefined;
  /** Who acts, for the audit log. */
  readonly actor: string;
  /** Calls a procedure of the contract by its path. */
  call(path: readonly [string, string], input: unknown): Promise<unknown>;
  companies(): Promise<readonly { id: string; rfc: string }[]>;
  /** Version of a record as it is now. */
  currentVersion(router: string, id: string): Promise<number>;
  setUp(): Promise<{ recoveryKey: string }>;
  /** Waits until the queue has nothing due. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
