import { expect, test } from 'vitest';
import { change, context, income } from '../documents.testing.ts';
import { validateCfdi } from '../index.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './version.ts';

const old = change(income, { version: '3.3', exportacion: undefined, formaPago: '07' });

testRules(module, {
  ownVersion33IsHistory: {
    keeps: [income],
    breaks: [
      { judged: old, field: 'version', says: ['3.3', '2023', '4.0'] },
      {
        judged: [old, { forStamping: false }],
        field: 'version',
        severity: 'warning',
        message: 'validation.VERSION33.lectura',
      },
    ],
  },
});

test('a 3.3 document gets that one finding and no rule of 4.0', () => {
  expect(validateCfdi(old, context).map((finding) => finding.code)).toEqual(['VERSION33']);
});
