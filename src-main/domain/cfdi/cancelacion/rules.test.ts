/** What RMF 2.7.1.34, 2.7.1.35 and CFF 29-A say, one test a rule. */
import { describe, expect, test } from 'vitest';
import type { Comprobante } from '../model.ts';
import { comprobante } from '../../../../tests/printing/fixtures.ts';
import { addBusinessDays, deadlineOf, motivoFits, noAcceptanceNeeded } from './rules.ts';

/** Issued on Monday 5 January 2026. */
const issued = (changes: Partial<Comprobante> = {}): Comprobante => ({
  ...comprobante({ fecha: '2026-01-05T10:00:00', total: '5000.00', moneda: 'MXN' }),
  ...changes,
});
const LATER = '2026-02-20';
const base = issued();
const receptor = (changes: Partial<Comprobante['receptor']>) => ({ receptor: { ...base.receptor, ...changes } });
const [line] = base.conceptos;
if (line === undefined) throw new Error('the sample has no line');

describe('no acceptance is needed', () => {
  test.each<[string, Partial<Comprobante>, string]>([
    ['egreso', { tipoDeComprobante: 'E' }, 'egreso'],
    ['traslado', { tipoDeComprobante: 'T' }, 'traslado'],
    ['nómina', { tipoDeComprobante: 'N' }, 'nomina'],
    ['up to $1,000.00', { total: '1000.00' }, 'amount'],
    ['público en general', receptor({ rfc: 'XAXX010101000' }), 'public'],
    ['foreign residents', receptor({ rfc: 'XEXX010101000' }), 'foreign'],
    ['RIF', receptor({ regimenFiscalReceptor: '621' }), 'rif'],
  ])('%s', (_what, changes, reason) => {
    expect(noAcceptanceNeeded(issued(changes), LATER)).toBe(reason);
  });

  test.each<[string, Partial<Comprobante>]>([
    ['a centavo more', { total: '1000.01' }],
    ['another currency: its amount in pesos is SAT’s to judge', { total: '900.00', moneda: 'USD' }],
    ['a payment receipt, whatever its amount (since 2026)', { tipoDeComprobante: 'P', total: '0' }],
    ['fuel', { total: '500.00', conceptos: [{ ...line, claveProdServ: '15101514' }] }],
    ['a plain invoice', {}],
  ])('but SAT decides about %s', (_what, changes) => {
    expect(noAcceptanceNeeded(issued(changes), LATER)).toBeUndefined();
  });

  test('until the business day after the issue', () => {
    const on = (fecha: string, today: string) => noAcceptanceNeeded(issued({ fecha }), today);
    expect(on('2026-01-05T10:00:00', '2026-01-05')).toBe('next-day');
    expect(on('2026-01-05T10:00:00', '2026-01-06')).toBe('next-day');
    expect(on('2026-01-05T10:00:00', '2026-01-07')).toBeUndefined();
    // A Friday: Monday is the next one.
    expect(on('2026-01-09T10:00:00', '2026-01-12')).toBe('next-day');
    expect(on('2026-01-09T10:00:00', '2026-01-13')).toBeUndefined();
  });
});

test('three business days over a weekend', () => {
  expect(addBusinessDays('2026-01-05', 3)).toBe('2026-01-08');
  expect(addBusinessDays('2026-01-08', 3)).toBe('2026-01-13');
  expect(addBusinessDays('2026-01-10', 1)).toBe('2026-01-12');
});

test('the last day is in the month of the annual return: March for a persona moral, April for a física', () => {
  const emisor = (rfc: string) => ({ ...base, emisor: { ...base.emisor, rfc } });
  expect(deadlineOf(emisor('EKU9003173C9'))).toBe('2027-03-31');
  expect(deadlineOf(emisor('Ñ&A010101AAA'))).toBe('2027-03-31');
  expect(deadlineOf(emisor('CACX7605101P8'))).toBe('2027-04-30');
});

test('motivo 04 is about global invoices', () => {
  expect(motivoFits('04', base)).toBe(false);
  expect(motivoFits('04', issued(receptor({ rfc: 'XAXX010101000' })))).toBe(true);
  expect(motivoFits('04', issued({ informacionGlobal: { periodicidad: '04', meses: '01', anio: '2026' } }))).toBe(true);
  for (const motivo of ['01', '02', '03'] as const) expect(motivoFits(motivo, base)).toBe(true);
});
