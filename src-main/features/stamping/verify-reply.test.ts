/** Every way in which a reply can fail to be our document with its timbre. */
import { beforeAll, describe, expect, test } from 'vitest';
import { connectDemoPac } from '#connectors/pac/demo/connector.ts';
import { fixedClock } from '#ports/clock.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { requestOf } from '../../../tests/pac/request.ts';
import { invoiceDraftAt, makeIssuer, seal, type SealedInvoice } from '../../../tests/support/issuer.ts';
import { verifyStampedReply } from './verify-reply.ts';

const NOW = new Date('2026-11-23T18:00:00.000Z');
const pac = connectDemoPac({ path: ':memory:', clock: fixedClock(NOW) });
const issuer = makeIssuer(NOW);
const ADDENDA = '<a:pedido xmlns:a="urn:a" n="1"><a:linea>uno</a:linea></a:pedido>';
let sealed: SealedInvoice;
let stamped: string;

async function stamp(document: SealedInvoice): Promise<string> {
  const outcome = await pac.stamp(requestOf(document), { signal: AbortSignal.timeout(5000) });
  if (outcome.kind !== 'stamped') throw new Error(outcome.kind);
  return Buffer.from(outcome.xml).toString('utf8');
}

beforeAll(async () => {
  sealed = seal(issuer, invoiceDraftAt(NOW, 1, { addenda: [parseXml(ADDENDA)] }));
  stamped = await stamp(sealed);
});

const judge = (reply: string | Uint8Array, options: { now?: Date; certificate?: boolean } = {}) =>
  verifyStampedReply({
    sealed: sealed.xml,
    reply: typeof reply === 'string' ? Buffer.from(reply, 'utf8') : reply,
    now: options.now ?? NOW,
    timbreCertificate: options.certificate === false ? undefined : pac.books().csd.certificate.der,
  });
const reasonOf = (reply: string | Uint8Array, options = {}): string => {
  const verdict = judge(reply, options);
  return verdict.ok ? 'accepted' : verdict.reason;
};
/** The reply with one thing changed; fails when the text was not there. */
const changed = (from: string | RegExp, to: string): string => {
  const reply = stamped.replace(from, to);
  if (reply === stamped) throw new Error(`nothing to change: ${String(from)}`);
  return reply;
};

test('our document with its timbre is accepted, and says whether the timbre’s seal was checked', () => {
  expect(judge(stamped)).toMatchObject({ ok: true, timbreSeal: 'valid' });
  expect(judge(stamped, { certificate: false })).toMatchObject({ ok: true, timbreSeal: 'not-checked' });
});

test('what a PAC may change about the writing is accepted', () => {
  const rewritten = [
    `\uFEFF${stamped}`,
    changed('<a:pedido xmlns:a="urn:a" n="1">', '\n  <b:pedido n="1" xmlns:b="urn:a">')
      .replace('<a:linea>', ' <b:linea>')
      .replace('</a:linea></a:pedido>', '</b:linea>\n</b:pedido>'),
    changed('<cfdi:Comprobante ', '<cfdi:Comprobante xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" '),
  ];
  for (const reply of rewritten) expect(reasonOf(reply)).toBe('accepted');
});

describe('refused', () => {
  const cases: readonly (readonly [what: string, reason: string, reply: () => string])[] = [
    ['not XML', 'unreadable', () => 'HTTP 502 Bad Gateway'],
    ['half of it', 'unreadable', () => stamped.slice(0, -30)],
    ['the sealed document without timbre', 'no-timbre', () => sealed.xml.toString('utf8')],
    [
      'two timbres',
      'several-timbres',
      () => stamped.replace(/<tfd:TimbreFiscalDigital[^>]*\/>/, (timbre) => timbre + timbre),
    ],
    ['a cent more in the total', 'other-content', () => changed(/ Total="(\d+)/, ' Total="1$1')],
    ['a cent more in a line', 'other-content', () => changed(/(<cfdi:Concepto [^>]*Importe=")/, '$19')],
    ['another receiver', 'other-content', () => changed('URE180429TM6', 'URE180429TM7')],
    ['another certificate', 'other-certificate', () => changed(/ Certificado="..../, ' Certificado="MIIG')],
    ['another seal', 'other-seal', () => changed(/ Sello="../, ' Sello="AA')],
    ['another addenda', 'other-content', () => changed('>uno<', '>dos<')],
    ['no addenda', 'other-content', () => changed(/<cfdi:Addenda>.*<\/cfdi:Addenda>/, '')],
    ['a timbre for another seal', 'timbre-other-seal', () => changed(/SelloCFD="../, 'SelloCFD="AA')],
    ['another version of timbre', 'timbre-version', () => changed('Version="1.1"', 'Version="1.0"')],
    ['a UUID that is none', 'timbre-uuid', () => changed(/ UUID="..../, ' UUID="ZZZZ')],
    ['another UUID', 'timbre-seal', () => changed(/ UUID="[^"]*"/, ' UUID="11111111-1111-4111-8111-111111111111"')],
    ['another seal of the timbre', 'timbre-seal', () => changed(/SelloSAT="../, 'SelloSAT="AA')],
    ['a seal of the timbre that is none', 'timbre-seal', () => changed(/SelloSAT="[^"]*"/, 'SelloSAT="AAAA"')],
    ['a stamping date of last year', 'timbre-date', () => changed('FechaTimbrado="2026', 'FechaTimbrado="2025')],
    ['a stamping date that is none', 'timbre-date', () => changed('FechaTimbrado="2026-11', 'FechaTimbrado="2026-13')],
    ['a short certificate number', 'timbre-number', () => changed(/NoCertificadoSAT="\d/, 'NoCertificadoSAT="')],
    [
      'the number of another certificate',
      'timbre-seal',
      () => changed(/NoCertificadoSAT="\d{20}"/, 'NoCertificadoSAT="30001000000400002495"'),
    ],
  ];
  test.each(cases)('%s: %s', (_what, reason, reply) => {
    expect(reasonOf(reply())).toBe(reason);
  });

  test('what the seal covers is told from what it does not', () => {
    expect(judge(changed(/ Total="(\d+)/, ' Total="1$1'))).toMatchObject({ detail: 'cadena original' });
    expect(judge(changed('>uno<', '>dos<'))).toMatchObject({ detail: 'addenda' });
  });

  test('the stamped document of another invoice', async () => {
    expect(reasonOf(await stamp(seal(issuer, invoiceDraftAt(NOW, 2))))).toBe('other-seal');
  });

  test('a complement that came from nowhere', () => {
    const extra = '<x:extra xmlns:x="urn:x"/>';
    expect(reasonOf(changed('<cfdi:Complemento>', `<cfdi:Complemento>${extra}`))).toBe('other-content');
  });
});
