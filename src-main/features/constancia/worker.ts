/** The thread that reads a PDF: a hostile one may take its time and memory, not the engine's. */
import { workerData } from 'node:worker_threads';
import { parseConstancia } from '#domain/constancia/parse.ts';
import { answer } from '../in-worker.ts';
import { readPdfText } from './pdf-text.ts';

const { bytes, name } = workerData as { bytes: Uint8Array; name: string };
await answer(async () => parseConstancia(await readPdfText(bytes, name)));
