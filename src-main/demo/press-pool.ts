/** Presses in threads: RSA is most of the work of a desk's past, and every core helps. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { openPress, type PressedDocument, type PressIssuer, type PressTask } from './press.ts';
import type { PressWorkerData } from './press-worker.ts';

const CHUNK = 25;
/** Below this a thread's start costs more than it saves. */
const WORTH_THREADS = 200;
const MOST_THREADS = 6;

/** The documents of the tasks, in the tasks' order, a few at a time as they come. */
export async function* pressAll(
  tasks: readonly PressTask[],
  issuers: readonly PressIssuer[],
  books: string,
): AsyncGenerator<readonly PressedDocument[], void, void> {
  const chunks: PressTask[][] = [];
  for (let at = 0; at < tasks.length; at += CHUNK) chunks.push(tasks.slice(at, at + CHUNK));
  if (tasks.length < WORTH_THREADS) {
    const press = openPress(issuers, books);
    try {
      for (const chunk of chunks) {
        const made: PressedDocument[] = [];
        for (const task of chunk) made.push(await press.make(task));
        yield made;
      }
    } finally {
      press.close();
    }
    return;
  }
  const results = chunks.map(() => Promise.withResolvers<readonly PressedDocument[]>());
  // A chunk that nobody waits for any more must not end the process.
  for (const { promise } of results) promise.catch(() => {});
  let next = 0;
  const size = Math.min(MOST_THREADS, Math.max(2, availableParallelism()), chunks.length);
  const workers = Array.from({ length: size }, () => {
    const worker = new Worker(new URL('./press-worker.ts', import.meta.url), {
      workerData: { issuers, books } satisfies PressWorkerData,
      // How this process was started (a debugger, a script on the command line) is none of the thread's business.
      execArgv: [],
    });
    let current = -1;
    const feed = (): void => {
      current = next;
      next += 1;
      const chunk = chunks[current];
      if (chunk !== undefined) worker.postMessage(chunk, []);
    };
    worker.on('message', (documents: readonly PressedDocument[]) => {
      results[current]?.resolve(documents);
      feed();
    });
    worker.on('error', (error) => {
      for (const { reject } of results) reject(error);
    });
    feed();
    return worker;
  });
  try {
    for (const { promise } of results) yield await promise;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
