/** The thread that reads a spreadsheet: ten thousand rows take longer than a frame. */
import { workerData } from 'node:worker_threads';
import { answer } from '../in-worker.ts';
import { readTable } from './read.ts';
import type { TableRequest } from './types.ts';

await answer(() => readTable(workerData as TableRequest));
