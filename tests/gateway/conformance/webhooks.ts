/** Deliveries: what is really the gateway's is taken, and nothing else is. */
import { describe, expect, test } from 'vitest';
import type { GatewayDeclaration } from '#connectors/gateway/types.ts';
import type { GatewayDesk } from './desk.ts';
import type { GatewayHarness } from './harness.ts';
import type { OpenDesk } from './suite.ts';
import { when } from './when.ts';

const MINUTE_MS = 60_000;

export function describeWebhooks(open: OpenDesk, declaration: GatewayDeclaration, harness: GatewayHarness): void {
  const { webhook } = declaration;
  if (webhook === undefined) return;

  /** The last delivery of a charge that was paid, and the charge. */
  async function paidDelivery(desk: GatewayDesk, options = {}) {
    const charge = await desk.charge(harness.waiting);
    desk.simulator.pay(charge.objectId);
    const delivery = desk.simulator.deliveries(options).at(-1);
    if (delivery === undefined) throw new Error('nothing was delivered');
    return { charge, delivery };
  }

  describe('webhooks', () => {
    test(`a good one is ${webhook.verification}: it names the charge`, async () => {
      const desk = open();
      const { charge, delivery } = await paidDelivery(desk);
      const verdict = await desk.verify(desk.input(delivery));
      expect(verdict.kind).toBe(webhook.verification === 'signed' ? 'verified' : 'hint');
      const [event] = verdict.events;
      expect(event?.providerEventId).toMatch(/\S/);
      expect(event?.occurredAt).toMatch(/^\d{4}-.*Z$/);
      expect(charge.ids).toContain(event?.objectId);
    });

    test('the same delivery twice has the same event id', async () => {
      const desk = open();
      const { delivery } = await paidDelivery(desk);
      const [first, second] = [await desk.verify(desk.input(delivery)), await desk.verify(desk.input(delivery))];
      expect(second.events).toEqual(first.events);
    });

    test('a body that is nothing is refused', async () => {
      const desk = open();
      const { delivery } = await paidDelivery(desk);
      for (const rawBody of [Buffer.alloc(0), Buffer.from('{'), Buffer.from([0xff, 0xfe])]) {
        expect(await desk.verify(desk.input({ ...delivery, rawBody }))).toMatchObject({ kind: 'refused', events: [] });
      }
    });

    when(webhook.verification === 'signed', () => {
      test('one changed byte anywhere in what is signed: refused', async () => {
        const desk = open();
        const { charge, delivery } = await paidDelivery(desk);
        const rawBody = Buffer.from(delivery.rawBody);
        for (const at of [0, Math.floor(rawBody.length / 2), rawBody.length - 1]) {
          const changed = Buffer.from(rawBody);
          changed[at] = (changed[at] ?? 0) ^ 1;
          const { kind, events } = await desk.verify(desk.input({ ...delivery, rawBody: changed }));
          // Where the body is not signed it must not be able to name another object.
          const kinds = harness.not?.['signed-body'] === undefined ? ['refused'] : ['refused', 'verified'];
          expect(kinds).toContain(kind);
          for (const { objectId } of events) expect(charge.ids).toContain(objectId);
        }
      });

      test('with another secret, without one, or without signature: refused', async () => {
        const desk = open();
        const { delivery } = await paidDelivery(desk, { wrongSecret: true });
        expect(await desk.verify(desk.input(delivery))).toMatchObject({ kind: 'refused', reason: 'bad-signature' });
        const good = await paidDelivery(desk);
        expect(await desk.verify(desk.input(good.delivery, { secrets: [] }))).toMatchObject({
          kind: 'refused',
          reason: 'no-secret',
        });
        const bare = { ...good.delivery, headers: {} };
        expect(await desk.verify(desk.input(bare))).toMatchObject({ kind: 'refused', reason: 'no-signature' });
      });

      test('while one secret is replaced by another, both are good', async () => {
        const desk = open();
        const { delivery } = await paidDelivery(desk);
        const secrets = [desk.simulator.webhookSecrets[0]?.replace(/.$/, '') ?? '', ...desk.simulator.webhookSecrets];
        expect((await desk.verify(desk.input(delivery, { secrets }))).kind).toBe('verified');
      });

      test.each([
        ['too old', -6 * MINUTE_MS, 'too-old'],
        ['from the future', 2 * MINUTE_MS, 'from-the-future'],
      ])('%s: refused, so that it cannot be played again', async (_what, ms, reason) => {
        const desk = open();
        const { delivery } = await paidDelivery(desk, { at: new Date(desk.clock.now().getTime() + ms) });
        expect(await desk.verify(desk.input(delivery))).toMatchObject({ kind: 'refused', reason });
      });

      test('a little late is good: networks are slow and clocks differ', async () => {
        const desk = open();
        const { delivery } = await paidDelivery(desk, { at: new Date(desk.clock.now().getTime() - 4 * MINUTE_MS) });
        expect((await desk.verify(desk.input(delivery))).kind).toBe('verified');
      });
    });

    test('nothing that is delivered, in any order, is thrown at', async () => {
      const desk = open();
      await paidDelivery(desk);
      for (const delivery of desk.simulator.deliveries().toReversed()) {
        const verdict = await desk.verify(desk.input(delivery));
        expect(verdict.kind).not.toBe('refused');
        expect(verdict.events.length).toBeGreaterThan(0);
      }
    });
  });
}
