/**
 * Kill the process at any point between what a person asks for and what the gateway answers, restart, and everybody is
 * charged once and refunded once: at a gateway that knows a repeated request by its key, and at one that does not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { buildChild } from '../kill/build-child.ts';
import { runChild } from '../kill/run-child.ts';
import type { GatewaySimulator } from '../simulators/gateway-core/simulator.ts';
import { gatewayHarnesses } from './harnesses.ts';
import type { KillOrder } from './kill-child.ts';
import { CHARGE_MINOR, prepareMoneyFolder, REFUND_MINOR } from './kill-desk.ts';

/** Where it dies, at which passes, and which answer is lost before that. */
const DEATHS: readonly (readonly [point: string, hits: number, lost?: 'charge' | 'refund'])[] = [
  ['transactions.sending', 2],
  ['transactions.before-store', 2],
  ['transactions.before-commit', 2],
  ['transactions.stored', 2],
  ['transactions.unknown', 1, 'charge'],
  ['transactions.unknown', 1, 'refund'],
  ['transactions.asking', 1, 'charge'],
  ['jobs.before-settle', 2],
  ['jobs.settled', 2],
];
const RANDOM_KILLS = 3;
/** Longer than a gateway may take to show what it took. */
const BETWEEN_MS = 11 * 60 * 1000;

const base = mkdtempSync(join(tmpdir(), 'cuadra-kill-money-'));
let child: string;
beforeAll(async () => {
  child = await buildChild(join(import.meta.dirname, 'kill-child.ts'), 'kill-money');
}, 120_000);
afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const two = gatewayHarnesses.filter(({ provider }) => ['stripe', 'conekta'].includes(provider.declaration.id));

test.each(two.map((harness) => [harness.provider.declaration.id, harness] as const))(
  '%s: killed at every point, nobody is charged or refunded twice',
  { timeout: 240_000 },
  async (id, harness) => {
    const { provider, paid } = harness;
    let aheadMs = 0;
    const simulator = await harness.start({ clock: { now: () => new Date(Date.now() + aheadMs) } });
    try {
      const folder = mkdtempSync(join(base, `${id}-`));
      const { address, authority, credentials } = simulator;
      await prepareMoneyFolder(folder, provider, address, credentials);
      const { method, token = '' } = paid ?? { method: 'card' };
      const run = (more: Pick<KillOrder, 'killAt'> = {}, killAfterMs?: number) => {
        aheadMs += BETWEEN_MS;
        const order: KillOrder = { folder, provider: id, address, authority, method, token, aheadMs, ...more };
        return runChild(child, order as never, killAfterMs);
      };
      const missed: string[] = [];
      for (const [point, hits, lost] of DEATHS) {
        for (let hit = 1; hit <= hits; hit += 1) {
          if (lost !== undefined) simulator.behave('cut-after', lost);
          const { end } = await run({ killAt: { point, hit } });
          if (end !== 'killed') missed.push(`${point} ${hit} ${lost ?? ''}`);
        }
      }
      expect(missed).toEqual([]);
      const whole = await run();
      for (let n = 0; n < RANDOM_KILLS; n += 1) await run({}, Math.random() * whole.openMs * 0.9);
      expect((await run()).end).toBe('done');
      judge(folder, simulator);
    } finally {
      await simulator.close();
    }
  },
);

interface Facts {
  readonly reference: string;
  readonly paid: number;
  readonly refunded: number;
  readonly creates: number;
  readonly refunds: number;
  readonly open: number;
}

function judge(folder: string, simulator: GatewaySimulator): void {
  const own = new Database(join(folder, DATABASE_FILE), { readonly: true });
  try {
    const all = own
      .prepare<[], Facts>(
        `SELECT reference, paid_minor AS paid, refunded_minor AS refunded,
           (SELECT count(*) FROM transaction_operations o WHERE o.transaction_id = t.id AND kind = 'create') AS creates,
           (SELECT count(*) FROM transaction_operations o WHERE o.transaction_id = t.id AND kind = 'refund') AS refunds,
           (SELECT count(*) FROM transaction_operations o WHERE o.transaction_id = t.id AND state <> 'done') AS open
         FROM transactions t`,
      )
      .all();
    expect(all.length).toBeGreaterThan(10);
    const there = simulator.charges();
    // One charge at the gateway for each of ours, and none besides.
    expect(there).toHaveLength(all.length);
    expect(new Set(there.map(({ reference }) => reference))).toEqual(new Set(all.map(({ reference }) => reference)));
    for (const facts of all) {
      expect(facts).toMatchObject({ paid: CHARGE_MINOR, refunded: REFUND_MINOR, creates: 1, refunds: 1, open: 0 });
    }
    for (const charge of there) {
      expect(charge).toMatchObject({ paidMinor: CHARGE_MINOR, refundedMinor: REFUND_MINOR });
    }
  } finally {
    own.close();
  }
}
