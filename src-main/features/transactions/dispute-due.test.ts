import { expect, test } from 'vitest';
import { disputeDueUtc } from './dispute-due.ts';

const opened = (disputeId: string, evidence: unknown) => ({
  fact: { type: 'dispute', disputeId, amountMinor: 100, status: 'open' } as const,
  evidence: evidence === null ? null : JSON.stringify(evidence),
});

test('the term of a dispute is read from what the gateway said of this one', () => {
  const stripe = {
    intent: { id: 'pi_1', created: 1 },
    disputes: [
      { object: 'dispute', id: 'dp_1', evidence_details: { due_by: 1_795_996_800 } },
      { object: 'dispute', id: 'dp_2', evidence_details: { due_by: null } },
    ],
  };
  expect(disputeDueUtc([opened('dp_1', stripe)], 'dp_1')).toBe('2026-11-30T00:00:00.000Z');
  expect(disputeDueUtc([opened('dp_2', stripe)], 'dp_2')).toBeUndefined();
  const paypal = { dispute_id: 'PP-D-1', seller_response_due_date: '2026-12-08T10:00:00.000Z' };
  expect(disputeDueUtc([opened('PP-D-1', paypal)], 'PP-D-1')).toBe('2026-12-08T10:00:00.000Z');
  const mercadoPago = { id: 7, date_documentation_deadline: '2026-12-01T23:59:00.000-04:00' };
  expect(disputeDueUtc([opened('7', mercadoPago)], '7')).toBe('2026-12-02T03:59:00.000Z');
});

test('the newest word counts, and what tells nothing tells nothing', () => {
  const due = (day: string) => ({ seller_response_due_date: day });
  const extended = [opened('a', due('2026-12-01')), opened('a', due('2026-12-05')), opened('a', { id: 'a' })];
  expect(disputeDueUtc(extended, 'a')).toBe('2026-12-05T00:00:00.000Z');
  expect(disputeDueUtc([opened('b', due('2026-12-01'))], 'a')).toBeUndefined();
  expect(disputeDueUtc([opened('a', due('soon')), opened('a', null)], 'a')).toBeUndefined();
  expect(disputeDueUtc([{ ...opened('a', {}), evidence: '{"cut' }], 'a')).toBeUndefined();
});
