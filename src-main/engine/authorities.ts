/** Certificates of the authorities that a person trusts: SAT's, put into a folder of the data folder. */
import { X509Certificate } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '#ports/logger.ts';

/** Beside the database; SAT publishes its authorities' certificates as `.cer` (DER) or `.crt`. */
export const AUTHORITIES_FOLDER = 'authorities';

/**
 * The certificates in the folder, DER; a file that is none is passed over and logged.
 * Read each time: a person who adds one sees its effect at once.
 */
export function readAuthorities(dataFolder: string, logger: Logger): Uint8Array[] {
  const folder = join(dataFolder, AUTHORITIES_FOLDER);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => /\.(cer|crt|der|pem)$/i.test(name))
    .flatMap((name) => {
      try {
        return [new X509Certificate(readFileSync(join(folder, name))).raw];
      } catch (error) {
        logger.warn({ name, err: error }, 'not a certificate of an authority');
        return [];
      }
    });
}

/** Trusts an authority from here on: its certificate (DER) joins the folder under `name`. */
export function installAuthority(dataFolder: string, name: string, cer: Uint8Array): void {
  const folder = join(dataFolder, AUTHORITIES_FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, name), cer, { mode: 0o600 });
}
