/** Runs {@link buildPack} in a thread of its own. */
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { CatalogProgress } from '#contract/catalogs.ts';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { MessageParams } from '#i18n/index.ts';
import type { BuildRequest, BuildResult } from './build.ts';

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: CatalogProgress }
  | { readonly kind: 'done'; readonly result: BuildResult }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly params: MessageParams };

/** A large workbook needs room; an unbounded thread could take the machine's. */
const HEAP_LIMIT_MB = 2048;

/**
 * As `buildPack`; an abort ends the thread at once and leaves nothing behind.
 * @throws CuadraError as `buildPack`; the signal's reason when aborted
 */
export async function buildPackInWorker(
  request: BuildRequest,
  onProgress: (progress: CatalogProgress) => void,
  signal?: AbortSignal,
): Promise<BuildResult> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  let finished = false;
  try {
    return await new Promise<BuildResult>((resolve, reject) => {
      const onAbort = (): void => reject(signal?.reason as Error);
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else {
          finished = message.kind === 'done';
          if (message.kind === 'done') resolve(message.result);
          else reject(new CuadraError(message.code, { params: message.params }));
        }
      });
      worker.on('error', (error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error);
        reject(new CuadraError('CATALOG_BUILD_FAILED', { params: { detail }, cause: error }));
      });
      worker.on('exit', (code) => {
        signal?.removeEventListener('abort', onAbort);
        reject(new CuadraError('CATALOG_BUILD_FAILED', { params: { detail: `exit ${code}` } }));
      });
    });
  } finally {
    await worker.terminate();
    if (!finished) {
      for (const file of [request.target, `${request.target}.source`]) rmSync(file, { force: true });
    }
  }
}
