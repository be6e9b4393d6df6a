import { describe, expect, test } from 'vitest';
import { credit, context, exported, foreign, income, publicSale, transfer } from './documents.testing.ts';
import { findingText, validateCfdi } from './index.ts';

describe('validateCfdi', () => {
  test.each(Object.entries({ income, credit, transfer, publicSale, foreign, exported }))(
    'has nothing to say about a good document: %s',
    (_, c) => {
      expect(validateCfdi(c, context).map((finding) => `${finding.field}: ${findingText(finding)}`)).toEqual([]);
    },
  );
});
