import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TransactionFact } from './facts.ts';
import { factKey, isFinal, refundableMinor, stateOf } from './state.ts';

const amount = fc.integer({ min: 1, max: 1000 });
const weak = fc.constantFrom<TransactionFact>(
  { type: 'created' },
  { type: 'pending' },
  { type: 'failed' },
  { type: 'expired' },
  { type: 'cancelled' },
  { type: 'authorised', amountMinor: 100 },
);
const refund = fc.record({
  type: fc.constant('refund' as const),
  refundId: fc.constantFrom('r1', 'r2', 'r3'),
  amountMinor: amount,
  status: fc.constantFrom('pending' as const, 'succeeded' as const, 'failed' as const),
});
const dispute = fc.record({
  type: fc.constant('dispute' as const),
  disputeId: fc.constantFrom('d1', 'd2'),
  amountMinor: amount,
  status: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
});
const paid = fc.record({ type: fc.constant('paid' as const), amountMinor: amount });
const payout = fc.record({ type: fc.constant('payout' as const), payoutId: fc.constantFrom('p1', 'p2') });
const confirmation = fc.constantFrom('c1', 'c2');
const confirmed = fc.record({ type: fc.constant('paid' as const), amountMinor: amount, confirmation });
const unconfirmed = fc.record({ type: fc.constant('unconfirmed' as const), amountMinor: amount, confirmation });
const facts = fc.array(fc.oneof(weak, refund, dispute, paid, payout, confirmed, unconfirmed), { maxLength: 20 });

describe('any order and any repetition', () => {
  test('end in the same state', () => {
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (told, random) => {
        const numbers = random[Symbol.iterator]();
        const next = (): number => Number(numbers.next().value);
        const again = [...told, ...told.filter(() => next() % 2 === 0)];
        const shuffled = again
          .map((fact) => ({ fact, at: next() }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ fact }) => fact);
        expect(stateOf(shuffled)).toEqual(stateOf(told));
      }),
      { numRuns: 500 },
    );
  });

  test('a fact is stored once under its key, and nothing is lost by it', () => {
    fc.assert(
      fc.property(facts, (told) => {
        const stored = new Map(told.map((fact) => [factKey(fact), fact]));
        expect(stateOf(stored.values())).toEqual(stateOf(told));
      }),
    );
  });
});

describe('what is stronger stays', () => {
  test('once money was collected, nothing weaker that comes late is seen', () => {
    fc.assert(
      fc.property(facts, paid, fc.array(weak), (told, money, late) => {
        const before = stateOf([...told, money]);
        const after = stateOf([...told, money, ...late]);
        expect({ ...after, authorisedMinor: 0 }).toEqual({ ...before, authorisedMinor: 0 });
      }),
    );
  });

  test('a final state is left only for money, a refund that failed or a dispute', () => {
    fc.assert(
      fc.property(facts, weak, (told, late) => {
        const before = stateOf(told);
        fc.pre(isFinal(before.status) && before.status !== 'failed');
        const after = stateOf([...told, late]);
        const cancelledAfterAll = before.status === 'expired' && late.type === 'cancelled';
        expect(after.status).toBe(cancelledAfterAll ? 'cancelled' : before.status);
      }),
    );
  });

  test('amounts never grow beyond what was collected, and what is refundable is never negative', () => {
    fc.assert(
      fc.property(facts, (told) => {
        const state = stateOf(told);
        expect(state.keptMinor).toBeLessThanOrEqual(state.paidMinor);
        expect(refundableMinor(state)).toBeGreaterThanOrEqual(0);
        expect(refundableMinor(state)).toBeLessThanOrEqual(state.keptMinor);
      }),
    );
  });
});

test('a payment that was confirmed by hand and taken back is as if nobody had said it, whatever else is known', () => {
  fc.assert(
    fc.property(facts, paid, (told, money) => {
      const wrong: TransactionFact = { ...money, confirmation: 'mistake' };
      const back: TransactionFact = { ...money, type: 'unconfirmed', confirmation: 'mistake' };
      expect(stateOf([back, ...told, wrong])).toEqual(stateOf(told));
      expect(stateOf([...told, wrong]).paidMinor).toBeGreaterThanOrEqual(money.amountMinor);
    }),
  );
});

test.each<[string, TransactionFact[], string, number]>([
  ['nothing is known', [], 'created', 0],
  ['a card is refused', [{ type: 'created' }, { type: 'failed' }], 'failed', 0],
  ['another card is good', [{ type: 'failed' }, { type: 'authorised', amountMinor: 100 }], 'authorised', 0],
  ['a hold is withdrawn', [{ type: 'cancelled' }, { type: 'authorised', amountMinor: 100 }], 'cancelled', 0],
  ['a voucher is paid as it expires', [{ type: 'expired' }, { type: 'paid', amountMinor: 100 }], 'paid', 100],
  [
    'a part is given back',
    [
      { type: 'refund', refundId: 'a', amountMinor: 30, status: 'succeeded' },
      { type: 'paid', amountMinor: 100 },
    ],
    'partially-refunded',
    70,
  ],
  [
    'the rest, too',
    [
      { type: 'paid', amountMinor: 100 },
      { type: 'refund', refundId: 'a', amountMinor: 30, status: 'succeeded' },
      { type: 'refund', refundId: 'b', amountMinor: 70, status: 'succeeded' },
    ],
    'refunded',
    0,
  ],
  [
    'the bank sends a refund back',
    [
      { type: 'refund', refundId: 'a', amountMinor: 100, status: 'failed' },
      { type: 'paid', amountMinor: 100 },
      { type: 'refund', refundId: 'a', amountMinor: 100, status: 'succeeded' },
    ],
    'paid',
    100,
  ],
  [
    'a dispute is open',
    [
      { type: 'paid', amountMinor: 100 },
      { type: 'dispute', disputeId: 'd', amountMinor: 100, status: 'open' },
    ],
    'disputed',
    100,
  ],
  [
    'it is won, and its opening is told late',
    [
      { type: 'dispute', disputeId: 'd', amountMinor: 100, status: 'won' },
      { type: 'paid', amountMinor: 100 },
      { type: 'dispute', disputeId: 'd', amountMinor: 100, status: 'open' },
    ],
    'paid',
    100,
  ],
  [
    'it is lost',
    [
      { type: 'paid', amountMinor: 100 },
      { type: 'dispute', disputeId: 'd', amountMinor: 100, status: 'lost' },
    ],
    'dispute-lost',
    0,
  ],
  [
    'a refund of what nobody told us of',
    [{ type: 'refund', refundId: 'a', amountMinor: 5, status: 'succeeded' }],
    'pending',
    0,
  ],
])('%s', (_what, told, status, keptMinor) => {
  expect(stateOf(told)).toMatchObject({ status, keptMinor });
});
