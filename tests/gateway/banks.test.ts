/** Banks without an API: a CLABE that is theirs, instructions that never change, and nothing that pretends to know. */
import { describe, expect, test } from 'vitest';
import { BANK_ROWS } from '#connectors/gateway/banks/rows.ts';
import { bankGateways } from '#connectors/gateway/banks/index.ts';
import { findGateway, gatewayProviders } from '#connectors/gateway/registry.ts';
import { credentialFields, type ChargeRequest, type GatewayContext } from '#connectors/gateway/types.ts';
import { clabeCheckDigit } from '#domain/spei/clabe.ts';
import { speiReference } from '#domain/spei/reference.ts';
import { hasMessage } from '#i18n/index.ts';
import { fixedClock } from '#ports/clock.ts';
import { systemTimers } from '#ports/timers.ts';
import { done, NOW, patient, standing } from './conformance/desk.ts';

const context: GatewayContext = {
  environment: 'production',
  clock: fixedClock(NOW),
  timers: systemTimers,
  logger: { debug() {}, info() {}, warn() {}, error() {} },
  http: {
    request() {
      throw new Error('a bank without an API is not called');
    },
  },
};
const clabeAt = (bank: string): string => {
  const first = `${bank}18001234567891`;
  return first + clabeCheckDigit(first);
};
const request: ChargeRequest = {
  idempotencyKey: 'k',
  reference: `CU-0123456789ABCDEF-${speiReference(41)}`,
  amountMinor: 1_160_000,
  currency: 'MXN',
  method: 'bank-transfer',
  description: 'Factura A-1024',
  payer: {},
  capture: 'automatic',
};

test('five rows, in the registry, with words and what can be known of each', () => {
  expect(BANK_ROWS.map(({ abmCode }) => abmCode)).toEqual(['072', '002', '012', '021', '014']);
  for (const { declaration } of bankGateways) {
    expect(findGateway(declaration.id)?.declaration).toBe(declaration);
    expect(declaration).toMatchObject({ kind: 'bank', bank: { cep: true } });
    expect(declaration.webhook).toBeUndefined();
    for (const { labelKey, secret } of credentialFields(declaration)) {
      expect(hasMessage(labelKey)).toBe(true);
      expect(secret).toBe(false);
    }
  }
  const { otherGateway } = BANK_ROWS.find(({ abmCode }) => abmCode === '012') ?? {};
  expect(gatewayProviders.map(({ declaration }) => declaration.id)).toContain(otherGateway);
});

describe.each(BANK_ROWS.map((row) => [row.name, row] as const))('%s', (_name, row) => {
  const provider = findGateway(row.id);
  if (provider === undefined) throw new Error('not in the registry');
  const clabe = clabeAt(row.abmCode);
  const connect = (changes: Record<string, string> = {}) =>
    provider.connect(context, { clabe, beneficiary: 'Taller Núñez SA de CV', ...changes });

  test('takes its own CLABEs only, with a good check digit, in any writing', () => {
    expect(() => connect()).not.toThrow();
    expect(() => connect({ clabe: `${clabe.slice(0, 3)} ${clabe.slice(3, 6)} ${clabe.slice(6)}` })).not.toThrow();
    const other = row.abmCode === '012' ? '072' : '012';
    const wrong = clabe.slice(0, 17) + String((Number(clabe[17]) + 1) % 10);
    for (const each of [clabeAt(other), wrong, clabe.slice(1), '']) {
      expect(() => connect({ clabe: each })).toThrow(expect.objectContaining({ name: 'ZodError' }));
    }
  });

  test('an expected payment is pending, with all that its payer needs', async () => {
    const charge = done(await connect().createCharge(request, patient()));
    expect(charge).toMatchObject({
      reference: request.reference,
      amountMinor: 1_160_000,
      currency: 'MXN',
      method: 'bank-transfer',
      instructions: {
        kind: 'spei',
        clabe,
        bank: row.name,
        beneficiary: 'Taller Núñez SA de CV',
        reference: speiReference(41),
        concept: `FACTURA A 1024 ${speiReference(41)}`,
      },
    });
    expect(standing(charge)).toMatchObject({ status: 'pending', paidMinor: 0 });
    // Sent again after a crash it is the same.
    expect(done(await connect().createCharge(request, patient()))).toEqual(charge);
  });

  test('is no more expected once it is cancelled, with its amount and reference', async () => {
    const { objectId, objectKind } = done(await connect().createCharge(request, patient()));
    const gone = done(await connect().cancel({ objectId, objectKind, idempotencyKey: 'c' }, patient()));
    expect(gone).toMatchObject({ objectId, reference: request.reference, amountMinor: 1_160_000 });
    expect(standing(gone).status).toBe('cancelled');
    const unknown = await connect().cancel({ objectId: 'pi_1', objectKind, idempotencyKey: 'c' }, patient());
    expect(unknown.kind).toBe('rejected');
  });
});

describe('what a bank cannot', () => {
  const bank = bankGateways[0]?.connect(context, { clabe: clabeAt('072'), beneficiary: 'Taller' });
  if (bank === undefined) throw new Error('none');

  test.each([
    ['dollars', { currency: 'USD' }, 'currency'],
    ['a card', { method: 'card' }, 'method'],
    ['nothing', { amountMinor: 0 }, 'amountMinor'],
    ['a reference without a numeric one', { reference: 'CU-0123456789ABCDEF' }, undefined],
    ['a numeric one with a slip', { reference: 'CU-0123456789ABCDEF-1000008' }, undefined],
  ] as const)('%s: refused', async (_what, changes, field) => {
    const outcome = await bank.createCharge({ ...request, ...changes }, patient());
    expect(outcome).toMatchObject({ kind: 'rejected', reason: 'invalid', ...(field === undefined ? {} : { field }) });
  });

  test('nobody is told that something was asked or done', async () => {
    const object = { objectId: 'x', objectKind: 'payment' } as const;
    const since = { sinceUtc: NOW.toISOString() };
    expect((await bank.fetch(object, patient())).kind).toBe('unsupported');
    expect((await bank.findByReference({ reference: 'x', ...since }, patient())).kind).toBe('unsupported');
    expect((await bank.listSince(since, patient())).kind).toBe('unsupported');
    expect((await bank.payouts(since, patient())).kind).toBe('unsupported');
    const refund = { ...object, reference: 'r', amountMinor: 1, currency: 'MXN', full: true, idempotencyKey: 'r' };
    expect(await bank.refund(refund, patient())).toMatchObject({ kind: 'rejected', reason: 'unsupported' });
  });
});
