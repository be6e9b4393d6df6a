/** What came in on the demo desk before anybody looked: charges in every state, and it all adds up. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRowView } from '#contract/invoices.ts';
import { transactionStatus, type Payout, type Transaction } from '#contract/transactions.ts';
import { silentLogger } from '#ports/logger.ts';
import { openDemoDesk, type DemoDesk } from '../../src-main/demo/desk.ts';
import { clientOf, type TestClient } from '../support/engine.ts';

let root: string;
let desk: DemoDesk;
let client: TestClient;
let companyIds: string[];
let charges: Transaction[];
let invoices: InvoiceRowView[];

/** The desk of the specs in a browser. */
const INVOICES = 150;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'cuadra-test-'));
  desk = await openDemoDesk({ invoices: INVOICES, cacheFolder: root, ports: { logger: silentLogger } });
  client = clientOf(desk.engine);
  await desk.engine.idle();
  companyIds = (await client.companies.list({})).rows.map(({ id }) => id);
  const pages = await Promise.all(
    companyIds.map(async (companyId) => ({
      charges: (await client.transactions.list({ companyId, limit: 500 })).rows,
      invoices: (await client.invoices.list({ companyId, limit: 500 })).rows,
    })),
  );
  charges = pages.flatMap((page) => page.charges);
  invoices = pages.flatMap((page) => page.invoices);
});
afterAll(async () => {
  await desk.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('money of the demo desk', () => {
  it('has each company collect through three or four accounts, none of which is real', async () => {
    for (const companyId of companyIds) {
      const { gateways } = await client.gateways.list({ companyId });
      expect(gateways.length).toBeGreaterThanOrEqual(3);
      expect(gateways.filter(({ environment }) => environment !== 'test')).toEqual([]);
      for (const { id, provider, fees } of gateways) {
        expect((await client.gateways.test({ id })).ok).toBe(true);
        expect(fees.length > 0).toBe(!provider.startsWith('bank-'));
      }
    }
  });

  it('has charges in every state that there is', () => {
    const seen = new Set(charges.map(({ status }) => status));
    // What was only just made is nobody's yet: there is no such thing in the past.
    expect(transactionStatus.options.filter((status) => !seen.has(status))).toEqual(['created']);
    expect(charges.length).toBeGreaterThan(30);
    expect(charges.filter(({ environment }) => environment !== 'test')).toEqual([]);
    expect(new Set(charges.map(({ kind }) => kind)).size).toBe(2);
    expect(charges.some(({ invoiceId }) => invoiceId === undefined)).toBe(true);
  });

  it('leaves each invoice as its charges have it: paid, less what was given back or lost', async () => {
    const charged = Map.groupBy(
      charges.filter(({ invoiceId }) => invoiceId !== undefined),
      ({ invoiceId }) => invoiceId ?? '',
    );
    expect(charged.size).toBeGreaterThan(15);
    let paidByCharges = 0;
    for (const { id, status, type } of invoices) {
      if (status !== 'stamped' || type !== 'I') continue;
      const { paidMinor = 0, totalMinor, paymentState } = await client.invoices.get({ id });
      const state =
        paidMinor === 0
          ? 'unpaid'
          : paidMinor < totalMinor
            ? 'partial'
            : paidMinor === totalMinor
              ? 'paid'
              : 'overpaid';
      expect(state).toBe(paymentState);
      const own = charged.get(id);
      if (own === undefined) continue;
      expect(sum(own.map((each) => each.paidMinor - each.refundedMinor - each.lostMinor))).toBe(paidMinor);
      paidByCharges += paidMinor > 0 ? 1 : 0;
    }
    expect(paidByCharges).toBeGreaterThan(10);
  });

  it('tells of each charge how it went, with what the gateway said', async () => {
    for (const { id, provider, feeMinor, feeTaxMinor, netMinor, paidMinor } of charges) {
      const { events, operations, reference } = await client.transactions.get({ id });
      expect(events[0]?.type).toBe('created');
      const times = events.filter(({ type }) => type !== 'payout').map(({ recordedAtUtc }) => recordedAtUtc);
      expect(times).toEqual(times.toSorted());
      if (provider.startsWith('bank-')) continue;
      const said = events.filter(({ type }) => type !== 'payout').map(({ evidence = '' }) => evidence);
      expect(said.filter((evidence) => !evidence.includes(reference))).toEqual([]);
      expect(operations[0]).toMatchObject({ kind: 'create', state: 'done' });
      if (paidMinor === 0) continue;
      expect(netMinor).toBe(paidMinor - (feeMinor ?? 0) - (feeTaxMinor ?? 0));
      expect(feeMinor).toBeGreaterThan(0);
    }
  });

  it('has payouts whose rows add up to the cent, or whose gateway does not say', async () => {
    const payouts: Payout[] = [];
    for (const companyId of companyIds) payouts.push(...(await client.transactions.payouts({ companyId })).rows);
    expect(payouts.length).toBeGreaterThan(2);
    expect(new Set(payouts.map(({ contents }) => contents))).toEqual(new Set(['told', 'not-told']));
    for (const { gatewayId, payoutId, amountMinor, contents } of payouts) {
      const { sums } = await client.transactions.payout({ gatewayId, payoutId });
      expect(sum(sums.map(({ netMinor }) => netMinor))).toBe(contents === 'told' ? amountMinor : 0);
    }
  });

  it('has paid out all that was collected: what is left is at most owed, a fee of what was given back', async () => {
    for (const companyId of companyIds) {
      for (const { id, provider } of (await client.gateways.list({ companyId })).gateways) {
        if (provider !== 'stripe' && provider !== 'conekta') continue;
        const rows = (await client.transactions.balanceRows({ gatewayId: id, limit: 500 })).rows;
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) expect(row.netMinor).toBe(row.amountMinor - row.feeMinor - row.feeTaxMinor);
        expect(sum(rows.map(({ netMinor }) => netMinor))).toBeLessThanOrEqual(0);
        const paidOut = (await client.transactions.payouts({ companyId, gatewayId: id })).rows;
        const booked = rows.filter(({ type }) => type === 'payout').map(({ netMinor }) => -netMinor);
        expect(sum(booked)).toBe(sum(paidOut.map(({ amountMinor }) => amountMinor)));
      }
    }
  });

  it('has an inbox in which everything was worked on but one dead letter and one refusal', async () => {
    const { rows } = await client.webhooks.list({ limit: 500 });
    const count = (state: string): number => rows.filter((row) => row.state === state).length;
    expect(count('done')).toBeGreaterThan(20);
    expect(count('ignored')).toBeGreaterThan(2);
    expect(count('dead')).toBe(1);
    expect(count('pending') + count('waiting')).toBe(0);
    const { gateways } = await client.webhooks.status({});
    expect(gateways.flatMap(({ refusals }) => refusals.map(({ reason, count: many }) => [reason, many]))).toEqual([
      ['bad-signature', 1],
    ]);
    // What is nobody's names nothing of the desk's.
    const ours = new Set(charges.map(({ reference }) => reference));
    for (const { id, objectId } of rows.filter(({ state }) => state === 'ignored')) {
      const { body: foreign } = await client.webhooks.get({ id });
      expect(foreign).toContain(objectId);
      expect(foreign).toContain('TIENDA-10482');
      expect([...ours].filter((reference) => foreign.includes(reference))).toEqual([]);
    }
    const { body, headers } = await client.webhooks.get({ id: rows[0]?.id ?? '' });
    expect(JSON.parse(body)).toMatchObject({ livemode: false });
    expect(headers['x-demo-signature']).toMatch(/•••$/);
    const dead = rows.find(({ state }) => state === 'dead');
    await client.webhooks.replay({ id: dead?.id ?? '' });
    await desk.engine.idle();
    expect((await client.webhooks.get({ id: dead?.id ?? '' })).state).toBe('ignored');
  });
});
