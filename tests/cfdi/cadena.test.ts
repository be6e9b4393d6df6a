import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenaOfTree, cadenaOriginal, cadenaTimbre } from '#domain/cfdi/cadena/index.ts';
import type { CfdiVersion, Comprobante, Concepto } from '#domain/cfdi/model.ts';
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

/** The stylesheets look for some nodes at any depth, and match them wherever XSLT's built-in rules lead. */
const INSIDE = [
  '<x:a xmlns:x="urn:x" xmlns:cfdi="http://www.sat.gob.mx/cfd/4">t<cfdi:Parte Descripcion=" p  q "><x:b><cfdi:InformacionAduanera NumeroPedimento="1"/></x:b></cfdi:Parte></x:a>',
  '<cfdi:Parte xmlns:cfdi="http://www.sat.gob.mx/cfd/4" ClaveProdServ="1"><cfdi:Parte Cantidad="2"/></cfdi:Parte>',
  '<x:a xmlns:x="urn:x" xmlns:cfdi="http://www.sat.gob.mx/cfd/4"><cfdi:Emisor Rfc="R"/><cfdi:Traslado Base="1">u</cfdi:Traslado></x:a>',
  '<cfdi:Concepto xmlns:cfdi="http://www.sat.gob.mx/cfd/4"><cfdi:ComplementoConcepto>v<cfdi:CuentaPredial/></cfdi:ComplementoConcepto></cfdi:Concepto>',
  '<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4"><cfdi:Impuestos TotalImpuestosRetenidos=""/></cfdi:Comprobante>',
  '<cfdi:Parte xmlns:cfdi="http://www.sat.gob.mx/cfd/3" ClaveProdServ="1">w</cfdi:Parte>',
];

function emptiedConcepto(concepto: Concepto): Concepto {
  return { ...concepto, unidad: '', descuento: '' };
}

/** The document with every optional attribute that it has made empty. */
function emptied(document: Comprobante): Comprobante {
  const serie = document.serie === undefined ? {} : { serie: '' };
  return {
    ...document,
    ...serie,
    folio: '',
    confirmacion: ' ',
    emisor: { ...document.emisor, facAtrAdquirente: '' },
    receptor: { ...document.receptor, numRegIdTrib: '\n' },
    impuestos: { retenciones: [], traslados: [], totalImpuestosRetenidos: '' },
    conceptos: document.conceptos.map(emptiedConcepto),
  };
}

/** The document with one of {@link INSIDE} as complement and, twice, in its first concept. */
function withInside(document: Comprobante, index: number): Comprobante {
  const element = parseXml(INSIDE[index % INSIDE.length] ?? '');
  const [first, ...rest] = document.conceptos;
  if (first === undefined) throw new Error('no concept');
  const conceptos = [{ ...first, complementoConcepto: [element, element] }, ...rest];
  return { ...document, conceptos, complementos: [[{ kind: 'opaque', element }]] };
}

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

  it('is byte-equal where optional attributes are there and empty', () => {
    const documents = fc.sample(comprobante({ version: '4.0' }), { numRuns: 30, seed }).map(emptied);
    const judged = cadenasBySat('cadenaoriginal_4_0.xslt', documents.map(writeCfdi));
    expect(documents.map(cadenaOriginal)).toEqual(judged);
    expect(judged.some((cadena) => cadena.slice(2, -2).includes('||'))).toBe(true);
  });

  it('is byte-equal where nodes of the standard stand inside a complement', () => {
    const documents = fc.sample(comprobante({ version: '4.0' }), { numRuns: 30, seed }).map(withInside);
    const judged = cadenasBySat('cadenaoriginal_4_0.xslt', documents.map(writeCfdi));
    expect(documents.map(cadenaOriginal)).toEqual(judged);
  });

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
