import { expect, test } from 'vitest';
import { actorName } from './actor.ts';

test('a person is called by name, and what Cuadra did is its own', () => {
  expect(actorName('desktop:María Núñez')).toBe('María Núñez');
  expect(actorName('ana')).toBe('ana');
  expect(actorName('system')).toBe('Cuadra');
});
