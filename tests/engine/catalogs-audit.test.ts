/** Installing catalogs leaves its entry in the audit log of the engine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestDesk } from '../support/engine.ts';

/** Codes of a whole catalog, in what form does not matter here. */
function rows(heading: string, count: number, row: (number: number) => string): string {
  return `${heading}\n${Array.from({ length: count }, (_, number) => row(number)).join('\n')}\n`;
}

test('which catalogs, from where, by whom', { timeout: 60_000 }, async () => {
  const desk = await openTestDesk();
  try {
    const folder = join(desk.dataFolder, 'csv');
    mkdirSync(folder);
    const prodServ = rows(
      'id,texto,incluye_iva,incluye_ieps,complemento,fecha_inicio_vigencia,fecha_fin_vigencia,estimulo_franja_fronteriza,palabras_similares',
      50_000,
      (number) => `${10_000_000 + number},Producto ${number},0,0,,,,00,`,
    );
    const units = rows(
      'id,texto,descripcion,notas,vigencia_desde,vigencia_hasta,simbolo',
      2_000,
      (number) => `${(1296 + number).toString(36).toUpperCase()},Unidad ${number},,,,,`,
    );
    writeFileSync(join(folder, 'c_ClaveProdServ.csv'), prodServ);
    writeFileSync(join(folder, 'c_ClaveUnidad.csv'), units);
    await desk.engine.features.catalogs.importFrom(folder, undefined, undefined, 'ana');
    const { rows: entries } = await desk.client.audit.list({ limit: 1 });
    expect(entries).toMatchObject([
      {
        actor: 'ana',
        action: 'catalogs.installed',
        record: expect.stringMatching(/^catalogs:[0-9a-f]{64}$/),
        after: { counts: { prodServ: 50_000, claveUnidad: 2_000 }, source: { kind: 'csv-folder', name: 'csv' } },
      },
    ]);
    expect(await desk.client.audit.verify()).toMatchObject({ ok: true });
  } finally {
    await desk.close();
  }
});
