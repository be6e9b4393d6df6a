/**
 * The process that is killed while it cancels. It takes up what its predecessor left, makes two invoices, and sees every
 * invoice with an odd folio cancelled with motivo 02, every other one replaced and then cancelled with motivo 01; what
 * replaces another stays. Its argument says where it kills itself, if anywhere.
 */
import { writeSync } from 'node:fs';
import type { FaultPoints } from '#ports/fault-points.ts';
import { issueSome, openDesk } from '../kill/desk.ts';
import { scripted, type CancelFault } from './desk.ts';

export interface CancelOrder {
  readonly folder: string;
  readonly invoices: number;
  readonly killAt?: { readonly point: string; readonly hit: number };
  /** What happens to the first request to cancel. */
  readonly fault?: CancelFault;
}

const order = JSON.parse(process.argv[2] ?? '') as CancelOrder;
let hits = 0;
const faultPoints: FaultPoints = {
  hit(name) {
    if (name !== order.killAt?.point) return;
    hits += 1;
    if (hits === order.killAt.hit) process.kill(process.pid, 'SIGKILL');
  },
};
const script = { cancels: order.fault === undefined ? [] : [order.fault], statuses: [], requests: [], asked: 0 };
const desk = openDesk(order.folder, {
  faultPoints,
  around: (inner) => ({ ...inner, connect: (context, given) => scripted(inner.connect(context, given), script) }),
});
const { client, engine } = desk;
await client.vault.unlock({});
writeSync(1, 'open\n');
engine.start();
const companyId = (await client.companies.list({})).rows[0]?.id ?? '';

/** Whether every invoice is where it ends. */
async function work(): Promise<boolean> {
  const { rows } = await client.invoices.list({ companyId, limit: 500 });
  let ended = true;
  for (const { id, status, folio = 0 } of rows) {
    const { cancellation } = await client.invoices.get({ id });
    if (status === 'cancelled' || (status === 'stamped' && cancellation?.replaces !== undefined)) continue;
    ended = false;
    const open = cancellation?.current;
    if (status === 'stamped' && open === undefined) {
      if (folio % 2 === 1) await client.cancellation.request({ invoiceId: id, motivo: '02' });
      else await client.cancellation.substitute({ invoiceId: id });
    } else if (status === 'cancel_requested' && open !== undefined) {
      // Instead of at its appointed time; it may be running just now.
      await client.cancellation.askNow({ invoiceId: id }).catch(() => undefined);
    }
  }
  return ended;
}

await issueSome(desk, order.invoices);
await engine.idle();
const deadline = Date.now() + 30_000;
while (!(await work())) {
  await issueSome(desk, 0);
  await engine.idle();
  if (Date.now() > deadline) throw new Error('the desk does not come to rest');
}
const { open } = await client.jobs.stats({});
if (open.length > 0) throw new Error(`jobs left: ${JSON.stringify(open)}`);
await desk.close();
writeSync(1, 'done\n');
