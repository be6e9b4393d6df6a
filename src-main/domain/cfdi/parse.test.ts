import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { comprobante } from '../../../tests/support/cfdi-arbitrary.ts';
import { needsSat, satFile } from '../../../tests/support/sat.ts';
import { cadenaOriginal } from './cadena/index.ts';
import { timbreOf, type Comprobante } from './model.ts';
import { parseCfdi } from './parse.ts';
import { writeCfdi } from './write.ts';

const CFDI = 'xmlns:cfdi="http://www.sat.gob.mx/cfd/4"';
const ROOT =
  `${CFDI} Version="4.0" Fecha="2024-01-01T00:00:00" SubTotal="1" Moneda="MXN" Total="1" TipoDeComprobante="I"` +
  ' Exportacion="01" LugarExpedicion="06000"';
const EMISOR = '<cfdi:Emisor Rfc="EKU9003173C9" Nombre="ESCUELA" RegimenFiscal="601"/>';
const RECEPTOR =
  '<cfdi:Receptor Rfc="XAXX010101000" Nombre="PUBLICO EN GENERAL" DomicilioFiscalReceptor="06000"' +
  ' RegimenFiscalReceptor="616" UsoCFDI="S01"/>';
const CONCEPTO =
  '<cfdi:Concepto ClaveProdServ="01010101" Cantidad="1" ClaveUnidad="ACT" Descripcion="Venta" ValorUnitario="1"' +
  ' Importe="1" ObjetoImp="01"';
const CONCEPTOS = `<cfdi:Conceptos>${CONCEPTO}/></cfdi:Conceptos>`;

function document(content = EMISOR + RECEPTOR + CONCEPTOS, root = ROOT): string {
  return `<cfdi:Comprobante ${root}>${content}</cfdi:Comprobante>`;
}

function concepto(content: string): string {
  return document(`${EMISOR}${RECEPTOR}<cfdi:Conceptos>${CONCEPTO}>${content}</cfdi:Concepto></cfdi:Conceptos>`);
}

/** The document with another prefix than `cfdi:`. */
function renamed(prefix: string, declaration: string): string {
  const [before = '', after = ''] = document().split(CFDI);
  const namespace = CFDI.slice(CFDI.indexOf('='));
  return `${before.replace('cfdi:', prefix)}${declaration}${namespace}${after.replaceAll('cfdi:', prefix)}`;
}

/** Writing and reading once more changes nothing. */
function again(value: Comprobante): Comprobante {
  return parseCfdi(writeCfdi(value));
}

