import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenaOfTree, cadenaOriginal, cadenaTimbre } from '#domain/cfdi/cadena/index.ts';
import type { CfdiVersion } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { writeTfd } from '#domain/cfdi/complements/tfd.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { Scope } from '#domain/xml/scope.ts';
import { comprobante, timbre } from '../support/cfdi-arbitrary.ts';
import { cadenasBySat, type Stylesheet } from '../support/judges.ts';
import { needsSat, satFile } from '../support/sat.ts';
import { seed } from '../support/seed.ts';

const SHEET: Readonly<Record<CfdiVersion, Stylesheet>> = {
  '4.0': 'cadenaoriginal_4_0.xslt',
  '3.3': 'cadenaoriginal_3_3.xslt',
};

describe.skipIf(needsSat)('cadena original against SAT’s stylesheets in xsltproc', () => {
  for (const version of ['4.0', '3.3'] as const) {
    it(`is byte-equal for 400 generated documents of version ${version}`, () => {
      const documents = fc.sample(comprobante({ version, freeXml: true }), { numRuns: 400, seed });
      const xml = documents.map(writeCfdi);
      const judged = cadenasBySat(SHEET[version], xml);
      const wrong = documents.flatMap((document, index) => {
        const written = xml[index] ?? '';
        const ours = [document, parseCfdi(written)].map(cadenaOriginal);
        ours.push(cadenaOfTree(parseXml(written)));
        return ours.every((cadena) => cadena === judged[index]) ? [] : [{ seed, written, ours, judged: judged[index] }];
      });
      expect(wrong).toEqual([]);
    });
  }

  it('is byte-equal for every sample', () => {
    for (const name of readdirSync(satFile('samples'))) {
      const bytes = readFileSync(satFile('samples', name));
      const document = parseCfdi(bytes, { bom: 'skip' });
      const [judged] = cadenasBySat(SHEET[document.version], [bytes]);
      expect(cadenaOriginal(document)).toBe(judged);
      expect(cadenaOriginal(parseCfdi(writeCfdi(document)))).toBe(judged);
      expect(cadenaOfTree(parseXml(bytes, { bom: 'skip' }))).toBe(judged);
    }
  });

  it('of a timbre is byte-equal for 100 generated ones', () => {
    const timbres = fc.sample(timbre, { numRuns: 100, seed });
    const judged = cadenasBySat(
      'cadenaoriginal_TFD_1_1.xslt',
      timbres.map((one) => writeTfd(one, new Scope())),
    );
    expect(timbres.map(cadenaTimbre)).toEqual(judged);
  });
});
