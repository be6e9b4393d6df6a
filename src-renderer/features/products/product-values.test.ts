import { expect, test } from 'vitest';
import type { Product } from '#contract/products.ts';
import { checkOf, copyOf, saidOfValues, valuesOf, wrongFields } from './product-values.ts';

const PRODUCT: Product = {
  id: '0197d000-0000-7000-8000-000000000001',
  companyId: '0197d000-0000-7000-8000-000000000002',
  createdAtUtc: '2026-01-01T00:00:00.000Z',
  updatedAtUtc: '2026-01-01T00:00:00.000Z',
  version: 3,
  sku: 'CONS-01',
  description: 'Consultoría',
  claveProdServ: '80101500',
  claveUnidad: 'E48',
  unitPrice: '1500',
  priceIncludesTaxes: false,
  currency: 'MXN',
  objetoImp: '02',
  taxes: [{ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota: '0.160000' }],
};

test('a stored product comes back as it was', () => {
  const values = valuesOf(PRODUCT);
  expect(values).toMatchObject({ version: 3, profile: 'iva16', objetoImp: '' });
  const { options, ...said } = saidOfValues(values);
  expect({ ...PRODUCT, ...said, ...options, unitName: undefined }).toEqual(PRODUCT);
});

test('an object that is not the usual one of its taxes is said', () => {
  expect(valuesOf({ ...PRODUCT, objetoImp: '03' }).objetoImp).toBe('03');
  expect(saidOfValues(valuesOf({ ...PRODUCT, taxes: [], objetoImp: '01' })).objetoImp).toBe('01');
});

test('a copy has everything but the code', () => {
  expect(copyOf(PRODUCT)).toMatchObject({ version: 0, sku: '', description: 'Consultoría', unitPrice: '1500' });
});

test('names the fields that cannot be kept', () => {
  const blank = valuesOf(undefined);
  expect(wrongFields(blank)).toEqual(['description', 'claveProdServ', 'claveUnidad', 'unitPrice']);
  const halfTax = { tipo: 'traslado', impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '' } as const;
  expect(wrongFields({ ...valuesOf(PRODUCT), taxes: [halfTax], sku: 'A|B' })).toEqual(['sku', 'taxes']);
});

test('only what was written is judged, and taxes only when they are whole', () => {
  const check = checkOf(valuesOf(undefined), PRODUCT.companyId, undefined);
  expect(Object.keys(check).toSorted()).toEqual(['companyId', 'currency', 'taxes']);
  const halfTax = { tipo: 'traslado', impuesto: '003', tipoFactor: 'Cuota', tasaOCuota: '' } as const;
  expect(checkOf({ ...valuesOf(PRODUCT), taxes: [halfTax] }, PRODUCT.companyId, PRODUCT.id)).not.toHaveProperty(
    'taxes',
  );
});
