import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { everydayUnits, starterClaveUnidadEntries, starterProdServEntries } from '../starter.ts';
import { fold, queryWords, stem } from './fold.ts';
import { memoryIndex, type Searchable } from './memory.ts';
import { searchCatalog } from './search.ts';

const ENTRIES: Searchable[] = [
  { key: '43211503', texto: 'Computadores notebook', extra: 'laptop portátil', everyday: 1 },
  { key: '43211507', texto: 'Computadores de escritorio', everyday: 1 },
  { key: '43211600', texto: 'Accesorios de computador' },
  { key: '50202203', texto: 'Vino' },
  { key: '50202206', texto: 'Vino espumoso de la región' },
  { key: '53111601', texto: 'Zapatos para hombre' },
  { key: '53111602', texto: 'Zapatos para mujer', expired: true },
  { key: '84111505', texto: 'Servicios de contabilidad de sueldos y salarios', extra: 'Nómina' },
  { key: '10101506', texto: 'Caballos', extra: 'Equinos, yeguas' },
];
const index = memoryIndex(ENTRIES);
const keys = (typed: string, recent?: string[], limit = 10) =>
  searchCatalog(index, typed, recent === undefined ? { limit } : { limit, recent }).map((hit) => hit.key);
const first = (typed: string) => searchCatalog(index, typed, { limit: 10 })[0];

describe('fold', () => {
  test('case, accents and ñ', () => {
    expect(fold('ÁRBOL de Ñandú ÜBER')).toBe('arbol de nandu uber');
  });
  test('stop words count only when alone', () => {
    expect(queryWords('servicios de la contabilidad')).toEqual(['servicios', 'contabilidad']);
    expect(queryWords('de')).toEqual(['de']);
    expect(queryWords('  ¿?  ')).toEqual([]);
    expect(queryWords('uno dos tres cuatro cinco seis siete ocho nueve diez')).toHaveLength(8);
  });
  test('plurals', () => {
    expect(['servicios', 'papeles', 'mes', 'gas', 'computadores', 'lapices', 'impresora', 'hora'].map(stem)).toEqual(
      'servicio papel mes gas computador lapice impresor hora'.split(' '),
    );
  });
});

describe('searchCatalog', () => {
  test('the exact key, then keys that begin so', () => {
    expect(first('43211507')).toEqual({ key: '43211507', match: 'code' });
    expect(searchCatalog(index, '432115', { limit: 10 })).toEqual([
      { key: '43211503', match: 'code-prefix' },
      { key: '43211507', match: 'code-prefix' },
    ]);
  });

  test('accents, case, plural and unfinished words do not matter', () => {
    expect(keys('COMPUTADÓR')).toEqual(['43211503', '43211507', '43211600']);
    expect(keys('computadoras notebooks')[0]).toBe('43211503');
    expect(keys('computadores noteb')[0]).toBe('43211503');
    expect(keys('escritorio computador')[0]).toBe('43211507');
  });

  test('the whole description comes before one that only begins so', () => {
    expect(keys('vino')).toEqual(['50202203', '50202206']);
    expect(keys('region vino')[0]).toBe('50202206');
  });

  test('similar words come after descriptions', () => {
    expect(first('nomina')).toEqual({ key: '84111505', match: 'similar' });
    expect(first('yegua')).toEqual({ key: '10101506', match: 'similar' });
    expect(first('laptop')).toEqual({ key: '43211503', match: 'similar' });
  });

  test('a typo is forgiven where nothing has the word', () => {
    expect(first('sapatos')).toEqual({ key: '53111601', match: 'typo' });
    expect(first('comptuador')).toMatchObject({ match: 'typo' });
    expect(first('conputador escritoro')).toEqual({ key: '43211507', match: 'typo' });
    expect(first('xyzw')).toBeUndefined();
  });

  test('a word that no entry has beside the others is left out at last', () => {
    expect(first('caballos refinanciados')).toEqual({ key: '10101506', match: 'some-words' });
    expect(searchCatalog(index, 'vino espumoso', { limit: 10 })).toEqual([
      { key: '50202206', match: 'words' },
      { key: '50202203', match: 'some-words' },
    ]);
  });

  test('what was used lately comes first among equals, not before better matches', () => {
    expect(keys('computador', ['43211600'])[0]).toBe('43211600');
    expect(keys('43211507', ['43211503'])[0]).toBe('43211507');
    expect(keys('vino', ['53111601'])).not.toContain('53111601');
  });

  test('what is no longer in force comes last', () => {
    expect(keys('zapatos')).toEqual(['53111601', '53111602']);
  });

  test('nothing typed: the recent ones, then the everyday ones', () => {
    expect(keys('', ['84111505'], 3)).toEqual(['84111505', '43211503', '43211507']);
  });

  test('property: never fails, never more than asked, never twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (typed, limit) => {
        const found = searchCatalog(index, typed, { limit }).map((hit) => hit.key);
        expect(found.length).toBeLessThanOrEqual(limit);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

describe('the starter set', () => {
  const products = memoryIndex(starterProdServEntries().values());
  const units = memoryIndex(
    [...starterClaveUnidadEntries().values()].map((unit) => ({
      key: unit.key,
      texto: unit.texto,
      extra: unit.simbolo ?? '',
      everyday: everydayUnits().get(unit.key) ?? 0,
    })),
  );
  test.each([
    ['pieza', 'H87'],
    ['pza', undefined],
    ['servicio', 'E48'],
    ['kg', 'KGM'],
    ['m3', 'MTQ'],
    ['M²', 'MTK'],
    ['kilo', 'KGM'],
    ['h87', 'H87'],
    ['metros', 'MTR'],
    ['litro', 'LTR'],
    ['actividad', 'ACT'],
  ])('unit %j', (typed, key) => {
    expect(searchCatalog(units, typed, { limit: 5 })[0]?.key).toBe(key);
  });

  test('every entry finds itself by its key and by its own words', () => {
    for (const entry of starterProdServEntries().values()) {
      expect(searchCatalog(products, entry.key, { limit: 1 })[0]?.key).toBe(entry.key);
      const hits = searchCatalog(products, entry.texto, { limit: 30 }).map((hit) => hit.key);
      expect(hits).toContain(entry.key);
    }
  });
});
