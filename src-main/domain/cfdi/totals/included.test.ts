import { describe, expect, it } from 'vitest';
import type { DraftLine } from '#domain/cfdi/draft.ts';
import { compute, line } from './compute.testing.ts';
import { IEPS_8, IEPS_CUOTA, ISR_10, IVA_16, IVA_EXENTO, IVA_RETENIDO } from './drafts.testing.ts';
import { brokenRules } from './rules.testing.ts';

describe('prices with taxes inside', () => {
  const inside = { precioIncluyeImpuestos: true } as const;

  it.each<[string, readonly DraftLine[], readonly string[]]>([
    ['3 × 9.99', [line('3', '9.99', [IVA_16], inside)], ['25.84', '4.13', '29.97']],
    ['0.01', [line('1', '0.01', [IVA_16], inside)], ['0.01', '0.00', '0.01']],
    ['7 × 33.33 with IEPS and IVA', [line('7', '33.33', [IEPS_8, IVA_16], inside)], ['186.23', '47.08', '233.31']],
    ['a quota and IVA', [line('10', '25', [IEPS_CUOTA, IVA_16], inside)], ['199.07', '50.93', '250.00']],
    ['a million at 0.01', [line('1000000', '0.01', [IVA_16], inside)], ['8620.69', '1379.31', '10000.00']],
    ['exempt', [line('3', '9.99', [IVA_EXENTO], inside)], ['29.97', undefined as unknown as string, '29.97']],
    // 0.29 + 0.29: SubTotal 0.50 and IVA 0.08 round both up; the sum stays 0.58.
    [
      'two of 0.29',
      [line('1', '0.29', [IVA_16], inside), line('1', '0.29', [IVA_16], inside)],
      ['0.50', '0.08', '0.58'],
    ],
  ])('%s', (_, lines, amounts) => {
    const c = compute(lines);
    expect([c.subTotal, c.impuestos?.totalImpuestosTrasladados, c.total]).toEqual(amounts);
    expect(brokenRules(c, 2)).toEqual([]);
  });

  it('writes Importe as net and discount where the price’s sixth decimal tips a rounding that no tax can make up for', () => {
    // 1000 × 7115.686275 rounds SubTotal up; IEPS lies too near a whole cent to give that cent back.
    const ieps = { ...IEPS_8, tasaOCuota: '0.53' };
    const descuento = { tipo: 'porcentaje', valor: '12.5' } as const;
    const c = compute([line('1000', '10887', [ieps, IVA_EXENTO], { ...inside, descuento })]);
    expect([c.subTotal, c.descuento, c.total]).toEqual(['7115686.27', '889460.78', '9526125.00']);
    expect(brokenRules(c, 2)).toEqual([]);
  });

  it('moves one tax, inside its limits, when the roundings miss the promise', () => {
    // Three amounts rounded apart (net, IEPS, IVA): for many prices their sum is a cent off what was promised.
    const missing = [...Array(400).keys()].map((cents) =>
      compute([line('1', (9 + cents / 100).toFixed(2), [{ ...IEPS_8, tasaOCuota: '0.265' }, IVA_16], inside)]),
    );
    const moved = missing.filter((c) =>
      c.conceptos[0]?.impuestos?.traslados.some((tax) => /^\d+\.\d{2}$/.test(tax.importe ?? '')),
    );
    expect(moved.length).toBeGreaterThan(20);
    expect(missing.flatMap((c) => brokenRules(c, 2))).toEqual([]);
    expect(missing.map((c) => c.total)).toEqual([...Array(400).keys()].map((cents) => (9 + cents / 100).toFixed(2)));
  });

  it('takes the discount from the price that was shown', () => {
    const c = compute([line('2', '116', [IVA_16], { ...inside, descuento: { tipo: 'importe', valor: '23.20' } })]);
    expect([c.subTotal, c.descuento, c.total]).toEqual(['200.00', '20.00', '208.80']);
    const percent = compute([
      line('2', '116', [IVA_16], { ...inside, descuento: { tipo: 'porcentaje', valor: '10' } }),
    ]);
    expect([percent.subTotal, percent.descuento, percent.total]).toEqual(['200.00', '20.00', '208.80']);
  });

  it('withholds from the net', () => {
    const c = compute([line('1', '1160', [IVA_16, ISR_10, IVA_RETENIDO], inside)]);
    expect([c.subTotal, c.impuestos?.totalImpuestosRetenidos, c.total]).toEqual(['1000.00', '206.67', '953.33']);
  });

  it('stands beside prices without taxes', () => {
    const c = compute([line('1', '100', [IVA_16], inside), line('1', '10', [IVA_16])]);
    expect([c.subTotal, c.impuestos?.totalImpuestosTrasladados, c.total]).toEqual(['96.21', '15.39', '111.60']);
  });
});
