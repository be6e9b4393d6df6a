import { expect, test } from 'vitest';
import { feesText } from './fees-text.ts';

const say = {
  method: (method: string) => method.toUpperCase(),
  rest: 'Las demás',
  tax: (percent: string) => `IVA ${percent} %`,
};

test('one line says what every charge costs', () => {
  expect(feesText([{ percent: '3.60', fixed: '3', taxPercent: '16' }], say)).toBe('3.6 % + $3.00 + IVA 16 %');
  expect(feesText([{ percent: '3.6', fixed: '0.3', taxPercent: '16', currency: 'USD' }], say)).toBe(
    '3.6 % + $0.30 USD + IVA 16 %',
  );
  expect(feesText([], say)).toBe('');
  expect(feesText([{ percent: '0', fixed: '0.00', taxPercent: '0' }], say)).toBe('0 %');
});

test('each way of charging is named, and the tax once where it is the same', () => {
  const card = { method: 'card' as const, percent: '3.6', fixed: '3', taxPercent: '16' };
  const rest = { percent: '0', fixed: '12.5', taxPercent: '16' };
  expect(feesText([card, rest], say)).toBe('CARD 3.6 % + $3.00 · Las demás $12.50 + IVA 16 %');
  expect(feesText([card, { ...rest, taxPercent: '8' }], say)).toBe(
    'CARD 3.6 % + $3.00 + IVA 16 % · Las demás $12.50 + IVA 8 %',
  );
});
