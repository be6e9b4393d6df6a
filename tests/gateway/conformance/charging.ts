/** Making charges: once, with the amount that was asked for, and what becomes of them. */
import { describe, expect, test } from 'vitest';
import type { GatewayDeclaration } from '#connectors/gateway/types.ts';
import { done, patient, standing } from './desk.ts';
import type { GatewayHarness } from './harness.ts';
import type { OpenDesk } from './suite.ts';
import { when, whenThere } from './when.ts';

export function describeCharging(open: OpenDesk, declaration: GatewayDeclaration, harness: GatewayHarness): void {
  const { capabilities } = declaration;

  describe('a charge', () => {
    test('waits for its payer, with what the payer has to be told', async () => {
      const desk = open();
      const request = desk.fresh(harness.waiting);
      const charge = done(await desk.connector.createCharge(request, patient()));
      expect(charge).toMatchObject({
        reference: request.reference,
        amountMinor: request.amountMinor,
        currency: 'MXN',
        method: request.method,
        instructions: { kind: expect.stringMatching(/^(voucher|spei|redirect|link)$/) },
      });
      expect(charge.ids).toContain(charge.objectId);
      expect(standing(charge)).toMatchObject({ status: 'pending', paidMinor: 0 });
      expect(desk.made(request.reference)).toMatchObject([
        { objectId: charge.objectId, amountMinor: request.amountMinor, currency: 'MXN', paidMinor: 0 },
      ]);
    });

    test('is paid when the payer has paid, to the cent', async () => {
      const desk = open();
      const charge = await desk.charge(harness.waiting, { amountMinor: 100_001 });
      desk.simulator.pay(charge.objectId);
      const paid = await desk.read(charge);
      expect(standing(paid)).toMatchObject({ status: 'paid', paidMinor: 100_001, keptMinor: 100_001 });
      expect(paid.objectId).toBe(charge.objectId);
    });

    whenThere(harness.paid, (paid) => {
      test('that is paid at once says so, and what was kept of it', async () => {
        const desk = open();
        const charge = await desk.read(await desk.charge(paid));
        expect(standing(charge)).toMatchObject({ status: 'paid', paidMinor: 123_450 });
        const { fee } = charge;
        if (fee === undefined) throw new Error('no fee');
        expect(fee.feeMinor).toBeGreaterThan(0);
        expect(fee.netMinor).toBe(123_450 - fee.feeMinor - fee.feeTaxMinor);
      });
    });

    whenThere(harness.declined, (declined) => {
      test('that the payer’s bank refuses is declined, in its words, and took no money', async () => {
        const desk = open();
        const request = desk.fresh(declined);
        const outcome = await desk.connector.createCharge(request, patient());
        expect(outcome).toMatchObject({
          kind: 'rejected',
          reason: 'declined',
          words: { provider: declaration.id, code: expect.stringMatching(/\S/), message: expect.stringMatching(/\S/) },
        });
        expect(desk.made(request.reference).reduce((sum, each) => sum + each.paidMinor, 0)).toBe(0);
      });
    });

    when(harness.not?.expire === undefined, () => {
      test('runs out, and stays so', async () => {
        const desk = open();
        const charge = await desk.charge(harness.waiting);
        desk.simulator.expire(charge.objectId);
        expect(standing(await desk.read(charge)).status).toBe('expired');
      });
    });

    test('with a state that nobody has heard of is pending: neither paid nor failed', async () => {
      const desk = open();
      const charge = await desk.charge(harness.waiting);
      desk.simulator.setUnknownStatus(charge.objectId);
      expect(standing(await desk.read(charge))).toMatchObject({ status: 'pending', paidMinor: 0 });
    });
  });

  describe('a charge that cannot be', () => {
    const limits = declaration.methods.find(({ method }) => method === harness.waiting.method)?.limits['MXN'];
    test.each([
      ['nothing', { amountMinor: 0 }],
      ['less than nothing', { amountMinor: -5000 }],
      ['less than the least', { amountMinor: (limits?.minMinor ?? 2) - 1 }],
      ['another currency than it takes', { currency: 'JPY' }],
    ])('%s: refused with the field, and nothing is made', async (_what, changes) => {
      const desk = open();
      const request = desk.fresh(harness.waiting, changes);
      const outcome = await desk.connector.createCharge(request, patient());
      const field = 'currency' in changes ? 'currency' : 'amountMinor';
      expect(outcome).toMatchObject({ kind: 'rejected', reason: 'invalid', field });
      expect(desk.made(request.reference)).toEqual([]);
    });
  });

  describe('sent twice', () => {
    when(capabilities.repeats.safeForMs > 0, () => {
      test('with one key: one charge, the same both times', async () => {
        const desk = open();
        const request = desk.fresh(harness.paid ?? harness.waiting);
        const first = done(await desk.connector.createCharge(request, patient()));
        const second = done(await desk.connect().createCharge(request, patient()));
        expect(second.objectId).toBe(first.objectId);
        expect(desk.made(request.reference)).toHaveLength(1);
      });

      test('with one key, at the same time: one charge', async () => {
        const desk = open();
        const request = desk.fresh(harness.paid ?? harness.waiting);
        await Promise.all([1, 2, 3].map(() => desk.connect().createCharge(request, patient())));
        const charge = await desk.bringHome(request);
        expect(desk.made(request.reference).map(({ objectId }) => objectId)).toEqual([charge.objectId]);
      });
    });
    when(capabilities.repeats.safeForMs === 0, () => {
      test('a repeat makes no second one that nobody hears of', async () => {
        const desk = open();
        const request = desk.fresh(harness.paid ?? harness.waiting);
        const first = done(await desk.connector.createCharge(request, patient()));
        expect((await desk.bringHome(request)).objectId).toBe(first.objectId);
        expect(desk.made(request.reference)).toHaveLength(1);
      });
    });

    test('with two keys: two charges, told apart', async () => {
      const desk = open();
      const [a, b] = [await desk.charge(harness.waiting), await desk.charge(harness.waiting)];
      expect(a.objectId).not.toBe(b.objectId);
    });
  });

  when(capabilities.paymentLink, () => {
    describe('a link', () => {
      test('is a page that is paid once, and is the same charge then', async () => {
        const desk = open();
        const request = desk.freshLink();
        const link = done(await desk.connector.createLink(request, patient()));
        expect(link).toMatchObject({
          objectKind: 'link',
          reference: request.reference,
          amountMinor: request.amountMinor,
          instructions: { kind: 'link', url: expect.stringMatching(/^https:/) },
        });
        expect(standing(link).status).toBe('pending');
        desk.simulator.pay(link.objectId);
        const paid = await desk.read(link);
        expect(standing(paid)).toMatchObject({ status: 'paid', paidMinor: request.amountMinor });
        expect(paid.objectId).toBe(link.objectId);
        expect(paid.reference).toBe(request.reference);
      });

      when(capabilities.repeats.safeForMs > 0, () => {
        test('asked for twice is one', async () => {
          const desk = open();
          const request = desk.freshLink();
          const [first, second] = [
            done(await desk.connector.createLink(request, patient())),
            done(await desk.connector.createLink(request, patient())),
          ];
          expect(second.objectId).toBe(first.objectId);
          expect(desk.made(request.reference)).toHaveLength(1);
        });
      });

      when(capabilities.cancel === 'any', () => {
        test('can be withdrawn', async () => {
          const desk = open();
          const link = done(await desk.connector.createLink(desk.freshLink(), patient()));
          const { objectId, objectKind } = link;
          const gone = await desk.connector.cancel(
            { objectId, objectKind, idempotencyKey: `baja-${objectId}` },
            patient(),
          );
          expect(standing(done(gone)).status).toBe('cancelled');
          expect(standing(await desk.read(link)).status).toBe('cancelled');
        });
      });
    });
  });

  when(capabilities.cancel === 'any', () => {
    test('what waits can be withdrawn, what is paid cannot', async () => {
      const desk = open();
      const { objectId, objectKind } = await desk.charge(harness.waiting);
      const gone = await desk.connector.cancel({ objectId, objectKind, idempotencyKey: `baja-${objectId}` }, patient());
      expect(standing(done(gone)).status).toBe('cancelled');
      const paid = await desk.paid();
      const late = { objectId: paid.objectId, objectKind: paid.objectKind, idempotencyKey: `tarde-${paid.objectId}` };
      expect(await desk.connector.cancel(late, patient())).toMatchObject({ kind: 'rejected', reason: 'state' });
      expect(standing(await desk.read(paid)).status).toBe('paid');
    });
  });

  whenThere(capabilities.capture ? harness.paid : undefined, (kind) => {
    describe('money that is held', () => {
      test('is captured, whole or in part, once', async () => {
        const desk = open();
        const held = await desk.charge(kind, { capture: 'manual' });
        expect(standing(held)).toMatchObject({ status: 'authorised', authorisedMinor: 123_450, paidMinor: 0 });
        const ask = { objectId: held.objectId, currency: 'MXN' };
        const much = await desk.connector.capture(
          { ...ask, amountMinor: 123_451, idempotencyKey: `x-${held.objectId}` },
          patient(),
        );
        expect(much).toMatchObject({ kind: 'rejected', reason: 'amount', field: 'amountMinor' });
        const taken = harness.not?.['capture-of-a-part'] === undefined ? 100_000 : 123_450;
        const key = { ...ask, amountMinor: taken, idempotencyKey: `y-${held.objectId}` };
        const captured = done(await desk.connector.capture(key, patient()));
        expect(standing(captured)).toMatchObject({ status: 'paid', paidMinor: taken });
        const twice = await desk.connector.capture({ ...key, idempotencyKey: `z-${held.objectId}` }, patient());
        expect(twice).toMatchObject({ kind: 'rejected', reason: 'state' });
      });

      when(capabilities.cancel !== 'none', () => {
        test('is let go', async () => {
          const desk = open();
          const { objectId, objectKind } = await desk.charge(kind, { capture: 'manual' });
          const key = { objectId, objectKind, idempotencyKey: `v-${objectId}` };
          const gone = await desk.connector.cancel(key, patient());
          expect(standing(done(gone))).toMatchObject({ status: 'cancelled', paidMinor: 0 });
        });
      });
    });
  });
}
