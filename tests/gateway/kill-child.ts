/**
 * The process that is killed while it charges and refunds. It takes up what its predecessor left, makes one charge, and
 * sees every charge paid and once refunded in part. Its argument says where it kills itself, if anywhere.
 */
import { writeSync } from 'node:fs';
import { findGateway } from '#connectors/gateway/registry.ts';
import type { PaymentMethod } from '#connectors/gateway/types.ts';
import { createHttp } from '#platform/http.ts';
import { REFUND_MINOR, CHARGE_MINOR, openMoneyFolder } from './kill-desk.ts';

export interface KillOrder {
  readonly folder: string;
  readonly provider: string;
  readonly address: string;
  readonly authority: string;
  readonly method: PaymentMethod;
  readonly token: string;
  /** How far its clock is ahead: later processes live later. */
  readonly aheadMs: number;
  readonly killAt?: { readonly point: string; readonly hit: number };
}

const order = JSON.parse(process.argv[2] ?? '') as KillOrder;
const provider = findGateway(order.provider);
if (provider === undefined) throw new Error(`no gateway ${order.provider}`);
let { aheadMs } = order;
let hits = 0;
const http = createHttp({ authorities: [order.authority] });
const { engine, client } = openMoneyFolder(order.folder, provider, order.address, {
  http,
  clock: { now: () => new Date(Date.now() + aheadMs) },
  faultPoints: {
    hit(name) {
      if (name !== order.killAt?.point) return;
      hits += 1;
      if (hits === order.killAt.hit) process.kill(process.pid, 'SIGKILL');
    },
  },
});
await client.vault.unlock({});
writeSync(1, 'open\n');
engine.start();
const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
const [gateway] = (await client.gateways.list({ companyId })).gateways;

/** Asks for what was not asked for yet; tells whether everything has come to its end. */
async function work(): Promise<boolean> {
  const { rows } = await client.transactions.list({ companyId, limit: 500 });
  let ended = true;
  for (const { id } of rows) {
    const { status, operations } = await client.transactions.get({ id });
    const refund = operations.find(({ kind }) => kind === 'refund');
    if (status === 'paid' && refund === undefined) {
      // The transaction's own id: asked again after a crash, it is one request.
      await client.transactions.refund({ id, amountMinor: REFUND_MINOR, requestId: id });
    }
    if (refund?.state !== 'done') ended = false;
  }
  return ended;
}

await client.transactions.charge({
  gatewayId: gateway?.id ?? '',
  amountMinor: CHARGE_MINOR,
  currency: 'MXN',
  method: order.method,
  token: order.token,
  description: 'Anticipo',
  payer: { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' },
});
const deadline = Date.now() + 30_000;
for (;;) {
  await engine.idle();
  if (await work()) break;
  await engine.idle();
  // What waits for its next try need not be waited for.
  aheadMs += 60_000;
  if (Date.now() > deadline) throw new Error('the desk does not come to rest');
}
await engine.close();
await http.close();
writeSync(1, 'done\n');
