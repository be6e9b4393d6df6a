/** Credentials, lists, and the endpoint for webhooks. */
import { describe, expect, test } from 'vitest';
import { credentialFields, type GatewayDeclaration } from '#connectors/gateway/types.ts';
import { done, NOW, patient, standing } from './desk.ts';
import type { GatewayHarness } from './harness.ts';
import type { OpenDesk } from './suite.ts';
import { when } from './when.ts';

export function describeAccount(open: OpenDesk, declaration: GatewayDeclaration, harness: GatewayHarness): void {
  const { capabilities } = declaration;
  const since = { sinceUtc: new Date(NOW.getTime() - 60_000).toISOString() };

  test('the declaration says what screens and callers need', () => {
    expect(declaration.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(declaration.maxParallel).toBeGreaterThan(0);
    expect(Math.min(...Object.values(declaration.timeoutsMs))).toBeGreaterThan(0);
    for (const field of credentialFields(declaration)) expect(field.labelKey).toMatch(/^gateway\.credential\./);
    for (const { currencies, by } of declaration.methods) {
      expect(by.length).toBeGreaterThan(0);
      for (const currency of currencies) expect(declaration.currencies).toContain(currency);
    }
    // What got no answer can be brought home in one way or another.
    expect(capabilities.repeats.safeForMs > 0 || capabilities.findByReference !== 'no').toBe(true);
  });

  test('the account can be tried, without making anything', async () => {
    const desk = open();
    const before = desk.simulator.charges().length;
    expect(await desk.connector.test(patient())).toMatchObject({ kind: 'done', value: { environment: 'test' } });
    expect(desk.simulator.charges().length).toBe(before);
  });

  test('wrong credentials are said to be wrong, whatever is asked', async () => {
    const desk = open();
    const connector = desk.connect(desk.simulator.wrongCredentials);
    const request = desk.fresh(harness.waiting);
    expect((await connector.test(patient())).kind).toBe('credentials');
    expect((await connector.createCharge(request, patient())).kind).toBe('credentials');
    expect((await connector.fetch({ objectId: 'pi_1', objectKind: 'payment' }, patient())).kind).toBe('credentials');
    expect(desk.made(request.reference)).toEqual([]);
  });

  test('what does not exist is not found', async () => {
    const desk = open();
    const { objectId } = await desk.charge(harness.waiting);
    const other = objectId.replaceAll(/[A-Za-z0-9](?=[^_]{0,3}$)/g, (sign) => (sign === '7' ? '1' : '7'));
    expect((await desk.connector.fetch({ objectId: other, objectKind: 'payment' }, patient())).kind).toBe('not-found');
  });

  when(capabilities.listSince, () => {
    test('charges since an instant are listed, each once, whatever the pages', async () => {
      const desk = open();
      const made = [await desk.charge(harness.waiting), await desk.charge(harness.waiting)];
      const listed: string[] = [];
      let cursor: string | undefined;
      let found = 0;
      do {
        const page = await desk.connector.listSince(
          { ...since, ...(cursor === undefined ? {} : { cursor }) },
          patient(),
        );
        if (page.kind !== 'done') throw new Error(page.kind);
        listed.push(...page.value.items.map(({ objectId }) => objectId));
        found += page.value.items.filter((each) => standing(each).status === 'pending').length;
        cursor = page.value.next;
      } while (cursor !== undefined);
      expect(listed).toEqual(expect.arrayContaining(made.map(({ objectId }) => objectId)));
      expect(new Set(listed).size).toBe(listed.length);
      expect(found).toBeGreaterThan(1);
      const later = { sinceUtc: new Date(NOW.getTime() + 3_600_000).toISOString() };
      expect(await desk.connector.listSince(later, patient())).toMatchObject({ kind: 'done', value: { items: [] } });
    });
  });

  when(capabilities.events, () => {
    test('events since an instant tell what webhooks would have told', async () => {
      const desk = open();
      const charge = await desk.charge(harness.waiting);
      desk.simulator.pay(charge.objectId);
      const events: { objectId: string; type: string }[] = [];
      let cursor: string | undefined;
      do {
        const page = await desk.connector.eventsSince(
          { ...since, ...(cursor === undefined ? {} : { cursor }) },
          patient(),
        );
        if (page.kind !== 'done') throw new Error(page.kind);
        events.push(...page.value.items);
        cursor = page.value.next;
      } while (cursor !== undefined);
      const told = harness.not?.['paid-by-payer'] === undefined ? 'paid' : 'authorised';
      expect(events.filter(({ objectId }) => charge.ids.includes(objectId)).map(({ type }) => type)).toContain(told);
    });
  });

  when(capabilities.webhookRegistration, () => {
    describe('the endpoint for webhooks', () => {
      test('is registered and removed; removing twice is once', async () => {
        const desk = open();
        const url = 'https://cobros.cliente.example/payments/webhook/1';
        const endpoint = done(await desk.connector.registerWebhook({ url, idempotencyKey: 'punto-1' }, patient()));
        expect(endpoint.webhookId).toMatch(/\S/);
        expect([undefined, ...desk.simulator.webhookSecrets]).toContain(endpoint.secret);
        const { webhookId } = endpoint;
        expect(await desk.connector.removeWebhook({ webhookId }, patient())).toEqual({ kind: 'done', value: null });
        expect(await desk.connector.removeWebhook({ webhookId }, patient())).toEqual({ kind: 'done', value: null });
      });

      test('an address that is no https is refused, with the field', async () => {
        const desk = open();
        const asked = { url: 'http://cliente.example/x', idempotencyKey: 'punto-2' };
        expect(await desk.connector.registerWebhook(asked, patient())).toMatchObject({
          kind: 'rejected',
          field: 'url',
        });
      });
    });
  });
}
