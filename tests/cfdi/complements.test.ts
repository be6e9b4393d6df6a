import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenaOfTree, cadenaOriginal } from '#domain/cfdi/cadena/index.ts';
import { rulesOf } from '#domain/cfdi/cadena/rules.ts';
import type { CfdiVersion, Comprobante } from '#domain/cfdi/model.ts';
import { CFDI_NAMESPACE } from '#domain/cfdi/namespaces.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { cadenasBySat } from '../support/judges.ts';
import { needsSat, satFile } from '../support/sat.ts';
import { seed } from '../support/seed.ts';
import { elementsFrom, vocabularyOf } from '../support/stylesheet-vocabulary.ts';

/** For each template of each stylesheet. */
const DOCUMENTS_EACH = 4;

/** A small document with one element in Complemento and another in ComplementoConcepto. */
function around(version: CfdiVersion, inDocument: XmlElement, inConcept: XmlElement): Comprobante {
  const is40 = version === '4.0';
  return {
    version,
    fecha: '2024-01-01T00:00:00',
    sello: '',
    noCertificado: '',
    certificado: '',
    subTotal: '1',
    moneda: 'MXN',
    total: '1',
    tipoDeComprobante: 'I',
    ...(is40 ? { exportacion: '01' } : {}),
    lugarExpedicion: '06000',
    cfdiRelacionados: [],
    emisor: { rfc: 'EKU9003173C9', nombre: 'ESCUELA', regimenFiscal: '601' },
    receptor: {
      rfc: 'XAXX010101000',
      nombre: 'PUBLICO EN GENERAL',
      usoCFDI: 'S01',
      ...(is40 ? { domicilioFiscalReceptor: '06000', regimenFiscalReceptor: '616' } : {}),
    },
    conceptos: [
      {
        claveProdServ: '01010101',
        cantidad: '1',
        claveUnidad: 'ACT',
        descripcion: 'Venta',
        valorUnitario: '1',
        importe: '1',
        ...(is40 ? { objetoImp: '01' } : {}),
        informacionAduanera: [],
        cuentaPredial: [],
        complementoConcepto: [inConcept],
        parte: [],
      },
    ],
    complementos: [[{ kind: 'opaque', element: inDocument }]],
  };
}

describe.skipIf(needsSat)('complements against SAT’s stylesheets in xsltproc', () => {
  const files = needsSat
    ? []
    : readdirSync(satFile('xslt')).filter((name) => !name.startsWith('cadenaoriginal') && name !== 'utilerias.xslt');

  for (const version of ['4.0', '3.3'] as const) {
    it(`gives the same cadena for random documents of every complement in version ${version}`, () => {
      const cases: { file: string; xml: string }[] = [];
      for (const file of files) {
        const vocabulary = vocabularyOf(file);
        for (const top of vocabulary.templates.keys()) {
          const elements = fc.sample(elementsFrom(vocabulary, top), { numRuns: 2 * DOCUMENTS_EACH, seed });
          for (let index = 0; index < DOCUMENTS_EACH; index++) {
            const [inDocument, inConcept] = [elements[2 * index], elements[2 * index + 1]];
            if (inDocument === undefined || inConcept === undefined) throw new Error('too few elements');
            cases.push({ file, xml: writeCfdi(around(version, inDocument, inConcept)) });
          }
        }
      }
      expect(cases.length).toBeGreaterThan(800);
      const sheet = version === '4.0' ? 'cadenaoriginal_4_0.xslt' : 'cadenaoriginal_3_3.xslt';
      const judged = cadenasBySat(
        sheet,
        cases.map(({ xml }) => xml),
      );
      const wrong = cases.flatMap(({ file, xml }, index) => {
        const ours = [cadenaOriginal(parseCfdi(xml)), cadenaOfTree(parseXml(xml))];
        return ours.every((cadena) => cadena === judged[index])
          ? []
          : [{ seed, file, xml, ours, judged: judged[index] }];
      });
      expect(wrong).toEqual([]);
    });
  }

  it('has rules in each version for what its stylesheet includes, and for nothing else', () => {
    const byNamespace = new Map(files.map((file) => [vocabularyOf(file).namespace, file]));
    for (const version of ['4.0', '3.3'] as const) {
      const sheet = version === '4.0' ? 'cadenaoriginal_4_0.xslt' : 'cadenaoriginal_3_3.xslt';
      const included = includesOf(sheet).filter((file) => file !== 'utilerias.xslt');
      const ruled = rulesOf(version)
        .namespaces()
        .filter((namespace) => namespace !== CFDI_NAMESPACE[version])
        .map((namespace) => byNamespace.get(namespace));
      expect(new Set(ruled)).toEqual(new Set(included));
    }
  });

  it('has a rule for every template of every stylesheet', () => {
    for (const file of files) {
      const { namespace, templates } = vocabularyOf(file);
      const rules = rulesOf('4.0').of(namespace) ?? rulesOf('3.3').of(namespace);
      expect({ file, rules: new Set(rules?.keys()) }).toEqual({ file, rules: new Set(templates.keys()) });
    }
  });
});

function includesOf(sheet: string): string[] {
  const root = parseXml(readFileSync(satFile('xslt', sheet)), { bom: 'skip' });
  return root.children.flatMap((child) =>
    child.kind === 'element' && child.local === 'include'
      ? child.attributes.filter(({ local }) => local === 'href').map(({ value }) => value)
      : [],
  );
}
