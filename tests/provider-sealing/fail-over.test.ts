/**
 * Several accounts in rank, one of which seals by itself: a document goes on to the next only when surely
 * nothing was stamped, and never to two that may both have stamped it.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { Misbehaviour } from '../simulators/pac-core/server.ts';
import { openSealingDesk, stampsAsked, type Ranking, type SealingDesk, type SealingDeskOptions } from './desk.ts';

let desk: SealingDesk;
afterEach(() => desk.close());
const open = async (options?: SealingDeskOptions): Promise<SealingDesk> => (desk = await openSealingDesk(options));

const stampedAt = () => ({
  facturama: desk.facturama.core.stamps().length,
  sw: desk.sw.core.stamps().length,
});
const outcome = async (id: string) => {
  const { status, attempts } = await desk.state(id);
  return { status, attempts: attempts.map((attempt) => `${attempt.provider}:${attempt.state}`) };
};
const first = ([best]: Ranking) => (best === 'sw' ? desk.sw : desk.facturama);
const orders: readonly Ranking[] = [
  ['facturama', 'sw'],
  ['sw', 'facturama'],
];

describe.each(orders)('%s before %s', (best, next) => {
  const ranking: Ranking = [best, next];

  test('all well: the first stamps it', async () => {
    const { issue } = await open({ ranking });
    const id = await issue();
    expect(await outcome(id)).toEqual({ status: 'stamped', attempts: [`${best}:stamped`] });
    expect(stampedAt()).toMatchObject({ [best]: 1, [next]: 0 });
  });

  test.each<[string, (simulator: ReturnType<typeof first>) => void]>([
    ['it is told to wait', (simulator) => simulator.behave({ retryAfter: '60' }, 'stamp')],
    // Twice: who has a token that ran out gets another and tries once more.
    [
      'its login is refused',
      (simulator) => {
        simulator.behave('forbidden', 'stamp');
        simulator.behave('forbidden', 'stamp');
      },
    ],
    ['it has no stamps left', (simulator) => simulator.core.setCredits(0)],
    ['nobody is there', () => undefined],
  ])('surely nothing was stamped (%s): the next stamps it', async (what, misbehave) => {
    const { issue } = await open({ ranking });
    if (what === 'nobody is there') await first(ranking).close();
    else misbehave(first(ranking));
    const id = await issue();
    expect(await outcome(id)).toEqual({ status: 'stamped', attempts: [`${best}:failed`, `${next}:stamped`] });
    const there = next === 'sw' ? desk.sw : desk.facturama;
    expect(there.core.stamps()).toHaveLength(1);
    // It was closed above, and is not there to be closed again.
    if (what === 'nobody is there') first(ranking).close = () => Promise.resolve();
  });

  test.each<Misbehaviour>([
    'cut-before',
    'cut-after',
    'error-before',
    'error-after',
    'malformed',
    'empty',
    'unavailable',
  ])('nobody knows whether it was stamped (%s): it never goes to the next', async (fault) => {
    const { issue, again } = await open({ ranking });
    const other = next === 'sw' ? desk.sw : desk.facturama;
    first(ranking).behave(fault, 'stamp');
    const id = await issue();
    for (let round = 0; round < 2 && (await desk.state(id)).status === 'unknown'; round += 1) await again(id);
    const { attempts } = await outcome(id);
    expect(attempts).toHaveLength(1);
    expect(stampsAsked(other)).toBe(0);
    expect(first(ranking).core.stamps().length).toBeLessThanOrEqual(1);
  });

  test('SAT refuses it: the document is repaired, not tried elsewhere', async () => {
    const message = 'CFDI40148 - El campo DomicilioFiscalReceptor…';
    const { issue, state } = await open({
      ranking,
      habits: { refusals: [{ status: 400, body: { Message: message } }] },
      swHabits: { errors: [{ message }] },
    });
    const id = await issue();
    expect(await outcome(id)).toEqual({ status: 'rejected', attempts: [`${best}:rejected`] });
    expect((await state(id)).attempts[0]?.words).toMatchObject({ provider: best, code: 'CFDI40148' });
    expect([stampedAt(), stampsAsked(next === 'sw' ? desk.sw : desk.facturama)]).toEqual([{ facturama: 0, sw: 0 }, 0]);
  });
});

test('a document that the first cannot be told goes to the next at once, and waits where there is none', async () => {
  const addendaXml = ['<a:b xmlns:a="urn:a" n="1"/>'];
  const both = await open({ ranking: ['facturama', 'sw'] });
  const id = await both.issue({ addendaXml });
  expect(await outcome(id)).toEqual({ status: 'stamped', attempts: ['sw:stamped'] });
  expect(stampsAsked(both.facturama)).toBe(0);
  await both.close();

  const alone = await open({ ranking: ['facturama'] });
  const waiting = await alone.issue({ addendaXml });
  expect(await alone.state(waiting)).toMatchObject({
    status: 'ready',
    attempts: [],
    job: { state: 'waiting', error: { code: 'STAMP_NOT_TAKEN' } },
  });
  expect(stampsAsked(alone.facturama)).toBe(0);
});

test('an account without its CSD is passed over, and not waited for', async () => {
  const { issue } = await open({ ranking: ['facturama', 'sw'], withoutConsent: true });
  const id = await issue();
  expect(await outcome(id)).toEqual({ status: 'stamped', attempts: ['sw:stamped'] });
  expect(desk.facturama.requests).toEqual([]);
});

test('the ranking is changed by moving an account', async () => {
  const { client, companyId, issue, account } = await open({ ranking: ['facturama', 'sw'] });
  const { version = 0 } = (await account('sw')) ?? {};
  await client.stamping.configurePac({ companyId, provider: 'sw', environment: 'test', rank: 1, version });
  const id = await issue();
  expect((await outcome(id)).attempts).toEqual(['sw:stamped']);
});
