/**
 * What any PAC connector must do, written once and run for each. A connector's own test calls
 * {@link describePac} with a way to reach the provider (the demo's file, a local server with recorded
 * answers, a sandbox) and to make documents that the provider accepts.
 */
import { describe, expect, test } from 'vitest';
import { cadenaOriginal } from '#domain/cfdi/cadena/index.ts';
import { timbreOf } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { credentialFields, type PacProvider, type StampOutcome } from '../../src-main/connectors/pac/types.ts';
import { verifyStampedReply } from '../../src-main/features/stamping/verify-reply.ts';
import type { PacConnector } from '../../src-main/connectors/pac/types.ts';
import type { SealedInvoice } from '../support/issuer.ts';
import { requestOf } from './request.ts';

export interface PacUnderTest {
  readonly provider: PacProvider;
  /** A new connection to the same account. */
  connect(): PacConnector;
  /** A document nobody has stamped, sealed. */
  fresh(): SealedInvoice;
  /** A document that the provider must refuse, and the code it must say. */
  refused(): readonly { readonly code: string; readonly sealed: SealedInvoice }[];
  /** Now, as the provider's clock has it. */
  readonly now: () => Date;
}

export function describePac(name: string, make: () => PacUnderTest): void {
  const signal = () => AbortSignal.timeout(30_000);
  const stampedXml = (outcome: StampOutcome): Uint8Array => {
    if (outcome.kind !== 'stamped' && outcome.kind !== 'already-stamped') throw new Error(`got ${outcome.kind}`);
    if (outcome.xml === undefined) throw new Error(`${outcome.kind} without XML`);
    return outcome.xml;
  };

  describe(`${name}: declaration`, () => {
    test('has environments, parallelism and time-outs, and says of each credential what the screen needs', () => {
      const { declaration } = make().provider;
      expect(declaration.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(declaration.environments.length).toBeGreaterThan(0);
      expect(declaration.maxParallel).toBeGreaterThan(0);
      expect(Math.min(...Object.values(declaration.timeoutsMs))).toBeGreaterThan(0);
      expect(declaration.capabilities.cancellation.length).toBeGreaterThan(0);
      for (const field of credentialFields(declaration)) expect(field.labelKey).toMatch(/^pac\.credential\./);
    });

    test('an earlier stamp can be had back in some way', () => {
      const { capabilities } = make().provider.declaration;
      expect(capabilities.repeatIsSafe || capabilities.recoverBy.length > 0).toBe(true);
    });
  });

  describe(`${name}: stamping`, () => {
    test('gives a timbre that belongs to this document and to nothing else', async () => {
      const pac = make();
      const connector = pac.connect();
      const sealed = pac.fresh();
      const xml = stampedXml(await connector.stamp(requestOf(sealed), { signal: signal() }));
      const timbre = timbreOf(parseCfdi(xml));
      const certificate = await connector.timbreCertificate(timbre?.noCertificadoSAT ?? '', { signal: signal() });
      expect(certificate !== undefined).toBe(pac.provider.declaration.capabilities.timbreCertificate);
      const verdict = verifyStampedReply({
        sealed: sealed.xml,
        reply: xml,
        now: pac.now(),
        timbreCertificate: certificate,
      });
      expect(verdict).toMatchObject({ ok: true, timbreSeal: certificate === undefined ? 'not-checked' : 'valid' });
      const other = verifyStampedReply({
        sealed: pac.fresh().xml,
        reply: xml,
        now: pac.now(),
        timbreCertificate: certificate,
      });
      expect(other.ok).toBe(false);
      connector.close();
    });

    test('sent twice, even over another connection, has one stamp', async () => {
      const pac = make();
      if (!pac.provider.declaration.capabilities.repeatIsSafe) return;
      const sealed = pac.fresh();
      const uuids: (string | undefined)[] = [];
      const before = { kind: 'already-stamped', words: { code: '307' } };
      for (const expected of [{ kind: 'stamped' }, before, before]) {
        const connector = pac.connect();
        const outcome = await connector.stamp(requestOf(sealed), { signal: signal() });
        expect(outcome).toMatchObject(expected);
        uuids.push(timbreOf(parseCfdi(stampedXml(outcome)))?.uuid);
        connector.close();
      }
      expect(new Set(uuids).size).toBe(1);
    });

    test('two at the same time have one stamp', async () => {
      const pac = make();
      if (!pac.provider.declaration.capabilities.repeatIsSafe) return;
      const sealed = pac.fresh();
      const connectors = [pac.connect(), pac.connect()];
      const outcomes = await Promise.all(connectors.map((c) => c.stamp(requestOf(sealed), { signal: signal() })));
      const uuids = outcomes.map((outcome) => timbreOf(parseCfdi(stampedXml(outcome)))?.uuid);
      expect(new Set(uuids).size).toBe(1);
      for (const connector of connectors) connector.close();
    });

    test('refuses what SAT would, with the code and its own words', async () => {
      const pac = make();
      const connector = pac.connect();
      const cases = pac.refused();
      expect(cases.length).toBeGreaterThan(0);
      for (const { code, sealed } of cases) {
        const outcome = await connector.stamp(requestOf(sealed), { signal: signal() });
        if (outcome.kind !== 'rejected') throw new Error(`${code}: got ${outcome.kind}`);
        expect(outcome.code).toBe(code);
        expect(outcome.words.provider).toBe(pac.provider.declaration.id);
        expect(outcome.words.message).not.toBe('');
        expect(outcome.findings.length).toBeGreaterThan(0);
      }
      connector.close();
    });

    test('does not send what was given up before it was sent', async () => {
      const pac = make();
      const connector = pac.connect();
      const sealed = pac.fresh();
      expect((await connector.stamp(requestOf(sealed), { signal: AbortSignal.abort() })).kind).toBe('unavailable');
      expect((await connector.stamp(requestOf(sealed), { signal: signal() })).kind).toBe('stamped');
      connector.close();
    });
  });

  describe(`${name}: recovery`, () => {
    test('finds an earlier stamp over a new connection, and says when there is none', async () => {
      const pac = make();
      if (pac.provider.declaration.capabilities.recoverBy.length === 0) return;
      const sealed = pac.fresh();
      const ask = { document: requestOf(sealed), sentAtUtc: pac.now().toISOString() };
      const first = pac.connect();
      expect((await first.recover(ask, { signal: signal() })).kind).toBe('not-found');
      const stamped = stampedXml(await first.stamp(requestOf(sealed), { signal: signal() }));
      first.close();
      const second = pac.connect();
      const found = await second.recover(ask, { signal: signal() });
      if (found.kind !== 'found') throw new Error(`got ${found.kind}`);
      const [a, b] = [parseCfdi(stamped), parseCfdi(found.xml)];
      expect(timbreOf(b)?.uuid).toBe(timbreOf(a)?.uuid);
      expect(cadenaOriginal(b)).toBe(sealed.cadena);
      second.close();
    });
  });

  describe(`${name}: account`, () => {
    test('the connection can be tested, and the balance is a number or unlimited', async () => {
      const pac = make();
      const connector = pac.connect();
      expect((await connector.testConnection({ signal: signal() })).kind).toBe('ok');
      const balance = await connector.balance({ signal: signal() });
      expect(balance.kind).toBe(pac.provider.declaration.capabilities.balance ? 'balance' : 'unsupported');
      connector.close();
    });
  });
}
