import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { sealCfdi } from '#domain/cfdi/seal.ts';
import { verifyCfdi } from '#domain/cfdi/verify.ts';
import { comprobante } from '../support/cfdi-arbitrary.ts';
import { cadenasBySat, opensslVerifies, schemaErrors } from '../support/judges.ts';
import { needsSat } from '../support/sat.ts';
import { seed } from '../support/seed.ts';
import { testCsd } from '../support/test-csd.ts';

describe.skipIf(needsSat)('sealed documents before xmllint and openssl', () => {
  it('are valid by SAT’s schemas: 300 generated ones, every node and attribute of both versions', () => {
    const { signer } = testCsd();
    const sealed = fc.sample(comprobante(), { numRuns: 300, seed }).map((document) => sealCfdi(document, signer).xml);
    const wrong = schemaErrors(sealed).flatMap((errors, index) =>
      errors === '' ? [] : [{ seed, errors, xml: sealed[index] }],
    );
    expect(wrong).toEqual([]);
  });

  it('are refused by xmllint when a value leaves the schema (the judge is awake)', () => {
    const { signer } = testCsd();
    const [document] = fc.sample(comprobante({ version: '4.0' }), { numRuns: 1, seed });
    if (document === undefined) throw new Error('no document');
    const [errors] = schemaErrors([sealCfdi({ ...document, exportacion: '77' }, signer).xml]);
    expect(errors).toContain('Exportacion');
  });

  it('carry sellos that openssl verifies over the cadena of xsltproc', () => {
    const csd = testCsd();
    const documents = fc.sample(comprobante({ version: '4.0', freeXml: true }), { numRuns: 12, seed });
    const sealed = documents.map((document) => sealCfdi(document, csd.signer));
    const judged = cadenasBySat(
      'cadenaoriginal_4_0.xslt',
      sealed.map(({ xml }) => xml),
    );
    for (const [index, { comprobante: result, cadena }] of sealed.entries()) {
      expect(cadena).toBe(judged[index]);
      expect(opensslVerifies(result.certificado, judged[index] ?? '', result.sello)).toBe(true);
      expect(opensslVerifies(result.certificado, `${judged[index]} `, result.sello)).toBe(false);
    }
  });

  it('are found good by our own verifier, and no longer after any change of a sealed value', () => {
    const { signer } = testCsd();
    fc.assert(
      fc.property(comprobante({ freeXml: true }), (document) => {
        const { xml, comprobante: sealed } = sealCfdi(document, signer);
        expect(parseCfdi(xml)).toEqual(sealed);
        expect(verifyCfdi(xml).selloValid).toBe(true);
        const changed = xml.replace(
          / LugarExpedicion="(\d)/,
          (_, digit: string) => ` LugarExpedicion="${(Number(digit) + 1) % 10}`,
        );
        expect(verifyCfdi(changed).selloValid).toBe(false);
      }),
      { numRuns: 60, seed },
    );
  });
});
