/** Batch printing in real worker threads: same bytes, in order, cancellable, and the caller never freezes. */
import { describe, expect, it } from 'vitest';
import { renderBatch, renderEach, type BatchProgress } from '#features/printing/batch.ts';
import type { PrintInput } from '#features/printing/input.ts';
import { renderCfdiPdf } from '#features/printing/render.ts';
import { comprobante, logoPng, manyLines, printInput } from './fixtures.ts';

function inputs(count: number): PrintInput[] {
  const { company, ...rest } = printInput();
  const withLogo = { ...company, logo: logoPng() };
  return Array.from({ length: count }, (_, n) => ({
    ...rest,
    company: withLogo,
    comprobante: comprobante({ folio: String(n + 1) }),
  }));
}

/** An input on which the renderer fails: its amounts are not text. */
function impossible(): PrintInput {
  const [input = printInput()] = inputs(1);
  return { ...input, comprobante: { ...input.comprobante, conceptos: null as unknown as [] } };
}

/** Turns of the event loop while `work` runs. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let running = true;
  const turn = (): void => {
    turns += 1;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  running = false;
  return turns;
}

describe('renderBatch', () => {
  it('gives every document in the order asked, with the bytes that a single one has', async () => {
    const list = inputs(25);
    const progress: BatchProgress[] = [];
    const results = await renderBatch(list, { onProgress: (step) => progress.push(step), workers: 2 });
    expect(results.map((result) => result.index)).toEqual(list.map((_, index) => index));
    expect(progress).toEqual(list.map((_, index) => ({ done: index + 1, failed: 0, total: 25 })));
    for (const index of [0, 1, 24]) {
      const [result, input] = [results[index], list[index]];
      if (result?.ok !== true || input === undefined) throw new Error(`Document ${index} was not printed`);
      expect(Buffer.compare(result.pdf.bytes, await renderCfdiPdf(input))).toBe(0);
    }
  });

  it('goes on after a document that cannot be printed, and says which', async () => {
    const [first = printInput(), last = printInput()] = inputs(2);
    const notData = { ...first, texts: (() => ({})) as unknown as PrintInput['texts'] };
    const results = await renderBatch([notData, first, impossible(), last], { workers: 1 });
    expect(results.map((result) => result.ok)).toEqual([false, true, false, true]);
    const [, , failed] = results;
    expect(failed?.ok === false && failed.error).toMatchObject({ code: 'PRINT_WORKER_FAILED' });
  });

  it('survives the loss of a thread: what was in it fails, the rest prints', async () => {
    const monster = { ...printInput(), comprobante: manyLines(40_000) };
    const list = [...inputs(2), monster, ...inputs(4)];
    const results = await renderBatch(list, { workers: 1, heapMb: 64 });
    expect(results[2]?.ok === false && results[2].error).toMatchObject({
      code: 'PRINT_WORKER_FAILED',
      retriable: true,
    });
    // The one that waited in the same thread may be lost with it.
    expect(results.filter((result) => !result.ok).length).toBeLessThanOrEqual(2);
    expect(results.slice(-2).map((result) => result.ok)).toEqual([true, true]);
  });

  it('leaves the caller its event loop, where printing in the same thread does not', async () => {
    const list = Array.from({ length: 6 }, (_, n) => ({ ...printInput(), comprobante: manyLines(200 + n) }));
    const inThread = await turnsDuring(async () => {
      for (const input of list) await renderCfdiPdf(input);
    });
    const inWorkers = await turnsDuring(() => renderBatch(list, { workers: 1 }));
    // In the same thread a document is one long turn (and a few to end its stream); beside it, turns go on.
    expect(inThread / list.length).toBeLessThan(20);
    expect(inWorkers / list.length).toBeGreaterThan(200);
  });

  it('stops at once when cancelled', async () => {
    const controller = new AbortController();
    let done = 0;
    const batch = renderBatch(inputs(400), {
      signal: controller.signal,
      workers: 1,
      onProgress: (step) => {
        done = step.done;
        if (step.done === 3) controller.abort();
      },
    });
    await expect(batch).rejects.toMatchObject({ code: 'PRINT_CANCELLED' });
    expect(done).toBe(3);
  });

  it('stops while a document is in work, and passes it off as nothing else', async () => {
    const controller = new AbortController();
    const first = renderEach(inputs(5), { signal: controller.signal, workers: 1 }).next();
    setImmediate(() => controller.abort());
    await expect(first).rejects.toMatchObject({ code: 'PRINT_CANCELLED' });
  });

  it('does not begin when it was cancelled before', async () => {
    const batch = renderBatch(inputs(3), { signal: AbortSignal.abort() });
    await expect(batch).rejects.toMatchObject({ code: 'PRINT_CANCELLED' });
  });

  it('prints nothing of nothing', async () => {
    await expect(renderBatch([])).resolves.toEqual([]);
  });
});

describe('renderEach', () => {
  it('takes inputs only as fast as results are taken', async () => {
    let taken = 0;
    async function* stream(): AsyncGenerator<PrintInput> {
      for (const input of inputs(30)) {
        taken += 1;
        yield input;
      }
    }
    let seen = 0;
    for await (const result of renderEach(stream(), { workers: 1 })) {
      expect(result.ok).toBe(true);
      seen += 1;
      expect(taken - seen).toBeLessThanOrEqual(2);
      if (seen === 10) break;
    }
    // Leaving the loop closed the stream and the thread: nothing more was asked for.
    expect(taken).toBeLessThanOrEqual(12);
  });
});
