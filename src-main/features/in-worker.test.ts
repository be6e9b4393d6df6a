import { expect, test } from 'vitest';
import { CuadraError } from '#errors/cuadra-error.ts';
import { inWorker } from './in-worker.ts';

const failed = (detail: string): CuadraError =>
  new CuadraError('TABULAR_UNREADABLE', { params: { name: 'a', detail } });
const program = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const run = (code: string, timeoutMs = 20_000) => inWorker(program(code), 'request', { timeoutMs, heapMb: 64, failed });
const post = (reply: string): string => `
  import { parentPort, workerData } from 'node:worker_threads';
  parentPort.postMessage(${reply});`;

test('the answer of the thread, or its error with what it says', async () => {
  expect(await run(post('{ ok: true, value: workerData }'))).toBe('request');
  await expect(run(post(`{ ok: false, code: 'CONSTANCIA_SCANNED', params: {} }`))).rejects.toMatchObject({
    code: 'CONSTANCIA_SCANNED',
  });
});

test.each([
  ['takes too long', 'while (true);', 500, '500 ms'],
  ['throws', 'throw new Error("broken");', 20_000, 'broken'],
  ['ends without a word', 'process.exit(3);', 20_000, 'exit 3'],
])('a thread that %s fails alone', async (_what, code, timeoutMs, detail) => {
  await expect(run(code, timeoutMs)).rejects.toMatchObject({
    code: 'TABULAR_UNREADABLE',
    params: { detail: expect.stringContaining(detail) as unknown },
  });
});
