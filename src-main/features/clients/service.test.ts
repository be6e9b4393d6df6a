import { beforeEach, expect, test } from 'vitest';
import { memoryDesk } from '../../../tests/support/desk.ts';
import { createCompaniesService } from '../companies/service.ts';
import { createProductsService } from '../products/service.ts';
import { createClientsService } from './service.ts';

let desk: ReturnType<typeof memoryDesk>;
let clients: ReturnType<typeof createClientsService>;
let products: ReturnType<typeof createProductsService>;
let companyId: string;

beforeEach(() => {
  desk = memoryDesk();
  clients = createClientsService(desk);
  products = createProductsService(desk);
  companyId = createCompaniesService({ ...desk, lastFolio: () => undefined }).create(
    { rfc: 'EKU9003173C9', legalName: 'ESCUELA KEMPER URGATE', regimenFiscal: '601', postalCode: '42501' },
    'ana',
  ).id;
});

const client = (over: object = {}) => ({
  companyId,
  rfc: 'URE180429TM6',
  legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
  regimenFiscal: '601',
  postalCode: '86991',
  defaultUsoCfdi: 'G03',
  emails: ['pagos@ure.example'],
  ...over,
});

const product = (over: object = {}) => ({
  companyId,
  sku: 'CONS-1',
  description: 'Consultoría 100% remota',
  claveProdServ: '80101500',
  claveUnidad: 'E48',
  unitPrice: '1500.00',
  priceIncludesTaxes: false,
  currency: 'MXN',
  objetoImp: '02',
  taxes: [{ tipo: 'traslado' as const, impuesto: '002' as const, tipoFactor: 'Tasa' as const, tasaOCuota: '0.160000' }],
  ...over,
});

test('a client is found by the start of its RFC or any part of its name', () => {
  clients.create(client(), 'ana');
  clients.create(client({ rfc: 'XAXX010101000', legalName: 'PUBLICO EN GENERAL' }), 'ana');
  const names = (query: string): string[] => clients.list({ companyId, query, limit: 10 }).rows.map((row) => row.rfc);
  expect(names('ure18')).toEqual(['URE180429TM6']);
  expect(names('robotica')).toEqual(['URE180429TM6']);
  expect(names('URE')).not.toContain('XAXX010101000');
  expect(names('%')).toEqual([]);
});

test('optional columns are absent, not null, and come back as they were said', () => {
  const plain = clients.create(client(), 'ana');
  expect('notes' in plain).toBe(false);
  const foreign = clients.create(
    client({ rfc: 'XEXX010101000', residenciaFiscal: 'USA', numRegIdTrib: '123456789' }),
    'ana',
  );
  expect(clients.get(foreign.id)).toMatchObject({ residenciaFiscal: 'USA', numRegIdTrib: '123456789' });
});

test('an archived client leaves the list and stays readable', () => {
  const { id } = clients.create(client(), 'ana');
  clients.archive(id, 1, 'ana');
  expect(clients.list({ companyId, limit: 10 }).rows).toEqual([]);
  expect(clients.get(id).archivedAtUtc).toBe('2026-11-23T18:00:00.000Z');
});

test('a product keeps its taxes and its exact price', () => {
  const { id } = products.create(product({ unitPrice: '0.333333' }), 'ana');
  expect(products.get(id)).toMatchObject({ unitPrice: '0.333333', taxes: product().taxes, priceIncludesTaxes: false });
});

test('a code belongs to one product of the company', () => {
  const { id } = products.create(product(), 'ana');
  expect(() => products.create(product(), 'ana')).toThrowError(expect.objectContaining({ code: 'PRODUCT_SKU_TAKEN' }));
  const other = products.create(product({ sku: undefined }), 'ana');
  expect(() => products.update({ id: other.id, version: 1, sku: 'CONS-1' }, 'ana')).toThrowError(
    expect.objectContaining({ code: 'PRODUCT_SKU_TAKEN' }),
  );
  expect(products.update({ id, version: 1, sku: 'CONS-1', description: 'Otra' }, 'ana').description).toBe('Otra');
});

test('the search of products takes % and _ literally', () => {
  products.create(product(), 'ana');
  products.create(product({ sku: 'X', description: 'Otra cosa' }), 'ana');
  expect(products.list({ companyId, query: '100%', limit: 10 }).rows).toHaveLength(1);
  expect(products.list({ companyId, query: '_', limit: 10 }).rows).toHaveLength(0);
});
