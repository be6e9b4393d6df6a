import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { findTasa, isValidAt, list, lookup, placeKey, SMALL_CATALOGS } from './index.ts';

describe('lookup', () => {
  test('finds by exact key only', () => {
    expect(lookup('c_Moneda', 'MXN')).toMatchObject({ decimales: 2, porcentajeVariacion: 5 });
    expect(lookup('c_Moneda', 'XXX')).toMatchObject({ decimales: 0, porcentajeVariacion: 0 });
    expect(lookup('c_Moneda', 'mxn')).toBeUndefined();
    expect(lookup('c_FormaPago', '1')).toBeUndefined();
    // A plain object would answer for what it inherits.
    expect(lookup('c_UsoCFDI', 'constructor')).toBeUndefined();
    expect(lookup('c_Municipio', placeKey('SON', '030'))?.texto).toBe('Hermosillo');
  });

  test('every catalog has entries, each under its own key and with a text', () => {
    for (const name of SMALL_CATALOGS) {
      const entries = list(name);
      expect(entries.length).toBeGreaterThan(0);
      for (const entry of entries) {
        expect(lookup(name, entry.key)).toBe(entry);
        expect(entry.texto.trim()).not.toBe('');
      }
    }
  });

  test('regimes that the uses name exist, and a use for moral persons names a moral regime', () => {
    for (const uso of list('c_UsoCFDI')) {
      const regimes = [...uso.regimenes].map((key) => lookup('c_RegimenFiscal', key));
      expect(regimes).not.toContain(undefined);
      expect(regimes.some((regime) => regime?.moral)).toBe(uso.moral);
    }
  });
});

describe('isValidAt', () => {
  const entry = { vigenteDesde: '2022-10-07', vigenteHasta: '2024-12-31' };
  test.each([
    ['2022-10-06', false],
    ['2022-10-07', true],
    ['2022-10-07T00:00:00', true],
    ['2024-12-31T23:59:59', true],
    ['2025-01-01', false],
  ])('%s: %s', (date, expected) => {
    expect(isValidAt(entry, date)).toBe(expected);
  });
  test('without dates, always', () => {
    expect(isValidAt({}, '1999-01-01')).toBe(true);
  });
});

describe('findTasa', () => {
  const iva = { impuesto: '002', factor: 'Tasa', tipo: 'traslado' } as const;
  test('fixed rates match by value, however many zeros are written', () => {
    for (const valor of ['0.16', '0.160', '0.160000']) expect(findTasa({ ...iva, valor })?.valor).toBe('0.160000');
    expect(findTasa({ ...iva, valor: '0.15' })).toBeUndefined();
    expect(findTasa({ ...iva, valor: '0.1600001' })).toBeUndefined();
    expect(findTasa({ ...iva, valor: '-0.16' })).toBeUndefined();
    expect(findTasa({ ...iva, valor: '' })).toBeUndefined();
  });

  test('the border rate says so', () => {
    expect(findTasa({ ...iva, valor: '0.080000' })?.nota).toBe('IVA Crédito aplicado del 50%');
  });

  test('a range holds both of its ends and nothing beyond', () => {
    const isr = { impuesto: '001', factor: 'Tasa', tipo: 'retencion' } as const;
    expect(findTasa({ ...isr, valor: '0.000000' })?.tipo).toBe('Rango');
    expect(findTasa({ ...isr, valor: '0.350000' })?.tipo).toBe('Rango');
    expect(findTasa({ ...isr, valor: '0.350001' })).toBeUndefined();
    expect(findTasa({ ...isr, tipo: 'traslado', valor: '0.10' })).toBeUndefined();
  });

  test('validity counts only with a date', () => {
    const cuota = { impuesto: '003', factor: 'Cuota', tipo: 'traslado', valor: '6.450000' } as const;
    expect(findTasa(cuota)).toBeDefined();
    expect(findTasa({ ...cuota, fecha: '2026-01-01T00:00:00' })).toBeDefined();
    expect(findTasa({ ...cuota, fecha: '2025-12-31T23:59:59' })).toBeUndefined();
  });

  test('property: retained IVA is allowed exactly from 0 to 0.16', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), (millionths) => {
        const valor = `0.${String(millionths).padStart(6, '0')}`;
        const found = findTasa({ impuesto: '002', factor: 'Tasa', tipo: 'retencion', valor });
        expect(found !== undefined).toBe(millionths <= 160_000);
      }),
    );
  });
});
