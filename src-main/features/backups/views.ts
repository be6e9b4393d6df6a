import { basename } from 'node:path';
import type { BackupView } from '#contract/backups.ts';
import type { Backup } from '#db/backup.ts';

/** A copy as the contract shows it. */
export function toView({ path, takenAtUtc, reason, schemaVersion, bytes }: Backup): BackupView {
  return { name: basename(path), takenAtUtc, reason, schemaVersion, bytes };
}
