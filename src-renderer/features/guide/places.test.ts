import { expect, test } from 'vitest';
import en from '../../../resources/guide/en.md?raw';
import es from '../../../resources/guide/es.md?raw';
import { headingsOf } from './headings.ts';
import { headingFor, PLACES } from './places.ts';

test.each([
  ['es-MX', es],
  ['en', en],
] as const)('every screen leads to a heading that the guide has (%#)', (locale, text) => {
  const anchors = new Set(headingsOf(text).map(({ anchor }) => anchor));
  expect(PLACES.map(([, heading]) => heading[locale]).filter((anchor) => !anchors.has(anchor))).toEqual([]);
});

test('the guide opens at what it says of the screen, the nearest first', () => {
  const at = (from: string) => headingFor(`from=${encodeURIComponent(from)}`, 'es-MX');
  expect(at('/settings/gateways/0199e0a0/webhooks')).toBe('pasarelas-y-bancos');
  expect(at('/transactions/webhooks/0199e0a0')).toBe('avisos-y-tunel');
  expect(at('/transactions/0199e0a0')).toBe('cobros');
  expect(at('/settings/about')).toBeUndefined();
  expect(headingFor('', 'es-MX')).toBeUndefined();
});
