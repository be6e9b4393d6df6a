/** Money in through the whole engine, for every gateway: from an invoice's balance to its payment, and back. */
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '#ports/clock.ts';
import { credentialFields } from '#connectors/gateway/types.ts';
import { openMoneyDesk, type MoneyDesk } from './desk.ts';
import { when } from './conformance/when.ts';
import { gatewayHarnesses } from './harnesses.ts';

let desk: MoneyDesk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

describe.each(gatewayHarnesses.map((harness) => [harness.provider.declaration.id, harness] as const))(
  '%s',
  (_id, harness) => {
    async function opened(): Promise<MoneyDesk> {
      desk = await openMoneyDesk(harness);
      return desk;
    }
    const payer = { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' };
    const waiting = { method: harness.waiting.method, payer } as const;
    /** What a webhook does: the charge that it names is read again. */
    const heardOf = (at: MoneyDesk, objectId: string) =>
      at.engine.features.transactions.service.processEvent(
        at.gatewayId,
        { objectId, objectKind: 'payment' },
        'webhook',
        new AbortController().signal,
      );

    test('the balance of an invoice is charged, paid, and reaches the invoice', async () => {
      const { client, engine, simulator, gatewayId, invoiceId } = await opened();
      const invoice = await client.invoices.get({ id: invoiceId });
      const asked = await client.transactions.charge({ gatewayId, invoiceId, ...waiting });
      expect(asked).toMatchObject({
        status: 'created',
        amountMinor: invoice.totalMinor,
        currency: 'MXN',
        operations: [{ kind: 'create' }],
      });
      await engine.idle();
      const charge = await client.transactions.get({ id: asked.id });
      expect(charge).toMatchObject({ status: 'pending', operations: [{ kind: 'create', state: 'done' }] });
      expect(charge.instructions).toBeDefined();
      simulator.pay(charge.objectId ?? '');
      const paid = await client.transactions.refresh({ id: asked.id });
      expect(paid).toMatchObject({ status: 'paid', paidMinor: invoice.totalMinor });
      expect(paid.events.map(({ type }) => type)).toEqual(expect.arrayContaining(['created', 'pending', 'paid']));
      expect(await client.invoices.get({ id: invoiceId })).toMatchObject({
        paymentState: 'paid',
        paidMinor: invoice.totalMinor,
      });
      // Nothing is left to charge.
      await expect(client.transactions.charge({ gatewayId, invoiceId, ...waiting })).rejects.toMatchObject({
        data: { code: 'TRANSACTION_OVER_BALANCE' },
      });
    });

    test('an event, whatever its order and however often, changes the state once', async () => {
      const at = await opened();
      const { client, engine, simulator, gatewayId, invoiceId } = at;
      const { id } = await client.transactions.charge({ gatewayId, invoiceId, amountMinor: 100_000, ...waiting });
      await engine.idle();
      const { objectId = '' } = await client.transactions.get({ id });
      simulator.pay(objectId);
      for (let n = 0; n < 3; n += 1) expect((await heardOf(at, objectId)).kind).toBe('applied');
      const { events, status } = await client.transactions.get({ id });
      expect(status).toBe('paid');
      expect(events.filter(({ type }) => type === 'paid')).toHaveLength(1);
      expect(events.find(({ type }) => type === 'paid')?.source).toBe('webhook');
      expect(await client.invoices.get({ id: invoiceId })).toMatchObject({
        paymentState: 'partial',
        paidMinor: 100_000,
      });
    });

    test('what the same request asks for twice is one charge', async () => {
      const { client, engine, simulator, gatewayId, invoiceId } = await opened();
      const request = { gatewayId, invoiceId, ...waiting, requestId: '0199e0a0-0000-7000-8000-000000000001' };
      const first = await client.transactions.charge(request);
      const second = await client.transactions.charge(request);
      expect(second.id).toBe(first.id);
      await engine.idle();
      expect(simulator.charges()).toHaveLength(1);
    });

    test('a lost answer is looked up, and nobody is charged twice', async () => {
      const { client, engine, simulator, gatewayId, invoiceId } = await opened();
      simulator.behave('cut-after', 'charge');
      const { id } = await client.transactions.charge({ gatewayId, invoiceId, ...waiting });
      await expect
        .poll(async () => (await client.transactions.get({ id })).operations[0]?.state, { timeout: 20_000 })
        .toBe('done');
      await engine.idle();
      expect(simulator.charges()).toHaveLength(1);
      expect((await client.transactions.get({ id })).objectId).toBe(simulator.charges()[0]?.objectId);
    });

    test('amount, currency, method and payer are checked before anything is asked', async () => {
      const { client, simulator, gatewayId, invoiceId } = await opened();
      const bad = (input: object) => client.transactions.charge({ gatewayId, invoiceId, ...waiting, ...input });
      await expect(bad({ amountMinor: 99_999_999 })).rejects.toMatchObject({
        data: { code: 'TRANSACTION_OVER_BALANCE', field: 'amountMinor' },
      });
      await expect(bad({ currency: 'USD' })).rejects.toMatchObject({ data: { code: 'TRANSACTION_CURRENCY_DIFFERS' } });
      await expect(bad({ invoiceId: undefined })).rejects.toMatchObject({
        data: { code: 'TRANSACTION_AMOUNT_MISSING' },
      });
      // The least that it takes, less one; where it takes a cent, nothing at all is refused by the contract itself.
      const limits = harness.provider.declaration.methods.find(({ method }) => method === waiting.method)?.limits;
      const below = (limits?.['MXN']?.minMinor ?? 0) - 1;
      const code = below > 0 ? 'TRANSACTION_AMOUNT_OUT_OF_RANGE' : 'INPUT_INVALID';
      await expect(bad({ invoiceId: undefined, amountMinor: below, currency: 'MXN' })).rejects.toMatchObject({
        data: { code },
      });
      await expect(bad({ invoiceId: undefined, amountMinor: 50_000, currency: 'JPY' })).rejects.toMatchObject({
        data: { code: 'TRANSACTION_CURRENCY_NOT_TAKEN' },
      });
      expect(simulator.charges()).toEqual([]);
    });

    when(harness.provider.declaration.capabilities.refund !== 'none', () => {
      test('it is refunded in part and whole, never above what is left, and the invoice owes again', async () => {
        const { client, engine, simulator, gatewayId, invoiceId } = await opened();
        const { refund } = harness.provider.declaration.capabilities;
        const kind = harness.paid ?? harness.waiting;
        const { id } = await client.transactions.charge({
          gatewayId,
          invoiceId,
          amountMinor: 100_000,
          method: kind.method,
          payer: waiting.payer,
          ...(kind.token === undefined ? {} : { token: kind.token }),
        });
        await engine.idle();
        const { objectId = '', status } = await client.transactions.get({ id });
        if (status !== 'paid') simulator.pay(objectId);
        expect((await client.transactions.refresh({ id })).can.refundableMinor).toBe(100_000);
        await expect(client.transactions.refund({ id, amountMinor: 100_001 })).rejects.toMatchObject({
          data: { code: expect.stringMatching(/^TRANSACTION_(REFUND_OVER|NOT_POSSIBLE)$/) },
        });
        const part = refund === 'partial' ? 40_000 : 100_000;
        await client.transactions.refund({ id, amountMinor: part });
        // What is under way counts: both together would be too much.
        await expect(client.transactions.refund({ id, amountMinor: 60_001 })).rejects.toMatchObject({
          data: { code: expect.stringMatching(/^TRANSACTION_(REFUND_OVER|NOT_POSSIBLE)$/) },
        });
        await engine.idle();
        const after = await client.transactions.refresh({ id });
        expect(after).toMatchObject({ refundedMinor: part, refunds: [{ amountMinor: part, status: 'succeeded' }] });
        await client.transactions.refund({ id }).catch(() => undefined);
        await engine.idle();
        expect(await client.transactions.refresh({ id })).toMatchObject({ status: 'refunded', keptMinor: 0 });
        expect(await client.invoices.get({ id: invoiceId })).toMatchObject({ paymentState: 'unpaid', paidMinor: 0 });
      });
    });

    test('it ends when the method lets it end, and no later', async () => {
      const { client, simulator, gatewayId } = await opened();
      const inDays = (days: number) => new Date(systemClock.now().getTime() + days * 86_400_000).toISOString();
      const expiry = harness.provider.declaration.methods.find(({ method }) => method === waiting.method)?.expiry;
      const lasting = (days: number) =>
        client.transactions
          .charge({ gatewayId, amountMinor: 50_000, currency: 'MXN', ...waiting, expiresAtUtc: inDays(days) })
          .then(({ status }) => status as string)
          .catch((error: { data: { code: string; field: string } }) => `${error.data.code} ${error.data.field}`);
      const code = expiry === undefined ? 'TRANSACTION_EXPIRY_NOT_TAKEN' : 'TRANSACTION_EXPIRY_OUT_OF_RANGE';
      const longest = expiry?.maxDays ?? 1;
      expect(await lasting(longest + 1.1)).toBe(`${code} expiresAtUtc`);
      expect(simulator.charges()).toEqual([]);
      expect(await lasting(longest)).toBe(expiry === undefined ? `${code} expiresAtUtc` : 'created');
    });

    when(harness.provider.declaration.capabilities.paymentLink, () => {
      test('what a link cannot carry is refused, not left out', async () => {
        const { client, gatewayId } = await opened();
        const { declaration } = harness.provider;
        const { linkOffers = [], linkPayer = [] } = declaration.capabilities;
        const first = declaration.methods.find(({ by }) => by.includes('link'));
        if (first === undefined) throw new Error('no method by link');
        const made = (more: object) =>
          client.transactions
            .createLink({ gatewayId, amountMinor: 50_000, currency: 'MXN', methods: [first.method], payer, ...more })
            .then(() => 'made')
            .catch((error: { data: { code: string } }) => error.data.code);
        const tomorrow = new Date(systemClock.now().getTime() + 86_400_000).toISOString();
        expect({
          holds: await made({ capture: 'manual' }),
          msi: await made({ msiMonths: 3 }),
          expiry: await made({ expiresAtUtc: tomorrow }),
          payer: await made({ payer: {} }),
        }).toEqual({
          holds: linkOffers.includes('holds') && first.holds ? 'made' : 'TRANSACTION_METHOD_NOT_TAKEN',
          msi: linkOffers.includes('msi') && first.msi.includes(3) ? 'made' : 'TRANSACTION_METHOD_NOT_TAKEN',
          expiry: linkOffers.includes('expiry') ? 'made' : 'TRANSACTION_EXPIRY_NOT_TAKEN',
          payer: linkPayer.length === 0 ? 'made' : 'TRANSACTION_PAYER_MISSING',
        });
      });

      test('a link has a QR, is listed and found, and totals add up', async () => {
        const { client, engine, gatewayId, invoiceId, companyId } = await opened();
        const { id, reference } = await client.transactions.createLink({ gatewayId, invoiceId, payer });
        await engine.idle();
        const link = await client.transactions.get({ id });
        expect(link.instructions).toMatchObject({ kind: 'link' });
        expect((await client.transactions.qr({ id })).svg).toMatch(/^<svg/);
        const { rows } = await client.transactions.list({
          companyId,
          query: reference.slice(3, 12),
          statuses: ['pending'],
        });
        expect(rows).toMatchObject([{ id, currencyDecimals: 2 }]);
        expect(await client.transactions.totals({ companyId })).toMatchObject([
          { currency: 'MXN', currencyDecimals: 2, count: 1, amountMinor: link.amountMinor, keptMinor: 0 },
        ]);
      });
    });

    test('keys are tried, and wrong ones said to be wrong; no secret comes out', async () => {
      const { client, simulator, gatewayId, companyId } = await opened();
      expect(await client.gateways.test({ id: gatewayId })).toMatchObject({ ok: true });
      const { version } = await client.gateways.get({ id: gatewayId });
      await client.gateways.update({ id: gatewayId, version, credentials: { ...simulator.wrongCredentials } });
      expect(await client.gateways.test({ id: gatewayId })).toMatchObject({ ok: false });
      const said = JSON.stringify(await client.gateways.list({ companyId }));
      // The name of an account is shown to who edits it; what opens it is not.
      const secrets = credentialFields(harness.provider.declaration)
        .filter(({ secret }) => secret)
        .flatMap(({ name }) => [simulator.credentials[name], simulator.wrongCredentials[name]]);
      expect(secrets.filter((each) => each === undefined)).toEqual([]);
      for (const secret of secrets) expect(said).not.toContain(secret);
      expect(
        await client.gateways.fee({
          id: gatewayId,
          amountMinor: 100_000,
          currency: 'MXN',
          method: harness.waiting.method,
        }),
      ).toEqual({
        feeMinor: 3900,
        taxMinor: 624,
        netMinor: 95_476,
      });
    });

    test('what it tells itself is confirmed by nobody else', async () => {
      const { client, engine, gatewayId, invoiceId } = await opened();
      const { id } = await client.transactions.charge({ gatewayId, invoiceId, amountMinor: 100_000, ...waiting });
      await engine.idle();
      expect((await client.transactions.get({ id })).can).toMatchObject({ confirm: false, undoConfirm: false });
      const seen = { amountMinor: 100_000, paidAtUtc: '2026-11-20T12:00:00.000Z', note: 'CEP 123' };
      await expect(client.transactions.confirm({ id, ...seen })).rejects.toMatchObject({
        data: { code: 'TRANSACTION_NOT_POSSIBLE' },
      });
    });
  },
);
