/**
 * The process that is killed in the middle of bulk work: it opens a desk, asks for the work under one and the same
 * key, takes up whatever its predecessor left, and says "done" when nothing is left to do.
 */
import { writeSync } from 'node:fs';
import type { FaultPoints } from '#ports/fault-points.ts';
import { openDesk } from '../kill/desk.ts';

export interface ChildOrder {
  readonly folder: string;
  readonly action: 'issue' | 'mail';
  /** Of the mail server that it talks to. */
  readonly port?: number;
  /** Name of the fault point, and which time it is passed (1 is the first). */
  readonly killAt?: { readonly point: string; readonly hit: number };
}

const { folder, action, port, killAt } = JSON.parse(process.argv[2] ?? '') as ChildOrder;
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
const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
if (port !== undefined) {
  const account = await client.mail.getAccount({ companyId });
  const version = account === null ? {} : { version: account.version };
  const server = { host: '127.0.0.1', port, security: 'none', fromAddress: 'facturas@kemper.mx' } as const;
  await client.mail.setAccount({ companyId, ...server, ...version });
}
engine.start();
const statuses = action === 'issue' ? (['draft'] as const) : (['stamped'] as const);
const selection = { filter: { companyId, statuses: [...statuses] } };
const job = await client.bulk.start({ companyId, action, selection, idempotencyKey: `kill ${action}` });
await engine.idle();
const { rows } = await client.jobs.list({ states: ['queued', 'running', 'waiting', 'unknown', 'dead'] });
if (rows.length > 0) throw new Error(`jobs left: ${JSON.stringify(rows)}`);
const result = await client.bulk.result({ jobId: job.id });
await engine.close();
writeSync(1, JSON.stringify(result));
