import { expect, test } from 'vitest';
import { beginsAt, firstWithout, takesTheirPlace, usedElsewhere, type Environment } from './environments.ts';

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

test('only what is more real takes the place of what is used, and of nothing that works', () => {
  const failing = (environment: Environment) => ({ environment, problem: { kind: 'credentials' } as never });
  expect(takesTheirPlace('production', [failing('test'), failing('demo')])).toBe(true);
  expect(takesTheirPlace('test', [failing('demo')])).toBe(true);
  expect(takesTheirPlace('test', [failing('production')])).toBe(false);
  expect(takesTheirPlace('demo', [failing('test')])).toBe(false);
  expect(takesTheirPlace('test', [{ environment: 'demo' }])).toBe(false);
  expect(takesTheirPlace('production', [failing('test'), { environment: 'demo' }])).toBe(false);
});

test('another account begins at a provider that has none', () => {
  const providers = [{ id: 'demo' }, { id: 'finkok' }, { id: 'sw' }];
  expect(firstWithout(providers, [])?.id).toBe('demo');
  expect(firstWithout(providers, [{ provider: 'demo' }, { provider: 'sw' }])?.id).toBe('finkok');
  expect(firstWithout(providers, [{ provider: 'demo' }, { provider: 'sw' }, { provider: 'finkok' }])?.id).toBe('demo');
});
