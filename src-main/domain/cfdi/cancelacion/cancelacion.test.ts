/** The signed request before judges that we did not write: xmllint's canonical form, openssl and xmlsec1. */
import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csdFromStored, readCertificate } from '#domain/csd/index.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { attributeOf } from '#domain/xml/tree-tools.ts';
import { inFolder } from '../../../../tests/support/judges.ts';
import { makeIssuer, type TestIssuer } from '../../../../tests/support/issuer.ts';
import { needsSat } from '../../../../tests/support/sat.ts';
import { testCsd } from '../../../../tests/support/test-csd.ts';
import { readAcuse, signCancelacion, type Cancelacion, type FolioCancelacion, type XmlSigner } from './index.ts';

const NOW = new Date('2026-11-23T18:00:00.000Z');
const UUIDS = ['4CE93193-9E57-4BB0-9E03-09BAB53D392E', '4CE93193-9E57-4BB0-9E03-F896B148A146'] as const;

const signerOf = (issuer: TestIssuer): XmlSigner =>
  csdFromStored(issuer.certificate.der, Buffer.from(issuer.keyDer)).xmlSigner;
const own = signerOf(makeIssuer(NOW));
/** `&` and `Ñ` are letters of an RFC. */
const odd = signerOf(makeIssuer(NOW, 'Ñ&A010101AAA'));

const request = (folios: readonly FolioCancelacion[], rfcEmisor = 'EKU9003173C9'): Cancelacion => ({
  rfcEmisor,
  fecha: '2026-11-23T12:00:00',
  folios,
});

/** Whether xmlsec1 finds the signature to be of the certificate that stands in it. */
function xmlsecVerifies(xml: string): boolean {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'c.xml'), xml);
    const run = spawnSync('xmlsec1', ['--verify', '--insecure', 'c.xml'], { cwd: folder, encoding: 'utf8' });
    if (run.error !== undefined) throw run.error;
    return run.status === 0;
  });
}

/** Inclusive canonical form by libxml2. */
function c14n(xml: string): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'c.xml'), xml);
    return execFileSync('xmllint', ['--nonet', '--c14n', 'c.xml'], { cwd: folder, encoding: 'utf8' });
  });
}

/** Whether openssl finds `signature` to be RSA-SHA1 of that certificate's key over the text. */
function opensslVerifies(certificate: Buffer, text: string, signature: string): boolean {
  return inFolder((folder) => {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('c.der'), certificate);
    writeFileSync(at('text'), text);
    writeFileSync(at('sig'), Buffer.from(signature, 'base64'));
    writeFileSync(
      at('key'),
      execFileSync('openssl', ['x509', '-inform', 'DER', '-in', at('c.der'), '-pubkey', '-noout']),
    );
    const run = spawnSync('openssl', ['dgst', '-sha1', '-verify', at('key'), '-signature', at('sig'), at('text')]);
    return run.status === 0;
  });
}

const between = (xml: string, from: string, to: string): string => xml.split(from)[1]?.split(to)[0] ?? '';

