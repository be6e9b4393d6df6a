import { beforeEach, expect, test } from 'vitest';
import { starterCatalogs } from '#domain/catalogs/index.ts';
import { TAX_PROFILES, type LineTax } from '#contract/taxes.ts';
import { memoryDesk } from '../../../tests/support/desk.ts';
import { createCompaniesService } from '../companies/service.ts';
import { createProductChecks, type ProductFields } from './check.ts';
import { createProductsService } from './service.ts';

let checks: ReturnType<typeof createProductChecks>;
let products: ReturnType<typeof createProductsService>;
let companyId: string;

beforeEach(() => {
  const desk = memoryDesk();
  const companies = createCompaniesService({ ...desk, lastFolio: () => undefined });
  products = createProductsService(desk);
  checks = createProductChecks({ ...desk, catalogs: () => starterCatalogs, companyOf: (id) => companies.get(id) });
  companyId = companies.create(
    { rfc: 'EKU9003173C9', legalName: 'ESCUELA KEMPER URGATE', regimenFiscal: '601', postalCode: '42501' },
    'ana',
  ).id;
});

const good = {
  sku: 'A-1',
  description: 'Consultoría',
  claveProdServ: '80101500',
  claveUnidad: 'E48',
  currency: 'MXN',
  objetoImp: '02',
  taxes: [...TAX_PROFILES.iva16],
};
const check = (fields: ProductFields) => checks.check({ companyId, ...fields }, 'es-MX');
const codes = (fields: ProductFields) =>
  check(fields).map(({ code, severity, field }) => `${field} ${severity} ${code}`);
const iva = (tasaOCuota: string): LineTax => ({ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota });

test('a product in order has no findings, and neither has an empty form', () => {
  expect(codes(good)).toEqual([]);
  expect(codes({})).toEqual([]);
  for (const taxes of Object.values(TAX_PROFILES)) {
    // The border rate warns away from the border; nothing else is said of a profile.
    expect(codes({ taxes: [...taxes] }).filter((finding) => finding.includes('error'))).toEqual([]);
  }
});

test.each<[ProductFields, string[]]>([
  [{ claveProdServ: '8010' }, ['claveProdServ error CFDI40162']],
  [{ claveProdServ: '99999999' }, ['claveProdServ warning CFDI40162']],
  [{ claveUnidad: 'PIEZA' }, ['claveUnidad error CFDI40165']],
  [{ currency: 'PESOS' }, ['currency error PRODUCTO-MONEDA']],
  [{ objetoImp: '09', taxes: [] }, ['objetoImp error CFDI40170']],
  [{ objetoImp: '02', taxes: [] }, ['objetoImp error CFDI40171']],
  [{ objetoImp: '01', taxes: [...TAX_PROFILES.iva16] }, ['objetoImp error CFDI40172']],
  [{ taxes: [iva('0.17')] }, ['taxes error CFDI40179']],
  [{ taxes: [iva('0.16')] }, []],
  [{ taxes: [{ tipo: 'retencion', impuesto: '002', tipoFactor: 'Exento' }] }, ['taxes error CFDI40184']],
])('%o', (fields, expected) => {
  expect(codes(fields)).toEqual(expected);
});

test('a finding about a product speaks of no line', () => {
  for (const finding of check({ ...good, claveProdServ: '8010', taxes: [iva('0.17')], objetoImp: '01' })) {
    expect(finding.message).toMatch(/^\p{Lu}|^\d/u);
    expect(finding.message).not.toMatch(/^(Concepto|Line)/);
  }
});

test('a code of another product is taken; its own is not', () => {
  const made = products.create({ ...good, companyId, unitPrice: '1', priceIncludesTaxes: false }, 'ana');
  expect(check(good)).toMatchObject([{ code: 'PRODUCTO-REPETIDO', field: 'sku', record: { id: made.id } }]);
  expect(checks.check({ companyId, productId: made.id, ...good }, 'en')).toEqual([]);
});
