import { expect, test } from 'vitest';
import { strengthOf } from './passphrase.ts';

test.each([
  ['once letras', 'short'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['123456789012345', 'weak'],
  ['hola hola hola hola', 'weak'],
  ['perro verde 7', 'fair'],
  ['el perro come pan', 'good'],
  ['cuatro nubes viajan en tranvía', 'strong'],
])('%s is %s', (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
