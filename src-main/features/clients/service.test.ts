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
  clients.create(client({ rfc: 'XAXX010101000', legalName: 'PUBLICO EN GENERAL', emails: [] }), 'ana');
  const names = (query: string): string[] => clients.list({ companyId, query, limit: 10 }).rows.map((row) => row.rfc);
  expect(names('ure18')).toEqual(['URE180429TM6']);
  expect(names('robotica')).toEqual(['URE180429TM6']);
  expect(names('URE')).not.toContain('XAXX010101000');
  expect(names('%')).toEqual([]);
});

test('words are found in any order, in name, RFC and mails, whatever their case and accents', () => {
  clients.create(client(), 'ana');
  clients.create(client({ rfc: 'IIA040805DZ4', legalName: 'INDISTRIA ILUMINADORA DE ALMACENES', emails: [] }), 'ana');
  const found = (query: string): string[] => clients.list({ companyId, query, limit: 10 }).rows.map((row) => row.rfc);
  expect(found('espanola UNIV')).toEqual(['URE180429TM6']);
  expect(found('Róbotica')).toEqual(['URE180429TM6']);
  expect(found('ure-180429-tm6')).toEqual(['URE180429TM6']);
  expect(found('pagos@ure')).toEqual(['URE180429TM6']);
  expect(found('univ almacenes')).toEqual([]);
  expect(found('  ')).toHaveLength(2);
  expect(found('" OR *')).toEqual([]);
  expect(clients.count({ companyId, query: 'i', archived: 'no' })).toEqual({ total: 1 });
});

test('a change of name is found by its new words and no longer by the old', () => {
  const { id } = clients.create(client(), 'ana');
  clients.update({ id, version: 1, legalName: 'TALLERES UNIDOS', emails: [] }, 'ana');
  const found = (query: string): number => clients.count({ companyId, query, archived: 'no' }).total;
  expect([found('talleres'), found('robotica'), found('pagos')]).toEqual([1, 0, 0]);
});

test('an archived client is listed on request and comes back', () => {
  const { id } = clients.create(client(), 'ana');
  clients.create(client({ rfc: 'IIA040805DZ4', legalName: 'INDISTRIA ILUMINADORA' }), 'ana');
  clients.archive(id, 1, 'ana');
  const counts = (): number[] =>
    (['no', 'only', 'all'] as const).map((archived) => clients.count({ companyId, archived }).total);
  expect(counts()).toEqual([1, 1, 2]);
  expect(clients.list({ companyId, archived: 'only', query: 'robotica', limit: 10 }).rows).toHaveLength(1);
  expect(() => clients.restore(id, 1, 'ana')).toThrowError(expect.objectContaining({ code: 'STALE_VERSION' }));
  expect('archivedAtUtc' in clients.restore(id, 2, 'ana')).toBe(false);
  expect(counts()).toEqual([2, 0, 2]);
  expect(desk.audited.at(-1)).toMatchObject({ action: 'client.restored', record: `client:${id}` });
});

test('every order of clients is walked to its end, forwards and backwards, by cursor and by offset', () => {
  const names = ['ÑANDU', 'NOPAL', 'OLMO', 'nube', 'ÁRBOL', 'ZETA', 'ABETO'];
  for (const [at, legalName] of names.entries()) {
    clients.create(client({ legalName, rfc: `URE18042${9 - (at % 3)}TM6`, emails: [] }), 'ana');
    desk.clock.advanceMs(1000);
  }
  const walk = (by: 'name' | 'rfc' | 'updated', direction: 'asc' | 'desc'): string[] => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = clients.list({ companyId, limit: 2, sort: { by, direction }, cursor });
      seen.push(...page.rows.map((row) => row.legalName));
      if (page.nextCursor === undefined) return seen;
      cursor = page.nextCursor;
    }
  };
  expect(walk('name', 'asc')).toEqual(['ABETO', 'ÁRBOL', 'NOPAL', 'nube', 'ÑANDU', 'OLMO', 'ZETA']);
  expect(walk('updated', 'asc')).toEqual(names);
  for (const by of ['name', 'rfc', 'updated'] as const) {
    expect(walk(by, 'desc')).toEqual(walk(by, 'asc').toReversed());
    const sort = { by, direction: 'asc' } as const;
    const jumped = clients.list({ companyId, limit: 2, offset: 3, sort }).rows.map((row) => row.legalName);
    expect(jumped).toEqual(walk(by, 'asc').slice(3, 5));
  }
  const { nextCursor } = clients.list({ companyId, limit: 1 });
  expect(() =>
    clients.list({ companyId, limit: 1, cursor: nextCursor, sort: { by: 'rfc', direction: 'asc' } }),
  ).toThrowError(expect.objectContaining({ code: 'INPUT_INVALID', field: 'cursor' }));
});

test('products are ordered by the value of their price and those without code come last', () => {
  const prices = ['9.5', '10', '0.000001', '123456789012345678.000001', '123456789012345678', '10.000000'];
  for (const [at, unitPrice] of prices.entries()) {
    products.create(product({ sku: at === 0 ? undefined : `k${9 - at}`, unitPrice }), 'ana');
  }
  const sorted = (by: 'price' | 'sku') => products.list({ companyId, limit: 10, sort: { by, direction: 'asc' } }).rows;
  const values = sorted('price').map((row) => row.unitPrice);
  expect(values[0]).toBe('0.000001');
  expect(values.slice(-2)).toEqual(['123456789012345678', '123456789012345678.000001']);
  expect(sorted('sku').map((row) => row.sku)).toEqual(['k4', 'k5', 'k6', 'k7', 'k8', undefined]);
});

test('every list walks an index of its own order', () => {
  const plans: string[] = [];
  const prepare = desk.raw.prepare.bind(desk.raw);
  const explained = (source: string) => {
    if (/order by/i.test(source)) {
      const steps = prepare(`EXPLAIN QUERY PLAN ${source}`).all(
        ...Array.from({ length: 20 }, () => 1).slice(0, source.split('?').length - 1),
      );
      plans.push(steps.map((step) => (step as { detail: string }).detail).join('; '));
    }
    return prepare(source);
  };
  desk.raw.prepare = explained as typeof desk.raw.prepare;
  for (const by of ['name', 'rfc', 'updated'] as const)
    clients.list({ companyId, limit: 5, sort: { by, direction: 'asc' } });
  for (const by of ['description', 'sku', 'price', 'updated'] as const) {
    products.list({ companyId, limit: 5, sort: { by, direction: 'desc' } });
  }
  expect(plans).toHaveLength(7);
  for (const plan of plans) {
    expect(plan).toMatch(/^SEARCH \w+ USING INDEX (?:clients|products)_by_/);
    expect(plan).not.toContain('TEMP B-TREE');
  }
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
