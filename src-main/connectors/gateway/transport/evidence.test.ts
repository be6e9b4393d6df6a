import { expect, test } from 'vitest';
import { evidenceOf } from './evidence.ts';

test('what pays or logs in is masked, and the rest is as it was said', () => {
  const said = {
    id: 'pi_1',
    client_secret: 'pi_1_secret_abc',
    nested: { access_token: 'tok', note: 'card 4242 4242 4242 4242 was used', amount: 100 },
    number: '4242424242424242',
    clabe: '012345678901234567',
  };
  const kept = evidenceOf(said);
  expect(kept).not.toMatch(/secret_abc|"tok"|4242 4242 4242|42424242/);
  expect(JSON.parse(kept)).toMatchObject({
    id: 'pi_1',
    nested: { amount: 100, note: 'card [oculto]4242 was used' },
    clabe: '012345678901234567',
  });
});

test('a field that the payer is given is shown where its gateway says so', () => {
  expect(evidenceOf({ number: '98000012345678' }, ['number'])).toContain('98000012345678');
  expect(evidenceOf({ number: '98000012345678' })).not.toContain('98000012345678');
});

test('digits that are no card stay', () => {
  expect(evidenceOf({ reference: '1234567890123' })).toContain('1234567890123');
});
