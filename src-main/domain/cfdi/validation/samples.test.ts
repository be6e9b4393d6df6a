/** Documents that others sealed and that carry a real timbre: judged at the moment of their stamping, nothing stands against them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { BigCatalogs } from '#domain/catalogs/index.ts';
import { readCertificate } from '#domain/csd/index.ts';
import { instantOfFecha, zoneOfPostalCode } from '#domain/time/zone.ts';
import { needsSat, satFile } from '../../../../tests/support/sat.ts';
import { timbreOf, type Comprobante } from '../model.ts';
import { parseCfdi } from '../parse.ts';
import { findingText, validateCfdi, type Finding, type ValidationContext } from './index.ts';

/** Keys of one of SAT's lists; its first column. */
function keysOf(file: string): ReadonlySet<string> {
  const lines = readFileSync(satFile('catalogs', file), 'utf8').split('\n').slice(1);
  return new Set(lines.map((line) => line.slice(0, line.indexOf(','))));
}

function satCatalogs(): BigCatalogs {
  const products = keysOf('c_ClaveProdServ.csv');
  const units = keysOf('c_ClaveUnidad.csv');
  return {
    source: { kind: 'csv-folder', postalCodesAreSat: false },
    prodServ: (key) => (products.has(key) ? { key, texto: '', iva: 'unstated', ieps: 'unstated' } : 'unknown'),
    claveUnidad: (key) => (units.has(key) ? { key, texto: '' } : 'unknown'),
    codigoPostal: () => 'not-verified',
  };
}

function sample(name: string): Comprobante {
  return parseCfdi(readFileSync(satFile('samples', name)), { bom: 'skip' });
}

/** The document as its PAC saw it, five minutes after Fecha and before the timbre. */
function asReceivedByPac(c: Comprobante): { before: Comprobante; context: ValidationContext } {
  const zoneOfIssue = zoneOfPostalCode(c.lugarExpedicion);
  const certificate = readCertificate(Buffer.from(c.certificado, 'base64'));
  return {
    before: { ...c, complementos: c.complementos.map((group) => group.filter((each) => each.kind !== 'tfd')) },
    context: {
      at: new Date(instantOfFecha(c.fecha, zoneOfIssue).getTime() + 5 * 60_000),
      zoneOfIssue,
      catalogs: satCatalogs(),
      forStamping: true,
      certificate: {
        number: certificate.number,
        rfc: certificate.rfc,
        validFrom: certificate.validFrom,
        validTo: certificate.validTo,
        isCsd: certificate.kind === 'CSD',
      },
    },
  };
}

function judge(c: Comprobante): Finding[] {
  const { before, context } = asReceivedByPac(c);
  return validateCfdi(before, context);
}

const texts = (findings: readonly Finding[]) =>
  findings.map((each) => `${each.code} ${each.field}: ${findingText(each)}`);
const errors = (findings: readonly Finding[]) => findings.filter((each) => each.severity === 'error');
const codes = (findings: readonly Finding[]) => [...new Set(findings.map((each) => each.code))].toSorted();

describe.skipIf(needsSat)('real documents', () => {
  // The receiver's RFC does not satisfy the check digit and was stamped all the same: why that rule only warns.
  test('one with a timbre of a PAC has no errors', () => {
    const c = sample('cfdi40-ingreso-tfd.xml');
    expect(timbreOf(c)).toBeDefined();
    expect(codes(judge(c))).toEqual(['RFC-DIGITO']);
  });

  test('as it came back, timbre and all, it cannot be sent again', () => {
    const c = sample('cfdi40-ingreso-tfd.xml');
    const { context } = asReceivedByPac(c);
    expect(codes(errors(validateCfdi(c, context)))).toEqual(['307']);
    expect(texts(errors(validateCfdi(c, { ...context, forStamping: false })))).toEqual([]);
  });

  test.each(['cfdi40-descuentos.xml', 'cfdi40-sellado.xml'])('sealed ones have no errors: %s', (name) => {
    expect(texts(errors(judge(sample(name))))).toEqual([]);
  });

  test('a name in lower case is the one thing to look at', () => {
    expect(codes(judge(sample('cfdi40-descuentos.xml')))).toEqual(['NOMBRE-MINUSCULAS']);
  });

  test('a payment receipt: its envelope is not misjudged', () => {
    const findings = judge(sample('cfdi40-pago20.xml'));
    expect(texts(errors(findings))).toEqual([]);
    expect(codes(findings)).toContain('ALCANCE-PN');
  });

  // Its author says so: "random nonsense values for testing". Valid by XSD, stamped for a library's tests.
  test('the nonsense sample is seen through', () => {
    const c = sample('cfdi40-signed-tfd-nonsense.xml');
    const { at, zoneOfIssue, catalogs } = { ...asReceivedByPac(c).context };
    const found = codes(errors(validateCfdi(c, { at, zoneOfIssue, catalogs, forStamping: true })));
    for (const code of ['307', 'CFDI40103', 'CFDI40109', 'CFDI40119', 'CFDI40137', 'CFDI40140', 'CFDI40179']) {
      expect(found).toContain(code);
    }
  });

  test('a 3.3 document gets one clear finding', () => {
    const c = sample('cfdi33-ingreso-tfd.xml');
    expect(codes(judge(c))).toEqual(['VERSION33']);
  });
});
