/** What is the matter with a certificate on each day of its life. */
import { describe, expect, test } from 'vitest';
import type { CsdRow } from './tables.ts';
import { mattersOf } from './watch.ts';

const END = Date.parse('2030-06-30T12:00:00.000Z');
const DAY_MS = 24 * 60 * 60 * 1000;
const row: CsdRow = {
  id: 'one',
  companyId: 'company',
  number: '30001000000500003416',
  rfc: 'EKU9003173C9',
  holderName: 'ESCUELA KEMPER URGATE',
  issuerName: 'AC',
  validFromUtc: '2026-06-30T12:00:00.000Z',
  validToUtc: new Date(END).toISOString(),
  status: 'active',
  demo: false,
  certificate: Buffer.alloc(0),
  createdAtUtc: '2026-06-30T12:00:00.000Z',
  updatedAtUtc: '2026-06-30T12:00:00.000Z',
  version: 1,
};
const on = (daysBefore: number, status: CsdRow['status'] = 'active') =>
  mattersOf({ ...row, status }, new Date(END - daysBefore * DAY_MS)).map(
    ({ kind, subject, severity }) => `${kind} ${subject ?? ''} ${severity}`,
  );

describe('a certificate in use', () => {
  test.each([
    [400, []],
    [90.01, []],
    [90, ['csd.expiring 90 info']],
    [30.01, ['csd.expiring 90 info']],
    [30, ['csd.expiring 30 warning']],
    [7.01, ['csd.expiring 30 warning']],
    [7, ['csd.expiring 7 critical']],
    [0, ['csd.expiring 7 critical']],
    [-0.01, ['csd.expired  critical']],
    [-900, ['csd.expired  critical']],
  ])('%d days before its end: %j', (days, expected) => {
    expect(on(days)).toEqual(expected);
  });

  test('is named with what a person looks for', () => {
    expect(mattersOf(row, new Date(END - DAY_MS))[0]?.params).toEqual({
      rfc: 'EKU9003173C9',
      number: '30001000000500003416',
      holder: 'ESCUELA KEMPER URGATE',
      to: '2030-06-30',
      threshold: 7,
    });
  });
});

test.each(['standby', 'retired'] as const)('one that is %s ends without a word', (status) => {
  expect([on(30, status), on(-1, status)]).toEqual([[], []]);
});
