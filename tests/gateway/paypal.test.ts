/** What only PayPal does: tokens, approvals that take no money by themselves, reports in windows. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makePayPalGateway } from '#connectors/gateway/paypal/index.ts';
import type { ChargeView, ListRequest } from '#connectors/gateway/types.ts';
import { startPayPal, type PayPalSimulator } from '../simulators/paypal/index.ts';
import { done, NOW, openGatewayDesk, patient, standing, type GatewayDesk } from './conformance/desk.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let desk: GatewayDesk;
let simulator: PayPalSimulator;
let authorities: string[];
const wallet = { method: 'wallet' } as const;
const since = { sinceUtc: new Date(NOW.getTime() - 60_000).toISOString() };

beforeEach(async () => {
  authorities = [];
  desk = await openGatewayDesk({
    provider: makePayPalGateway(() => authorities),
    waiting: wallet,
    async start(options) {
      simulator = await startPayPal(options);
      authorities.push(simulator.signingAuthority);
      return simulator;
    },
  });
});
afterEach(() => desk.close());

const count = (kind: string): number => simulator.requests.filter((each) => each.kind === kind).length;

async function approved(changes = {}): Promise<ChargeView> {
  const charge = await desk.charge(wallet, changes);
  simulator.pay(charge.objectId);
  return charge;
}

describe('the token', () => {
  test('is asked for once, and again before it runs out', async () => {
    await desk.charge(wallet);
    await desk.charge(wallet);
    expect(count('login')).toBe(1);
    desk.pass(9 * HOUR_MS - 59_000);
    await desk.charge(wallet);
    expect(count('login')).toBe(2);
  });

  test('that PayPal takes back is replaced, and the call is made once', async () => {
    await desk.charge(wallet);
    simulator.revokeTokens();
    const request = desk.fresh(wallet);
    done(await desk.connector.createCharge(request, patient()));
    expect(count('login')).toBe(2);
    expect(desk.made(request.reference)).toHaveLength(1);
  });

  test('that cannot be had leaves the charge surely unmade', async () => {
    for (const fault of ['cut-after', 'error-before', 'malformed'] as const) {
      simulator.behave(fault, 'login');
      const outcome = await desk.connect().createCharge(desk.fresh(wallet), patient());
      expect(outcome.kind).toBe('unavailable');
    }
    expect(simulator.charges()).toEqual([]);
  });
});

describe('an approved order', () => {
  test('is taken when it is read, once, however many read it', async () => {
    const charge = await approved();
    const reads = await Promise.all([1, 2, 3].map(() => desk.connect().fetch(charge, patient())));
    const told = reads.flatMap((read) => (read.kind === 'done' ? [standing(read.value).paidMinor] : []));
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told)).toEqual(new Set([123_450]));
    expect(standing(await desk.read(charge))).toMatchObject({ status: 'paid', paidMinor: 123_450 });
    expect(simulator.charges()[0]?.paidMinor).toBe(123_450);
    const [capture] = (await desk.read(charge)).ids.slice(1);
    const byCapture = await desk.connector.fetch({ objectId: capture ?? '', objectKind: 'payment' }, patient());
    expect(byCapture).toMatchObject({ kind: 'done', value: { objectId: charge.objectId } });
  });

  test('whose answer is lost while it is taken is asked about again, and taken once', async () => {
    const charge = await approved();
    simulator.behave('cut-after', 'capture');
    expect((await desk.connector.fetch(charge, patient())).kind).toBe('unavailable');
    expect(standing(await desk.read(charge)).paidMinor).toBe(123_450);
    expect(simulator.charges()[0]?.paidMinor).toBe(123_450);
  });

  test('that another reader took first is not taken again, though its key is long forgotten', async () => {
    const charge = await desk.paid();
    desk.pass(7 * HOUR_MS);
    simulator.showOnceAsApproved(charge.objectId);
    expect(standing(await desk.read(charge))).toMatchObject({ status: 'paid', paidMinor: 123_450 });
    expect(simulator.charges()[0]?.paidMinor).toBe(123_450);
  });

  test('that the payer’s bank refuses has failed, in its words, and may be approved again', async () => {
    const charge = await approved();
    simulator.decline(charge.objectId);
    const refused = await desk.read(charge);
    expect(standing(refused)).toMatchObject({ status: 'failed', paidMinor: 0 });
    expect(refused.failure).toMatchObject({ code: 'INSTRUMENT_DECLINED' });
    simulator.pay(charge.objectId);
    expect(standing(await desk.read(charge)).status).toBe('paid');
  });

  test('held: captured in part, never above, and once', async () => {
    const charge = await approved({ capture: 'manual' });
    const held = await desk.read(charge);
    expect(standing(held)).toMatchObject({ status: 'authorised', authorisedMinor: 123_450, paidMinor: 0 });
    const ask = { objectId: charge.objectId, currency: 'MXN' };
    const much = await desk.connector.capture({ ...ask, amountMinor: 123_451, idempotencyKey: 'a' }, patient());
    expect(much).toMatchObject({ kind: 'rejected', reason: 'amount', field: 'amountMinor' });
    const part = done(await desk.connector.capture({ ...ask, amountMinor: 100_001, idempotencyKey: 'b' }, patient()));
    expect(standing(part)).toMatchObject({ status: 'paid', paidMinor: 100_001 });
    const again = await desk.connector.capture({ ...ask, amountMinor: 1, idempotencyKey: 'c' }, patient());
    expect(again).toMatchObject({ kind: 'rejected', reason: 'state' });
  });

  test('held: let go; but an order that nobody approved cannot be withdrawn', async () => {
    const charge = await approved({ capture: 'manual' });
    await desk.read(charge);
    const { objectId, objectKind } = charge;
    const gone = done(await desk.connector.cancel({ objectId, objectKind, idempotencyKey: 'v' }, patient()));
    expect(standing(gone)).toMatchObject({ status: 'cancelled', paidMinor: 0 });
    const open = await desk.charge(wallet);
    const ask = { objectId: open.objectId, objectKind: open.objectKind, idempotencyKey: 'w' };
    expect(await desk.connector.cancel(ask, patient())).toMatchObject({ kind: 'rejected', reason: 'unsupported' });
  });
});

test('a refund’s and a dispute’s event lead back to the order', async () => {
  const charge = await desk.paid();
  const refund = { objectId: charge.objectId, reference: 'R-1', currency: 'MXN', full: false, idempotencyKey: 'r' };
  const { refundId } = done(await desk.connector.refund({ ...refund, amountMinor: 1_001 }, patient()));
  simulator.dispute?.(charge.objectId, 'open');
  const events = await desk.connector.eventsSince(since, patient());
  if (events.kind !== 'done') throw new Error(events.kind);
  const about = events.value.items.filter(({ type }) => type === 'refunded' || type === 'disputed');
  expect(about).toHaveLength(2);
  for (const event of [...about, { objectId: refundId, objectKind: 'refund' as const }]) {
    const read = await desk.connector.fetch(event, patient());
    expect(read).toMatchObject({ kind: 'done', value: { objectId: charge.objectId } });
  }
  expect(standing(await desk.read(charge))).toMatchObject({ status: 'disputed', refundedMinor: 1_001 });
});

test('events go on over pages, each once', async () => {
  for (let n = 0; n < 60; n += 1) simulator.pay((await desk.charge(wallet)).objectId);
  for (const { objectId } of simulator.charges()) simulator.pay(objectId);
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await desk.connector.eventsSince({ ...since, ...(cursor === undefined ? {} : { cursor }) }, patient());
    if (page.kind !== 'done') throw new Error(page.kind);
    ids.push(...page.value.items.map(({ providerEventId }) => providerEventId));
    cursor = page.value.next;
  } while (cursor !== undefined);
  expect(ids).toHaveLength(120);
  expect(new Set(ids).size).toBe(120);
});

describe('reports', () => {
  async function rows(request: ListRequest) {
    const all = [];
    let cursor: string | undefined;
    do {
      const page = await desk.connector.balanceTransactions(
        { ...request, ...(cursor === undefined ? {} : { cursor }) },
        patient(),
      );
      if (page.kind !== 'done') throw new Error(page.kind);
      all.push(...page.value.items);
      cursor = page.value.next;
    } while (cursor !== undefined);
    return all;
  }

  test('more than 31 days are read in windows, and every row comes once', async () => {
    const first = await desk.paid();
    desk.pass(40 * DAY_MS);
    await desk.paid();
    desk.pass(40 * DAY_MS);
    await desk.paid();
    const all = await rows(since);
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(all).toHaveLength(3);
    expect(first.ids).toContain(all[0]?.paymentId);
    expect(count('payouts')).toBe(3);
  });

  test('charge, refund and withdrawal: fees and nets are exact', async () => {
    const charge = await desk.paid();
    const refund = { objectId: charge.objectId, reference: 'R', currency: 'MXN', full: false, idempotencyKey: 'r' };
    done(await desk.connector.refund({ ...refund, amountMinor: 23_450 }, patient()));
    const payoutId = simulator.payOut?.();
    const all = await rows(since);
    const [, capture] = charge.ids;
    expect(
      all.map(({ type, providerType, amountMinor, feeMinor, netMinor, paymentId }) => [
        type,
        providerType,
        amountMinor,
        feeMinor,
        netMinor,
        paymentId,
      ]),
    ).toEqual([
      ['charge', 'T0006', 123_450, 5_276, 118_174, capture],
      ['refund', 'T1107', -23_450, 0, -23_450, capture],
      ['payout', 'T0400', -94_724, 0, -94_724, undefined],
    ]);
    const payouts = await desk.connector.payouts(since, patient());
    expect(payouts).toMatchObject({
      kind: 'done',
      value: { items: [{ payoutId, amountMinor: 94_724, status: 'paid', trace: 'SPEI0042' }] },
    });
  });

  test('lag three hours: what was paid is found by its reference afterwards, and only then', async () => {
    simulator.reportsLag(3 * HOUR_MS);
    const charge = await desk.paid();
    const ask = { reference: charge.reference ?? '', ...since };
    expect((await desk.connector.findByReference(ask, patient())).kind).toBe('not-found');
    desk.pass(3 * HOUR_MS);
    const found = await desk.connector.findByReference(ask, patient());
    expect(found).toMatchObject({ kind: 'done', value: { objectId: charge.objectId } });
  });
});

describe('the endpoint', () => {
  const url = 'https://cobros.cliente.example/payments/webhook/1';
  test('that is registered already is the same one; one that misses events is made anew', async () => {
    const first = done(await desk.connector.registerWebhook({ url, idempotencyKey: 'p1' }, patient()));
    const second = done(await desk.connector.registerWebhook({ url, idempotencyKey: 'p2' }, patient()));
    expect(second).toEqual({ webhookId: first.webhookId, secret: first.webhookId, needsConfirmation: false });
    simulator.forgetEvents(first.webhookId);
    const third = done(await desk.connector.registerWebhook({ url, idempotencyKey: 'p3' }, patient()));
    expect(third.webhookId).not.toBe('');
    const fourth = done(await desk.connector.registerWebhook({ url, idempotencyKey: 'p4' }, patient()));
    expect(fourth.webhookId).toBe(third.webhookId);
  });
});
