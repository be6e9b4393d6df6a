/** What only Mercado Pago does: decimals as JSON numbers, pages that outlive payments, signatures without a body. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mercadopagoGateway } from '#connectors/gateway/mercadopago/index.ts';
import { firstPage, nextCursor } from '#connectors/gateway/mercadopago/search.ts';
import type { WebhookInput } from '#connectors/gateway/types.ts';
import { startMercadoPago, TOKENS, type MercadoPagoSimulator } from '../simulators/mercadopago/index.ts';
import { done, NOW, openGatewayDesk, patient, standing, type GatewayDesk } from './conformance/desk.ts';

let desk: GatewayDesk;
let simulator: MercadoPagoSimulator;
const card = { method: 'card', token: `${TOKENS.APRO}/visa` } as const;
const since = { sinceUtc: new Date(NOW.getTime() - 60_000).toISOString() };

beforeEach(async () => {
  desk = await openGatewayDesk({
    provider: mercadopagoGateway,
    waiting: { method: 'oxxo' },
    paid: card,
    async start(options) {
      simulator = await startMercadoPago(options);
      return simulator;
    },
  });
});
afterEach(() => desk.close());

const bodies = (kind: string) =>
  simulator.requests.filter((each) => each.kind === kind).map(({ body }) => body.toString('utf8'));

describe('payments', () => {
  test('pesos are numbers in the body, digit by digit, and come back to the cent', async () => {
    for (const amountMinor of [500, 1_010, 123_456, 99_999_999]) {
      expect((await desk.charge(card, { amountMinor })).amountMinor).toBe(amountMinor);
    }
    expect(bodies('charge').map((body) => /"transaction_amount":([^,]+)/.exec(body)?.[1])).toEqual([
      '5.00',
      '10.10',
      '1234.56',
      '999999.99',
    ]);
  });

  test('months without interest and the brand go with the token; one that is looked into is pending', async () => {
    const { installments } = JSON.parse((await desk.charge(card, { msiMonths: 6 })).evidence) as {
      installments: number;
    };
    expect(installments).toBe(6);
    const body = JSON.parse(bodies('charge')[0] ?? '') as Record<string, unknown>;
    expect(body).toMatchObject({ token: TOKENS.APRO, payment_method_id: 'visa', installments: 6, capture: true });
    const pending = await desk.charge({ method: 'card', token: TOKENS.CONT });
    expect(standing(pending).status).toBe('pending');
  });

  test('SPEI is a page with the CLABE; OXXO a voucher with its number and end', async () => {
    expect((await desk.charge({ method: 'spei' })).instructions).toMatchObject({
      kind: 'link',
      url: expect.stringMatching(/ticket/),
    });
    const expiresAtUtc = '2026-11-28T05:59:00.000Z';
    expect((await desk.charge({ method: 'oxxo' }, { expiresAtUtc })).instructions).toEqual({
      kind: 'voucher',
      store: 'OXXO',
      reference: expect.stringMatching(/^\d{10,}$/),
      voucherUrl: expect.stringMatching(/^https:/),
      expiresAtUtc,
    });
  });

  test('a card without a token of theirs is not sent', async () => {
    const request = desk.fresh({ method: 'card' });
    expect(await desk.connector.createCharge(request, patient())).toMatchObject({ kind: 'rejected', field: 'token' });
    expect(bodies('charge')).toEqual([]);
  });

  test('a key that was used for another amount is refused as such', async () => {
    const request = desk.fresh(card);
    done(await desk.connector.createCharge(request, patient()));
    expect(await desk.connector.createCharge({ ...request, amountMinor: 9999 }, patient())).toMatchObject({
      kind: 'rejected',
      reason: 'key-reused',
    });
  });

  test('a chargeback names its payment', async () => {
    const charge = await desk.charge(card);
    simulator.dispute?.(charge.objectId, 'open');
    const delivery = simulator.deliveries().at(-1);
    if (delivery === undefined) throw new Error('no delivery');
    const [event] = (await desk.verify(desk.input(delivery))).events;
    expect(event).toMatchObject({ objectKind: 'dispute', type: 'disputed' });
    const read = await desk.connector.fetch({ objectId: event?.objectId ?? '', objectKind: 'dispute' }, patient());
    expect(read).toMatchObject({ kind: 'done', value: { objectId: charge.objectId } });
  });
});

describe('pages', () => {
  test('offer what was asked for and nothing else', async () => {
    done(await desk.connector.createLink({ ...desk.freshLink(), methods: ['card'], msiMonths: 12 }, patient()));
    expect(JSON.parse(bodies('link')[0] ?? '')).toMatchObject({
      payment_methods: {
        excluded_payment_types: [{ id: 'ticket' }, { id: 'atm' }, { id: 'bank_transfer' }],
        installments: 12,
      },
    });
    expect(bodies('link')[0]).toContain('"unit_price":1234.50,');
  });

  test('paid twice by mistake: both sums are told', async () => {
    const link = done(await desk.connector.createLink(desk.freshLink(), patient()));
    simulator.pay(link.objectId);
    simulator.pay(link.objectId);
    const read = await desk.read(link);
    expect(standing(read).paidMinor).toBe(2 * link.amountMinor);
    expect(read.ids).toHaveLength(3);
  });

  test('run out by themselves, or are withdrawn', async () => {
    const request = { ...desk.freshLink(), expiresAtUtc: new Date(NOW.getTime() + 3_600_000).toISOString() };
    const link = done(await desk.connector.createLink(request, patient()));
    expect(standing(link).status).toBe('pending');
    desk.pass(3_600_001);
    expect(standing(await desk.read(link)).status).toBe('expired');
    const other = done(await desk.connector.createLink(desk.freshLink(), patient()));
    const { objectId, objectKind } = other;
    done(await desk.connector.cancel({ objectId, objectKind, idempotencyKey: 'baja' }, patient()));
    expect(standing(await desk.read(other)).status).toBe('cancelled');
  });

  test('refunds of what was paid on a page go to its payment; of an unpaid one nowhere', async () => {
    const link = done(await desk.connector.createLink(desk.freshLink(), patient()));
    const refund = { objectId: link.objectId, reference: 'R-1', amountMinor: 1_001, currency: 'MXN', full: false };
    expect(await desk.connector.refund({ ...refund, idempotencyKey: 'r-0' }, patient())).toMatchObject({
      kind: 'rejected',
      reason: 'state',
    });
    simulator.pay(link.objectId);
    done(await desk.connector.refund({ ...refund, idempotencyKey: 'r-1' }, patient()));
    expect(bodies('refund')).toEqual(['{"amount":10.01}']);
    expect(standing(await desk.read(link))).toMatchObject({ status: 'partially-refunded', refundedMinor: 1_001 });
  });
});

test('rows of the balance: the fee, what is kept for SAT, and refunds, each exact', async () => {
  const charge = await desk.charge(card, { amountMinor: 100_000 });
  simulator.withhold(charge.objectId, 1_625);
  const ask = { objectId: charge.objectId, reference: 'R', currency: 'MXN', full: false, idempotencyKey: 'r' };
  done(await desk.connector.refund({ ...ask, amountMinor: 30_000 }, patient()));
  const rows = await desk.connector.balanceTransactions(since, patient());
  if (rows.kind !== 'done') throw new Error(rows.kind);
  expect(
    rows.value.items.map(({ type, amountMinor, feeMinor, netMinor }) => [type, amountMinor, feeMinor, netMinor]),
  ).toEqual([
    ['charge', 100_000, 4_512, 95_488],
    ['adjustment', -1_625, 0, -1_625],
    ['refund', -30_000, 0, -30_000],
  ]);
  for (const row of rows.value.items) expect(row.paymentId).toBe(charge.objectId);
});

test('a list goes on by date before offsets get too deep, and ends', async () => {
  const made: string[] = [];
  for (let n = 0; n < 53; n += 1) made.push((await desk.charge(card)).objectId);
  const first = await desk.connector.listSince(since, patient());
  if (first.kind !== 'done') throw new Error(first.kind);
  expect(first.value.items).toHaveLength(50);
  const second = await desk.connector.listSince({ ...since, cursor: first.value.next ?? '' }, patient());
  if (second.kind !== 'done') throw new Error(second.kind);
  expect(second.value.next).toBeUndefined();
  expect([...first.value.items, ...second.value.items].map(({ objectId }) => objectId)).toEqual(made);
  const deep = { since: since.sinceUtc, offset: 950 };
  const rows = [{ date_created: '2026-11-24T06:00:00.000-06:00' }];
  expect(nextCursor(deep, rows, 5000)).toBe('2026-11-24T12:00:00.000Z|0');
  expect(firstPage({ ...since, cursor: '2026-11-24T12:00:00.000Z|0' })).toEqual({
    since: '2026-11-24T12:00:00.000Z',
    offset: 0,
  });
  // All of one instant: there is no later date to begin at.
  expect(nextCursor({ ...deep, since: '2026-11-24T12:00:00.000Z' }, rows, 5000)).toBe('2026-11-24T12:00:00.000Z|951');
});

describe('notifications', () => {
  async function paid(): Promise<WebhookInput> {
    const charge = await desk.charge({ method: 'oxxo' });
    simulator.pay(charge.objectId);
    const delivery = simulator.deliveries().at(-1);
    if (delivery === undefined) throw new Error('no delivery');
    return desk.input(delivery);
  }

  test('times in milliseconds are times too, and get old', async () => {
    await paid();
    const delivery = simulator.deliveriesInMs().at(-1);
    if (delivery === undefined) throw new Error('no delivery');
    const input = desk.input(delivery);
    expect((await desk.verify(input)).kind).toBe('verified');
    const late = new Date(desk.clock.now().getTime() + 302_000);
    expect(await desk.verify({ ...input, receivedAt: late })).toMatchObject({ kind: 'refused', reason: 'too-old' });
  });

  test.each([
    ['another id in the address', { query: { 'data.id': '1320000009', type: 'payment' } }, 'bad-signature'],
    ['no id in the address', { query: { type: 'payment' } }, 'unreadable'],
    ['another topic in the address', { topic: 'order' }, 'unreadable'],
    ['the old form without signature', { headers: {} }, 'no-signature'],
    ['a time that was changed', { ts: '1' }, 'bad-signature'],
  ])('%s: refused', async (_what, change: object, reason) => {
    const input = await paid();
    const changed: WebhookInput = {
      ...input,
      ...('topic' in change ? { query: { ...input.query, type: 'order' } } : change),
      ...('ts' in change
        ? {
            headers: { ...input.headers, 'x-signature': (input.headers['x-signature'] ?? '').replace(/ts=\d/, 'ts=2') },
          }
        : {}),
    };
    expect(await desk.verify(changed)).toMatchObject({ kind: 'refused', reason });
  });

  test('a good signature with the body of another payment is refused', async () => {
    const input = await paid();
    const rawBody = Buffer.from(
      Buffer.from(input.rawBody)
        .toString()
        .replace(/"data":\{"id":"\d+"/, '"data":{"id":"1320000009"'),
    );
    expect(await desk.verify({ ...input, rawBody })).toMatchObject({ kind: 'refused', reason: 'unreadable' });
  });

  test('without a request id its part of the manifest is left out; ids are signed in lower case', async () => {
    const secret = simulator.webhookSecrets[0] ?? '';
    const ts = Math.floor(NOW.getTime() / 1000);
    const v1 = createHmac('sha256', secret).update(`id:ord01jxyz;ts:${ts};`).digest('hex');
    const verdict = await desk.verify({
      rawBody: Buffer.from(
        '{"action":"order.processed","data":{"id":"ORD01JXYZ"},"date_created":"2026-11-23T18:00:00Z","id":7,"type":"order"}',
      ),
      headers: { 'x-signature': `ts=${ts},v1=${v1}` },
      query: { 'data.id': 'ORD01JXYZ', type: 'order' },
      receivedAt: NOW,
      secrets: [secret],
    });
    expect(verdict).toMatchObject({ kind: 'verified', events: [{ type: 'other', objectKind: 'other' }] });
  });

  test('a test notification is not taken by a real account', async () => {
    const input = await paid();
    const rawBody = Buffer.from(Buffer.from(input.rawBody).toString().replace('"live_mode":true', '"live_mode":false'));
    expect(await desk.verify({ ...input, rawBody }, 'production')).toMatchObject({ reason: 'other-environment' });
    expect((await desk.verify({ ...input, rawBody }, 'test')).kind).toBe('verified');
  });
});
