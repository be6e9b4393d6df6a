/** The log: JSON lines in the data folder, with everything that could be a secret blacked out. */
import { appendFileSync, closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Logger } from '#ports/logger.ts';

/**
 * Names under which a secret could ever be logged by mistake, at the top or one level down. The rule
 * stays that nobody logs one; this is the net below.
 */
const SECRET_NAMES = [
  'password',
  'passphrase',
  'recoveryKey',
  'secret',
  'token',
  'apiKey',
  'authorization',
  'credentials',
  'key',
  'base64',
];

export interface FileLogOptions {
  readonly level?: pino.Level;
  /** Size at which a file is put aside and a new one begun. 5 MiB unless told. */
  readonly maxBytes?: number;
  /** Files put aside that are kept (`cuadra.log.1` is the newest). 4 unless told. */
  readonly keep?: number;
}

/** Writes to `<dataFolder>/logs/cuadra.log`, readable by its owner only and bounded in size. */
export function fileLogger(dataFolder: string, options: FileLogOptions = {}): Logger & { close(): void } {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = rotatingFile(join(folder, 'cuadra.log'), options);
  return Object.assign(redactingLogger(file, options.level), { close: () => file.close() });
}

/**
 * A file that is renamed away when it is full. Every line is on its way to the disk when `write` returns,
 * so that the last words before a crash are kept; the packages that rotate (pino-roll,
 * rotating-file-stream) write later. A log that cannot be written never stops the work it tells of.
 */
function rotatingFile(
  path: string,
  { maxBytes = 5 * 1024 * 1024, keep = 4 }: FileLogOptions,
): pino.DestinationStream & { close(): void } {
  let file: number | undefined;
  let size = 0;

  function begin(): number {
    const opened = openSync(path, 'a', 0o600);
    size = fstatSync(opened).size;
    return opened;
  }

  function close(): void {
    if (file !== undefined) closeSync(file);
    file = undefined;
  }

  function rotate(): void {
    close();
    rmSync(`${path}.${keep}`, { force: true });
    for (let number = keep - 1; number >= 1; number -= 1) {
      if (existsSync(`${path}.${number}`)) renameSync(`${path}.${number}`, `${path}.${number + 1}`);
    }
    if (keep > 0) renameSync(path, `${path}.1`);
    else rmSync(path);
  }

  return {
    write(line) {
      try {
        const bytes = Buffer.from(line);
        file ??= begin();
        if (size > 0 && size + bytes.length > maxBytes) rotate();
        file ??= begin();
        appendFileSync(file, bytes);
        size += bytes.length;
      } catch {
        // Disk full, or another program holds the file (Windows): this line is lost, the next one tries again.
        close();
      }
    },
    close,
  };
}

/** The same over any stream. */
export function redactingLogger(destination: pino.DestinationStream, level: pino.Level = 'info'): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[secreto]',
      },
    },
    destination,
  );
}
