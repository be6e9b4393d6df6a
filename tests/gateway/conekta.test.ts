/** What is particular to Conekta: no keys of idempotency, a signature without a time, its package's own habits. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyConektaWebhook } from '#connectors/gateway/conekta/events.ts';
import { toBalanceTransaction } from '#connectors/gateway/conekta/map-balance.ts';
import { toCharge } from '#connectors/gateway/conekta/map-order.ts';
import { stateOf } from '#domain/transactions/state.ts';
import { done, openGatewayDesk, patient, standing, type GatewayDesk } from './conformance/desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

const harness = gatewayHarnesses.find(({ provider }) => provider.declaration.id === 'conekta');
if (harness === undefined) throw new Error('no harness');
const { waiting, paid = waiting } = harness;

let desk: GatewayDesk;
beforeAll(async () => {
  desk = await openGatewayDesk(harness);
});
afterAll(() => desk.close());

/** Requests of a kind so far. */
const sent = (kind: string) => desk.simulator.requests.filter((request) => request.kind === kind);

describe('without keys of idempotency', () => {
  test('a charge that is sent again by somebody who did not ask first is still one', async () => {
    const request = desk.fresh(paid);
    const first = done(await desk.connector.createCharge(request, patient()));
    const before = sent('charge').length;
    const second = done(await desk.connect().createCharge(request, patient()));
    expect(second.objectId).toBe(first.objectId);
    expect(sent('charge').length).toBe(before);
    expect(desk.made(request.reference)).toHaveLength(1);
  });

  test('so is a link', async () => {
    const request = desk.freshLink();
    const first = done(await desk.connector.createLink(request, patient()));
    expect(done(await desk.connector.createLink(request, patient())).objectId).toBe(first.objectId);
    expect(desk.made(request.reference)).toHaveLength(1);
  });

  test('where it cannot be looked up whether there is one, none is made', async () => {
    const request = desk.fresh(paid);
    desk.simulator.behave('error-before', 'list');
    expect((await desk.connector.createCharge(request, patient())).kind).toBe('unavailable');
    expect(desk.made(request.reference)).toEqual([]);
  });

  test('a reference of another amount is refused', async () => {
    const request = desk.fresh(waiting);
    done(await desk.connector.createCharge(request, patient()));
    const other = { ...request, amountMinor: request.amountMinor + 1 };
    expect(await desk.connector.createCharge(other, patient())).toMatchObject({
      kind: 'rejected',
      reason: 'key-reused',
    });
    expect(desk.made(request.reference)).toHaveLength(1);
  });

  test('an order that is many pages back is found by its reference', async () => {
    const request = desk.fresh(waiting);
    const first = done(await desk.connector.createCharge(request, patient()));
    for (let n = 0; n < 8; n += 1) await desk.charge(waiting);
    const sinceUtc = new Date(desk.clock.now().getTime() - 60_000).toISOString();
    const found = await desk.connector.findByReference({ reference: request.reference, sinceUtc }, patient());
    expect(found).toMatchObject({ kind: 'done', value: { objectId: first.objectId } });
  });

  test('a refund whose answer was lost is seen in the charge', async () => {
    const charge = await desk.paid();
    const request = {
      objectId: charge.objectId,
      reference: 'R-1',
      amountMinor: 30_000,
      currency: 'MXN',
      full: false,
      idempotencyKey: 'r-1',
    };
    desk.simulator.behave('cut-after', 'refund');
    expect((await desk.connector.refund(request, patient())).kind).toBe('unknown');
    expect(standing(await desk.read(charge))).toMatchObject({ refundedMinor: 30_000 });
  });
});

test('the payer has to have name, e-mail and phone; nothing is sent without them', async () => {
  const before = desk.simulator.requests.length;
  const request = desk.fresh(waiting, { payer: { name: 'Ana', email: 'ana@cliente.example' } });
  expect(await desk.connector.createCharge(request, patient())).toMatchObject({ kind: 'rejected', field: 'payer' });
  expect(desk.simulator.requests.length).toBe(before);
});

test('card with MSI, SPEI with its CLABE, and the voucher reach the payer as they are told', async () => {
  const expiresAtUtc = new Date(desk.clock.now().getTime() + 86_400_000).toISOString();
  const spei = await desk.charge({ method: 'spei' }, { expiresAtUtc });
  expect(spei).toMatchObject({
    method: 'spei',
    instructions: { kind: 'spei', clabe: '646180111812345678', bank: 'STP', expiresAtUtc },
  });
  const cash = await desk.charge({ method: 'cash' }, { expiresAtUtc });
  expect(cash.instructions).toMatchObject({
    kind: 'voucher',
    reference: '93000262276908',
    store: 'OXXO',
    expiresAtUtc,
  });
  await desk.charge(paid, { msiMonths: 6 });
  const body = JSON.parse(String(sent('charge').at(-1)?.body)) as { charges: { payment_method: object }[] };
  expect(body.charges[0]?.payment_method).toMatchObject({ monthly_installments: 6 });
});

