/** What is particular to Openpay: pesos with decimals, an order_id used once, and webhooks that are confirmed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyOpenpayWebhook } from '#connectors/gateway/openpay/events.ts';
import { openpayGateway } from '#connectors/gateway/openpay/index.ts';
import { instantOf, toCharge } from '#connectors/gateway/openpay/map-charge.ts';
import type { RefundRequest, WebhookInput } from '#connectors/gateway/types.ts';
import { stateOf } from '#domain/transactions/state.ts';
import { startOpenpay, type OpenpaySimulator } from '../simulators/openpay/index.ts';
import { done, NOW, openGatewayDesk, patient, standing, type GatewayDesk } from './conformance/desk.ts';
import { gatewayHarnesses } from './harnesses.ts';

const harness = gatewayHarnesses.find(({ provider }) => provider === openpayGateway);
if (harness === undefined) throw new Error('no harness');
const { waiting, paid = waiting } = harness;

let desk: GatewayDesk;
let simulator: OpenpaySimulator;
beforeAll(async () => {
  desk = await openGatewayDesk({
    ...harness,
    start: async (options) => {
      simulator = await startOpenpay(options);
      return simulator;
    },
  });
});
afterAll(() => desk.close());

const sent = (kind: string) => simulator.requests.filter((request) => request.kind === kind);

describe('pesos', () => {
  test.each([
    [100, '1.00'],
    [123_405, '1234.05'],
    [10_000_001, '100000.01'],
    // Past 2^53 as a float of pesos times a hundred, and still exact.
    [900_719_925_474_099, '9007199254740.99'],
  ])('%i centavos leave as %s and come back the same', async (amountMinor, digits) => {
    const charge = await desk.charge(waiting, { amountMinor });
    expect(String(sent('charge').at(-1)?.body)).toContain(`"amount":${digits},`);
    expect(charge.amountMinor).toBe(amountMinor);
    expect(await desk.read(charge)).toMatchObject({ amountMinor });
  });

  test('a fee of four decimals is rounded, and the rest is what is left', () => {
    const told = {
      ...charge,
      amount: 716,
      status: 'completed',
      fee: { amount: '21.8150', tax: '3.4904', currency: 'MXN' },
    };
    expect(toCharge(told).fee).toEqual({ feeMinor: 2182, feeTaxMinor: 349, netMinor: 69_069, currency: 'MXN' });
  });

  test.each([['10.005'], ['1e3'], ['-'], [null]])('an amount of %s is not read', (amount) => {
    expect(() => toCharge({ ...charge, amount })).toThrow('unreadable');
  });
});

const charge = {
  id: 'trx',
  amount: 100,
  currency: 'MXN',
  method: 'store',
  status: 'in_progress',
  order_id: 'A-1',
  creation_date: '2026-11-22T15:09:38-06:00',
};

describe('an order_id', () => {
  test('that Openpay had before is found, not charged again', async () => {
    const request = desk.fresh(paid);
    const first = done(await desk.connector.createCharge(request, patient()));
    const second = await desk.connect().createCharge(request, patient());
    expect(done(second).objectId).toBe(first.objectId);
    expect(sent('charge').length).toBeGreaterThan(1);
    expect(desk.made(request.reference)).toHaveLength(1);
  });

  test('of another amount is refused as used', async () => {
    const request = desk.fresh(waiting);
    done(await desk.connector.createCharge(request, patient()));
    const other = { ...request, amountMinor: request.amountMinor + 1 };
    expect(await desk.connector.createCharge(other, patient())).toMatchObject({
      kind: 'rejected',
      reason: 'key-reused',
      words: { code: '1006' },
    });
  });

  test('of a card that was declined can be used for the next one', async () => {
    const request = desk.fresh({ method: 'card', token: 'kdeclined000000000002' });
    expect(await desk.connector.createCharge(request, patient())).toMatchObject({ reason: 'declined' });
    done(await desk.connector.createCharge({ ...request, ...paid }, patient()));
    expect(desk.made(request.reference)).toHaveLength(1);
  });
});

test('voucher, SPEI, MSI and the browser’s session reach whom they are for', async () => {
  const expiresAtUtc = '2026-11-30T00:00:00.000Z';
  expect((await desk.charge({ method: 'cash' }, { expiresAtUtc })).instructions).toEqual({
    kind: 'voucher',
    store: 'Paynet',
    reference: '000020TR2QXTZ2LJMMGHTBVDHLJKS4RI',
    barcodeUrl: expect.stringMatching(/^https:.*barcode/),
    expiresAtUtc,
  });
  expect((await desk.charge({ method: 'spei' })).instructions).toEqual({
    kind: 'spei',
    clabe: '012914002014112176',
    bank: 'BBVA Bancomer',
    agreement: '1411217',
    concept: '11030021342311520255',
    reference: '11030021342311520255',
  });
  await desk.charge(paid, { msiMonths: 6 });
  expect(JSON.parse(String(sent('charge').at(-1)?.body))).toMatchObject({
    source_id: 'kvisa4111111111111111',
    device_session_id: 'sesion-1',
    payment_plan: { payments: 6 },
    capture: true,
  });
});

describe('what cannot be', () => {
  const refund = (objectId: string, changes: Partial<RefundRequest> = {}): RefundRequest => ({
    objectId,
    reference: 'R',
    amountMinor: 1000,
    currency: 'MXN',
    full: false,
    idempotencyKey: `r-${objectId}`,
    ...changes,
  });

  test('a voucher that was paid is not refunded: nothing is sent', async () => {
    const { objectId } = await desk.charge({ method: 'cash' });
    simulator.pay(objectId);
    const before = sent('refund').length;
    expect(await desk.connector.refund(refund(objectId), patient())).toMatchObject({ reason: 'unsupported' });
    expect(sent('refund').length).toBe(before);
  });

  test('a hold is not taken in part: nothing is sent', async () => {
    const { objectId } = await desk.charge(paid, { capture: 'manual' });
    const ask = { objectId, amountMinor: 1000, currency: 'MXN', idempotencyKey: 'c' };
    expect(await desk.connector.capture(ask, patient())).toMatchObject({ kind: 'rejected', reason: 'unsupported' });
    expect(sent('capture').filter(({ path }) => path.includes(objectId))).toEqual([]);
  });

  test('what waits for its payer is not withdrawn', async () => {
    const { objectId } = await desk.charge(waiting);
    const ask = { objectId, objectKind: 'payment', idempotencyKey: 'w' } as const;
    expect(await desk.connector.cancel(ask, patient())).toMatchObject({ kind: 'rejected', reason: 'unsupported' });
  });

  test('two refunds of one amount are two, each by its key', async () => {
    const { objectId } = await desk.paid();
    const [a, b] = [refund(objectId, { idempotencyKey: 'a' }), refund(objectId, { idempotencyKey: 'b' })];
    const first = done(await desk.connector.refund(a, patient()));
    const second = done(await desk.connector.refund(b, patient()));
    expect(done(await desk.connector.refund(a, patient())).refundId).toBe(first.refundId);
    expect(second.refundId).not.toBe(first.refundId);
    expect(standing(await desk.read({ objectId, objectKind: 'payment' })).refundedMinor).toBe(2000);
  });
});

test('more charges than a page are all listed, the oldest too', async () => {
  const first = await desk.charge(waiting);
  for (let n = 0; n < 101; n += 1) await desk.charge(waiting);
  const seen = new Set<string>();
  let cursor: string | undefined;
  let pages = 0;
  do {
    const ask = {
      sinceUtc: new Date(NOW.getTime() - 60_000).toISOString(),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await desk.connector.listSince(ask, patient());
    if (page.kind !== 'done') throw new Error(page.kind);
    for (const { objectId } of page.value.items) seen.add(objectId);
    cursor = page.value.next;
    pages += 1;
  } while (cursor !== undefined);
  expect(pages).toBeGreaterThan(1);
  expect(seen).toContain(first.objectId);
});

describe('webhooks', () => {
  const url = 'https://cobros.example/payments/webhook/9';
  const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` });

  async function lastInput(): Promise<WebhookInput> {
    const { objectId } = await desk.charge(waiting);
    simulator.pay(objectId);
    const delivery = simulator.deliveries().at(-1);
    if (delivery === undefined) throw new Error('none');
    return desk.input(delivery);
  }

  test('an endpoint is verified with the code that Openpay calls it with', async () => {
    const endpoint = done(await desk.connector.registerWebhook({ url, idempotencyKey: 'w-1' }, patient()));
    expect(endpoint).toMatchObject({ needsConfirmation: true, secret: expect.stringMatching(/^cuadra:.{32}$/) });
    const call = simulator.deliveries().at(-1);
    if (call === undefined) throw new Error('none');
    // It comes without the credentials.
    expect(call.headers).not.toHaveProperty('authorization');
    const verdict = await desk.verify(desk.input(call));
    expect(verdict).toMatchObject({ kind: 'hint', events: [{ type: 'verification', code: expect.any(String) }] });
    const { webhookId } = endpoint;
    const wrong = await desk.connector.confirmWebhook?.({ webhookId, code: 'otro' }, patient());
    expect(wrong).toMatchObject({ kind: 'rejected' });
    const code = verdict.events[0]?.code ?? '';
    expect(await desk.connector.confirmWebhook?.({ webhookId, code }, patient())).toEqual({
      kind: 'done',
      value: null,
    });
    expect(simulator.webhooks.find(({ id }) => id === webhookId)?.status).toBe('verified');
  });

  test('registered again it is one endpoint, with a new password', async () => {
    const first = done(await desk.connector.registerWebhook({ url, idempotencyKey: 'w-2' }, patient()));
    const second = done(await desk.connector.registerWebhook({ url, idempotencyKey: 'w-2' }, patient()));
    expect(second.secret).not.toBe(first.secret);
    expect(simulator.webhooks.map(({ id }) => id)).toEqual([second.webhookId]);
  });

  test('only the user and password of the endpoint are good, and they make a hint', async () => {
    const input = await lastInput();
    const verdicts = await Promise.all(
      [
        input,
        { ...input, headers: basic('panel:otra') },
        { ...input, headers: { authorization: 'Bearer x' } },
        { ...input, headers: {} },
        { ...input, secrets: [] },
        { ...input, secrets: ['nuevo:secreto', ...input.secrets] },
      ].map((each) => verifyOpenpayWebhook(each)),
    );
    expect(verdicts.map(({ kind, reason }) => `${kind} ${reason ?? ''}`)).toEqual([
      'hint unsigned',
      'refused bad-signature',
      'refused bad-signature',
      'refused no-signature',
      'refused no-secret',
      'hint unsigned',
    ]);
    expect(verdicts[0]?.events).toMatchObject([{ type: 'paid', objectKind: 'payment' }]);
  });

  test('without credentials nothing but a verification is heard', async () => {
    const input = await lastInput();
    const rawBody = Buffer.from('{"type":"verification","verification_code":"abc12345","id":"w1"}');
    expect(await verifyOpenpayWebhook({ ...input, headers: {}, rawBody })).toMatchObject({
      kind: 'hint',
      events: [{ type: 'verification', code: 'abc12345' }],
    });
    const other = Buffer.from('{"type":"charge.succeeded","transaction":{"id":"trx"}}');
    expect((await verifyOpenpayWebhook({ ...input, headers: {}, rawBody: other })).kind).toBe('refused');
  });

  test('two events of one charge have two ids', async () => {
    const { objectId } = await desk.charge(waiting);
    simulator.pay(objectId);
    const events = await Promise.all(
      simulator
        .deliveries()
        .slice(-2)
        .map((each) => desk.verify(desk.input(each))),
    );
    const ids = events.flatMap((verdict) => verdict.events.map(({ providerEventId }) => providerEventId));
    expect(new Set(ids).size).toBe(2);
  });
});

test.each([
  ['completed', 'card', 'paid'],
  ['COMPLETED', 'card', 'paid'],
  ['charge_pending', 'card', 'pending'],
  ['failed', 'card', 'failed'],
  ['cancelled', 'card', 'cancelled'],
  // It cannot be withdrawn: it ran out.
  ['cancelled', 'store', 'expired'],
  ['chargeback_accepted', 'card', 'dispute-lost'],
  ['refunded', 'card', 'refunded'],
  ['who_knows', 'card', 'pending'],
])('status %s of a %s is %s', (status, method, expected) => {
  const facts = toCharge({ ...charge, status, method }).facts.map(({ fact }) => fact);
  expect(stateOf(facts).status).toBe(expected);
});

test('times without a zone are not guessed', () => {
  expect(instantOf('2026-11-22T15:09:38-06:00')).toBe('2026-11-22T21:09:38.000Z');
  expect(instantOf('2026-11-22T15:09:38')).toBeUndefined();
});
