/**
 * Printing many documents without freezing whoever asks: the pages are made in worker threads, and the
 * caller's thread only passes data in and bytes out.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { BatchReply, BatchRequest } from './batch-worker.ts';
import type { PrintCompany, PrintedPdf, PrintInput } from './input.ts';

export interface BatchProgress {
  /** Documents finished, well or badly. */
  readonly done: number;
  readonly failed: number;
  /** Absent when the inputs come as a stream of unknown length. */
  readonly total?: number;
}

export interface BatchOptions {
  readonly onProgress?: (progress: BatchProgress) => void;
  /** Stops at once, in the middle of a document if need be. */
  readonly signal?: AbortSignal;
  /** Threads; one less than the machine's cores unless told, at most 2. */
  readonly workers?: number;
  /** Heap of each thread in MiB: a monstrous document loses its thread and not the program. 512 unless told. */
  readonly heapMb?: number;
}

/** What became of one document; `index` is its place in the inputs. One failure does not stop the others. */
export type BatchResult =
  | { readonly index: number; readonly ok: true; readonly pdf: PrintedPdf }
  | { readonly index: number; readonly ok: false; readonly error: CuadraError };

type Inputs = Iterable<PrintInput> | AsyncIterable<PrintInput>;

/** Documents handed to a worker at a time: one in work, one waiting, so that it never idles. */
const IN_FLIGHT_PER_WORKER = 2;
/** Threads that may be lost in one batch before it gives up. */
const MAX_DEATHS = 5;
const DEFAULT_HEAP_MB = 512;

/**
 * Prints every input and gives all results, in the order of the inputs.
 * @throws CuadraError PRINT_CANCELLED when `signal` is aborted
 */
export async function renderBatch(inputs: Inputs, options: BatchOptions = {}): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for await (const result of renderEach(inputs, options)) results.push(result);
  return results;
}

/**
 * As {@link renderBatch}, one result at a time: inputs are taken only as fast as results are, so that a
 * month of invoices never stands in memory at once. Leaving the loop early stops the workers.
 * @throws CuadraError PRINT_CANCELLED when `signal` is aborted
 */
export async function* renderEach(inputs: Inputs, options: BatchOptions = {}): AsyncGenerator<BatchResult, void, void> {
  const { onProgress, signal } = options;
  const size = options.workers ?? Math.max(1, Math.min(2, availableParallelism() - 1));
  const total = Array.isArray(inputs) ? { total: inputs.length } : {};
  const pool = new PrintPool(size, options.heapMb ?? DEFAULT_HEAP_MB);
  const stop = (): void => {
    void pool.close(new CuadraError('PRINT_CANCELLED'));
  };
  signal?.addEventListener('abort', stop, { once: true });
  const waiting: Promise<BatchResult>[] = [];
  let failed = 0;
  let done = 0;
  const report = (result: BatchResult): BatchResult => {
    done += 1;
    if (!result.ok) failed += 1;
    onProgress?.({ done, failed, ...total });
    return result;
  };
  try {
    let index = 0;
    for await (const input of inputs) {
      throwIfCancelled(signal);
      waiting.push(pool.print(index, input));
      index += 1;
      if (waiting.length >= size * IN_FLIGHT_PER_WORKER) {
        const next = await waiting.shift();
        throwIfCancelled(signal);
        if (next !== undefined) yield report(next);
      }
    }
    for (const last of waiting.splice(0)) {
      const next = await last;
      throwIfCancelled(signal);
      yield report(next);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.close(new CuadraError('PRINT_CANCELLED'));
  }
}

function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CuadraError('PRINT_CANCELLED');
}

/** Threads that share the documents, the least busy first; one that dies is replaced. */
class PrintPool {
  readonly #size: number;
  readonly #heapMb: number;
  #threads: PrintThread[] = [];
  #deaths = 0;
  #closedBy: CuadraError | undefined;

  constructor(size: number, heapMb: number) {
    this.#size = size;
    this.#heapMb = heapMb;
  }

  print(index: number, input: PrintInput): Promise<BatchResult> {
    const alive = this.#threads.filter((thread) => thread.diedOf === undefined);
    this.#deaths += this.#threads.length - alive.length;
    // Whatever kills thread after thread will kill the next one too.
    if (this.#deaths > MAX_DEATHS) this.#closedBy ??= this.#threads.find((thread) => thread.diedOf)?.diedOf;
    this.#threads = alive;
    if (this.#closedBy !== undefined) return Promise.resolve({ index, ok: false, error: this.#closedBy });
    return this.#leastBusy().print(index, input);
  }

  async close(reason: CuadraError): Promise<void> {
    this.#closedBy ??= reason;
    await Promise.all(this.#threads.splice(0).map((thread) => thread.close(reason)));
  }

  #leastBusy(): PrintThread {
    const thread = this.#threads.toSorted((a, b) => a.load - b.load)[0];
    if (thread !== undefined && (thread.load === 0 || this.#threads.length >= this.#size)) return thread;
    const added = new PrintThread(this.#heapMb);
    this.#threads.push(added);
    return added;
  }
}

/** One worker thread and the documents that it owes. */
class PrintThread {
  diedOf: CuadraError | undefined;
  readonly #worker: Worker;
  readonly #owed = new Map<number, (result: BatchResult) => void>();
  /** Companies already sent; a logo crosses once, not with every document. */
  readonly #companies = new Map<PrintCompany, number>();

  constructor(heapMb: number) {
    this.#worker = new Worker(new URL('./batch-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    this.#worker.on('message', (reply: BatchReply) => this.#settle(reply));
    this.#worker.on('error', (cause) => this.#fail(workerFailed(cause.message, cause)));
    this.#worker.on('exit', (code) => this.#fail(workerFailed(`exit ${code}`)));
  }

  get load(): number {
    return this.#owed.size;
  }

  print(index: number, { company, ...rest }: PrintInput): Promise<BatchResult> {
    const known = this.#companies.get(company);
    const companyKey = known ?? this.#companies.size;
    this.#companies.set(company, companyKey);
    const request: BatchRequest = { index, rest, companyKey, ...(known === undefined ? { company } : {}) };
    return new Promise((resolve) => {
      this.#owed.set(index, resolve);
      try {
        // oxlint-disable-next-line require-post-message-target-origin -- a worker thread has no origin
        this.#worker.postMessage(request);
      } catch (cause) {
        // What cannot be cloned is no plain data: this document's fault alone.
        this.#owed.delete(index);
        if (known === undefined) this.#companies.delete(company);
        resolve({ index, ok: false, error: workerFailed(String(cause), cause) });
      }
    });
  }

  async close(reason: CuadraError): Promise<void> {
    this.#fail(reason);
    await this.#worker.terminate();
  }

  #settle(reply: BatchReply): void {
    const { index } = reply;
    const resolve = this.#owed.get(index);
    this.#owed.delete(index);
    resolve?.(
      reply.ok
        ? { index, ok: true, pdf: reply.pdf }
        : { index, ok: false, error: new CuadraError(reply.code, { params: reply.params, cause: reply.cause }) },
    );
  }

  #fail(error: CuadraError): void {
    this.diedOf ??= error;
    for (const [index, resolve] of this.#owed) resolve({ index, ok: false, error });
    this.#owed.clear();
  }
}

function workerFailed(detail: string, cause?: unknown): CuadraError {
  return new CuadraError('PRINT_WORKER_FAILED', { params: { detail }, cause, retriable: true });
}
