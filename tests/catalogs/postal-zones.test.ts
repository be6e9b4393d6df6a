/** Our table of postal prefixes against every code and municipality of SEPOMEX's list. */
import { describe, expect, test } from 'vitest';
import { stateOfPostalCode, zoneOfPostalCode } from '#domain/time/zone.ts';
import { needsSat } from '../support/sat.ts';
import { satCatalog } from './csv.ts';

/** The upstream copy lost its accented letters to U+FFFD: compare what is left. */
const bare = (name: string): string => name.replace(/[^A-Za-z. ]/g, '\ufffd');

const names = (list: string): string[] => list.split(', ');

/** Ley de los Husos Horarios, art. 5 (reformed 2022-11-29), and Bahía de Banderas. */
const MUNICIPALITIES: Record<string, Record<string, string[]>> = {
  'America/Ciudad_Juarez': { CHH: ['Juárez', 'Janos', 'Ascensión', 'Guadalupe', 'Praxedis G. Guerrero'] },
  'America/Ojinaga': { CHH: ['Ojinaga', 'Coyame del Sotol', 'Manuel Benavides'] },
  'America/Bahia_Banderas': { NAY: ['Bahía de Banderas'] },
  'America/Matamoros': {
    COA: names(
      'Acuña, Allende, Guerrero, Hidalgo, Jiménez, Morelos, Nava, Ocampo, Piedras Negras, Villa Unión, Zaragoza',
    ),
    NLE: ['Anáhuac'],
    TAM: names(
      'Nuevo Laredo, Guerrero, Mier, Miguel Alemán, Camargo, Gustavo Díaz Ordaz, Reynosa, Río Bravo, Valle Hermoso, Matamoros',
    ),
  },
};

describe.skipIf(needsSat)('postal codes of SEPOMEX', () => {
  test('the state of every code', () => {
    const wrong = satCatalog('sepomex_codigos_postales').filter(
      (row) => stateOfPostalCode(row['id'] ?? '') !== row['estado'],
    );
    expect(wrong).toEqual([]);
  });

  test('exactly the codes of the municipalities that the law names leave their state’s zone', () => {
    const expected = new Map<string, string>();
    for (const [zone, states] of Object.entries(MUNICIPALITIES)) {
      for (const [estado, places] of Object.entries(states)) {
        for (const name of places) expected.set(`${estado} ${bare(name)}`, zone);
      }
    }
    const exceptional = new Set(Object.keys(MUNICIPALITIES));
    const seen = new Set<string>();
    for (const row of satCatalog('sepomex_codigos_postales')) {
      const place = `${row['estado']} ${bare(row['nombre_municipio'] ?? '')}`;
      const zone = zoneOfPostalCode(row['id'] ?? '');
      seen.add(place);
      expect([row['id'], place, exceptional.has(zone) ? zone : undefined]).toEqual([
        row['id'],
        place,
        expected.get(place),
      ]);
    }
    expect([...expected.keys()].filter((place) => !seen.has(place))).toEqual([]);
  });
});
