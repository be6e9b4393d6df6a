import { beforeEach, describe, expect, test } from 'vitest';
import { isEntry, starterCatalogs } from '#domain/catalogs/index.ts';
import { LOCALES } from '#i18n/index.ts';
import { csvFile, importDesk } from '../../../tests/support/import-desk.ts';
import { productImportFields } from './import-fields.ts';
import { taxesOf, unitOf } from './import-values.ts';

let desk: ReturnType<typeof importDesk>;
beforeEach(() => {
  desk = importDesk();
});

const HEADERS = 'Código,Descripción,Clave SAT,Unidad,Precio,IVA';
const CONS = 'CONS,Consultoría,80101500,Servicio,"$1,500.00",16%';
const CAFE = 'CAFE,Café molido,50201706,kg,0.30000000000000004,0';
const file = (...rows: string[]) => csvFile([HEADERS, ...rows].join('\n'));

const preview = (over: object) =>
  desk.products.imports.preview(
    { companyId: desk.companyId, file: file(), mode: 'createAndUpdate', only: 'all', ...over },
    'es-MX',
  );
const run = (over: object) =>
  desk.products.imports.import(
    { companyId: desk.companyId, file: file(), mode: 'createAndUpdate', skipInvalid: false, ...over },
    'ana',
    'es-MX',
  );
const all = () => desk.products.service.list({ companyId: desk.companyId, archived: 'all', limit: 500 }).rows;
const bySku = (sku: string) => all().find((product) => product.sku === sku);
const iva = (tasaOCuota: string) => ({ tipo: 'traslado', impuesto: '002', tipoFactor: 'Tasa', tasaOCuota });

test('an import creates products with exact prices, units by their names and taxes by their columns', async () => {
  expect(await run({ file: file(CONS, CAFE) })).toMatchObject({ created: 2, invalid: 0 });
  expect(bySku('CONS')).toMatchObject({
    description: 'Consultoría',
    claveProdServ: '80101500',
    claveUnidad: 'E48',
    unitPrice: '1500',
    objetoImp: '02',
    currency: 'MXN',
    priceIncludesTaxes: false,
    taxes: [iva('0.160000')],
  });
  expect(bySku('CAFE')).toMatchObject({ claveUnidad: 'KGM', unitPrice: '0.3', taxes: [iva('0.000000')] });
});

test('a list of codes and prices changes prices alone', async () => {
  await run({ file: file(CONS, CAFE) });
  const prices = csvFile('SKU;Precio unitario\nCONS;1500.00\nCAFE;99,90');
  const found = await preview({ file: prices });
  expect(found.rows.map(({ action, reason }) => [action, reason])).toEqual([
    ['skip', 'unchanged'],
    ['update', undefined],
  ]);
  const { importId = '' } = await run({ file: prices });
  expect(bySku('CAFE')).toMatchObject({
    unitPrice: '99.9',
    description: 'Café molido',
    claveUnidad: 'KGM',
    version: 2,
  });
  expect(desk.products.imports.undo(importId, 'ana')).toEqual({ archived: 0, restored: 1, kept: [] });
  expect(bySku('CAFE')).toMatchObject({ unitPrice: '0.3', version: 3 });
});

test('taxes that change bring their objeto de impuesto with them', async () => {
  await run({ file: file(CONS) });
  await run({ file: csvFile('SKU,IVA\nCONS,no') });
  expect(bySku('CONS')).toMatchObject({ taxes: [], objetoImp: '01' });
  await run({ file: csvFile('SKU,IVA,Ret ISR\nCONS,16,10') });
  expect(bySku('CONS')).toMatchObject({
    taxes: [iva('0.160000'), { tipo: 'retencion', impuesto: '001', tipoFactor: 'Tasa', tasaOCuota: '0.100000' }],
    objetoImp: '02',
  });
});

test('what is missing or cannot be is said field by field', async () => {
  const found = await preview({ file: file('A,,8010,PIEZAS,gratis,veinte', 'B,Algo,80101500,E48,10,', CONS, CONS) });
  const said = found.rows.map(({ findings }) => findings.map(({ code, field }) => `${field} ${code}`));
  expect(said).toEqual([
    ['claveProdServ VALOR-INVALIDO', 'unitPrice VALOR-INVALIDO', 'iva VALOR-INVALIDO', 'description FALTA-DATO'],
    ['iva IVA-FALTA'],
    [],
    [' RENGLON-REPETIDO'],
  ]);
  expect(found.totals).toMatchObject({ create: 1, invalid: 3 });
  const given = await preview({ file: file('B,Algo,80101500,E48,10,'), defaults: { iva: '16' } });
  expect(given.rows[0]).toMatchObject({ action: 'create', findings: [] });
});

test('rules of SAT hold for what is imported', async () => {
  const found = await preview({ file: file('A,Algo,80101500,ZZ9Q,10,16', 'B,Algo más,80101500,E48,10,17') });
  expect(found.rows.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
    ['VALOR-INVALIDO'],
    ['CFDI40179'],
  ]);
});

