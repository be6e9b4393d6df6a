/**
 * The process that is killed while it asks about many: it opens a desk, asks under one and the same key, takes up what
 * its predecessor left, and tells the result when nothing is left to do.
 */
import { writeSync } from 'node:fs';
import type { FaultPoints } from '#ports/fault-points.ts';
import { openDesk } from '../kill/desk.ts';

export interface ChildOrder {
  readonly folder: string;
  /** Name of the fault point, and which time it is passed (1 is the first). */
  readonly killAt?: { readonly point: string; readonly hit: number };
}

const { folder, killAt } = JSON.parse(process.argv[2] ?? '') as ChildOrder;
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
engine.start();
const job = await client.satStatus.sync({ idempotencyKey: 'kill' });
await engine.idle();
const result = await client.satStatus.result({ jobId: job.id });
const alerts = await client.alerts.list({ state: 'all' });
await engine.close();
writeSync(1, JSON.stringify({ result, alerts: alerts.rows.map(({ kind, record }) => `${kind} ${record.id}`) }));
