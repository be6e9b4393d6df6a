import { expect, test } from 'vitest';
import { groupedClabe } from '#domain/spei/clabe.ts';
import { plainText, needsPoppler, textPages } from '../../../tests/printing/poppler.ts';
import { speiMessage } from './message.ts';
import { renderSpeiSheet, type SheetInput } from './sheet.ts';
import { speiFields, type SpeiFacts } from './facts.ts';

const facts: SpeiFacts = {
  description: 'Factura A-1024',
  amountMinor: 1_160_050,
  currency: 'MXN',
  ours: 'CU-0123456789ABCDEF-1000009',
  clabe: '072180012345678912',
  bank: 'Banorte',
  beneficiary: 'Taller Núñez SA de CV',
  reference: '1000009',
  concept: 'FACTURA A 1024 1000009',
  // Already the first of December by UTC, still November's last day there.
  expiresAtUtc: '2026-12-01T04:00:00.000Z',
};
const input: SheetInput = {
  facts,
  company: {
    legalName: 'TALLER NUÑEZ',
    rfc: 'TNU010203AB1',
    tradeName: 'Taller Núñez',
    email: 'cobros@taller.example',
  },
  locale: 'es-MX',
  createdAt: new Date('2026-11-26T12:00:00.000Z'),
};

test.skipIf(needsPoppler)(
  'the sheet has all that a bank asks for, on one page, and is the same each time',
  async () => {
    const pdf = await renderSpeiSheet(input);
    expect(textPages(pdf)).toHaveLength(1);
    const text = plainText(pdf);
    for (const said of [
      'Cómo pagar por transferencia (SPEI)',
      'Factura A-1024',
      '$11,600.50 MXN',
      groupedClabe(facts.clabe),
      'Banorte',
      'Taller Núñez SA de CV',
      '1000009',
      'FACTURA A 1024 1000009',
      '30 de noviembre de 2026',
      'RFC TNU010203AB1',
      'no es un comprobante fiscal',
    ]) {
      expect(text).toContain(said);
    }
    expect(Buffer.compare(pdf, await renderSpeiSheet(input))).toBe(0);
  },
);

test.skipIf(needsPoppler)('the sheet stays readable with long names and in English', async () => {
  const long = 'Distribuidora de refacciones y herramientas industriales '.repeat(4).trim();
  const pdf = await renderSpeiSheet({
    ...input,
    locale: 'en',
    facts: { ...facts, description: long, beneficiary: long },
  });
  const text = plainText(pdf);
  expect(text).toContain('How to pay by bank transfer');
  expect(text).toContain('November 30, 2026');
  expect(text.replaceAll(' ', '')).toContain(long.replaceAll(' ', ''));
});

test('the message says the same, with a CLABE that can be pasted', () => {
  const { subject, text } = speiMessage(facts, 'Taller Núñez', 'Jorge', 'es-MX');
  expect(subject).toBe('Taller Núñez: datos para pagar Factura A-1024');
  expect(text).toContain('Hola, Jorge:');
  expect(text).toContain('CLABE: 072180012345678912');
  expect(text).toContain('Importe exacto: $11,600.50 MXN');
  for (const { value } of speiFields(facts, 'es-MX').filter(({ key }) => key !== 'clabe'))
    expect(text).toContain(value);
});

test('a name with a line break in it begins no header of its own', () => {
  const { subject } = speiMessage({ ...facts, description: 'A\r\nBcc: x@y.z' }, 'T\nX', undefined, 'es-MX');
  expect(subject).not.toMatch(/[\r\n]/);
});

test('what is not known of a transfer is left out, not written as nothing', () => {
  const bare: SpeiFacts = {
    description: 'Anticipo',
    amountMinor: 100,
    currency: 'MXN',
    ours: 'CU-1',
    clabe: facts.clabe,
  };
  expect(speiFields(bare, 'es-MX').map(({ key }) => key)).toEqual(['clabe', 'ours']);
  expect(speiMessage(bare, 'Taller', undefined, 'es-MX').text).not.toContain('undefined');
});
