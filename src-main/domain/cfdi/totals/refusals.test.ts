import { describe, expect, it } from 'vitest';
import type { DraftLine, DraftTax } from '#domain/cfdi/draft.ts';
import type { ErrorCode } from '#errors/cuadra-error.ts';
import { compute, line, refusal } from './compute.testing.ts';
import { IEPS_8, IEPS_CUOTA, ISR_10, IVA_16, IVA_8, IVA_EXENTO, IVA_RETENIDO } from './drafts.testing.ts';

describe('ObjetoImp', () => {
  it.each<[string, readonly DraftTax[]]>([
    ['01', []],
    ['02', [IVA_16]],
    ['03', []],
    ['04', []],
    ['05', []],
    ['06', []],
    ['06', [ISR_10]],
    ['07', [IEPS_8]],
    ['07', [IEPS_8, ISR_10]],
    ['08', [ISR_10]],
  ])('%s goes with %j', (objetoImp, impuestos) => {
    expect(compute([line('1', '100', impuestos, { objetoImp })]).conceptos[0]?.objetoImp).toBe(objetoImp);
  });

  it.each<[string, readonly DraftTax[]]>([
    ['01', [IVA_16]],
    ['02', []],
    ['03', [IVA_16]],
    ['04', [IVA_16]],
    ['05', [ISR_10]],
    ['06', [IVA_16]],
    ['06', [IVA_RETENIDO]],
    ['07', []],
    ['07', [IEPS_8, IVA_16]],
    ['08', [IEPS_8]],
    ['09', []],
  ])('%s does not go with %j', (objetoImp, impuestos) => {
    expect(() => compute([line('1', '100', impuestos, { objetoImp })])).toThrow(
      refusal('DRAFT_OBJETO_IMP', 'lines[0].objetoImp'),
    );
  });
});

describe('input that cannot be a document', () => {
  it.each<[string, ErrorCode, string, DraftLine]>([
    ['no number', 'MONEY_MALFORMED', 'cantidad', line('uno', '1', [])],
    ['a negative price', 'MONEY_NEGATIVE', 'precioUnitario', line('1', '-1', [])],
    ['seven decimals', 'MONEY_TOO_MANY_DECIMALS', 'precioUnitario', line('1', '1.0000001', [])],
    ['nineteen digits', 'MONEY_OVERFLOW', 'precioUnitario', line('1', '1000000000000000000', [])],
    ['a product over eighteen digits', 'MONEY_OVERFLOW', 'precioUnitario', line('1000000000', '1000000000', [])],
    ['a quantity of zero', 'DRAFT_QUANTITY_ZERO', 'cantidad', line('0.000', '1', [])],
    ['a price of zero', 'DRAFT_PRICE_ZERO', 'precioUnitario', line('1', '0.00', [])],
    [
      'a bad discount',
      'MONEY_MALFORMED',
      'descuento',
      line('1', '1', [], { descuento: { tipo: 'importe', valor: '1%' } }),
    ],
    [
      'a discount above the amount',
      'DRAFT_DISCOUNT_ABOVE_AMOUNT',
      'descuento',
      line('1', '1', [], { descuento: { tipo: 'importe', valor: '1.01' } }),
    ],
    [
      'a discount above 100 %',
      'DRAFT_DISCOUNT_PERCENT',
      'descuento',
      line('1', '1', [], { descuento: { tipo: 'porcentaje', valor: '100.01' } }),
    ],
    [
      'a full discount with taxes',
      'DRAFT_TAX_BASE_ZERO',
      'impuestos[0]',
      line('1', '1', [IVA_16], { descuento: { tipo: 'porcentaje', valor: '100' } }),
    ],
    ['a base of zero', 'DRAFT_TAX_BASE_ZERO', 'impuestos[0]', line('1', '1', [{ ...IVA_16, base: '0' }])],
    ['a bad base', 'MONEY_MALFORMED', 'impuestos[0].base', line('1', '1', [{ ...IVA_16, base: '' }])],
    [
      'a rate with seven decimals',
      'MONEY_TOO_MANY_DECIMALS',
      'impuestos[1].tasaOCuota',
      line('1', '1', [IVA_16, { ...IVA_RETENIDO, tasaOCuota: '0.1066667' }]),
    ],
    ['ISR transferred', 'DRAFT_TAX_INVALID', 'impuestos[0]', line('1', '1', [{ ...ISR_10, tipo: 'traslado' }])],
    [
      'an exempt withholding',
      'DRAFT_TAX_INVALID',
      'impuestos[0]',
      line('1', '1', [{ ...IVA_EXENTO, tipo: 'retencion' }]),
    ],
    [
      'an exempt transfer with a rate',
      'DRAFT_TAX_INVALID',
      'impuestos[0]',
      line('1', '1', [{ ...IVA_EXENTO, tasaOCuota: '0' }]),
    ],
    [
      'a rate that is missing',
      'DRAFT_TAX_INVALID',
      'impuestos[0]',
      line('1', '1', [{ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa' }]),
    ],
    ['IVA by quota', 'DRAFT_TAX_INVALID', 'impuestos[0]', line('1', '1', [{ ...IVA_16, tipoFactor: 'Cuota' }])],
    ['an unknown tax', 'DRAFT_TAX_INVALID', 'impuestos[0]', line('1', '1', [{ ...IVA_16, impuesto: '004' }])],
    ['the same tax twice', 'DRAFT_TAX_INVALID', 'impuestos[1]', line('1', '1', [IVA_16, IVA_16])],
    ['two IVA rates on one base', 'DRAFT_TAX_INVALID', 'impuestos[1]', line('1', '1', [IVA_16, IVA_8])],
    [
      'included price below its quota',
      'DRAFT_INCLUDED_PRICE_TOO_LOW',
      'precioUnitario',
      line('1', '1', [IEPS_CUOTA], { precioIncluyeImpuestos: true }),
    ],
  ])('%s', (_, code, field, bad) => {
    expect(() => compute([line('1', '1', []), bad])).toThrow(refusal(code, `lines[1].${field}`));
  });

  it('no lines, an unknown currency, more withheld than charged, more than an integer holds', () => {
    expect(() => compute([])).toThrow(refusal('DRAFT_NO_LINES', 'lines'));
    expect(() => compute([line('1', '1', [])], { moneda: 'PES' })).toThrow(refusal('MONEY_UNKNOWN_CURRENCY', 'moneda'));
    expect(() => compute([line('1', '1', [{ ...ISR_10, base: '100' }])])).toThrow(
      refusal('DRAFT_TOTAL_NEGATIVE', 'lines'),
    );
    expect(() => compute([line('1', '90071992547409.92', [])])).toThrow(refusal('MONEY_OVERFLOW', 'lines'));
    expect(compute([line('1', '90071992547409.91', [])]).total).toBe('90071992547409.91');
  });

  it('admits a line with two IVA transfers that say their bases', () => {
    const c = compute([
      line('1', '100', [
        { ...IVA_16, base: '60' },
        { ...IVA_EXENTO, base: '40' },
      ]),
    ]);
    expect(c.impuestos?.traslados).toEqual([
      { base: '60.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '9.60' },
      { base: '40.00', impuesto: '002', tipoFactor: 'Exento' },
    ]);
  });
});
