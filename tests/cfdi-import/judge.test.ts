/** What an import makes of one file, and that nothing makes it throw. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeComprobante } from '#domain/cfdi/totals/index.ts';
import { judge, type JudgeOptions, type Judgement } from '../../src-main/features/cfdi-import/judge.ts';
import { needsSat, satFile } from '../support/sat.ts';
import {
  cfdi,
  csdOf,
  draftOf,
  OURS,
  ofType,
  pacCertificate,
  rootCer,
  stamped,
  STRANGER,
  SUPPLIER,
} from './documents.ts';

const options: JudgeOptions = {
  companies: [{ id: 'ours', rfc: OURS }],
  foreignTo: undefined,
  keepInvalid: false,
  takesDemo: true,
  satCertificate: (number) => (number === pacCertificate().number ? pacCertificate().der : undefined),
  authorities: [],
};

const judged = (xml: string | Uint8Array, more: Partial<JudgeOptions> = {}): Judgement =>
  judge(typeof xml === 'string' ? Buffer.from(xml) : xml, { ...options, ...more });
const codes = ({ findings }: Judgement): string[] => findings.map(({ code }) => code);

const SAMPLES = [
  'cfdi33-ingreso-tfd.xml',
  'cfdi40-ingreso-tfd.xml',
  'cfdi40-pago20.xml',
  'cfdi40-sellado.xml',
  'cfdi40-signed-tfd-nonsense.xml',
];

const received = cfdi(SUPPLIER, OURS, 7);

describe('a good document', () => {
  test('that we received: its facts, and nothing to say', () => {
    expect(judged(received)).toMatchObject({
      outcome: 'document',
      findings: [],
      timbreSeal: 'ok',
      demo: true,
      issuedBy: undefined,
      receivedBy: 'ours',
      facts: {
        cfdiVersion: '4.0',
        type: 'I',
        serie: 'F',
        folio: '7',
        issuerRfc: SUPPLIER,
        receiverRfc: OURS,
        usoCfdi: 'G03',
        metodoPago: 'PUE',
        formaPago: '03',
        currency: 'MXN',
        subtotalMinor: 200_00,
        transferredMinor: 32_00,
        ivaTransferredMinor: 32_00,
        isrWithheldMinor: 20_00,
        withheldMinor: 20_00,
        totalMinor: 212_00,
        totalText: '212.00',
      },
    });
  });

  test('that we issued; of 3.3; to nobody here; payroll', () => {
    expect(judged(cfdi(OURS, SUPPLIER, 1))).toMatchObject({
      outcome: 'document',
      issuedBy: 'ours',
      receivedBy: undefined,
    });
    const old = cfdi(SUPPLIER, OURS, 2, { version: '3.3', fecha: '2026-03-01T12:00:00' });
    expect(judged(old)).toMatchObject({ outcome: 'document', facts: { cfdiVersion: '3.3' }, findings: [] });
    expect(codes(judged(cfdi(SUPPLIER, STRANGER, 3)))).toEqual(['NOT_OURS']);
    expect(judged(cfdi(SUPPLIER, STRANGER, 3), { foreignTo: 'ours' })).toMatchObject({
      outcome: 'document',
      foreignTo: 'ours',
    });
    expect(judged(ofType('P', SUPPLIER, OURS, 4))).toMatchObject({
      outcome: 'document',
      facts: { type: 'P', totalMinor: 0 },
    });
  });

  test('the seal of a timbre is unknown without its certificate, which is no complaint', () => {
    expect(judged(received, { satCertificate: () => undefined })).toMatchObject({
      timbreSeal: 'unknown',
      findings: [],
    });
  });

  test('without the certificate of its authority, where others are trusted, is to be looked at', () => {
    const other = [csdOf(STRANGER).certificate.base64].map((base64) => Buffer.from(base64, 'base64'));
    expect(judged(received, { authorities: other })).toMatchObject({ outcome: 'document' });
    expect(codes(judged(received, { authorities: other }))).toEqual(['CERTIFICATE_AUTHORITY']);
    expect(codes(judged(received, { authorities: [rootCer] }))).toEqual([]);
  });

  test.skipIf(needsSat)('of SAT’s samples: what can be proven of each', () => {
    const said = (name: string): Judgement => {
      const xml = readFileSync(satFile('samples', name));
      const rfc = /Emisor[^>]* Rfc="([^"]+)"/.exec(xml.toString())?.[1] ?? '';
      return judged(xml, { companies: [{ id: 'ours', rfc }] });
    };
    expect(SAMPLES.map((name) => [name, said(name).outcome].concat(codes(said(name))))).toEqual([
      ['cfdi33-ingreso-tfd.xml', 'refused', 'TIMBRE_SELLO'],
      ['cfdi40-ingreso-tfd.xml', 'document'],
      ['cfdi40-pago20.xml', 'refused', 'TIMBRE_MISSING'],
      ['cfdi40-sellado.xml', 'refused', 'TIMBRE_MISSING'],
      ['cfdi40-signed-tfd-nonsense.xml', 'refused', 'CERTIFICATE_VALIDITY'],
    ]);
  });
});

describe('what stays out', () => {
  const altered = received.replace('Total="212.00"', 'Total="112.00"');

  test.each([
    ['a changed amount', altered, ['SEAL_INVALID']],
    ['no timbre', received.replace(/<tfd:[^>]*\/>/, ''), ['TIMBRE_MISSING']],
    [
      'somebody else’s timbre',
      stamped(computeComprobante(draftOf(SUPPLIER, OURS, 9)), undefined, { selloCFD: 'QUJD' }),
      ['TIMBRE_SELLO', 'TIMBRE_SEAL_INVALID'],
    ],
    [
      'a timbre that was sealed by nobody',
      stamped(computeComprobante(draftOf(SUPPLIER, OURS, 9)), undefined, { selloSAT: 'QUJD' }),
      ['TIMBRE_SEAL_INVALID'],
    ],
    ['no UUID', stamped(computeComprobante(draftOf(SUPPLIER, OURS, 9)), 'no-es-un-uuid'), ['UUID_MALFORMED']],
    [
      'retenciones',
      '<r:Retenciones xmlns:r="http://www.sat.gob.mx/esquemas/retencionpago/2" Version="2.0"/>',
      ['RETENCIONES'],
    ],
    ['half a file', received.slice(0, 2000), ['XML_UNCLOSED']],
    ['3.2', '<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/3" version="3.2"/>', ['CFDI_VERSION']],
    ['UTF-16', Buffer.from(`\uFEFF${received}`, 'utf16le'), ['XML_ENCODING']],
    ['ISO-8859-1', Buffer.from(received, 'latin1'), ['XML_UTF8_INVALID']],
  ])('%s', (_name, xml, expected) => {
    const said = judged(xml);
    expect(said.outcome).toBe('refused');
    expect(codes(said)).toEqual(expect.arrayContaining(expected));
  });

  test('another XML is no CFDI, which is no trouble', () => {
    expect(judged('<Acuse xmlns="http://cancelacfd.sat.gob.mx"/>')).toMatchObject({ outcome: 'ignored' });
  });

  test('unless a person keeps it: a received one, marked; never one of ours', () => {
    expect(judged(altered, { keepInvalid: true })).toMatchObject({ outcome: 'document' });
    const mine = cfdi(OURS, SUPPLIER, 1).replace('Total="212.00"', 'Total="112.00"');
    expect(judged(mine, { keepInvalid: true })).toMatchObject({ outcome: 'refused' });
  });
});

describe('what a person should look at', () => {
  test('sums that do not add up, in a document that was sealed so', () => {
    const c = computeComprobante(draftOf(SUPPLIER, OURS, 5));
    expect(codes(judged(stamped({ ...c, subTotal: '210.00', total: '222.00' })))).toEqual(['SUM_SUBTOTAL']);
    expect(codes(judged(stamped({ ...c, total: '300.00' })))).toEqual(['SUM_TOTAL']);
    expect(codes(judged(stamped({ ...c, total: '212.01' })))).toEqual([]);
  });

  test('a timbre of long after', () => {
    const late = stamped(computeComprobante(draftOf(SUPPLIER, OURS, 5)), undefined, {
      fechaTimbrado: '2026-04-01T00:00:00',
    });
    expect(codes(judged(late, { satCertificate: () => undefined }))).toEqual(['STAMP_TIME']);
  });
});

test('property: bytes changed anywhere are judged, never thrown; what changes the meaning is never taken for good', () => {
  const bytes = Buffer.from(received);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        const said = judged(changed);
        expect(['document', 'refused', 'ignored']).toContain(said.outcome);
        // What still verifies says the same: white space, quotes, attributes outside the seal.
        const taken = said.outcome === 'document' ? said.facts : { totalMinor: 212_00, issuerRfc: SUPPLIER };
        expect(taken).toMatchObject({ totalMinor: 212_00, issuerRfc: SUPPLIER });
      },
    ),
    { numRuns: 500 },
  );
});
