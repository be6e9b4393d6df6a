/** A thread with a press: a few tasks a message, their documents back in one. */
import { parentPort, workerData } from 'node:worker_threads';
import { openPress, type PressedDocument, type PressIssuer, type PressTask } from './press.ts';

export interface PressWorkerData {
  readonly issuers: readonly PressIssuer[];
  readonly books: string;
}

const { issuers, books } = workerData as PressWorkerData;
const press = openPress(issuers, books);

parentPort?.on('message', (tasks: readonly PressTask[]) => {
  make(tasks).then(
    (documents) => parentPort?.postMessage(documents, []),
    // Thrown outside the promise: it ends the thread, and the builder hears of it.
    (error: unknown) =>
      setImmediate(() => {
        throw error;
      }),
  );
});

async function make(tasks: readonly PressTask[]): Promise<PressedDocument[]> {
  const documents: PressedDocument[] = [];
  for (const task of tasks) documents.push(await press.make(task));
  return documents;
}
