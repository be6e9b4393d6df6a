/**
 * Backups: copies of the whole database beside it. Restoring one is no operation of the contract: it
 * replaces the database under a running engine, so a host does it before it opens one.
 */
import { z } from 'zod';
import { instant, procedure } from './common.ts';

/** `migration`: before the data changed to a new version. `daily`: by itself. `manual`: on request. */
export const backupReason = z.enum(['migration', 'daily', 'manual']);

export const backup = z.object({
  /** File name, without its folder; what `backups restore` takes. */
  name: z.string(),
  takenAtUtc: instant,
  reason: backupReason,
  schemaVersion: z.int(),
  bytes: z.int(),
});
export type BackupView = z.infer<typeof backup>;

export const backupList = z.object({
  /** Newest first. */
  rows: z.array(backup),
  /** The last copy that this engine tried to make failed. */
  failure: z.object({ atUtc: instant, code: z.string(), message: z.string() }).optional(),
});
export type BackupList = z.infer<typeof backupList>;

export const backupsContract = {
  list: procedure.output(backupList),
  /** Copies the database now, while work goes on. The newest ten copies made on request are kept. */
  create: procedure.output(backup),
};
