import { expect, test } from 'vitest';
import { typedClient } from './client.ts';

test.each([
  ['eku9003173c9', { rfc: 'EKU9003173C9' }],
  [' Ferretería del Valle ', { legalName: 'FERRETERÍA DEL VALLE' }],
  ['EKU90', { legalName: 'EKU90' }],
  ['  ', undefined],
])('«%s» begins a client', (text, fields) => {
  expect(typedClient(text)).toEqual(fields);
});
