/** The whole pack from the published lists, and searches in it as a desk makes them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BigCatalogName } from '#contract/catalogs.ts';
import { isEntry } from '#domain/catalogs/index.ts';
import { zoneOfPostalCode } from '#domain/time/zone.ts';
import { fixedClock } from '#ports/clock.ts';
import { createCatalogsService, type CatalogsService } from '../../src-main/features/catalogs/service.ts';
import { needsSat, satFile } from '../support/sat.ts';
import { satCatalog } from './csv.ts';

describe.skipIf(needsSat)('the pack of the published lists', () => {
  let folder: string;
  let service: CatalogsService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cuadra-sat-'));
    service = createCatalogsService({
      directory: folder,
      clock: fixedClock('2026-11-23T18:00:00.000Z'),
      http: { request: () => Promise.reject(new Error('no network here')) },
    });
    await service.importFrom(satFile('catalogs'));
  });
  afterAll(() => {
    service.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });

  const first = (catalog: BigCatalogName, query: string, n = 5) =>
    service.search({ catalog, query, limit: n }).map((hit) => hit.key);

  test('has every key with its text and dates', () => {
    const products = satCatalog('c_ClaveProdServ');
    const units = satCatalog('c_ClaveUnidad');
    expect(service.status()).toMatchObject({
      state: 'installed',
      counts: { prodServ: products.length, claveUnidad: units.length, codigoPostal: 32_009 },
      source: { postalCodesAreSat: false },
    });
    const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();
    const wrong = products.filter((row) => {
      const entry = service.big.prodServ(row['id'] ?? '');
      if (!isEntry(entry)) return true;
      const [day, month, year] = (row['fecha_inicio_vigencia'] ?? '').split('-');
      return (
        entry.texto !== oneLine(row['texto']) ||
        (entry.similares ?? '') !== oneLine(row['palabras_similares']) ||
        entry.vigenteDesde !== `${year}-${month}-${day}` ||
        (entry.vigenteHasta === undefined) !== (row['fecha_fin_vigencia'] === '')
      );
    });
    expect(wrong).toEqual([]);
    const wrongUnits = units.filter((row) => {
      const entry = service.big.claveUnidad(row['id'] ?? '');
      return !isEntry(entry) || entry.texto !== oneLine(row['texto']);
    });
    expect(wrongUnits).toEqual([]);
  });

  test('says what does not exist, and never so of a postal code', () => {
    expect(service.big.prodServ('99999999')).toBe('unknown');
    expect(service.big.claveUnidad('zz9')).toBe('unknown');
    expect(service.big.codigoPostal('86991')).toBe('not-verified');
    expect(service.big.codigoPostal('99999')).toBe('not-verified');
    expect(zoneOfPostalCode('32000', service.big)).toBe('America/Ciudad_Juarez');
  });

  test.each<[BigCatalogName, string, string]>([
    ['c_ClaveProdServ', '01010101', '01010101'],
    ['c_ClaveProdServ', '0101010', '01010101'],
    ['c_ClaveProdServ', 'perros', '10101502'],
    ['c_ClaveProdServ', 'laptop', '43211503'],
    ['c_ClaveProdServ', 'computadora portatil', '43211503'],
    ['c_ClaveProdServ', 'comptuadora portatl', '43211503'],
    ['c_ClaveProdServ', 'contabilidad fiscal', '84111503'],
    ['c_ClaveProdServ', 'contavilidad fiscal', '84111503'],
    ['c_ClaveProdServ', 'SEVICIOS CONTABLES', '84111500'],
    ['c_ClaveProdServ', 'renta oficina', '80131502'],
    ['c_ClaveProdServ', 'sapatos', '53111600'],
    ['c_ClaveProdServ', 'público en general', '01010101'],
    ['c_ClaveProdServ', 'gasolina magna', '15101514'],
    ['c_ClaveProdServ', 'flete', '78101801'],
    ['c_ClaveProdServ', 'toner', '44103103'],
    ['c_ClaveProdServ', 'yeguas', '10101506'],
    ['c_ClaveUnidad', 'pieza', 'H87'],
    ['c_ClaveUnidad', 'sevicio', 'E48'],
    ['c_ClaveUnidad', 'kg', 'KGM'],
    ['c_ClaveUnidad', 'm3', 'MTQ'],
    ['c_ClaveUnidad', 'h87', 'H87'],
    ['c_ClaveUnidad', 'caja', 'XBX'],
    ['c_CodigoPostal', '06600', '06600'],
    ['c_CodigoPostal', 'hermosilo sonora', '83000'],
    ['c_CodigoPostal', 'san pedro garza garcia', '66200'],
  ])('%s %j finds %s at once', (catalog, query, key) => {
    expect(first(catalog, query)).toContain(key);
  });

  test('every letter typed finds something, up to the whole query', () => {
    for (const query of ['arrendamiento de oficinas', 'impresoras láser', 'reparación automotriz', 'zapatos']) {
      for (let letters = 1; letters <= query.length; letters++) {
        expect(first('c_ClaveProdServ', query.slice(0, letters))).not.toEqual([]);
      }
    }
  });

  test('a key used lately comes first among equals', () => {
    const recent = ['10131604'];
    expect(service.search({ catalog: 'c_ClaveProdServ', query: 'perros', limit: 3, recent })[0]?.key).toBe('10131604');
  });
});
