/**
 * The process that is killed. It opens the engine on a data folder, takes up what its predecessor
 * left, issues some invoices and sees them stamped; then it closes and says "done". Its argument says
 * where it kills itself, if anywhere; without that, its parent may do it at any moment after "open".
 */
import { writeSync } from 'node:fs';
import type { FaultPoints } from '#ports/fault-points.ts';
import type { Fault } from '../pac/faulty.ts';
import { askAboutAll, issueSome, openDesk, type RemotePac } from './desk.ts';

export interface ChildOrder {
  readonly folder: string;
  readonly invoices: number;
  /** Name of the fault point, and which time it is passed (1 is the first). */
  readonly killAt?: { readonly point: string; readonly hit: number };
  /** What the PAC does to the first document that it is sent. */
  readonly fault?: Fault;
  /** Stamps in place of the demo PAC. */
  readonly remote?: RemotePac;
  /** Of a provider that is never sent a repeat: what it never got stays in doubt, for a person. */
  readonly mayStayUnknown?: boolean;
  /** Asks about everything that is in doubt before it says "done". */
  readonly askAll?: boolean;
}

const order = JSON.parse(process.argv[2] ?? '') as ChildOrder;
let hits = 0;
const faultPoints: FaultPoints = {
  hit(name) {
    if (name !== order.killAt?.point) return;
    hits += 1;
    // The signal arrives before the call returns: nothing after this line runs.
    if (hits === order.killAt.hit) process.kill(process.pid, 'SIGKILL');
  },
};
const desk = openDesk(order.folder, { faultPoints, fault: order.fault, remote: order.remote });
await desk.client.vault.unlock({});
writeSync(1, 'open\n');
desk.engine.start();
await issueSome(desk, order.invoices);
await desk.engine.idle();
if (order.askAll === true) await askAboutAll(desk);
const { open } = await desk.client.jobs.stats({});
const left = order.mayStayUnknown === true ? open.filter(({ state }) => state !== 'unknown') : open;
if (left.length > 0) throw new Error(`jobs left: ${JSON.stringify(left)}`);
await desk.close();
writeSync(1, 'done\n');
