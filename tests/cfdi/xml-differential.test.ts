import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { writeCfdi } from '#domain/cfdi/write.ts';
import { parseXml } from '#domain/xml/scan.ts';
import { XMLNS } from '#domain/xml/tree-tools.ts';
import type { XmlElement, XmlNode } from '#domain/xml/tree.ts';
import { writeElement } from '#domain/xml/write.ts';
import { comprobante } from '../support/cfdi-arbitrary.ts';
import { formErrors } from '../support/judges.ts';
import { needsSat, satFile } from '../support/sat.ts';
import { seed } from '../support/seed.ts';
import { anyElement, mutated } from '../support/xml-arbitrary.ts';

/** The tree that saxes gives, in our form. Throws where saxes refuses. */
function bySaxes(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: { element: XmlElement; children: XmlNode[] }[] = [];
  let root: XmlElement | undefined;
  const text = (value: string): void => {
    const children = open.at(-1)?.children;
    if (children === undefined || value === '') return;
    const last = children.at(-1);
    if (last?.kind === 'text') children[children.length - 1] = { kind: 'text', value: last.value + value };
    else children.push({ kind: 'text', value });
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const children: XmlNode[] = [];
    const attributes = Object.values(tag.attributes).map(({ name, uri, local, prefix, value }) =>
      name === 'xmlns' || prefix === 'xmlns'
        ? { name, namespace: XMLNS, local: name === 'xmlns' ? 'xmlns' : local, value }
        : { name, namespace: uri, local, value },
    );
    const element = {
      kind: 'element' as const,
      name: tag.name,
      namespace: tag.uri,
      local: tag.local,
      attributes,
      children,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push({ element, children });
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', (value) => open.at(-1)?.children.push({ kind: 'comment', value }));
  parser.on('processinginstruction', ({ target, body }) =>
    open.at(-1)?.children.push({ kind: 'instruction', target, value: body }),
  );
  parser.write(xml).close();
  if (root === undefined) throw new Error('no root');
  return root;
}

function codeOf(xml: string): string | undefined {
  try {
    parseXml(xml);
    return undefined;
  } catch (error) {
    if (!isCuadraError(error)) throw error;
    return error.code;
  }
}

const SMALL = [
  '<?xml version="1.0" encoding="UTF-8"?>\n<a:r xmlns:a="urn:a" xmlns="urn:b" a:x="1" y=\'2&#10;&amp;"\'><b/>t&lt;x <!-- c --><a:c z="é😀"><![CDATA[<&>]]></a:c><?p i?></a:r>\n',
  '<r a="1" b="2"><s>uno</s><s c="\t"/></r>',
];

describe('the XML scanner beside saxes', () => {
  it('gives the same tree for written documents and for free XML', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          comprobante({ freeXml: true }).map(writeCfdi),
          anyElement.map((one) => writeElement(one)),
        ),
        (xml) => {
          expect(parseXml(xml)).toEqual(bySaxes(xml));
        },
      ),
      { numRuns: 150, seed },
    );
  });

  it('reads back every tree that the writer writes', () => {
    fc.assert(
      fc.property(anyElement, (element) => {
        expect(parseXml(writeElement(element))).toEqual(element);
      }),
      { numRuns: 300, seed },
    );
  });

  it.skipIf(needsSat)('gives the same tree for every sample', () => {
    for (const name of readdirSync(satFile('samples'))) {
      const text = readFileSync(satFile('samples', name), 'utf8').replace(/^\ufeff/, '');
      expect(parseXml(text)).toEqual(bySaxes(text));
    }
  });
});

describe('the XML scanner beside xmllint', () => {
  it('accepts and refuses the same near-documents', () => {
    const [document] = fc.sample(comprobante({ version: '4.0', freeXml: true }), { numRuns: 1, seed });
    const sources = [...SMALL, ...SMALL, ...(document === undefined ? [] : [writeCfdi(document)])];
    const texts = sources.flatMap((source, index) => fc.sample(mutated(source), { numRuns: 300, seed: seed + index }));
    const errors = formErrors(texts);
    const wrong = texts.flatMap((text, index) => {
      const code = codeOf(text);
      // We refuse what xmllint may take: document types, other encodings, versions that are not 1.0.
      if (code === 'XML_DOCTYPE' || code === 'XML_ENCODING' || code === 'XML_DECLARATION') return [];
      const judged = errors[index] ?? '';
      return (code === undefined) === (judged === '') ? [] : [{ seed, text, code, judged }];
    });
    expect(wrong).toEqual([]);
    expect(texts.filter((text) => codeOf(text) === undefined).length).toBeGreaterThan(50);
    expect(texts.filter((text) => codeOf(text) !== undefined).length).toBeGreaterThan(50);
  });
});