describe('a request to cancel', () => {
  const several: FolioCancelacion[] = [
    { uuid: UUIDS[0], motivo: '01', folioSustitucion: UUIDS[1].toLowerCase() },
    { uuid: UUIDS[1].toLowerCase(), motivo: '02' },
  ];

  test.each([
    ['one document', own, request([{ uuid: UUIDS[0], motivo: '03' }])],
    ['several, one of them replaced', own, request(several)],
    ['an RFC that XML has to escape', odd, request([{ uuid: UUIDS[0], motivo: '04' }], 'Ñ&A010101AAA')],
  ] as const)('%s: xmlsec1 and openssl find it signed', (_what, signer, asked) => {
    const xml = signCancelacion(asked, signer);
    expect(xmlsecVerifies(xml)).toBe(true);

    // Digest: the document without its signature, in the canonical form that libxml2 gives it.
    const unsigned = xml.replace(/<Signature.*<\/Signature>/s, '');
    const digest = createHash('sha1').update(c14n(unsigned), 'utf8').digest('base64');
    expect(between(xml, '<DigestValue>', '</DigestValue>')).toBe(digest);

    // Signature: SignedInfo with the namespaces in whose scope it stands, again as libxml2 writes it.
    const xmlns =
      'xmlns="http://www.w3.org/2000/09/xmldsig#" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    const signedInfo = `<SignedInfo ${xmlns}>${between(xml, '<SignedInfo>', '</SignedInfo>')}</SignedInfo>`;
    const signature = between(xml, '<SignatureValue>', '</SignatureValue>');
    expect(opensslVerifies(signer.certificate.der, c14n(signedInfo), signature)).toBe(true);
  });

  test.skipIf(needsSat)('SAT’s own test CSD: the issuer’s name and number are written as in phpcfdi’s sample', () => {
    const xml = signCancelacion(request([{ uuid: UUIDS[0], motivo: '02' }]), testCsd().xmlSigner);
    expect(xmlsecVerifies(xml)).toBe(true);
    expect(between(xml, '<X509IssuerName>', '</X509IssuerName>')).toBe(
      'CN=AC UAT,O=SERVICIO DE ADMINISTRACION TRIBUTARIA,OU=SAT-IES Authority,emailAddress=oscar.martinez@sat.gob.mx,' +
        'street=3ra cerrada de cadiz,postalCode=06370,C=MX,ST=CIUDAD DE MEXICO,L=COYOACAN,' +
        'x500UniqueIdentifier=2.5.4.45,unstructuredName=responsable: ACDMA-SAT',
    );
    expect(between(xml, '<X509SerialNumber>', '</X509SerialNumber>')).toBe('30001000000400002434');
    const certificate = readCertificate(Buffer.from(between(xml, '<X509Certificate>', '</X509Certificate>'), 'base64'));
    expect(certificate.rfc).toBe('EKU9003173C9');
    expect(between(xml, '<Exponent>', '</Exponent>')).toBe('AQAB');
  });

  test('a changed letter, or the signature of another, is found out', () => {
    const xml = signCancelacion(request(several), own);
    expect(xmlsecVerifies(xml.replace('Motivo="02"', 'Motivo="03"'))).toBe(false);
    expect(xmlsecVerifies(xml.replace('Fecha="2026', 'Fecha="2025'))).toBe(false);
    const signature = between(xml, '<SignatureValue>', '</SignatureValue>');
    const forged = own.signSha1(Buffer.from('other')).toString('base64');
    expect(xmlsecVerifies(xml.replace(signature, forged))).toBe(false);
  });

  test('has a Folios for each document, UUIDs in capitals, the replacing one only with motivo 01', () => {
    const root = parseXml(signCancelacion(request(several), own));
    expect([root.name, root.namespace]).toEqual(['Cancelacion', 'http://cancelacfd.sat.gob.mx']);
    expect([attributeOf(root, 'RfcEmisor'), attributeOf(root, 'Fecha')]).toEqual([
      'EKU9003173C9',
      '2026-11-23T12:00:00',
    ]);
    const elements = root.children.filter((node) => node.kind === 'element');
    expect(elements.map((each) => each.local)).toEqual(['Folios', 'Folios', 'Signature']);
    const folios = elements.slice(0, 2).flatMap((each) => each.children.filter((node) => node.kind === 'element'));
    expect(folios.map((folio) => Object.fromEntries(folio.attributes.map(({ name, value }) => [name, value])))).toEqual(
      [
        { FolioSustitucion: UUIDS[1], Motivo: '01', UUID: UUIDS[0] },
        { Motivo: '02', UUID: UUIDS[1] },
      ],
    );
  });

  test.each([
    ['CANCELACION_OTHER_RFC', request([{ uuid: UUIDS[0], motivo: '02' }], 'URE180429TM6'), 'rfcEmisor'],
    ['CANCELACION_FECHA', { ...request([{ uuid: UUIDS[0], motivo: '02' }]), fecha: '2026-11-23 12:00:00' }, 'fecha'],
    ['CANCELACION_FOLIOS', request([]), 'folios'],
    ['CANCELACION_UUID', request([{ uuid: `${UUIDS[0]}" Motivo="01`, motivo: '02' }]), 'folios[0].uuid'],
    ['CANCELACION_MOTIVO', request([{ uuid: UUIDS[0], motivo: '05' as '04' }]), 'folios[0].motivo'],
    ['CANCELACION_SUSTITUCION_MISSING', request([{ uuid: UUIDS[0], motivo: '01' }]), 'folios[0].folioSustitucion'],
    [
      'CANCELACION_SUSTITUCION_UNEXPECTED',
      request([{ uuid: UUIDS[0], motivo: '02', folioSustitucion: UUIDS[1] }]),
      'folios[0].folioSustitucion',
    ],
    [
      'CANCELACION_UUID',
      request([{ uuid: UUIDS[0], motivo: '01', folioSustitucion: 'no' }]),
      'folios[0].folioSustitucion',
    ],
    [
      'CANCELACION_SUSTITUCION_SAME',
      request([{ uuid: UUIDS[0], motivo: '01', folioSustitucion: UUIDS[0].toLowerCase() }]),
      'folios[0].folioSustitucion',
    ],
  ])('%s', (code, asked, field) => {
    expect(() => signCancelacion(asked, own)).toThrow(expect.objectContaining({ code, field }));
  });
});

