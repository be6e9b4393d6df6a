/** A stamp is this document's, there is one of it, and what SAT refuses is refused in words that help. */
import { describe, expect, test } from 'vitest';
import type { PacDeclaration } from '#connectors/pac/types.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { timbreOf } from '#domain/cfdi/model.ts';
import { verifyStampedReply } from '#features/stamping/verify-reply.ts';
import { hasMessage } from '#i18n/index.ts';
import { invoiceDraftAt, seal, type SealedInvoice } from '../../support/issuer.ts';
import { asSent } from './as-sent.ts';
import { NOW, patient, uuidOf } from './desk.ts';
import type { OpenDesk } from './suite.ts';
import { describeWhere, testWhere } from './where.ts';

const HOUR_MS = 60 * 60 * 1000;

export function describeStamping(open: OpenDesk, declaration: PacDeclaration): void {
  const { capabilities } = declaration;

  describe('stamping', () => {
    test('gives a timbre that belongs to this document and to nothing else', async () => {
      const desk = open();
      const { xml, uuid, asked } = await desk.stamped();
      const timbre = timbreOf(parseCfdi(xml));
      const certificate = await desk.connector.timbreCertificate(timbre?.noCertificadoSAT ?? '', patient());
      expect(certificate !== undefined).toBe(capabilities.timbreCertificate);
      const judge = (sealed: Uint8Array) =>
        verifyStampedReply({ sealed, reply: xml, now: NOW, timbreCertificate: certificate });
      expect(judge(asSent(asked, xml))).toMatchObject({ ok: true });
      expect(judge(asSent(desk.fresh(), xml))).toMatchObject({ ok: false });
      expect(desk.simulator.core.findByUuid(uuid)?.xml).toBe(Buffer.from(xml).toString('utf8'));
    });

    test('a document with what XML has to escape comes back whole', async () => {
      const desk = open();
      const asked = desk.fresh({
        serie: 'Ñ&<',
        condicionesDePago: `"comillas" 'simples' <menor> & más — 100 % €`,
      });
      const { xml } = await desk.stamped(asked);
      const { serie, condicionesDePago } = parseCfdi(xml);
      expect([serie, condicionesDePago]).toEqual(['Ñ&<', `"comillas" 'simples' <menor> & más — 100 % €`]);
    });

    testWhere(capabilities.repeatIsSafe)('sent again, over other connections too, has one stamp', async () => {
      const desk = open();
      const asked = desk.fresh();
      const before = desk.simulator.core.stamps().length;
      const { uuid } = await desk.stamped(asked);
      for (const connector of [desk.connector, desk.connect()]) {
        const again = await connector.stamp(asked.request, patient());
        expect(again).toMatchObject({ kind: 'already-stamped' });
        expect(again.kind !== 'stamped' && again.words.provider).toBe(declaration.id);
      }
      expect(uuidOf(await desk.bringHome(asked))).toBe(uuid);
      expect(desk.simulator.core.stamps().length).toBe(before + 1);
    });

    testWhere(capabilities.repeatIsSafe)('two at the same time have one stamp', async () => {
      const desk = open();
      const asked = desk.fresh();
      const before = desk.simulator.core.stamps().length;
      const connectors = [desk.connect(), desk.connect()];
      await Promise.all(connectors.map((each) => each.stamp(asked.request, patient())));
      await desk.bringHome(asked);
      expect(desk.simulator.core.stamps().length).toBe(before + 1);
    });

    test('what was given up before it was sent did not happen', async () => {
      const desk = open();
      const asked = desk.fresh();
      const sent = desk.simulator.requests.length;
      const outcome = await desk.connector.stamp(asked.request, { signal: AbortSignal.abort('enough') });
      expect(outcome.kind).toBe('unavailable');
      expect(desk.simulator.requests.length).toBe(sent);
      expect((await desk.connector.stamp(asked.request, patient())).kind).toBe('stamped');
    });

    testWhere(capabilities.recoverBy.length > 0)('an earlier stamp is found over a new connection', async () => {
      const desk = open();
      const asked = desk.fresh();
      const none = await desk.connector.recover(desk.recoverRequest(asked), patient());
      expect(none).toMatchObject({ kind: 'not-found', words: { provider: declaration.id } });
      const { uuid } = await desk.stamped(asked);
      const connector = desk.connect();
      let found = await connector.recover(desk.recoverRequest(asked), patient());
      // Just after stamping a provider may not find its own stamp; then it must not say that it is sure.
      for (let n = 0; n < 5 && found.kind === 'not-found'; n += 1) {
        expect(found.certain).toBe(false);
        found = await connector.recover(desk.recoverRequest(asked, uuid), patient());
      }
      expect(found.kind === 'found' && uuidOf(found.xml)).toBe(uuid);
    });

    test('an earlier stamp can be had in some way', () => {
      expect(capabilities.repeatIsSafe || capabilities.recoverBy.length > 0).toBe(true);
    });
  });

  // Who seals with a CSD of the account's own cannot be sent a broken or a foreign seal.
  describeWhere(capabilities.sealing === 'local')('a document with a fault in its seal', () => {
    test.each(['301', '302', '303'])('%s: refused with the code and the field', async (usual) => {
      const desk = open();
      const good = seal(desk.own, desk.draft());
      const retouched = good.xml.toString('utf8').replace('Serie="A"', 'Serie="B"');
      const faulty: Record<string, SealedInvoice> = {
        '301': { ...good, xml: good.xml.subarray(0, 300) },
        '302': { ...good, xml: Buffer.from(retouched, 'utf8') },
        '303': seal(desk.stranger, desk.draft()),
      };
      const refusal = await refusalOf(open, usual, faulty[usual] ?? good);
      expect(refusal).toMatchObject(refusalWith(desk.code(usual), declaration.id));
    });
  });

  describe('a document that SAT refuses', () => {
    test('too old: its code, and the field it concerns', async () => {
      const desk = open();
      const late = seal(desk.own, invoiceDraftAt(new Date(NOW.getTime() - 73 * HOUR_MS), 9001));
      const expected = { ...refusalWith(desk.code('401'), declaration.id), field: 'fecha' };
      expect(await refusalOf(open, '401', late)).toMatchObject(expected);
    });

    test('a use that the receiver’s regime does not allow: its code, and the field', async () => {
      const desk = open();
      const draft = desk.draft();
      const sealed = seal(desk.own, { ...draft, receptor: { ...draft.receptor, usoCFDI: 'D01' } });
      const expected = { ...refusalWith(desk.code('CFDI40161'), declaration.id), field: 'receptor.usoCFDI' };
      expect(await refusalOf(open, 'CFDI40161', sealed)).toMatchObject(expected);
    });
  });
}

/** What the provider makes of a document that it has to refuse, twice. */
async function refusalOf(open: OpenDesk, usual: string, sealed: SealedInvoice) {
  const desk = open();
  const before = desk.simulator.core.stamps().length;
  const outcome = await desk.connector.stamp(desk.ask(sealed).request, patient());
  if (outcome.kind !== 'rejected') throw new Error(`${usual}: got ${JSON.stringify(outcome)}`);
  const again = await desk.connector.stamp(desk.ask(sealed).request, patient());
  const [finding] = outcome.findings;
  return {
    code: outcome.code,
    provider: outcome.words.provider,
    message: outcome.words.message ?? '',
    severity: finding?.severity,
    field: finding?.field,
    hasWords: hasMessage(finding?.messageKey ?? ''),
    // Said of the document and not of the moment.
    again: again.kind === 'rejected' ? again.code : again.kind,
    stamps: desk.simulator.core.stamps().length - before,
  };
}

function refusalWith(code: string, provider: string) {
  const message: unknown = expect.stringMatching(/\S/);
  return { code, provider, message, severity: 'error', hasWords: true, again: code, stamps: 0 };
}
