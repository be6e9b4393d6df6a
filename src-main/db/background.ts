/** Copies made in a thread of their own: a large database takes seconds, which the engine must not stand still for. */
import { Worker } from 'node:worker_threads';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Backup } from './backup.ts';
import type { BackupReply, BackupRequest } from './backup-worker.ts';

/**
 * As `takeBackup`, of a database that is open in this process.
 * @throws CuadraError DATABASE_BACKUP_FAILED
 */
export async function takeBackupInBackground(request: BackupRequest): Promise<Backup> {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: request });
  const failed = (detail: string, cause?: unknown): CuadraError =>
    new CuadraError('DATABASE_BACKUP_FAILED', {
      params: { path: request.files.backups, detail },
      cause,
      retriable: true,
    });
  // The thread ends by itself once it has answered, and by then its connection is closed.
  const reply = await new Promise<BackupReply>((resolve, reject) => {
    let answer: BackupReply | undefined;
    worker.on('message', (message: BackupReply) => {
      answer = message;
    });
    worker.on('error', (error: unknown) => {
      reject(failed(error instanceof Error ? error.message : String(error), error));
    });
    worker.on('exit', (code) => {
      if (answer === undefined) reject(failed(`exit ${code}`));
      else resolve(answer);
    });
  });
  if (reply.ok) return reply.backup;
  throw new CuadraError(reply.code, { params: reply.params, retriable: true });
}