test('an order that was captured in part still asks for what it asked', async () => {
  const held = await desk.charge(paid, { capture: 'manual' });
  const ask = { objectId: held.objectId, amountMinor: 100_000, currency: 'MXN', idempotencyKey: 'c' };
  done(await desk.connector.capture(ask, patient()));
  const after = await desk.read(held);
  expect(after.amountMinor).toBe(held.amountMinor);
  expect(standing(after)).toMatchObject({ status: 'paid', paidMinor: 100_000 });
});

describe('webhooks', () => {
  const lastDelivery = async () => {
    const charge = await desk.charge(waiting);
    desk.simulator.pay(charge.objectId);
    const delivery = desk.simulator.deliveries().at(-1);
    if (delivery === undefined) throw new Error('none');
    return desk.input(delivery);
  };

  test('a changed byte, another key, no key and no signature: refused', async () => {
    const input = await lastDelivery();
    const context = { environment: 'test' } as const;
    const changed = Buffer.from(input.rawBody);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const verdicts = await Promise.all([
      verifyConektaWebhook({ ...input, rawBody: changed }, context),
      verifyConektaWebhook({ ...input, secrets: [pem] }, context),
      verifyConektaWebhook({ ...input, secrets: ['no es una llave'] }, context),
      verifyConektaWebhook({ ...input, headers: {} }, context),
      verifyConektaWebhook({ ...input, headers: { digest: '%%%' } }, context),
      verifyConektaWebhook(input, { environment: 'production' }),
    ]);
    expect(verdicts.map(({ kind, reason, events }) => [kind, reason, events.length])).toEqual([
      ['refused', 'bad-signature', 0],
      ['refused', 'bad-signature', 0],
      ['refused', 'no-secret', 0],
      ['refused', 'no-signature', 0],
      ['refused', 'bad-signature', 0],
      ['refused', 'other-environment', 0],
    ]);
  });

  test('a good signature is a hint, also with the key pasted in one line and while keys are replaced', async () => {
    const input = await lastDelivery();
    const [pem = ''] = input.secrets;
    const line = pem.trim().replaceAll('\n', ' ');
    for (const secrets of [[pem], [line], ['vieja', pem]]) {
      expect(await verifyConektaWebhook({ ...input, secrets }, { environment: 'test' })).toMatchObject({
        kind: 'hint',
        reason: 'unsigned',
        events: [{ type: 'paid', objectKind: 'payment' }],
      });
    }
  });

  test('the endpoint is subscribed once and its key asked for once, however often it is registered', async () => {
    const ask = { url: 'https://cobros.example/hook/9', idempotencyKey: 'w' };
    const first = done(await desk.connector.registerWebhook(ask, patient()));
    expect(done(await desk.connector.registerWebhook(ask, patient()))).toEqual(first);
    expect(first.secret).toBe(desk.simulator.webhookSecrets[0]);
  });
});

describe('mappers', () => {
  const order = { id: 'ord_1', amount: 1000, currency: 'MXN', created_at: 1_763_900_000, livemode: false };

  test.each([
    ['paid', 'paid'],
    ['pre_authorized', 'authorised'],
    ['declined', 'failed'],
    ['expired', 'expired'],
    ['voided', 'cancelled'],
    ['Paid', 'pending'],
    ['whatever', 'pending'],
    [undefined, 'pending'],
  ])('payment_status %s is %s', (payment_status, status) => {
    expect(stateOf(toCharge({ ...order, payment_status }).facts.map(({ fact }) => fact)).status).toBe(status);
  });

  test('a sum of refunds without its rows is one refund, always the same', () => {
    const told = { ...order, payment_status: 'partially_refunded', amount_refunded: 400 };
    const facts = toCharge(told).facts.map(({ fact }) => fact);
    expect(stateOf(facts)).toMatchObject({ status: 'partially-refunded', refundedMinor: 400 });
    expect(stateOf([...facts, ...toCharge(told).facts.map(({ fact }) => fact)]).refundedMinor).toBe(400);
  });

  test('an amount that is no whole number of centavos is not read', () => {
    expect(() => toCharge({ ...order, amount: 10.5 })).toThrow('unreadable');
    expect(() => toCharge({ ...order, amount: '1000' })).toThrow('unreadable');
  });

  test('what leaves the balance is below zero, with or without a sign', () => {
    const row = { id: 't', type: 'refund', charge: 'c', created_at: 1_763_900_000, currency: 'MXN', status: 'paid' };
    expect(toBalanceTransaction({ ...row, amount: 500, fee: 0, net: 500 })).toMatchObject({
      amountMinor: -500,
      netMinor: -500,
    });
    expect(toBalanceTransaction({ ...row, amount: -500, fee: 0, net: -500 }).amountMinor).toBe(-500);
    expect(toBalanceTransaction({ ...row, type: 'capture', amount: 1000, fee: 40, net: 960 })).toMatchObject({
      type: 'charge',
      feeMinor: 40,
      netMinor: 960,
    });
  });
});
