import { expect, test } from 'vitest';
import type { GatewayProviderView } from '#contract/gateways.ts';
import type { TransactionDetail } from '#contract/transactions.ts';
import { isOver, standingOf } from './standing.ts';

type Operation = TransactionDetail['operations'][number];
const create = { id: 'o', kind: 'create', state: 'done', actor: 'ana', createdAtUtc: '' } as const;
const said = { provider: 'p', code: 'card_declined', message: 'No.' };
const charge = (part: Partial<TransactionDetail>, operation: Partial<Operation> = {}): TransactionDetail =>
  ({ provider: 'p', status: 'pending', operations: [{ ...create, ...operation }], ...part }) as TransactionDetail;
const job = (state: 'queued' | 'waiting' | 'unknown' | 'dead') =>
  ({ state, runAtUtc: 'soon', error: { code: 'X', message: 'Por esto.', provider: said } }) as Operation['job'];
const telling = (...confirmedBy: string[]) => ({ capabilities: { confirmedBy } }) as GatewayProviderView;

test('before the gateway has it, it is told why it waits and when it is tried again', () => {
  const at = (operation: Partial<Operation>) => standingOf(charge({ status: 'created' }, operation), undefined);
  expect(at({ state: 'intent', job: job('queued') })).toEqual({ meaning: 'asking', tone: 'plain' });
  expect(at({ state: 'intent', job: job('waiting') })).toMatchObject({
    meaning: 'waits',
    nextAtUtc: 'soon',
    words: said,
  });
  expect(at({ state: 'sent', job: job('unknown') })).toMatchObject({ meaning: 'unknown', why: 'Por esto.' });
  expect(at({ state: 'sent', job: job('dead') })).toMatchObject({ meaning: 'stopped', tone: 'person' });
});

test('a refusal has the words of the gateway, and may be asked for again', () => {
  const refused = charge({ status: 'failed' }, { state: 'rejected', words: said });
  expect(standingOf(refused, undefined)).toEqual({ meaning: 'refused', tone: 'person', words: said });
  expect(isOver(refused)).toBe(true);
  const declined = charge({ status: 'failed', failure: { code: 'insufficient_funds' } });
  expect(standingOf(declined, undefined)).toMatchObject({
    meaning: 'failed',
    words: { provider: 'p', code: 'insufficient_funds' },
  });
});

test('what it waits for depends on what the payer was given, and on whether anybody tells', () => {
  const by = (instructions: TransactionDetail['instructions'], provider?: GatewayProviderView) =>
    standingOf(charge({ instructions }), provider).meaning;
  const spei = { kind: 'spei', clabe: '0' } as const;
  expect(by({ kind: 'voucher', reference: '1' })).toBe('voucher');
  expect(by({ kind: 'link', url: 'https://x' })).toBe('link');
  expect(by(spei, telling('polling'))).toBe('transfer');
  expect(by(spei, telling('hand'))).toBe('unseen');
  expect(by(undefined)).toBe('pending');
});

test('paid is settled; what is open is not over', () => {
  expect(standingOf(charge({ status: 'paid' }), undefined)).toEqual({ meaning: 'paid', tone: 'settled' });
  expect(standingOf(charge({ status: 'disputed' }), undefined).tone).toBe('person');
  expect(
    ['created', 'pending', 'authorised', 'paid'].map((status) => isOver(charge({ status: status as 'paid' }))),
  ).toEqual([false, false, false, false]);
  expect(isOver(charge({ status: 'expired' }))).toBe(true);
});
