/** Refunds, disputes, payouts and the gateway's balance. */
import { describe, expect, test } from 'vitest';
import type { ChargeView, GatewayDeclaration, RefundRequest } from '#connectors/gateway/types.ts';
import { done, NOW, patient, standing } from './desk.ts';
import type { OpenDesk } from './suite.ts';
import { when } from './when.ts';

export function describeRefunding(open: OpenDesk, declaration: GatewayDeclaration): void {
  const { capabilities } = declaration;
  let last = 0;
  const refundOf = (charge: ChargeView, amountMinor: number, full = false): RefundRequest => {
    last += 1;
    return {
      objectId: charge.objectId,
      reference: `${charge.reference ?? ''}-R${last}`,
      amountMinor,
      currency: charge.currency,
      full,
      idempotencyKey: `reembolso-${last}-${charge.objectId}`,
    };
  };

  when(capabilities.refund !== 'none', () => {
    describe('refunds', () => {
      test('all of it', async () => {
        const desk = open();
        const charge = await desk.paid();
        const refund = done(await desk.connector.refund(refundOf(charge, 123_450, true), patient()));
        expect(refund).toMatchObject({ amountMinor: 123_450, status: expect.stringMatching(/^(pending|succeeded)$/) });
        expect(standing(await desk.read(charge))).toMatchObject({
          status: 'refunded',
          refundedMinor: 123_450,
          keptMinor: 0,
        });
      });

      when(capabilities.refund === 'partial', () => {
        test('in parts, and never above what is left', async () => {
          const desk = open();
          const charge = await desk.paid();
          const first = done(await desk.connector.refund(refundOf(charge, 50_000), patient()));
          expect(standing(await desk.read(charge))).toMatchObject({
            status: 'partially-refunded',
            refundedMinor: 50_000,
          });
          const over = await desk.connector.refund(refundOf(charge, 73_451), patient());
          expect(over).toMatchObject({ kind: 'rejected', reason: 'amount' });
          expect(standing(await desk.read(charge)).refundedMinor).toBe(50_000);
          const second = done(await desk.connector.refund(refundOf(charge, 73_450), patient()));
          expect(second.refundId).not.toBe(first.refundId);
          expect(standing(await desk.read(charge))).toMatchObject({ status: 'refunded', refundedMinor: 123_450 });
          expect((await desk.connector.refund(refundOf(charge, 1), patient())).kind).toBe('rejected');
        });
      });

      when(capabilities.repeats.safeForMs > 0, () => {
        test('asked for twice with one key: once', async () => {
          const desk = open();
          const charge = await desk.paid();
          const request = refundOf(charge, capabilities.refund === 'partial' ? 10_000 : 123_450);
          const first = done(await desk.connector.refund(request, patient()));
          const second = done(await desk.connect().refund(request, patient()));
          expect(second.refundId).toBe(first.refundId);
          expect(standing(await desk.read(charge)).refundedMinor).toBe(request.amountMinor);
        });

        test('whose answer was lost is found, not doubled', async () => {
          const desk = open();
          const charge = await desk.paid();
          const request = refundOf(charge, capabilities.refund === 'partial' ? 20_000 : 123_450);
          desk.simulator.behave('cut-after', 'refund');
          expect(await desk.connector.refund(request, patient())).toMatchObject({ kind: 'unknown' });
          done(await desk.connector.refund(request, patient()));
          expect(standing(await desk.read(charge)).refundedMinor).toBe(request.amountMinor);
        });
      });

      test('of what was never paid: refused', async () => {
        const desk = open();
        const charge = await desk.charge(desk.harness.waiting);
        expect((await desk.connector.refund(refundOf(charge, 1000), patient())).kind).toBe('rejected');
      });

      test('that the bank sends back: the money is ours again', async () => {
        const desk = open();
        const charge = await desk.paid();
        const refund = done(await desk.connector.refund(refundOf(charge, 123_450, true), patient()));
        if (desk.simulator.failRefund === undefined) return;
        desk.simulator.failRefund(refund.refundId);
        expect(standing(await desk.read(charge))).toMatchObject({
          status: 'paid',
          refundedMinor: 0,
          keptMinor: 123_450,
        });
      });
    });
  });

  test('a dispute is open, then lost or won', async () => {
    const desk = open();
    if (desk.simulator.dispute === undefined) return;
    for (const [outcome, status, keptMinor] of [
      ['lost', 'dispute-lost', 0],
      ['won', 'paid', 123_450],
    ] as const) {
      const charge = await desk.paid();
      desk.simulator.dispute(charge.objectId, 'open');
      expect(standing(await desk.read(charge)).status).toBe('disputed');
      desk.simulator.dispute(charge.objectId, outcome);
      expect(standing(await desk.read(charge))).toMatchObject({ status, keptMinor });
    }
  });

  when(capabilities.payouts, () => {
    test('a payout is listed, with what it holds and what was kept', async () => {
      const desk = open();
      const charge = await desk.paid();
      const payoutId = desk.simulator.payOut?.();
      if (payoutId === undefined) throw new Error('the simulator pays nothing out');
      const since = { sinceUtc: new Date(NOW.getTime() - 60_000).toISOString() };
      const payouts = await desk.connector.payouts(since, patient());
      if (payouts.kind !== 'done') throw new Error(payouts.kind);
      const payout = payouts.value.items.find((each) => each.payoutId === payoutId);
      expect(payout).toMatchObject({ currency: 'MXN', status: 'paid' });
      if (!capabilities.balanceTransactions) return;
      const untold = desk.harness.not?.['rows-of-a-payout'] !== undefined;
      const which = untold ? since : { ...since, payoutId };
      const rows = await desk.connector.balanceTransactions(which, patient());
      if (rows.kind !== 'done') throw new Error(rows.kind);
      const held = rows.value.items.filter(({ type }) => type !== 'payout');
      for (const row of rows.value.items) {
        expect(row.netMinor).toBe(row.amountMinor - row.feeMinor - row.feeTaxMinor);
      }
      // Where nobody tells what a payout holds, that is said, and the balance's rows stand for themselves.
      const [sum, asked] = untold
        ? [undefined, await desk.connector.balanceTransactions({ ...since, payoutId }, patient())]
        : [held.reduce((all, row) => all + row.netMinor, 0), rows];
      expect(asked.kind).toBe(untold ? 'unsupported' : 'done');
      expect(sum).toBe(untold ? undefined : payout?.amountMinor);
      expect(
        held.some((row) => charge.ids.includes(row.paymentId ?? '') || charge.ids.includes(row.sourceId ?? '')),
      ).toBe(true);
    });
  });
}
