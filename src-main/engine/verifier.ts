/**
 * Judging CFDI files without opening the desk: no lock, no vault, nothing written. It uses what the
 * data folder has (catalog pack, authorities, certificates of verified timbres) and does without the rest.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { zoneOfPostalCode } from '#domain/time/zone.ts';
import { createCatalogsService } from '#features/catalogs/service.ts';
import { verifyFile } from '#features/invoices/verify.ts';
import { systemClock } from '#ports/clock.ts';
import { silentLogger } from '#ports/logger.ts';
import { readAuthorities } from './authorities.ts';
import { DATABASE_FILE } from './data-folder.ts';

export interface Verifier {
  readonly verify: ReturnType<typeof verifyFile>;
  close(): void;
}

export function openVerifier(dataFolder: string): Verifier {
  const catalogs = createCatalogsService({
    directory: join(dataFolder, 'catalogs'),
    clock: systemClock,
    http: { request: () => Promise.reject(new Error('judging a file needs no network')) },
  });
  const database = join(dataFolder, DATABASE_FILE);
  const raw = existsSync(database) ? new Database(database, { readonly: true, fileMustExist: true }) : undefined;
  return {
    verify: verifyFile({
      catalogs: () => catalogs.big,
      zoneOf: (postalCode) => zoneOfPostalCode(postalCode, catalogs.big),
      satCertificate: (number) => (raw === undefined ? undefined : timbreCertificate(raw, number)),
      authorities: () => readAuthorities(dataFolder, silentLogger),
    }),
    close() {
      catalogs.close();
      raw?.close();
    },
  };
}

function timbreCertificate(raw: Database.Database, number: string): Uint8Array | undefined {
  // A database of before this table is as good as none.
  const known = raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'timbre_certificates'").get();
  if (known === undefined) return undefined;
  return raw.prepare('SELECT der FROM timbre_certificates WHERE number = ?').pluck().get(number) as Buffer | undefined;
}
