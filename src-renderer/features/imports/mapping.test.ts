import { expect, test } from 'vitest';
import { columnLetters, mappingOf, withColumn } from './mapping.ts';

test('a field that moves to another column leaves its old one', () => {
  const mapping = mappingOf([{ index: 0, field: 'rfc' }, { index: 1, field: 'legalName' }, { index: 2 }]);
  expect(mapping).toEqual({ rfc: 0, legalName: 1 });
  expect(withColumn(mapping, 2, 'rfc')).toEqual({ legalName: 1, rfc: 2 });
  expect(withColumn(mapping, 0, 'legalName')).toEqual({ legalName: 0 });
  expect(withColumn(mapping, 1, undefined)).toEqual({ rfc: 0 });
});

test('columns have the letters of spreadsheets', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
