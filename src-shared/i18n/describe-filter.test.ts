import { expect, test } from 'vitest';
import type { InvoiceFilter } from '#contract/invoice-list.ts';
import { describeFilter, filterParts } from './describe-filter.ts';

const companyId = '01a209bb-fee6-7569-99e2-ce0671f8c07a';
const es = (filter: Partial<InvoiceFilter>): string => describeFilter({ companyId, ...filter }, 'es-MX');
const en = (filter: Partial<InvoiceFilter>): string => describeFilter({ companyId, ...filter }, 'en');

test('a filter reads like a sentence', () => {
  const filter = {
    statuses: ['stamped'],
    from: '2026-10-01',
    to: '2026-10-31',
    paymentStates: ['unpaid'],
    minTotalMinor: 1_000_000,
  } satisfies Partial<InvoiceFilter>;
  expect(es(filter)).toBe('Timbradas en octubre de 2026, total de $10,000.00 o más, sin cobrar');
  expect(en(filter)).toBe('Stamped in October 2026, total of $10,000.00 or more, unpaid');
  expect(es({})).toBe('Todos los comprobantes');
  expect(en({ query: '  ' })).toBe('All documents');
});

test.each([
  [{ from: '2026-02-01', to: '2026-02-28' }, 'Todos los comprobantes en febrero de 2026'],
  [{ from: '2028-02-01', to: '2028-02-28' }, 'Todos los comprobantes con fecha 1–28 de febrero de 2028'],
  [{ from: '2026-01-01', to: '2026-12-31' }, 'Todos los comprobantes en 2026'],
  [{ from: '2026-10-05', to: '2026-10-05' }, 'Todos los comprobantes del 5 de octubre de 2026'],
  [{ from: '2026-10-05' }, 'Todos los comprobantes desde el 5 de octubre de 2026'],
  [{ to: '2026-10-05' }, 'Todos los comprobantes hasta el 5 de octubre de 2026'],
] as const)('days %j', (filter, text) => {
  expect(es(filter)).toBe(text);
});

test.each([
  [{ minTotalMinor: 5 }, 'total de $0.05 o más'],
  [{ maxTotalMinor: -150 }, 'total de hasta -$1.50'],
  [{ minTotalMinor: 100, maxTotalMinor: 100 }, 'total de $1.00'],
  // More digits than a float has.
  [{ minTotalMinor: 1, maxTotalMinor: 9_007_199_254_740_991 }, 'total entre $0.01 y $90,071,992,547,409.91'],
  // Without decimals.
  [{ currency: 'JPY', minTotalMinor: 1500 }, 'en JPY, total de ¥1,500 o más'],
] as const)('amounts %j', (filter, text) => {
  expect(es(filter)).toBe(`Todos los comprobantes, ${text}`);
});

test('words agree with what is listed', () => {
  expect(es({ types: ['T'], statuses: ['stamped', 'cancelled'] })).toBe('Traslados timbrados o cancelados');
  expect(es({ types: ['I', 'E'], statuses: ['draft'] })).toBe('Facturas o notas de crédito en borrador');
  expect(es({ types: ['I', 'T'], statuses: ['rejected'] })).toBe('Facturas o traslados rechazadas');
});

test('a chip says which fields it stands for, and the client by its name', () => {
  const filter: InvoiceFilter = {
    companyId,
    query: 'muñoz',
    clientId: companyId,
    receiverRfc: 'URE180429TM6',
    from: '2026-10-01',
    to: '2026-10-02',
    mailStates: ['failed', 'bounced'],
    satStates: ['cancelado', 'no-encontrado'],
  };
  expect(filterParts(filter, 'es-MX', { client: 'Ñandú y Cía' })).toEqual([
    { fields: ['from', 'to'], text: 'con fecha 1–2 de octubre de 2026' },
    { fields: ['query'], text: 'que contienen «muñoz»' },
    { fields: ['clientId'], text: 'de Ñandú y Cía' },
    { fields: ['receiverRfc'], text: 'con RFC URE180429TM6' },
    { fields: ['mailStates'], text: 'con correo que falló o con correo devuelto' },
    { fields: ['satStates'], text: 'canceladas según el SAT o que el SAT no encuentra' },
  ]);
  expect(filterParts({ companyId, clientId: companyId }, 'en')).toEqual([
    { fields: ['clientId'], text: 'for one client' },
  ]);
});
