import { describe, expect, it } from 'vitest';
import type { CfdiDraft, DraftLine } from '#domain/cfdi/draft.ts';
import { compute, element, line } from './compute.testing.ts';
import {
  IEPS_8,
  IEPS_CUOTA,
  ISR_10,
  ISR_RESICO,
  IVA_0,
  IVA_16,
  IVA_8,
  IVA_EXENTO,
  IVA_RETENIDO,
} from './drafts.testing.ts';

describe('an invoice', () => {
  it('adds its lines, taxes and total', () => {
    const c = compute([line('2', '100', [IVA_16]), line('1.5', '33.33', [IVA_16]), line('1', '10', [IVA_0])]);
    expect(
      c.conceptos.map((concepto) => [concepto.cantidad, concepto.valorUnitario, concepto.importe, concepto.objetoImp]),
    ).toEqual([
      ['2', '100.00', '200.00', '02'],
      ['1.5', '33.33', '49.995', '02'],
      ['1', '10.00', '10.00', '02'],
    ]);
    expect(c.conceptos[1]?.impuestos).toEqual({
      traslados: [{ base: '49.995', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '7.9992' }],
      retenciones: [],
    });
    // 259.995 goes up; 39.9992 stays.
    expect(c.subTotal).toBe('260.00');
    expect(c.impuestos).toEqual({
      totalImpuestosTrasladados: '40.00',
      retenciones: [],
      traslados: [
        { base: '250.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '40.00' },
        { base: '10.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.000000', importe: '0.00' },
      ],
    });
    expect(c.total).toBe('300.00');
    expect([c.sello, c.noCertificado, c.certificado, c.exportacion]).toEqual(['', '', '', '01']);
    expect('descuento' in c).toBe(false);
  });

  it('sums concept taxes instead of taxing the sum', () => {
    // Each line owes 0.008 of IVA: three of them 0.024, which is not 16 % of 0.15 rounded line by line.
    const c = compute([line('1', '0.05', [IVA_16]), line('1', '0.05', [IVA_16]), line('1', '0.05', [IVA_16])]);
    expect(c.conceptos.map((concepto) => concepto.impuestos?.traslados[0]?.importe)).toEqual([
      '0.008',
      '0.008',
      '0.008',
    ]);
    expect(c.impuestos?.totalImpuestosTrasladados).toBe('0.02');
    expect(c.total).toBe('0.17');
  });

  it('takes an amount or a percentage off, and says so only where there is a discount', () => {
    const c = compute([
      line('3', '50', [IVA_16], { descuento: { tipo: 'porcentaje', valor: '33.3333' } }),
      line('1', '20', [IVA_16], { descuento: { tipo: 'importe', valor: '2.5' } }),
      line('1', '20', [IVA_16], { descuento: { tipo: 'importe', valor: '0' } }),
    ]);
    // Importe is written with the decimals of its discount: 40168.
    expect(c.conceptos.map((concepto) => [concepto.importe, concepto.descuento])).toEqual([
      ['150.00000', '49.99995'],
      ['20.00', '2.50'],
      ['20.00', undefined],
    ]);
    expect([c.subTotal, c.descuento]).toEqual(['190.00', '52.50']);
    expect(c.conceptos[0]?.impuestos?.traslados[0]).toMatchObject({ base: '100.00005', importe: '16.000008' });
    expect(c.total).toBe('159.50');
  });

  it('charges IVA on IEPS too (LIVA art. 12), by rate and by quota', () => {
    const c = compute([line('10', '20', [IVA_16, IEPS_8]), line('12.5', '15', [IEPS_CUOTA, IVA_16])]);
    expect(c.conceptos[0]?.impuestos?.traslados).toEqual([
      { base: '216.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '34.56' },
      { base: '200.00', impuesto: '003', tipoFactor: 'Tasa', tasaOCuota: '0.080000', importe: '16.00' },
    ]);
    // 12.5 × 1.6451 = 20.56375; IVA on 187.50 + 20.56375.
    expect(c.conceptos[1]?.impuestos?.traslados).toEqual([
      { base: '12.50', impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '1.645100', importe: '20.56375' },
      { base: '208.06375', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '33.2902' },
    ]);
    expect(c.impuestos?.traslados.map((tax) => [tax.impuesto, tax.tipoFactor, tax.base, tax.importe])).toEqual([
      ['002', 'Tasa', '424.06', '67.85'],
      ['003', 'Tasa', '200.00', '16.00'],
      ['003', 'Cuota', '12.50', '20.56'],
    ]);
    expect(c.total).toBe('491.91');
  });

  it('leaves a fuel quota out of IVA when the draft says its base (LIEPS art. 2-A)', () => {
    const c = compute([
      line('40', '20', [
        { ...IEPS_CUOTA, tasaOCuota: '0.5' },
        { ...IVA_16, base: '800' },
      ]),
    ]);
    expect(c.impuestos?.traslados.map((tax) => tax.importe)).toEqual(['20.00', '128.00']);
  });

  it('withholds ISR and two thirds of IVA, one node for each tax', () => {
    const c = compute([line('1', '1000', [IVA_16, ISR_10, IVA_RETENIDO]), line('1', '500', [IVA_16, ISR_RESICO])]);
    expect(c.impuestos).toEqual({
      totalImpuestosRetenidos: '212.92',
      totalImpuestosTrasladados: '240.00',
      retenciones: [
        { impuesto: '001', importe: '106.25' },
        { impuesto: '002', importe: '106.67' },
      ],
      traslados: [{ base: '1500.00', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '240.00' }],
    });
    expect(c.total).toBe('1527.08');
  });

  it('lists exempt transfers with base, tax and factor only, and no total of transfers', () => {
    const c = compute([line('1', '100', [IVA_EXENTO]), line('2', '50.005', [IVA_EXENTO])]);
    expect(c.conceptos[0]?.impuestos?.traslados).toEqual([{ base: '100.00', impuesto: '002', tipoFactor: 'Exento' }]);
    expect(c.impuestos).toEqual({
      retenciones: [],
      traslados: [{ base: '200.01', impuesto: '002', tipoFactor: 'Exento' }],
    });
    expect(c.total).toBe('200.01');
  });

  it('has no taxes when no line has: ObjetoImp 01, no Impuestos', () => {
    const c = compute([line('1', '100', [])]);
    expect(c.conceptos[0]?.objetoImp).toBe('01');
    expect('impuestos' in c).toBe(false);
    expect('impuestos' in (c.conceptos[0] ?? {})).toBe(false);
  });

  it.each([
    ['JPY', '1000', '160', '1160'],
    ['KWD', '1000.125', '160.020', '1160.145'],
    ['CLF', '1000.1250', '160.0200', '1160.1450'],
    ['USD', '1000.13', '160.02', '1160.15'],
  ])('in %s uses the decimals of the currency', (moneda, subTotal, iva, total) => {
    const c = compute([line('1', '1000.125', [IVA_16])], { moneda, tipoCambio: '18.5' });
    expect([c.subTotal, c.impuestos?.totalImpuestosTrasladados, c.total]).toEqual([subTotal, iva, total]);
    expect(c.conceptos[0]?.importe).toBe(moneda === 'CLF' ? '1000.1250' : '1000.125');
    expect(c.tipoCambio).toBe('18.5');
  });

  it('keeps amounts beyond the safe integers of a millionth exact', () => {
    const c = compute([line('3', '9876543210.123456', [IVA_16])]);
    expect(c.conceptos[0]?.importe).toBe('29629629630.370368');
    expect(c.conceptos[0]?.impuestos?.traslados[0]?.importe).toBe('4740740740.859259');
    expect(c.total).toBe('34370370371.23');
  });

  it('passes through what it does not compute', () => {
    const extra = {
      serie: 'A',
      folio: '7',
      formaPago: '03',
      metodoPago: 'PUE',
      condicionesDePago: 'Contado',
      confirmacion: 'ABC12',
      informacionGlobal: { periodicidad: '04', meses: '03', anio: '2026' },
      cfdiRelacionados: [{ tipoRelacion: '04', uuids: ['A39DA66B-52CA-49E3-879B-5C05185B0EF7'] }],
      addenda: [element('urn:x')],
    } satisfies Partial<CfdiDraft>;
    const parts = {
      noIdentificacion: 'SKU-1',
      unidad: 'Pieza',
      informacionAduanera: [{ numeroPedimento: '15  48  3009  0001234' }],
      cuentaPredial: [{ numero: '12345' }],
      parte: [{ claveProdServ: '01010101', cantidad: '1', descripcion: 'Parte', informacionAduanera: [] }],
      complementoConcepto: [element('urn:y')],
      aCuentaTerceros: {
        rfcACuentaTerceros: 'COSC8001137NA',
        nombreACuentaTerceros: 'X',
        regimenFiscalACuentaTerceros: '612',
        domicilioFiscalACuentaTerceros: '06000',
      },
    } satisfies Partial<DraftLine>;
    const c = compute([line('1', '1', [IVA_8], parts)], extra);
    expect(c).toMatchObject(extra);
    expect(c.conceptos[0]).toMatchObject(parts);
  });
});

describe('a credit note', () => {
  it('computes like an invoice', () => {
    const c = compute([line('1', '100', [IVA_16])], { tipoDeComprobante: 'E' });
    expect([c.tipoDeComprobante, c.subTotal, c.total]).toEqual(['E', '100.00', '116.00']);
  });
});
