/**
 * SAT's published schemas, stylesheets, catalogs and test certificates, where the machine has them:
 * beside the checkout, or where CUADRA_SAT_DIR says. They are judges of our tests, never part of the product.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const candidate = process.env['CUADRA_SAT_DIR'] ?? resolve(import.meta.dirname, '../../../shared/sat');

/** The folder, or undefined where it is missing; suites then skip with {@link needsSat}. */
export const satDir: string | undefined = existsSync(join(candidate, 'xslt')) ? candidate : undefined;

/** Path of a file of the pack. */
export function satFile(...parts: string[]): string {
  if (satDir === undefined) throw new Error('SAT files are not on this machine: set CUADRA_SAT_DIR');
  return join(satDir, ...parts);
}

/** For `describe.skipIf(needsSat)`. Continuous integration must have the files: there, nothing is skipped. */
export const needsSat = satDir === undefined && process.env['CI'] !== 'true';
