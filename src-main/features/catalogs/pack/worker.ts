/** The thread that builds a pack: reading a workbook takes seconds, which the engine must not stand still for. */
import { parentPort, workerData } from 'node:worker_threads';
import { CuadraError } from '#errors/cuadra-error.ts';
import { buildPack, type BuildRequest } from './build.ts';
import type { WorkerMessage } from './build-in-worker.ts';

/** At most this often, or the messages would cost more than the work. */
const PROGRESS_EVERY_MS = 50;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
const post = (message: WorkerMessage): void => parentPort?.postMessage(message);
let phase = '';
let postedAt = 0;

try {
  const result = await buildPack(workerData as BuildRequest, (progress) => {
    const now = performance.now();
    if (progress.phase === phase && now - postedAt < PROGRESS_EVERY_MS) return;
    phase = progress.phase;
    postedAt = now;
    post({ kind: 'progress', progress });
  });
  post({ kind: 'done', result });
} catch (error) {
  if (error instanceof CuadraError) post({ kind: 'failed', code: error.code, params: error.params });
  else throw error;
}
