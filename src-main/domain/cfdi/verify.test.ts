import { createHash, createPrivateKey, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDemoAuthority, readCsd, type Csd, type DemoAuthority } from '#domain/csd/index.ts';
import { LOCALES, translate } from '#i18n/index.ts';
import { cadenaTimbre } from './cadena/index.ts';
import { certificateOf, certificatesCached } from './certificate-cache.ts';
import type { Comprobante, TimbreFiscalDigital } from './model.ts';
import { sealCfdi } from './seal.ts';
import { verifyCfdi, type VerificationOptions, type VerificationReport } from './verify.ts';
import { writeCfdi } from './write.ts';

const AT = new Date('2026-03-01T18:00:00Z');
const ISSUER = { rfc: 'EKU9003173C9', name: 'ESCUELA KEMPER URGATE' };
const PASSWORD = '12345678a';

let authority: DemoAuthority;
let csd: Csd;
let other: Csd;
let fiel: { noCertificado: string; certificado: string };
let pac: Csd;

beforeAll(() => {
  authority = createDemoAuthority({ at: AT });
  const open = (files: { cer: Buffer; key: Buffer }): Csd => readCsd({ ...files, password: PASSWORD, at: AT });
  const options = {
    identity: ISSUER,
    password: PASSWORD,
    validFrom: new Date('2026-01-15T06:30:00Z'),
    validTo: new Date('2027-01-15T06:30:00Z'),
  };
  csd = open(authority.issueCsd(options));
  other = open(authority.issueCsd({ ...options, identity: { rfc: 'XIA190128J61', name: 'XENON' } }));
  const signature = authority.issueFiel(options);
  fiel = { noCertificado: signature.number, certificado: signature.cer.toString('base64') };
  pac = open(authority.issuePacCertificate({ identity: { rfc: 'SPR190613I52', name: 'PAC' }, password: PASSWORD }));
});

function document(changes: Partial<Comprobante> = {}): Comprobante {
  return {
    version: '4.0',
    fecha: '2026-03-01T12:00:00',
    sello: '',
    noCertificado: '',
    certificado: '',
    subTotal: '100.00',
    moneda: 'MXN',
    total: '100.00',
    tipoDeComprobante: 'I',
    exportacion: '01',
    lugarExpedicion: '06000',
    cfdiRelacionados: [],
    emisor: { rfc: ISSUER.rfc, nombre: ISSUER.name, regimenFiscal: '601' },
    receptor: {
      rfc: 'XAXX010101000',
      nombre: 'PUBLICO EN GENERAL',
      domicilioFiscalReceptor: '06000',
      regimenFiscalReceptor: '616',
      usoCFDI: 'S01',
    },
    conceptos: [
      {
        claveProdServ: '01010101',
        cantidad: '1',
        claveUnidad: 'ACT',
        descripcion: 'Venta',
        valorUnitario: '100.00',
        importe: '100.00',
        objetoImp: '01',
        informacionAduanera: [],
        cuentaPredial: [],
        parte: [],
      },
    ],
    complementos: [],
    ...changes,
  };
}

/** A timbre for the sealed document, sealed by the demo PAC. */
function stamped(sealed: Comprobante, changes: Partial<TimbreFiscalDigital> = {}): Comprobante {
  const bare: TimbreFiscalDigital = {
    kind: 'tfd',
    version: '1.1',
    uuid: '6F35D3B5-3651-5370-BC2C-14CDBE384CD7',
    fechaTimbrado: '2026-03-01T12:00:05',
    rfcProvCertif: 'SPR190613I52',
    selloCFD: sealed.sello,
    noCertificadoSAT: pac.certificate.number,
    selloSAT: '',
    ...changes,
  };
  const timbre = { ...bare, selloSAT: changes.selloSAT ?? pac.signer.sign(cadenaTimbre(bare)) };
  return { ...sealed, complementos: [...sealed.complementos, [timbre]] };
}

const satCertificate = (number: string): Uint8Array | undefined =>
  number === pac.certificate.number ? pac.certificate.der : undefined;

function verify(value: Comprobante, options: VerificationOptions = { satCertificate }): VerificationReport {
  return verifyCfdi(writeCfdi(value), options);
}

const codes = ({ problems }: VerificationReport): string[] => problems.map(({ code }) => code);

