/**
 * One piece of work in a thread of its own: reading a file of unknown origin does not keep the engine waiting, and ends
 * when it takes too long. The limit of memory is V8's: a thread that grows past it is ended, unless it grows so fast
 * that V8 gives up; callers therefore bound what they hand over.
 */
import { parentPort, Worker } from 'node:worker_threads';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import type { MessageParams } from '#i18n/index.ts';

type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly params: MessageParams };

export interface WorkOptions {
  /** The thread ends when it takes longer. */
  readonly timeoutMs: number;
  readonly heapMb: number;
  /** What to throw when the thread fails without saying why. */
  readonly failed: (detail: string, cause?: unknown) => CuadraError;
}

/**
 * Runs the module at `url` with `request` as its `workerData`; the module answers with {@link answer}.
 * @throws CuadraError the thread's own, or `failed`
 */
export async function inWorker<T>(url: URL, request: unknown, options: WorkOptions): Promise<T> {
  const { timeoutMs, heapMb, failed } = options;
  const worker = new Worker(url, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    // What a library says there is for nobody's eyes.
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      timer = setTimeout(() => reject(failed(`${timeoutMs} ms`)), timeoutMs);
      worker.on('message', (reply: Reply<T>) => {
        if (reply.ok) resolve(reply.value);
        else reject(new CuadraError(reply.code, { params: reply.params }));
      });
      worker.on('error', (error: unknown) =>
        reject(failed(error instanceof Error ? error.message : String(error), error)),
      );
      worker.on('exit', (code) => reject(failed(`exit ${code}`)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** In the thread: does the work and sends what came of it. */
export async function answer<T>(work: () => T | Promise<T>): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  const post = (reply: Reply<T>): void => parentPort?.postMessage(reply);
  try {
    post({ ok: true, value: await work() });
  } catch (error) {
    if (!(error instanceof CuadraError)) throw error;
    post({ ok: false, code: error.code, params: error.params });
  }
}
