/** The thread that makes a copy for `background.ts`, over a connection of its own: writing goes on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { isCuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { MessageParams } from '#i18n/index.ts';
import { takeBackup, type Backup, type BackupReason } from './backup.ts';
import type { DatabaseFiles } from './files.ts';

export interface BackupRequest {
  readonly files: DatabaseFiles;
  readonly now: Date;
  readonly reason: BackupReason;
  readonly keep: number;
}

export type BackupReply =
  | { readonly ok: true; readonly backup: Backup }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: MessageParams };

const { files, ...options } = workerData as BackupRequest;

function make(): BackupReply {
  const raw = new Database(files.database, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    return { ok: true, backup: takeBackup(raw, files, options) };
  } catch (error) {
    if (isCuadraError(error)) return { ok: false, code: error.code, params: error.params };
    throw error;
  } finally {
    raw.close();
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(make());
