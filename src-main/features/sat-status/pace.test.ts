/** Questions begin at an even pace, however many ask at once. */
import { expect, test } from 'vitest';
import { fakeTime } from '../../../tests/support/fake-time.ts';
import { createPace } from './pace.ts';

const never = new AbortController().signal;

test('one begins at once, each of the others so much after the one before', async () => {
  const time = fakeTime();
  const { timers, clock } = time;
  const pace = createPace({ everyMs: 200, timers });
  const began = clock.now().getTime();
  const turns: number[] = [];
  for (let n = 0; n < 4; n += 1) void pace.turn(never).then(() => turns.push(clock.now().getTime() - began));
  await time.advance(1000);
  expect(turns).toEqual([0, 200, 400, 600]);
  // After a quiet while there is nothing to wait for.
  await time.advance(5000);
  void pace.turn(never).then(() => turns.push(clock.now().getTime() - began));
  await time.advance(0);
  expect(turns.at(-1)).toBe(6000);
});

test('whoever gives up does not wait', async () => {
  const time = fakeTime();
  const pace = createPace({ everyMs: 60_000, timers: time.timers });
  const giveUp = new AbortController();
  let through = 0;
  for (let n = 0; n < 3; n += 1) void pace.turn(giveUp.signal).then(() => (through += 1));
  await time.settle();
  expect(through).toBe(1);
  giveUp.abort();
  await time.settle();
  expect(through).toBe(3);
});
