/** The process that is killed in the middle of an import or its undoing, and the one that brings it to its end. */
import { writeSync } from 'node:fs';
import type { FaultPoints } from '#ports/fault-points.ts';
import { openDesk } from '../kill/desk.ts';

export interface ChildOrder {
  readonly folder: string;
  readonly source: string;
  readonly action: 'import' | 'undo';
  /** Name of the fault point, and which time it is passed (1 is the first). */
  readonly killAt?: { readonly point: string; readonly hit: number };
}

const { folder, source, action, killAt } = JSON.parse(process.argv[2] ?? '') as ChildOrder;
let hits = 0;
const faultPoints: FaultPoints = {
  hit(name) {
    if (name !== killAt?.point) return;
    hits += 1;
    // The signal arrives before the call returns: nothing after this line runs.
    if (hits === killAt.hit) process.kill(process.pid, 'SIGKILL');
  },
};
const { engine, client } = openDesk(folder, { faultPoints });
await client.vault.unlock({});
const begun = (await client.cfdiImports.list({})).rows[0]?.id;
const by = { actor: 'prueba', locale: 'es-MX' } as const;
const options = { keepForeign: false, keepInvalid: false };
const id = begun ?? engine.features.cfdiImport.startFromPath(source, options, by).id;
engine.start();
if (action === 'undo') await client.cfdiImports.undo({ id });
await engine.idle();
const run = await client.cfdiImports.get({ id });
await engine.close();
writeSync(1, JSON.stringify(run));