test('a price with too many decimals is rounded, and told', async () => {
  const found = await preview({ file: file('A,Algo,80101500,E48,0.12345678,16') });
  expect(found.rows[0]).toMatchObject({
    action: 'create',
    values: { unitPrice: '0.123457' },
    findings: [{ code: 'PRECIO-REDONDEADO', severity: 'warning' }],
  });
});

test('products without code are not made twice', async () => {
  const rows = [',Flete local,78101800,E48,500,16', ',Flete foráneo,78101800,E48,900,16'];
  expect(await run({ file: file(...rows) })).toMatchObject({ created: 2 });
  expect(await run({ file: file(...rows) })).toMatchObject({ created: 0, skipped: 2 });
  const found = await preview({ file: file(...rows) });
  expect(found.rows[0]?.findings).toMatchObject([{ code: 'MISMA-DESCRIPCION', severity: 'warning' }]);
});

test('an undone import leaves its codes with archived products, which come back with the next one', async () => {
  const { importId = '' } = await run({ file: file(CONS) });
  desk.products.imports.undo(importId, 'ana');
  expect(bySku('CONS')?.archivedAtUtc).toBeDefined();
  expect(await run({ file: file(CONS.replace('1,500', '1,600')) })).toMatchObject({ updated: 1 });
  expect(bySku('CONS')).toMatchObject({ unitPrice: '1600' });
  expect('archivedAtUtc' in (bySku('CONS') ?? {})).toBe(false);
});

describe('headers', () => {
  test('the unit’s key and its name are told apart when both are there', async () => {
    const found = await preview({
      file: csvFile('ClaveUnidad,Unidad,ClaveProdServ,Clave,Concepto,ValorUnitario\nE48'),
    });
    expect(found.columns.map(({ field }) => field)).toEqual([
      'claveUnidad',
      'unitName',
      'claveProdServ',
      'sku',
      'description',
      'unitPrice',
    ]);
  });

  test('what only resembles a field is none', async () => {
    const found = await preview({
      file: csvFile('Código de barras,Precio de compra,Precio con IVA,Producto,Precio\n1'),
    });
    expect(found.columns.map(({ field }) => field)).toEqual([
      undefined,
      undefined,
      undefined,
      'description',
      'unitPrice',
    ]);
  });

  test('the template is understood in both languages, and its example is a product', async () => {
    for (const locale of LOCALES) {
      const found = await preview({ file: await desk.products.imports.template(locale) });
      expect(found.columns.map(({ field }) => field)).toEqual(productImportFields.map(({ field }) => field));
      expect(found.rows).toMatchObject([{ action: 'create', findings: [] }]);
    }
  });
});

test.each([
  ['PZA.', 'H87'],
  ['h87 - Pieza', 'H87'],
  ['Pieza', 'H87'],
  ['Kilogramos', 'KGM'],
  ['M2', 'MTK'],
  ['Unidad de servicio', 'E48'],
  ['act', 'ACT'],
  ['Cubeta', 'CUBETA'],
])('the unit %s is %s', (cell, key) => {
  expect(unitOf(cell, starterCatalogs)).toBe(key);
});

test('every everyday name of a unit is a unit of the catalog', () => {
  for (const cell of ['pieza', 'servicio', 'kilo', 'gramo', 'ton', 'litro', 'metro', 'm3', 'hora', 'dia', 'mes']) {
    expect([cell, isEntry(starterCatalogs.claveUnidad(unitOf(cell, starterCatalogs)))]).toEqual([cell, true]);
  }
  for (const cell of ['caja', 'paquete', 'juego', 'par', 'actividad', 'm2']) {
    expect([cell, isEntry(starterCatalogs.claveUnidad(unitOf(cell, starterCatalogs)))]).toEqual([cell, true]);
  }
});

test.each<[Parameters<typeof taxesOf>[0], string]>([
  [{}, 'nothing said'],
  [{ iva: 'Exento' }, 'traslado 002 Exento '],
  [{ iva: 'sí' }, 'traslado 002 Tasa 0.160000'],
  [{ iva: 'no objeto' }, 'none, 01'],
  [
    { taxProfile: 'honorarios' },
    'traslado 002 Tasa 0.160000; retencion 001 Tasa 0.100000; retencion 002 Tasa 0.106667',
  ],
  [{ taxProfile: 'IVA 8%' }, 'traslado 002 Tasa 0.080000'],
  [{ iva: '16', ieps: '8', retencionIva: '0' }, 'traslado 002 Tasa 0.160000; traslado 003 Tasa 0.080000'],
  [{ iva: 'veinte' }, 'wrong iva'],
])('%o is %s', (cells, expected) => {
  const { taxes, objetoImp, wrong } = taxesOf(cells);
  const words = (taxes ?? []).map(
    ({ tipo, impuesto, tipoFactor, tasaOCuota = '' }) => `${tipo} ${impuesto} ${tipoFactor} ${tasaOCuota}`,
  );
  const said =
    wrong.length > 0 ? `wrong ${wrong.join()}` : words.length > 0 ? words.join('; ') : `none, ${objetoImp ?? ''}`;
  expect(taxes === undefined && wrong.length === 0 ? 'nothing said' : said).toBe(expected);
});
