import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAVES, mayLeave, nextStep, type StampFacts } from './plan.ts';
import { STAMPING_WINDOW_MS } from './verify-reply.ts';

const facts: fc.Arbitrary<StampFacts> = fc.record(
  {
    wanted: fc.boolean(),
    ageMs: fc.integer({ min: -1000, max: 2 * STAMPING_WINDOW_MS }),
    usable: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
    open: fc.record({
      state: fc.constantFrom('intent' as const, 'sent' as const, 'unknown' as const),
      capabilities: fc.record({
        recoverBy: fc.constantFrom([], ['sealed-document' as const]),
        repeatIsSafe: fc.boolean(),
      }),
      asked: fc.boolean(),
      sent: fc.boolean(),
    }),
  },
  { requiredKeys: ['wanted', 'ageMs', 'usable'] },
);
const mayExist = ({ open }: StampFacts): boolean => open !== undefined && open.state !== 'intent';
const always = (check: (known: StampFacts) => void): void => fc.assert(fc.property(facts, check), { numRuns: 2000 });

test('nothing is done for an invoice that does not wait for this document', () => {
  always((known) => {
    expect(nextStep({ ...known, wanted: false })).toEqual({ step: 'nothing' });
  });
});

test('while a stamp may exist no new attempt begins and the document is not given back', () => {
  always((known) => {
    fc.pre(known.wanted && mayExist(known));
    expect(['ask', 'send', 'stay-unknown']).toContain(nextStep(known).step);
  });
});

test('a provider that can be asked is asked before anything is sent to it again', () => {
  always((known) => {
    fc.pre(known.wanted && mayExist(known) && known.open?.asked === false);
    fc.pre((known.open?.capabilities.recoverBy.length ?? 0) > 0);
    expect(nextStep(known)).toEqual({ step: 'ask' });
  });
});

test('bytes are sent again only to a provider that never stamps them twice, and once a run', () => {
  always((known) => {
    const step = nextStep(known);
    fc.pre(step.step === 'send' && step.again);
    expect(known.open?.capabilities.repeatIsSafe).toBe(true);
    expect(known.open?.sent).toBe(false);
  });
});

test('after 72 hours nothing is sent for the first time', () => {
  always((known) => {
    const step = nextStep({ ...known, ageMs: STAMPING_WINDOW_MS + 1 });
    expect(step.step).not.toBe('begin');
    expect(step).not.toEqual({ step: 'send', again: false });
  });
});

test('the best usable account begins; without one it waits', () => {
  const base = { wanted: true, ageMs: 0 };
  expect(nextStep({ ...base, usable: ['b', 'a'] })).toEqual({ step: 'begin', configId: 'b' });
  expect(nextStep({ ...base, usable: [] })).toEqual({ step: 'wait' });
  expect(nextStep({ ...base, usable: ['a'], ageMs: STAMPING_WINDOW_MS + 1 })).toEqual({ step: 'expire' });
});

describe('leaving an account for the next', () => {
  const kinds = Object.keys(LEAVES) as (keyof typeof LEAVES)[];

  test('is for answers that prove that nothing was stamped, and are not about the document', () => {
    expect(kinds.filter((kind) => mayLeave(kind, false)).toSorted()).toEqual(
      ['credentials', 'no-credits', 'rate-limited', 'unavailable'].toSorted(),
    );
  });

  test('is never for an answer to a repeat: an earlier send may have been stamped', () => {
    expect(kinds.filter((kind) => mayLeave(kind, true))).toEqual([]);
  });

  test('whatever an account can do, while one attempt may have left a stamp no other account begins', () => {
    always((known) => {
      fc.pre(mayExist(known));
      for (const recoverBy of [[], ['reference' as const], ['uuid' as const], ['sealed-document' as const]]) {
        for (const repeatIsSafe of [true, false]) {
          const open = { ...known.open, capabilities: { recoverBy, repeatIsSafe } } as NonNullable<StampFacts['open']>;
          expect(nextStep({ ...known, open }).step).not.toBe('begin');
        }
      }
    });
  });
});
