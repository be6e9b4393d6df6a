/** Certificates of a company over the years: told in time that they end, and replaced without anybody's work stopping. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoPacProvider } from '#connectors/pac/demo/index.ts';
import type { PacProvider } from '#connectors/pac/types.ts';
import { createDemoAuthority } from '#domain/csd/demo-authority.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { fixedClock } from '#ports/clock.ts';
import { faulty, type FaultyPac } from '../pac/faulty.ts';
import { ISSUER, openTestDesk, type TestDesk } from '../support/engine.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let desk: TestDesk;
let clock: ReturnType<typeof fixedClock>;
let pac: FaultyPac | undefined;

beforeEach(async () => {
  clock = fixedClock(new Date());
  const inner = demoPacProvider({ durable: false });
  const provider: PacProvider = {
    ...inner,
    connect(context, credentials) {
      pac = faulty(inner.connect(context, credentials), 'demo', () => Promise.reject(new Error('no other document')));
      return pac;
    },
  };
  desk = await openTestDesk({ clock }, { pacProviders: [provider] });
  desk.engine.start();
});
afterEach(() => desk.close());

const csds = () => desk.client.csds.list({ companyId: desk.companyId });
const active = async () => (await csds()).find(({ status }) => status === 'active');

/** A certificate made today; the demo authority gives it four years. */
async function upload(activate: boolean): Promise<string> {
  const authority = createDemoAuthority({ at: clock.now() });
  const { cer, key, password } = authority.issueCsd({
    identity: { rfc: ISSUER.rfc, name: ISSUER.legalName },
    password: '12345678a',
  });
  const file = (name: string, bytes: Buffer) => ({ name, base64: bytes.toString('base64') });
  const { companyId } = desk;
  const added = await desk.client.csds.add({
    companyId,
    cer: file('n.cer', cer),
    key: file('n.key', key),
    password,
    activate,
  });
  return added.number;
}

async function draft() {
  const { companyId, clientId, productId } = desk;
  const lines = [{ productId, cantidad: '1' }];
  return desk.client.invoices.create({ companyId, clientId, formaPago: '03', metodoPago: 'PUE', lines });
}

async function issue(): Promise<string> {
  const { id, version } = await draft();
  const { issued, findings } = await desk.client.invoices.issue({ id, version });
  if (!issued) throw new Error(JSON.stringify(findings));
  return id;
}

async function sealedWith(id: string): Promise<string> {
  const file = await desk.client.invoices.xml({ id });
  return parseCfdi(Buffer.from(file.base64, 'base64')).noCertificado;
}

describe('the end of a certificate', () => {
  const look = () => desk.engine.features.csdWatch.observeAll();
  const told = async () =>
    (await desk.client.alerts.list({ state: 'all' })).rows
      .map(({ kind, params, resolvedAtUtc }) => [kind, params['threshold'], resolvedAtUtc === undefined])
      .toReversed();

  test('is told at 90, 30 and 7 days and when it has come, once each', async () => {
    const end = Date.parse((await active())?.validToUtc ?? '');
    for (let days = 120; days >= -3; days -= 1) {
      clock.set(new Date(end - days * DAY_MS));
      look();
      look();
    }
    expect(await told()).toEqual([
      ['csd.expiring', 90, false],
      ['csd.expiring', 30, false],
      ['csd.expiring', 7, false],
      ['csd.expired', undefined, true],
    ]);
    expect(await desk.client.csds.check({})).toMatchObject({
      needsPerson: true,
      certificates: [{ attention: 'expired', daysLeft: -3 }],
    });
  });

  test('is over at once when another one is put into use', async () => {
    const end = Date.parse((await active())?.validToUtc ?? '');
    clock.set(new Date(end - 5 * DAY_MS));
    look();
    expect(await told()).toEqual([['csd.expiring', 7, true]]);
    await upload(false);
    expect(await told()).toEqual([['csd.expiring', 7, true]]);
    const standby = (await csds()).find(({ status }) => status === 'standby');
    await desk.client.csds.activate({ id: standby?.id ?? '', version: standby?.version ?? 0 });
    expect(await told()).toEqual([['csd.expiring', 7, false]]);
    expect(await desk.client.csds.check({})).toMatchObject({ needsPerson: false, withoutCertificate: [] });
  });

  test('a company that is left without one needs a person', async () => {
    const one = await active();
    await desk.client.csds.retire({ id: one?.id ?? '', version: one?.version ?? 0 });
    expect(await desk.client.csds.check({ companyId: desk.companyId })).toMatchObject({
      needsPerson: true,
      withoutCertificate: [{ companyId: desk.companyId, rfc: ISSUER.rfc }],
    });
  });
});

