/** Every key of the starter set is a real one of SAT, in force, with SAT's description. */
import { describe, expect, test } from 'vitest';
import { starterCatalogs } from '#domain/catalogs/index.ts';
import { everydayWordsOf, starterClaveUnidadEntries, starterProdServEntries } from '#domain/catalogs/starter.ts';
import { needsSat } from '../support/sat.ts';
import { satCatalog } from './csv.ts';

const oneSpace = (text: string | undefined) => text?.trim().replace(/\s+/g, ' ');

describe.skipIf(needsSat)('the starter set', () => {
  test('c_ClaveProdServ', () => {
    const published = new Map(satCatalog('c_ClaveProdServ').map((row) => [row['id'], row]));
    const entries = [...starterProdServEntries().values()];
    expect(entries.length).toBeGreaterThan(500);
    for (const entry of entries) {
      const row = published.get(entry.key);
      expect([entry.key, entry.texto, '']).toEqual([
        row?.['id'],
        oneSpace(row?.['texto']),
        row?.['fecha_fin_vigencia'],
      ]);
    }
  });

  test('c_ClaveUnidad', () => {
    const published = new Map(satCatalog('c_ClaveUnidad').map((row) => [row['id'], row]));
    for (const entry of starterClaveUnidadEntries().values()) {
      const row = published.get(entry.key);
      expect(entry).toEqual({
        key: row?.['id'],
        texto: oneSpace(row?.['texto']),
        ...(row?.['simbolo'] ? { simbolo: row['simbolo'].trim() } : {}),
      });
      expect(row?.['vigencia_hasta']).toBe('');
    }
  });
});

describe('starterCatalogs', () => {
  test('knows what it has, rejects only what has no key’s form', () => {
    expect(starterCatalogs.prodServ('01010101')).toMatchObject({ texto: 'No existe en el catálogo' });
    expect(starterCatalogs.prodServ('99999999')).toBe('not-verified');
    expect(starterCatalogs.prodServ('0101010')).toBe('unknown');
    expect(starterCatalogs.claveUnidad('H87')).toMatchObject({ texto: 'Pieza' });
    expect(starterCatalogs.claveUnidad('h87')).toBe('not-verified');
    expect(starterCatalogs.claveUnidad('PIEZA')).toBe('unknown');
    expect(starterCatalogs.codigoPostal('06600')).toBe('not-verified');
    expect(starterCatalogs.codigoPostal('6600')).toBe('unknown');
  });

  test('everyday words belong to keys of the set', () => {
    for (const key of everydayWordsOf().keys()) expect(starterProdServEntries().has(key)).toBe(true);
  });
});
