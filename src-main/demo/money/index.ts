/** Money that came in: the desk's accounts, the charges of its invoices, what was paid out, and the webhooks of it all. */
import type { Engine } from '#engine/engine.ts';
import { invoicePayments } from '#features/invoices/payments.ts';
import { payoutsJob } from '#features/transactions/payouts-job.ts';
import { createRecords } from '#features/transactions/records.ts';
import type { JobContext } from '#features/jobs/types.ts';
import type { Clock } from '#ports/clock.ts';
import type { DemoConnector } from '../gateways/connector.ts';
import type { DemoGateways } from '../gateways/index.ts';
import type { Stage } from '../history.ts';
import type { Chance } from '../random.ts';
import type { DemoClientOfContract } from '../recent.ts';
import { openAccounts, type MoneyAccount } from './accounts.ts';
import { fillInbox } from './inbox.ts';
import { planMoney, type MoneyInvoice } from './plan.ts';
import { playMoney, type Moment } from './play.ts';

export interface MoneyDeps {
  readonly engine: Engine;
  readonly client: DemoClientOfContract;
  readonly stages: readonly Stage[];
  readonly gateways: DemoGateways;
  readonly clock: Clock & { set(at: Date): void };
  readonly chance: Chance;
  readonly actor: string;
  /** When the desk began. */
  readonly beganMs: number;
  readonly now: Date;
}

const DAY_MS = 24 * 3_600_000;
/** What is younger is not paid out yet; see `QUIET_MS` of the plan. */
const LAST_PAYOUT_MS = 30 * 60_000;
/** Nine in the morning of Mexico City. */
const PAYS_OUT_AT_MS = 15 * 3_600_000;
/** How often what was paid out is read; what a payout holds is only asked for while it is young. */
const READ_EVERY_DAYS = 30;

const INVOICES = `
SELECT id, company_id AS companyId, client_id AS clientId, receiver_rfc AS receiverRfc, serie || '-' || folio AS label, total_minor AS totalMinor,
  currency, payment_state AS paymentState, CAST(round((julianday(stamped_at_utc) - 2440587.5) * 86400000) AS INTEGER) AS stampedMs
FROM invoices WHERE status = 'stamped' AND type = 'I' AND client_id IS NOT NULL AND stamped_at_utc IS NOT NULL
ORDER BY stamped_at_utc, id`;

/** Those that were paid without a charge: over the counter, or before the desk charged. */
const PAID_OTHERWISE = `
UPDATE invoices SET paid_minor = CASE payment_state WHEN 'paid' THEN total_minor ELSE total_minor + 100 END
WHERE payment_state IN ('paid', 'overpaid') AND paid_minor = 0`;

export async function addMoney(deps: MoneyDeps): Promise<void> {
  const { engine, client, stages, gateways, clock, chance, actor, beganMs, now } = deps;
  const { raw, db, features } = engine;
  clock.set(new Date(beganMs + 3_600_000));
  const accounts = await openAccounts(client, stages);
  const invoices = raw.prepare<[], MoneyInvoice>(INVOICES).all();
  const providers = Map.groupBy(accounts, ({ companyId }) => companyId);
  const count = Math.min(170, Math.max(30, Math.round(invoices.length * 0.07)));
  const named = new Map([...providers].map(([id, own]) => [id, own.map(({ provider }) => provider)]));
  const planned = planMoney(chance, invoices, named, count, now);
  const clients = new Map(stages.flatMap((stage) => stage.clients.map((each) => [each.id, each])));
  const payerOf = (clientId: string) => {
    const { legalName: name = '', emails = [] } = clients.get(clientId) ?? {};
    return { name, email: emails[0] ?? 'pagos@cliente.example' };
  };
  const payouts = payoutMoments(deps, accounts, planned[0]?.atMs ?? now.getTime());
  await playMoney(planned, payouts, { engine, gateways, clock, chance, accounts, actor, payerOf });
  clock.set(now);
  db.transaction((tx) => {
    raw.exec(PAID_OTHERWISE);
    fillInbox(engine, gateways, accounts, now);
    const after = { accounts: accounts.length, charges: planned.length };
    features.audit.append(tx, { actor, action: 'demo.money-written', record: 'demo:money', after });
  });
}

/** Every Monday what was collected is paid out; every month that is read, by the engine's own work. */
function payoutMoments(
  { engine, gateways, clock, now }: MoneyDeps,
  accounts: readonly MoneyAccount[],
  fromMs: number,
): Moment[] {
  const { db, features } = engine;
  const payments = invoicePayments({ clock });
  const records = createRecords({ clock, onCollected: (tx, id, kept) => payments.collected(tx, id, kept) });
  const job = payoutsJob({ db, clock, gateways: features.gateways, records });
  const { signal } = new AbortController();
  // Nobody else works on it: no lease can be lost.
  const context = { attempt: 1, signal, heartbeat: () => {}, progress: () => {}, fence: () => {} };
  const paying = accounts.filter(({ isBank }) => !isBank);

  async function payOut(): Promise<void> {
    for (const { gatewayId } of paying) {
      const { connector } = features.gateways.connections.to(features.gateways.service.mustFind(db, gatewayId));
      for (const currency of ['MXN', 'USD', 'EUR']) {
        gateways.ledger.payOut((connector as DemoConnector).account, currency, clock.now());
      }
    }
  }
  async function read(): Promise<void> {
    for (const { gatewayId } of paying) await job.run({ gatewayId }, context as unknown as JobContext);
  }

  const lastMs = now.getTime() - LAST_PAYOUT_MS;
  const moments: Moment[] = [];
  for (let atMs = Math.floor(fromMs / DAY_MS) * DAY_MS + PAYS_OUT_AT_MS; atMs < lastMs; atMs += DAY_MS) {
    if (new Date(atMs).getUTCDay() === 1) moments.push({ atMs, run: payOut });
    if (Math.floor(atMs / DAY_MS) % READ_EVERY_DAYS === 0) moments.push({ atMs: atMs + 1, run: read });
  }
  return [...moments, { atMs: lastMs, run: payOut }, { atMs: now.getTime(), run: read }];
}
