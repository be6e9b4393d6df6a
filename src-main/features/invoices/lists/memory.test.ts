import { expect, test } from 'vitest';
import { createMemory } from './memory.ts';

/** Work that ends when the test says so. */
function work() {
  let times = 0;
  let calledOff = 0;
  const ends: ((answer: string) => void)[] = [];
  const compute = (signal: AbortSignal): Promise<string> => {
    times += 1;
    return new Promise((resolve, reject) => {
      ends.push(resolve);
      signal.addEventListener('abort', () => {
        calledOff += 1;
        reject(signal.reason as Error);
      });
    });
  };
  return {
    compute,
    end: (answer: string): void => {
      for (const resolve of ends) resolve(answer);
    },
    seen: () => ({ times, calledOff }),
  };
}

test('an answer is computed once until something changes', async () => {
  const memory = createMemory(10);
  const { compute, end, seen } = work();
  const both = [memory.recall('a', 1, compute), memory.recall('a', 1, compute)];
  end('first');
  expect(await Promise.all(both)).toEqual(['first', 'first']);
  expect(await memory.recall('a', 1, compute)).toBe('first');
  expect(seen().times).toBe(1);
  const later = memory.recall('a', 2, compute);
  end('second');
  expect(await later).toBe('second');
  expect(seen().times).toBe(2);
});

test('the one asked for longest ago goes first', async () => {
  const memory = createMemory(2);
  let computed = '';
  const say = (name: string) => memory.recall(name, 1, async () => (computed += name));
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await say(name);
  expect(computed).toBe('abcb');
});

test('work is called off when nobody waits for it, and not before', async () => {
  const memory = createMemory(10);
  const { compute, end, seen } = work();
  const [one, two] = [new AbortController(), new AbortController()];
  const asked = [memory.recall('a', 1, compute, one.signal), memory.recall('a', 1, compute, two.signal)];
  const settled = Promise.allSettled(asked);
  one.abort(new Error('gone'));
  expect(seen().calledOff).toBe(0);
  two.abort(new Error('gone too'));
  expect(seen().calledOff).toBe(1);
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  // Nothing of it is left: who asks now has it computed.
  const again = memory.recall('a', 1, compute);
  end('anew');
  expect(await again).toBe('anew');
});

test('a failure is told and not kept', async () => {
  const memory = createMemory(10);
  await expect(memory.recall('a', 1, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
  expect(await memory.recall('a', 1, async () => 'fine')).toBe('fine');
});
