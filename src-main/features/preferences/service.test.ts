import { beforeEach, expect, test } from 'vitest';
import { memoryDesk } from '../../../tests/support/desk.ts';
import { createPreferencesService, type PreferencesService } from './service.ts';

let preferences: PreferencesService;

beforeEach(() => {
  preferences = createPreferencesService(memoryDesk());
});

test('what was kept comes back as it was, the newest value only', () => {
  preferences.set('theme', 'dark');
  preferences.set('columns.invoices', { order: ['folio', 'total'], widths: { total: 120 } });
  preferences.set('theme', 'light');
  expect(preferences.all()).toEqual({
    theme: 'light',
    'columns.invoices': { order: ['folio', 'total'], widths: { total: 120 } },
  });
});

test('false, 0 and the empty text are values; null forgets', () => {
  preferences.set('a', false);
  preferences.set('b', 0);
  preferences.set('c', '');
  preferences.set('b', null);
  preferences.set('never there', null);
  expect(preferences.all()).toEqual({ a: false, c: '' });
});

test('a value above the limit is refused and changes nothing', () => {
  preferences.set('form', 'short');
  expect(() => preferences.set('form', 'ñ'.repeat(131_072))).toThrowError(
    expect.objectContaining({ code: 'PREFERENCE_TOO_LARGE', field: 'value' }),
  );
  expect(preferences.all()).toEqual({ form: 'short' });
});

test('there is an end to how many there are, but old ones still change', () => {
  for (let i = 0; i < 2000; i++) preferences.set(`key-${i}`, i);
  expect(() => preferences.set('one more', 1)).toThrowError(expect.objectContaining({ code: 'PREFERENCES_FULL' }));
  preferences.set('key-7', 'changed');
  expect(preferences.all()).toMatchObject({ 'key-7': 'changed' });
});
