import { expect, test } from 'vitest';
import { silentLogger } from '#ports/logger.ts';
import { fakeTime } from '../../../tests/support/fake-time.ts';
import { createPacCalls } from './call.ts';

const declaration = { id: 'demo' };

function setUp() {
  const time = fakeTime();
  const call = createPacCalls({ timers: time.timers, logger: silentLogger });
  return { time, call };
}

test('an answer in time is the answer, and no timer stays behind', async () => {
  const { time, call } = setUp();
  const answer = await call(declaration, 1000, new AbortController().signal, () =>
    Promise.resolve({ kind: 'ok' as const }),
  );
  expect(answer).toEqual({ kind: 'ok' });
  expect(time.pending()).toBe(0);
});

test('at the limit the connector is told to stop and may still say how it ended', async () => {
  const { time, call } = setUp();
  const answer = call(
    declaration,
    1000,
    new AbortController().signal,
    ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ kind: 'unknown' as const }));
      }),
  );
  await time.advance(1000);
  expect(await answer).toEqual({ kind: 'unknown' });
  expect(time.pending()).toBe(0);
});

test('one that does not heed the signal is left after five seconds, whoever told it to stop', async () => {
  for (const [reason, stop] of [
    ['timeout', () => undefined],
    ['aborted', (abort: AbortController) => abort.abort('closing')],
  ] as const) {
    const { time, call } = setUp();
    const abort = new AbortController();
    const answer = call(declaration, reason === 'timeout' ? 1000 : 60_000, abort.signal, () => new Promise(() => {}));
    stop(abort);
    await time.advance(reason === 'timeout' ? 6000 : 5000);
    expect(await answer).toMatchObject({ kind: 'no-answer', reason });
    expect(time.pending()).toBe(0);
  }
});

test('one that throws may have sent something: no answer, and its message is not repeated', async () => {
  const { call } = setUp();
  const answer = await call(declaration, 1000, new AbortController().signal, () =>
    Promise.reject(new TypeError('password=s3cret')),
  );
  expect(answer).toEqual({ kind: 'no-answer', reason: 'error', words: { provider: 'demo', message: 'TypeError' } });
});
