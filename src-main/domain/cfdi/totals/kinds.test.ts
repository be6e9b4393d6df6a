import { describe, expect, it } from 'vitest';
import type { CfdiDraft } from '#domain/cfdi/draft.ts';
import { compute, element, line, refusal } from './compute.testing.ts';
import { IVA_16, IVA_EXENTO } from './drafts.testing.ts';
import { totalsOf } from './index.ts';
import { brokenRules } from './rules.testing.ts';

describe('complements', () => {
  it('computes local taxes over subtotal less discount, and counts them in the total', () => {
    const c = compute([line('2', '1000', [IVA_16], { descuento: { tipo: 'importe', valor: '0.5' } })], {
      impuestosLocales: [
        { tipo: 'traslado', nombre: 'ISH', tasa: '3' },
        { tipo: 'retencion', nombre: '5 al millar', tasa: '0.50' },
        { tipo: 'traslado', nombre: 'Cedular', tasa: '2', importe: '1.5' },
      ],
      leyendas: [{ textoLeyenda: 'Operación con parte relacionada' }],
      complementos: [element('http://www.sat.gob.mx/donat')],
    });
    expect(c.complementos).toEqual([
      [
        {
          kind: 'implocal',
          version: '1.0',
          totaldeRetenciones: '10.00',
          totaldeTraslados: '61.49',
          items: [
            { tipo: 'traslado', impLocTrasladado: 'ISH', tasadeTraslado: '3.00', importe: '59.99' },
            { tipo: 'retencion', impLocRetenido: '5 al millar', tasadeRetencion: '0.50', importe: '10.00' },
            { tipo: 'traslado', impLocTrasladado: 'Cedular', tasadeTraslado: '2.00', importe: '1.50' },
          ],
        },
        { kind: 'leyendasFisc', version: '1.0', leyendas: [{ textoLeyenda: 'Operación con parte relacionada' }] },
        { kind: 'opaque', element: element('http://www.sat.gob.mx/donat') },
      ],
    ]);
    // 1999.50 + 319.92 + 61.49 − 10.00
    expect(c.total).toBe('2370.91');
    expect(totalsOf(c)).toEqual({
      currency: 'MXN',
      currencyDecimals: 2,
      subtotalMinor: 200_000,
      discountMinor: 50,
      transferredMinor: 31_992,
      withheldMinor: 0,
      localMinor: 5149,
      totalMinor: 237_091,
    });
  });

  it('rounds local taxes to a currency without decimals', () => {
    const c = compute([line('1', '1001', [])], {
      moneda: 'JPY',
      impuestosLocales: [{ tipo: 'traslado', nombre: 'ISH', tasa: '2.5' }],
    });
    expect(c.complementos[0]?.[0]).toMatchObject({ totaldeTraslados: '25.00' });
    expect(c.total).toBe('1026');
  });

  it('refuses local taxes given as XML, which the total would not count', () => {
    expect(() => compute([line('1', '1', [])], { complementos: [element('http://www.sat.gob.mx/implocal')] })).toThrow(
      refusal('DRAFT_LOCAL_TAX_AS_XML', 'complementos[0]'),
    );
  });
});

describe('a transfer of goods', () => {
  it('has subtotal and total 0 and no taxes, whatever the goods are worth', () => {
    const c = compute([line('2', '10.5', []), line('1', '0', [])], { tipoDeComprobante: 'T', moneda: 'XXX' });
    expect([c.subTotal, c.total, c.moneda]).toEqual(['0', '0', 'XXX']);
    expect(c.conceptos.map((concepto) => [concepto.valorUnitario, concepto.importe])).toEqual([
      ['10.5', '21'],
      ['0', '0'],
    ]);
    expect('impuestos' in c).toBe(false);
    expect(brokenRules(c, 0)).toEqual([]);
    expect(totalsOf(c)).toMatchObject({ currencyDecimals: 0, totalMinor: 0 });
  });

  it('refuses taxes, discounts and local taxes', () => {
    const extra = { tipoDeComprobante: 'T', moneda: 'XXX' } as const;
    expect(() => compute([line('1', '1', [IVA_16])], extra)).toThrow(
      refusal('DRAFT_TRANSFER_HAS_TAXES', 'lines[0].impuestos'),
    );
    expect(() => compute([line('1', '1', [], { descuento: { tipo: 'importe', valor: '1' } })], extra)).toThrow(
      refusal('DRAFT_DISCOUNT_NOT_ALLOWED', 'lines[0].descuento'),
    );
    expect(() =>
      compute([line('1', '1', [])], { ...extra, impuestosLocales: [{ tipo: 'traslado', nombre: 'ISH', tasa: '3' }] }),
    ).toThrow(refusal('DRAFT_TRANSFER_HAS_LOCAL_TAXES', 'impuestosLocales'));
  });
});

describe('a 3.3 document', () => {
  it('leaves out what 4.0 added', () => {
    const c = compute([line('1', '100', [IVA_16], { objetoImp: '02' }), line('1', '50', [IVA_EXENTO])], {
      version: '3.3',
    });
    expect(c.impuestos).toEqual({
      totalImpuestosTrasladados: '16.00',
      retenciones: [],
      traslados: [{ impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000', importe: '16.00' }],
    });
    expect(c.receptor).toEqual({ rfc: 'URE180429TM6', nombre: 'UNIVERSIDAD ROBOTICA ESPAÑOLA', usoCFDI: 'G01' });
    expect('exportacion' in c).toBe(false);
    expect(c.conceptos.some((concepto) => 'objetoImp' in concepto)).toBe(false);
    expect(c.total).toBe('166.00');
  });

  it('has no Impuestos when all is exempt', () => {
    expect('impuestos' in compute([line('1', '50', [IVA_EXENTO])], { version: '3.3' })).toBe(false);
  });

  it.each<[Partial<CfdiDraft>, string]>([
    [{ informacionGlobal: { periodicidad: '01', meses: '01', anio: '2022' } }, 'informacionGlobal'],
    [{ exportacion: '02' }, 'exportacion'],
    [{ emisor: { rfc: 'EKU9003173C9', regimenFiscal: '601', facAtrAdquirente: '1' } }, 'emisor.facAtrAdquirente'],
    [
      {
        cfdiRelacionados: [
          { tipoRelacion: '01', uuids: [] },
          { tipoRelacion: '02', uuids: [] },
        ],
      },
      'cfdiRelacionados[1]',
    ],
    [
      { lines: [line('1', '1', [], { cuentaPredial: [{ numero: '1' }, { numero: '2' }] })] },
      'lines[0].cuentaPredial[1]',
    ],
  ])('refuses what it cannot say: %j', (extra, field) => {
    expect(() => compute([line('1', '1', [])], { version: '3.3', ...extra })).toThrow(
      refusal('DRAFT_NOT_IN_33', field),
    );
  });
});
