/** The log: JSON lines in the data folder, with everything that could be a secret blacked out. */
import { mkdirSync } from 'node:fs';
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

/** Writes to `<dataFolder>/logs/cuadra.log`; the file is made readable for its owner only. */
export function fileLogger(dataFolder: string, level: pino.Level = 'info'): Logger {
  const folder = join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const destination = pino.destination({ dest: join(folder, 'cuadra.log'), sync: true, mode: 0o600 });
  return redactingLogger(destination, level);
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