describe('an acuse', () => {
  const folios = `<Folios><UUID>${UUIDS[0].toLowerCase()}</UUID><EstatusUUID>201</EstatusUUID></Folios><Folios><UUID>${UUIDS[1]}</UUID><EstatusUUID>no_cancelable</EstatusUUID></Folios>`;
  const attributes = 'Fecha="2019-04-10T11:10:38.8006999" RfcEmisor="TCM970625MB1"';
  const read = {
    fecha: '2019-04-10T11:10:38.8006999',
    rfcEmisor: 'TCM970625MB1',
    folios: [
      { uuid: UUIDS[0], estatus: '201' },
      { uuid: UUIDS[1], estatus: 'no_cancelable' },
    ],
  };
  const xmlns = 'xmlns="http://cancelacfd.sat.gob.mx"';

  test.each([
    ['bare', `<Acuse ${xmlns} ${attributes}>${folios}</Acuse>`],
    [
      'as SAT’s result',
      `<CancelaCFDResult ${xmlns} ${attributes}>${folios}<Signature xmlns="urn:x"/></CancelaCFDResult>`,
    ],
    [
      'within SAT’s SOAP answer, with a byte order mark',
      `\ufeff<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><CancelaCFDResponse ${xmlns}><CancelaCFDResult ${attributes}>${folios}</CancelaCFDResult></CancelaCFDResponse></s:Body></s:Envelope>`,
    ],
  ])('%s: each folio with what SAT says of it', (_what, xml) => {
    expect(readAcuse(xml)).toEqual(read);
    expect(readAcuse(Buffer.from(xml, 'utf8'))).toEqual(read);
  });

  test.each([
    ['no XML', 'voucher'],
    ['cut off', `<Acuse ${xmlns} ${attributes}>${folios}`],
    ['of another namespace', `<Acuse ${attributes}>${folios}</Acuse>`],
    ['without folios', `<Acuse ${xmlns} ${attributes}/>`],
    ['with a folio that has no state', `<Acuse ${xmlns}><Folios><UUID>${UUIDS[0]}</UUID></Folios></Acuse>`],
    ['too deep', `${'<a>'.repeat(9)}<Acuse ${xmlns}>${folios}</Acuse>${'</a>'.repeat(9)}`],
  ])('%s: not read', (_what, xml) => {
    expect(() => readAcuse(xml)).toThrow(expect.objectContaining({ code: 'ACUSE_UNREADABLE' }));
  });
});
