/** Every gateway's own webhooks, from its simulator over a socket into the inbox, and from there to the transaction. */
import { afterEach, describe, expect, test } from 'vitest';
import { when } from '../gateway/conformance/when.ts';
import { openMoneyDesk, type MoneyDesk } from '../gateway/desk.ts';
import { gatewayHarnesses } from '../gateway/harnesses.ts';

let desk: MoneyDesk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

describe.each(gatewayHarnesses.map((harness) => [harness.provider.declaration.id, harness] as const))(
  '%s',
  (_id, harness) => {
    const { capabilities } = harness.provider.declaration;

    /** A charge that its payer has paid, and that nobody has told us of yet. */
    async function paidThere(): Promise<MoneyDesk & { readonly transactionId: string }> {
      const opened = await openMoneyDesk(harness);
      desk = opened;
      const { client, engine, simulator, gatewayId, invoiceId } = opened;
      const payer = { phone: '5512345678' };
      const { id } = await client.transactions.charge({ gatewayId, invoiceId, method: harness.waiting.method, payer });
      await engine.idle();
      const { objectId = '' } = await client.transactions.get({ id });
      simulator.pay(objectId);
      return { ...opened, transactionId: id };
    }

    test('what it tells reaches the transaction and the invoice, in any order and however often', async () => {
      const { client, engine, simulator, gatewayId, invoiceId, transactionId, post } = await paidThere();
      const told = simulator.deliveries();
      expect(told.length).toBeGreaterThan(0);
      for (const delivery of [...told.toReversed(), ...told]) {
        expect(await post(delivery)).toBe(200);
      }
      await engine.idle();
      expect(await client.transactions.get({ id: transactionId })).toMatchObject({ status: 'paid' });
      expect(await client.invoices.get({ id: invoiceId })).toMatchObject({ paymentState: 'paid' });
      const { rows } = await client.webhooks.list({ gatewayId });
      expect(new Set(rows.map(({ providerEventId }) => providerEventId)).size).toBe(rows.length);
      expect(rows.every(({ deliveries }) => deliveries >= 2)).toBe(true);
      expect(rows.filter(({ state }) => state !== 'done' && state !== 'ignored')).toEqual([]);
    });

    test('what somebody else sends in its name is refused, or believed in nothing', async () => {
      const { client, engine, simulator, gatewayId, transactionId, post } = await paidThere();
      const [delivery] = simulator.deliveries({ wrongSecret: true });
      const status = delivery === undefined ? 400 : await post(delivery);
      const { rows } = await client.webhooks.list({ gatewayId });
      expect([status, rows.every(({ trust }) => trust === 'hint')]).toEqual([rows.length === 0 ? 400 : 200, true]);
      await engine.idle();
      // Whatever came of it was read from the gateway itself.
      expect(['pending', 'created', 'paid']).toContain((await client.transactions.get({ id: transactionId })).status);
    });

    test.runIf(capabilities.events || capabilities.listSince)(
      'what was never delivered is found in its list',
      async () => {
        const { client, engine, gatewayId, transactionId } = await paidThere();
        expect((await client.webhooks.catchUp({ gatewayId })).jobIds).toHaveLength(1);
        await engine.idle();
        expect(await client.transactions.get({ id: transactionId })).toMatchObject({ status: 'paid' });
        expect((await client.webhooks.list({ gatewayId })).rows.every(({ via }) => via === 'poll')).toBe(true);
      },
    );

    when(capabilities.webhookRegistration, () =>
      test('its API takes the address, the secret is kept, and the address is taken back', async () => {
        desk = await openMoneyDesk(harness);
        const { engine, gatewayId } = desk;
        const { db, features } = engine;
        const { tunnelSide } = features.gatewaySides;
        expect(tunnelSide.senders()).toMatchObject([{ id: gatewayId, registers: true }]);
        const url = `https://pagos.example/payments/webhook/${gatewayId}`;
        const { signal } = new AbortController();
        const answer = await tunnelSide.register(gatewayId, { url, idempotencyKey: 'hook-1' }, signal);
        expect(answer).toMatchObject({ kind: 'done' });
        if (answer.kind !== 'done') return;
        const before = features.gateways.service.webhookSecrets(gatewayId);
        db.transaction((tx) => tunnelSide.keepEndpoint(tx, gatewayId, { ...answer.value, url }));
        const { secret, webhookId } = answer.value;
        const after = features.gateways.service.webhookSecrets(gatewayId);
        expect(after[0]).toBe(secret ?? before[0]);
        expect(features.gateways.service.mustFind(db, gatewayId)).toMatchObject({ webhookId, webhookUrl: url });
        expect(await tunnelSide.unregister(gatewayId, webhookId, signal)).toEqual({ kind: 'done', value: null });
      }),
    );
  },
);
