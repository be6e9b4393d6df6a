/**
 * Search as you type over the full pack: every beginning of everyday queries, with accents, typos and
 * words in odd order, through the service (what a window waits for). From SAT's files where the machine
 * has them, otherwise from made-up catalogs of the same size.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BigCatalogName } from '#contract/catalogs.ts';
import { starterProdServEntries } from '#domain/catalogs/starter.ts';
import { fixedClock } from '#ports/clock.ts';
import { createCatalogsService } from '../../../src-main/features/catalogs/service.ts';
import { satDir } from '../../support/sat.ts';

const QUERIES: Readonly<Record<BigCatalogName, readonly string[]>> = {
  c_ClaveProdServ: [
    'servicios de contabilidad fiscal',
    'computadoras portátiles',
    'comptuadora portatl',
    'reparación y mantenimiento automotor',
    'arrendamiento de oficinas',
    'ofisinas arendamiento',
    'sapatos de ombre',
    'vino tinto espumoso',
    'sevicio de limpiesa',
    'impresora multifunsional',
    'papel para inpresora',
    'software de contavilidad',
    'honorarios médicos espesialistas',
    'transporte terrestre de carga',
    'a de la carretera',
    'material eléctrico para construcción de casas',
    'qwertyuiop asdfgh',
    '43211503',
    '8411',
    'laptop',
    'público en general',
  ],
  c_ClaveUnidad: [
    'pieza',
    'kilogramo',
    'sevicio',
    'metro cúbico',
    'kg',
    'h87',
    'unidad de servicio',
    'miligrmo por litro',
  ],
  c_CodigoPostal: ['06600', 'hermosillo sonora', 'monterey nuevo leon', 'san pedro garza garcia', 'gudalajara', '830'],
};

/** Figures of this case. */
export const ids = ['catalog_search_p99_ms'];

export async function run(): Promise<{ id: string; value: number; unit: string }[]> {
  const directory = mkdtempSync(join(tmpdir(), 'cuadra-catalogs-'));
  const service = createCatalogsService({
    directory: join(directory, 'catalogs'),
    clock: fixedClock('2026-11-23T12:00:00Z'),
    http: { request: () => Promise.reject(new Error('the bench has no network')) },
  });
  try {
    await service.importFrom(satDir === undefined ? await madeUp(directory) : join(satDir, 'catalogs'));
    service.warm();
    const recent = [...starterProdServEntries().keys()].slice(100, 120);
    const times: number[] = [];
    for (const [catalog, queries] of Object.entries(QUERIES) as [BigCatalogName, readonly string[]][]) {
      for (const query of queries) {
        for (let letters = 1; letters <= query.length; letters++) {
          const typed = query.slice(0, letters);
          times.push(...ROUNDS.map(() => timed(() => service.search({ catalog, query: typed, limit: 20, recent }))));
        }
      }
    }
    times.sort((a, b) => a - b);
    const p99 = times[Math.floor(times.length * 0.99)] ?? Number.NaN;
    return [{ id: 'catalog_search_p99_ms', value: Math.round(p99 * 1000) / 1000, unit: 'ms' }];
  } finally {
    service.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Every letter is typed so often; each call counts, the slow ones too. */
const ROUNDS = [1, 2, 3, 4, 5];

function timed(search: () => unknown): number {
  const started = performance.now();
  search();
  return performance.now() - started;
}

/** Catalogs of the real size from the words of the starter set, always the same. */
async function madeUp(directory: string): Promise<string> {
  const { mkdirSync, writeFileSync } = await import('node:fs');
  const folder = join(directory, 'made-up');
  mkdirSync(folder);
  const words = [
    ...new Set(
      [...starterProdServEntries().values()].flatMap((entry) => entry.texto.toLowerCase().split(/[^\p{L}]+/u)),
    ),
  ];
  let seed = 1;
  const word = (): string => {
    // A linear congruential generator: the same catalog in every run.
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const base = words[seed % words.length] ?? 'cosa';
    return seed % 3 === 0 ? base + String.fromCharCode(97 + (seed % 26), 97 + (Math.floor(seed / 26) % 26)) : base;
  };
  const phrase = (): string => Array.from({ length: 2 + (seed % 5) }, word).join(' ');
  const lines = (header: string, rows: number, line: (i: number) => string): string =>
    [header, ...Array.from({ length: rows }, (_, i) => line(i))].join('\n');
  const prodServ =
    'id,texto,incluye_iva,incluye_ieps,complemento,fecha_inicio_vigencia,fecha_fin_vigencia,palabras_similares';
  writeFileSync(
    join(folder, 'c_ClaveProdServ.csv'),
    lines(
      prodServ,
      52_500,
      (i) => `${10_000_000 + i * 7},${phrase()},0,0,,01-01-2022,,${i % 20 === 0 ? phrase() : ''}`,
    ),
  );
  writeFileSync(
    join(folder, 'c_ClaveUnidad.csv'),
    lines(
      'id,texto,descripcion,vigencia_desde,vigencia_hasta,simbolo',
      2_400,
      (i) => `${i.toString(36).padStart(3, '0').toUpperCase()},${phrase()},,2022-01-01,,`,
    ),
  );
  return folder;
}
