import { expect, test } from 'vitest';
import * as words from '#i18n/catalog/window/transactions.ts';
import { wordsOf } from '../../../i18n/words.ts';
import { payoutOfKey, payoutPath } from '../payouts/payout-path.ts';
import { changed, engineFilter, saidParts, without } from './filter.ts';
import { filterOfAddress } from './use-asked.ts';

const asked = { companyId: 'c', query: ' ', today: '2026-11-26' };

test('days are asked for as the instants at which they begin and end here', () => {
  const { sinceUtc = '', untilUtc = '' } = engineFilter({ period: { from: '2026-11-01', to: '2026-11-30' } }, asked);
  expect(new Date(sinceUtc)).toEqual(new Date('2026-11-01T00:00:00'));
  expect(new Date(untilUtc)).toEqual(new Date('2026-12-01T00:00:00'));
  expect(engineFilter({}, asked)).toEqual({ companyId: 'c' });
  expect(engineFilter({ period: 'today', statuses: ['paid'] }, { ...asked, query: ' A-1 ' })).toMatchObject({
    statuses: ['paid'],
    query: 'A-1',
    sinceUtc: new Date('2026-11-26T00:00:00').toISOString(),
  });
});

test('a filter is said as a sentence, and a condition that holds nothing goes', () => {
  const filter = { gateway: { id: 'g', name: 'Stripe' }, methods: ['oxxo', 'spei'] } as const;
  const said = saidParts(filter, { today: asked.today, locale: 'es-MX', t: wordsOf(words, 'es-MX') });
  expect(said).toEqual([
    { field: 'gateway', text: 'por Stripe' },
    { field: 'methods', text: 'en OXXO o por SPEI' },
  ]);
  expect(changed(filter, { methods: [] })).toEqual({ gateway: filter.gateway });
  expect(without(filter, 'gateway')).toEqual({ methods: ['oxxo', 'spei'] });
});

test('the address names an invoice, or a payout, or nothing', () => {
  const id = '0199e0a0-0000-7000-8000-000000000001';
  expect(filterOfAddress(`?invoice=${id}&number=A-1`)).toEqual({ invoice: { id, name: 'A-1' } });
  expect(filterOfAddress('?invoice=x')).toBeUndefined();
  expect(filterOfAddress('?status=disputed')).toEqual({ statuses: ['disputed'] });
  expect(filterOfAddress('?status=x')).toBeUndefined();
  const payout = { gatewayId: id, payoutId: 'po/1 ~2' };
  const key = decodeURIComponent(payoutPath(payout).split('/').at(-1) ?? '');
  expect(payoutOfKey(key)).toEqual(payout);
  expect(payoutOfKey('po_1')).toBeUndefined();
});