describe('reading a CFDI', () => {
  it('gives back what was written, for generated documents of both versions', () => {
    fc.assert(
      fc.property(comprobante({ freeXml: true }), (value) => {
        expect(again(value)).toEqual(value);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves the seal empty in a document that waits for it', () => {
    expect(parseCfdi(document())).toMatchObject({ sello: '', noCertificado: '', certificado: '' });
  });

  it('takes nodes whatever stands between them: comments, white space, instructions', () => {
    const spaced = document(`\n<!-- a -->${EMISOR}\t${RECEPTOR}<?p?>\r\n${CONCEPTOS} `);
    const { rootAttributes: _spaced, ...values } = parseCfdi(spaced);
    const { rootAttributes: _plain, ...plain } = parseCfdi(document());
    expect(values).toEqual(plain);
  });

  it('keeps the root’s own declarations and schema locations, and leaves out the usual ones', () => {
    expect(parseCfdi(document()).rootAttributes).toEqual({ 'xmlns:cfdi': 'http://www.sat.gob.mx/cfd/4' });
    const usual =
      'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.sat.gob.mx/cfd/4 ' +
      'http://www.sat.gob.mx/sitio_internet/cfd/4/cfdv40.xsd"';
    const root = ROOT.replace(CFDI, `${CFDI} ${usual}`);
    expect(parseCfdi(document(undefined, root)).rootAttributes).toBeUndefined();
    const own = parseCfdi(document(undefined, `xmlns:x="urn:x" ${root}`));
    expect(Object.keys(own.rootAttributes ?? {})).toEqual(['xmlns:x', 'xmlns:cfdi', 'xmlns:xsi', 'xsi:schemaLocation']);
    expect(again(own)).toEqual(own);
  });

  it('reads the standard by any prefix, and writes it as cfdi', () => {
    for (const xml of [renamed('', 'xmlns'), renamed('c:', 'xmlns:c')]) {
      const value = parseCfdi(xml);
      expect(value).toEqual(parseCfdi(document()));
      expect(again(value)).toEqual(value);
    }
  });

  it('keeps complements that lean on declarations around them readable', () => {
    const outside = `<cfdi:Complemento xmlns:x="urn:x"><x:a x:b="1"/></cfdi:Complemento>`;
    const value = parseCfdi(document(EMISOR + RECEPTOR + CONCEPTOS + outside));
    const [[complemento] = []] = value.complementos;
    expect(complemento).toMatchObject({ kind: 'opaque', element: { namespace: 'urn:x', local: 'a' } });
    expect(cadenaOriginal(again(value))).toBe(cadenaOriginal(value));
    const [[written] = []] = again(value).complementos;
    expect(written).toMatchObject({ kind: 'opaque', element: { namespace: 'urn:x', local: 'a' } });
  });

  it('keeps an Addenda that is more than a list of nodes whole', () => {
    for (const inner of ['texto', '<a/>texto', '<!-- c --><a/>', '<cfdi:Addenda/>', '<a>  </a>']) {
      const value = parseCfdi(document(`${EMISOR}${RECEPTOR}${CONCEPTOS}<cfdi:Addenda>${inner}</cfdi:Addenda>`));
      expect(again(value)).toEqual(value);
      expect(writeCfdi(value)).toContain(`<cfdi:Addenda>${inner}</cfdi:Addenda>`);
    }
  });

  it('types a complement only where the type holds all of it', () => {
    const implocal = (attributes: string, content: string): string =>
      `<cfdi:Complemento><implocal:ImpuestosLocales xmlns:implocal="http://www.sat.gob.mx/implocal" version="1.0"` +
      ` TotaldeRetenciones="0.00" TotaldeTraslados="0.00"${attributes}>${content}</implocal:ImpuestosLocales></cfdi:Complemento>`;
    const kind = (xml: string): string | undefined =>
      parseCfdi(document(EMISOR + RECEPTOR + CONCEPTOS + xml)).complementos[0]?.[0]?.kind;
    expect(kind(implocal('', ' '))).toBe('implocal');
    expect(kind(implocal(' otro="1"', ''))).toBe('opaque');
    expect(kind(implocal('', 'texto'))).toBe('opaque');
    expect(kind(implocal('', '\u00a0'))).toBe('opaque');
    expect(kind(implocal('', '<implocal:Otro/>'))).toBe('opaque');
    expect(kind(implocal('', '<implocal:TrasladosLocales ImpLocTrasladado="ISH"/>'))).toBe('opaque');
  });

  const refused: readonly (readonly [string, ErrorCode, string])[] = [
    ['another root', 'CFDI_ROOT', '<factura/>'],
    ['the right name without its namespace', 'CFDI_ROOT', '<Comprobante Version="4.0"/>'],
    ['version 3.2', 'CFDI_VERSION', '<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/3" version="3.2"/>'],
    [
      '4.0 in the namespace of 3.3',
      'CFDI_VERSION',
      '<c:Comprobante xmlns:c="http://www.sat.gob.mx/cfd/3" Version="4.0"/>',
    ],
    ['no version', 'CFDI_VERSION', `<cfdi:Comprobante ${CFDI}/>`],
    ['an unknown attribute', 'CFDI_ATTRIBUTE_UNKNOWN', document(undefined, `${ROOT} Descuent="1"`)],
    ['a foreign attribute', 'CFDI_ATTRIBUTE_UNKNOWN', document(undefined, `${ROOT} xmlns:x="u" x:Serie="1"`)],
    [
      'an attribute of 4.0 in 3.3',
      'CFDI_ATTRIBUTE_UNKNOWN',
      document().replace('cfd/4', 'cfd/3').replace('4.0', '3.3'),
    ],
    ['a missing attribute', 'CFDI_ATTRIBUTE_MISSING', document(undefined, ROOT.replace(' Total="1"', ''))],
    ['a missing attribute deep inside', 'CFDI_ATTRIBUTE_MISSING', concepto('<cfdi:CuentaPredial/>')],
    [
      'an attribute on Complemento',
      'CFDI_ATTRIBUTE_UNKNOWN',
      document(`${EMISOR}${RECEPTOR}${CONCEPTOS}<cfdi:Complemento a="1"/>`),
    ],
    ['an unknown node', 'CFDI_NODE_UNKNOWN', document(`${EMISOR}${RECEPTOR}${CONCEPTOS}<cfdi:Extra/>`)],
    ['a node of no namespace', 'CFDI_NODE_UNKNOWN', document(`${EMISOR}${RECEPTOR}${CONCEPTOS}<Addenda/>`)],
    ['a node inside a leaf', 'CFDI_NODE_UNKNOWN', document().replace('"601"/>', '"601"><cfdi:X/></cfdi:Emisor>')],
    ['Receptor before Emisor', 'CFDI_NODE_ORDER', document(RECEPTOR + EMISOR + CONCEPTOS)],
    ['two Emisor', 'CFDI_NODE_REPEATED', document(EMISOR + EMISOR + RECEPTOR + CONCEPTOS)],
    [
      'two Complemento in 4.0',
      'CFDI_NODE_REPEATED',
      document(`${EMISOR}${RECEPTOR}${CONCEPTOS}<cfdi:Complemento/><cfdi:Complemento/>`),
    ],
    ['no Receptor', 'CFDI_NODE_MISSING', document(EMISOR + CONCEPTOS)],
    ['no Concepto', 'CFDI_NODE_MISSING', document(`${EMISOR}${RECEPTOR}<cfdi:Conceptos/>`)],
    ['empty Traslados', 'CFDI_NODE_MISSING', concepto('<cfdi:Impuestos><cfdi:Traslados/></cfdi:Impuestos>')],
    ['loose text', 'CFDI_TEXT', document(`${EMISOR}hola${RECEPTOR}${CONCEPTOS}`)],
    ['a non-breaking space between nodes', 'CFDI_TEXT', document(`${EMISOR}\u00a0${RECEPTOR}${CONCEPTOS}`)],
    [
      'an unknown type',
      'CFDI_TYPE',
      document(undefined, ROOT.replace('TipoDeComprobante="I"', 'TipoDeComprobante="X"')),
    ],
    ['cfdi for something else', 'CFDI_PREFIX', renamed('c:', 'xmlns:cfdi="urn:otro" xmlns:c')],
    ['a byte order mark', 'XML_BOM', `\ufeff${document()}`],
  ];
  it.each(refused)('refuses %s', (_name, code, xml) => {
    let caught: unknown;
    try {
      parseCfdi(xml);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(CuadraError);
    expect(caught).toMatchObject({ code });
    expect((caught as CuadraError).message).not.toMatch(/\{\{|^error\./);
  });

  it.skipIf(needsSat)('reads the samples of both versions with their timbre', () => {
    const read = (name: string): Comprobante => parseCfdi(readFileSync(satFile('samples', name)));
    const ingreso = read('cfdi40-ingreso-tfd.xml');
    expect(timbreOf(ingreso)).toMatchObject({ version: '1.1', uuid: '6F35D3B5-3651-5370-BC2C-14CDBE384CD7' });
    expect(again(ingreso)).toEqual(ingreso);
    const old = read('cfdi33-ingreso-tfd.xml');
    expect(old.version).toBe('3.3');
    expect(timbreOf(old)?.version).toBe('1.1');
    expect(again(old)).toEqual(old);
  });
});

describe('writing a CFDI', () => {
  it('escapes the five characters that Anexo 20 names, and the white space a reader would lose', () => {
    const value = { ...parseCfdi(document()), condicionesDePago: `&<>"' \t\n\r` };
    expect(writeCfdi(value)).toContain(' CondicionesDePago="&amp;&lt;&gt;&quot;&apos; &#9;&#10;&#13;"');
    expect(again(value).condicionesDePago).toBe(value.condicionesDePago);
  });

  it('refuses a character that XML does not have', () => {
    for (const character of ['\u0000', '\u001f', '\ufffe', '\ud83d']) {
      const value = { ...parseCfdi(document()), serie: `A${character}` };
      expect(() => writeCfdi(value)).toThrow(expect.objectContaining({ code: 'XML_CHARACTER_WRITE' }) as Error);
    }
  });

  it('declares the namespaces of complements on the root, with their schemas', () => {
    const value: Comprobante = {
      ...parseCfdi(document()),
      complementos: [
        [{ kind: 'leyendasFisc', version: '1.0', leyendas: [{ textoLeyenda: 'Pago en una sola exhibición' }] }],
      ],
    };
    const { rootAttributes: _written, ...plain } = value;
    const root = parseXml(writeCfdi(plain));
    const location = root.attributes.find(({ local }) => local === 'schemaLocation')?.value.split(' ');
    expect(root.attributes.some(({ name }) => name === 'xmlns:leyendasFisc')).toBe(true);
    expect(location).toContain('http://www.sat.gob.mx/sitio_internet/cfd/leyendasFiscales/leyendasFisc.xsd');
    expect(again(plain)).toEqual(plain);
    expect(again(value)).toEqual(value);
  });
});