describe('verifying a CFDI', () => {
  it('finds a stamped document good, and says so of every part', () => {
    const report = verify(stamped(sealCfdi(document(), csd.signer).comprobante), {
      satCertificate,
      authorities: [authority.rootCer],
    });
    expect(report).toMatchObject({
      ok: true,
      version: '4.0',
      selloValid: true,
      rfcMatches: true,
      certificate: {
        number: csd.certificate.number,
        rfc: ISSUER.rfc,
        validAtFecha: true,
        isCsd: true,
        isDemo: true,
        issuedByAuthority: true,
      },
      timbre: { present: true, selloCFDMatches: true, tfdSealValid: true, noCertificadoSAT: pac.certificate.number },
    });
    expect(codes(report)).toEqual(['CERTIFICATE_DEMO']);
  });

  it('reads bytes, with a byte order mark too, and reports the mark', () => {
    const { xml } = sealCfdi(document(), csd.signer);
    expect(codes(verifyCfdi(Buffer.from(`\ufeff${xml}`)))).toContain('BOM');
    expect(verifyCfdi(Buffer.from(`\ufeff${xml}`)).selloValid).toBe(true);
    expect(codes(verifyCfdi(Buffer.from(xml)))).not.toContain('BOM');
    expect(() => verifyCfdi(`\ufeff${xml}`, { limits: { bom: 'refuse' } })).toThrow('BOM');
  });

  it('sees every change of a sealed value', () => {
    const sealed = sealCfdi(document(), csd.signer).comprobante;
    for (const changes of [
      { total: '100.0' },
      { total: '1000.00' },
      { moneda: 'USD' },
      { serie: '' },
      { fecha: '2026-03-01T12:00:01' },
    ]) {
      expect(codes(verify({ ...sealed, ...changes }))).toContain('SEAL_INVALID');
    }
  });

  it('takes a seal only as strict Base64', () => {
    const sealed = sealCfdi(document(), csd.signer).comprobante;
    expect(verify({ ...sealed, sello: `${sealed.sello.slice(0, 76)}\n${sealed.sello.slice(76)}` }).selloValid).toBe(
      true,
    );
    for (const sello of [
      `${sealed.sello}!`,
      `*${sealed.sello}`,
      sealed.sello.replace(/=+$/, ''),
      sealed.sello.replaceAll('+', '-').replaceAll('/', '_').concat('-'),
    ]) {
      expect(verify({ ...sealed, sello }).selloValid).toBe(false);
    }
  });

  it('says that there is no seal or no certificate', () => {
    expect(codes(verify(document()))).toEqual(['CERTIFICATE_MISSING', 'SEAL_MISSING', 'TIMBRE_MISSING']);
    const sealed = sealCfdi(document(), csd.signer).comprobante;
    const report = verify({ ...sealed, certificado: sealed.certificado.slice(0, 200) });
    expect(codes(report)).toContain('CERTIFICATE_UNREADABLE');
    expect(report).toMatchObject({ selloValid: false, rfcMatches: false, ok: false });
    expect(report.certificate).toBeUndefined();
  });

  it('compares the certificate with what the document says of it', () => {
    const foreign = sealCfdi(document(), other.signer).comprobante;
    const report = verify(foreign);
    expect(report).toMatchObject({ selloValid: true, rfcMatches: false, ok: false });
    expect(codes(report)).toContain('CERTIFICATE_RFC');
    const renumbered = sealCfdi(document(), {
      ...csd.signer,
      noCertificado: '00001000000500000000',
    }).comprobante;
    expect(codes(verify(renumbered))).toContain('CERTIFICATE_NUMBER');
  });

  it('refuses an e.firma', () => {
    const report = verify({ ...sealCfdi(document(), csd.signer).comprobante, ...fiel });
    expect(codes(report)).toEqual(expect.arrayContaining(['SEAL_INVALID', 'CERTIFICATE_IS_FIEL']));
    expect(report.certificate?.isCsd).toBe(false);
  });

  it('judges the certificate at Fecha by the clock of LugarExpedicion, to the second', () => {
    // Valid from 06:30 UTC of 2026-01-15: 00:30 in the capital, 22:30 of the day before in Tijuana.
    const at = (fecha: string, lugarExpedicion: string): boolean =>
      !codes(verify(sealCfdi(document({ fecha, lugarExpedicion }), csd.signer).comprobante)).includes(
        'CERTIFICATE_VALIDITY',
      );
    expect(at('2026-01-15T00:29:59', '06000')).toBe(false);
    expect(at('2026-01-15T00:30:00', '06000')).toBe(true);
    expect(at('2026-01-14T22:29:59', '22000')).toBe(false);
    expect(at('2026-01-14T22:30:00', '22000')).toBe(true);
    expect(at('2027-01-15T00:30:00', '06000')).toBe(true);
    expect(at('2027-01-15T00:30:01', '06000')).toBe(false);
    expect(at('2020-01-01T00:00:00', '06000')).toBe(false);
  });

  it('says that Fecha is no date', () => {
    for (const fecha of ['2026-02-30T00:00:00', 'ayer', '2026-03-01']) {
      const report = verify(sealCfdi(document({ fecha }), csd.signer).comprobante);
      expect(codes(report)).toContain('FECHA_MALFORMED');
      expect(report.certificate?.validAtFecha).toBe(false);
    }
  });

  it('judges the timbre: whose seal it names, and SAT’s own seal', () => {
    const sealed = sealCfdi(document(), csd.signer).comprobante;
    const judge = (changes: Partial<TimbreFiscalDigital>, options?: VerificationOptions): VerificationReport =>
      verify(stamped(sealed, changes), options);
    expect(codes(judge({ selloCFD: 'AAAA' }))).toContain('TIMBRE_SELLO');
    expect(judge({ selloSAT: sealed.sello }).timbre).toMatchObject({ tfdSealValid: false });
    expect(codes(judge({ selloSAT: sealed.sello }))).toContain('TIMBRE_SEAL_INVALID');
    expect(judge({}, {}).timbre).toMatchObject({ tfdSealValid: 'certificate-not-available' });
    expect(judge({}, {}).ok).toBe(true);
    // Somebody else's certificate under the number is no proof.
    expect(judge({}, { satCertificate: () => csd.certificate.der }).timbre).toMatchObject({ tfdSealValid: false });
    // The right key under another number is none either.
    const renumbered = { noCertificadoSAT: '00001000000500003456' };
    expect(judge(renumbered, { satCertificate: () => pac.certificate.der }).timbre).toMatchObject({
      tfdSealValid: false,
    });
    const [[stamp] = []] = stamped(sealed).complementos;
    const twice = stamp === undefined ? [] : [[stamp, stamp]];
    expect(codes(verify({ ...sealed, complementos: twice }))).toContain('TIMBRE_SEVERAL');
  });

  it('does not take for a timbre what has not its form', () => {
    const { xml } = sealCfdi(document(), csd.signer);
    const broken =
      '<cfdi:Complemento><tfd:TimbreFiscalDigital xmlns:tfd="http://www.sat.gob.mx/TimbreFiscalDigital" version="1.0"/></cfdi:Complemento>';
    const report = verifyCfdi(xml.replace('</cfdi:Comprobante>', `${broken}</cfdi:Comprobante>`));
    expect(report.timbre).toEqual({ present: false });
    expect(codes(report)).toContain('TIMBRE_UNREADABLE');
    expect(codes(report)).not.toContain('TIMBRE_MISSING');
  });

  it('checks who issued the certificate where it is told who may', () => {
    const stranger = createDemoAuthority({ at: AT }).rootCer;
    const sealed = sealCfdi(document(), csd.signer).comprobante;
    const issued = (options: VerificationOptions): unknown => verify(sealed, options).certificate?.issuedByAuthority;
    expect(issued({})).toBe('not-checked');
    expect(issued({ authorities: [stranger] })).toBe(false);
    expect(issued({ authorities: [stranger, authority.rootCer] })).toBe(true);
    expect(codes(verify(sealed, { authorities: [stranger] }))).toContain('CERTIFICATE_AUTHORITY');
  });

  it('has words for every problem in both languages', () => {
    const report = verify({ ...document(), fecha: 'x' });
    for (const { messageKey, params } of report.problems) {
      for (const locale of LOCALES) expect(translate(messageKey, params, locale)).not.toMatch(/\{\{|^cfdi\./);
    }
  });
});

describe('sealing', () => {
  it('signs the SHA-256 of the cadena with PKCS#1 v1.5 and puts the certificate in before', () => {
    const { comprobante, cadena, xml } = sealCfdi(document(), csd.signer);
    expect(cadena).toContain(`|${csd.certificate.number}|`);
    expect(comprobante).toMatchObject({ noCertificado: csd.certificate.number, certificado: csd.certificate.base64 });
    expect(xml).toBe(writeCfdi(comprobante));
    const key = createPrivateKey({ key: csd.exportKey(), format: 'der', type: 'pkcs8' });
    expect(comprobante.sello).toBe(sign('sha256', Buffer.from(cadena, 'utf8'), key).toString('base64'));
    expect(createHash('sha256').update(cadena, 'utf8').digest('hex')).toHaveLength(64);
  });

  it('gives no seal for a document that cannot be written', () => {
    expect(() => sealCfdi(document({ serie: '\u0001' }), csd.signer)).toThrow(
      expect.objectContaining({ code: 'XML_CHARACTER_WRITE' }) as Error,
    );
  });
});

describe('the certificate cache', () => {
  it('never holds more than 256 certificates', () => {
    const der = csd.certificate.der;
    for (let index = 0; index < 400; index++) {
      // The serial's last digits change; the signature of the copy does not matter here.
      const copy = Buffer.from(der);
      const at = copy.indexOf(csd.certificate.number);
      copy.write(String(10_000 + index), at + 15, 'latin1');
      certificateOf(copy.toString('base64'));
    }
    expect(certificatesCached()).toBe(256);
    expect(certificateOf(csd.certificate.base64).number).toBe(csd.certificate.number);
  });
});
