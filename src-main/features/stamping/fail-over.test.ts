/** Three accounts in rank: which of them are sent a document, for everything that the first may answer. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../../tests/pac/faulty.ts';
import { stampingDesk, type StampingDesk } from '../../../tests/support/stamping-desk.ts';

let desk: StampingDesk;
afterEach(() => desk.close());

/** Sends to each of the three after the first met these faults, one each, and hours went by. */
async function sendsAfter(
  faults: readonly Fault[],
  second: readonly Fault[] = [],
  asked: 'unavailable' | 'not-found-yet' = 'unavailable',
): Promise<number[]> {
  desk = stampingDesk({ pacs: ['uno', 'dos', 'tres'] });
  desk.pac('uno').script.push(...faults);
  desk.pac('dos').script.push(...second);
  // Whoever cannot be asked cannot be cleared of doubt either.
  desk.pac('uno').recoverScript.push(...Array.from({ length: 500 }, () => asked));
  desk.issue();
  await desk.time.advance(3 * 3600_000);
  return ['uno', 'dos', 'tres'].map((id) => desk.pac(id).calls.filter(({ call }) => call === 'stamp').length);
}
const stamps = (): number => ['uno', 'dos', 'tres'].reduce((sum, id) => sum + desk.stampsAt(id).length, 0);

describe('the first answers', () => {
  test.each<Fault>(['refused-connection', 'credentials', 'no-credits', 'rate-limited'])(
    '%s: surely nothing there, the second stamps it',
    async (fault) => {
      expect(await sendsAfter([fault])).toEqual([1, 1, 0]);
      expect(stamps()).toBe(1);
    },
  );

  test('nothing, and neither does the second: the third stamps it', async () => {
    expect(await sendsAfter(['credentials'], ['no-credits'])).toEqual([1, 1, 1]);
    expect(stamps()).toBe(1);
  });

  test.each<Fault>([
    'timeout-before',
    'timeout-after',
    'truncated',
    'truncated-unnoticed',
    'server-error',
    'other-document',
    'altered',
    'bare-307',
    'hangs',
  ])('%s: a stamp may be there, nobody else is ever sent it', async (fault) => {
    const [first, ...others] = await sendsAfter([fault]);
    expect(first).toBeGreaterThan(0);
    expect(others).toEqual([0, 0]);
    expect(stamps()).toBeLessThanOrEqual(2);
  });

  test('a refusal: the document is repaired, nobody else is sent it', async () => {
    expect(await sendsAfter([{ reject: 'CFDI40148' }])).toEqual([1, 0, 0]);
    expect(stamps()).toBe(0);
  });

  test.each<Fault>(['no-credits', 'rate-limited', 'refused-connection'])(
    'a doubt, and %s to the repeat: the doubt stays, nobody else is sent it',
    async (fault) => {
      const [first, ...others] = await sendsAfter(['timeout-before', fault, fault], [], 'not-found-yet');
      expect(first).toBeGreaterThan(2);
      expect(others).toEqual([0, 0]);
      expect(stamps()).toBe(1);
    },
  );
});