/** Opens the connection to the PAC, so that its bad days can be scripted. */
async function connect(): Promise<void> {
  const [config] = (await desk.client.stamping.listPacs({ companyId: desk.companyId })).configs;
  await desk.client.stamping.testPac({ id: config?.id ?? '' });
}

describe('a rotation', () => {
  test('while a stamp is in flight: the old seal is stamped, the next invoice has the new one', async () => {
    await connect();
    const old = (await active())?.number;
    pac?.script.push('slow');
    const first = await issue();
    while (!pac?.calls.some(({ call }) => call === 'stamp')) await new Promise((resolve) => setTimeout(resolve, 5));
    const next = await upload(true);
    expect(next).not.toBe(old);
    const second = await issue();
    pac.answerSlow();
    await desk.engine.idle();
    for (const [id, number] of [
      [first, old],
      [second, next],
    ] as const) {
      expect(await desk.client.invoices.get({ id })).toMatchObject({ status: 'stamped' });
      expect(await sealedWith(id)).toBe(number);
    }
  });

  test('between a lost answer and the next try: the same bytes are asked for, with the old seal', async () => {
    await connect();
    const old = await active();
    pac?.script.push('timeout-after');
    const id = await issue();
    await desk.engine.idle();
    expect(await desk.client.invoices.get({ id })).toMatchObject({ status: 'unknown' });
    await upload(true);
    // The key of the old one is erased meanwhile: nothing that is under way needs it.
    const standby = (await csds()).find(({ number }) => number === old?.number);
    await desk.client.csds.retire({ id: standby?.id ?? '', version: standby?.version ?? 0 });
    clock.advanceMs(60 * 60 * 1000);
    await desk.engine.idle();
    expect(await desk.client.invoices.get({ id })).toMatchObject({ status: 'stamped' });
    expect(await sealedWith(id)).toBe(old?.number);
    const sealed = new Set(pac?.calls.map(({ sha256 }) => sha256));
    expect(sealed.size).toBe(1);
  });

  test('a rejected one is sealed again with the certificate that is in use then', async () => {
    await connect();
    pac?.script.push({ reject: 'CFDI40102' });
    const id = await issue();
    await desk.engine.idle();
    expect(await desk.client.invoices.get({ id })).toMatchObject({ status: 'rejected' });
    const next = await upload(true);
    const { version } = await desk.client.invoices.get({ id });
    expect((await desk.client.invoices.issue({ id, version })).issued).toBe(true);
    await desk.engine.idle();
    expect(await sealedWith(id)).toBe(next);
  });

  test('an expired one seals nothing, another one that the company has does once it is put into use', async () => {
    const end = Date.parse((await active())?.validToUtc ?? '');
    clock.set(new Date(end - DAY_MS));
    const next = await upload(false);
    clock.set(new Date(end + DAY_MS));
    const { id, version } = await draft();
    await expect(desk.client.invoices.issue({ id, version })).rejects.toMatchObject({ data: { code: 'CSD_EXPIRED' } });
    const standby = (await csds()).find(({ number }) => number === next);
    await desk.client.csds.activate({ id: standby?.id ?? '', version: standby?.version ?? 0 });
    const { version: now } = await desk.client.invoices.get({ id });
    expect((await desk.client.invoices.issue({ id, version: now })).issued).toBe(true);
    await desk.engine.idle();
    expect(await sealedWith(id)).toBe(next);
  });
});
