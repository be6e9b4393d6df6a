import { expect, test } from 'vitest';
import { filterOfAddress } from './from-address.ts';

test.each([
  ['', undefined],
  ['token=abc', undefined],
  ['status=nothing', undefined],
  ['status=rejected', { statuses: ['rejected'] }],
  ['?status=rejected&status=unknown&mail=failed', { statuses: ['unknown', 'rejected'], mailStates: ['failed'] }],
  ['sat=cancelado&sat=vigente', { satStates: ['cancelado'] }],
])('%s asks for a filter', (search, filter) => {
  expect(filterOfAddress(search)).toEqual(filter);
});
