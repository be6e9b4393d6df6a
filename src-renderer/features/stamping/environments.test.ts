import { expect, test } from 'vitest';
import { beginsAt, isMoreReal, usedElsewhere, type Environment } from './environments.ts';

test('an account begins in tests, wherever the provider lists them, and never in production by itself', () => {
  expect(beginsAt(['test', 'production'])).toBe('test');
  expect(beginsAt(['production', 'test'])).toBe('test');
  expect(beginsAt(['demo'])).toBe('demo');
  expect(beginsAt([])).toBeUndefined();
});

const config = (id: string, environment: Environment, state: 'active' | 'paused' = 'active') =>
  ({ id, environment, state }) as Parameters<typeof usedElsewhere>[0][number];

test('what is in use elsewhere is named, but not the account itself nor what is paused', () => {
  const configs = [config('a', 'demo'), config('b', 'demo', 'paused'), config('c', 'test')];
  expect(usedElsewhere(configs, 'test', undefined).map(({ id }) => id)).toEqual(['a']);
  expect(usedElsewhere(configs, 'production', 'a').map(({ id }) => id)).toEqual(['c']);
});

test('only what is more real takes the place of what is used', () => {
  expect(isMoreReal('production', [{ environment: 'test' }, { environment: 'demo' }])).toBe(true);
  expect(isMoreReal('test', [{ environment: 'demo' }])).toBe(true);
  expect(isMoreReal('test', [{ environment: 'production' }])).toBe(false);
  expect(isMoreReal('demo', [{ environment: 'test' }])).toBe(false);
});
