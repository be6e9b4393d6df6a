import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { words } from './catalog/index.ts';
import { translate, type MessageKey } from './index.ts';

const keys = Object.keys(words.es) as MessageKey[];
const places = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();

test('every message exists in both languages', () => {
  expect(Object.keys(words.en).toSorted()).toEqual(keys.toSorted());
});

test('every message says something in both languages, with the same places', () => {
  const different = keys.filter(
    (key) =>
      words.es[key].trim() === '' ||
      words.en[key].trim() === '' ||
      !isDeepStrictEqual(new Set(places(words.en[key])), new Set(places(words.es[key]))),
  );
  expect(different).toEqual([]);
});

test('a value that is a key is read in the asked language', () => {
  const params = { what: 'companies.name', id: '7' };
  expect(translate('error.NOT_FOUND', params)).toContain('No existe empresa con la clave «7»');
  expect(translate('error.NOT_FOUND', params, 'en')).toContain('no company with key “7”');
});

test('values are written as they are, never as markup or as places of their own', () => {
  expect(translate('error.INPUT_INVALID', { detail: '<b> {{id}} $t(companies.name) &' })).toContain(
    '<b> {{id}} $t(companies.name) &',
  );
});
