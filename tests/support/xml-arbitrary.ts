/** Random XML: elements as a complement or an Addenda may bring them, and texts that are nearly documents. */
import * as fc from 'fast-check';
import { XMLNS } from '#domain/xml/tree-tools.ts';
import type { XmlAttribute, XmlElement, XmlNode } from '#domain/xml/tree.ts';

const NAMESPACE = 'urn:ejemplo:addenda';
const name = fc.constantFrom('Dato', 'pedido', 'Año', 'x1', 'Línea-2', '_a.b');

/** Characters that XML has trouble with, beside ordinary ones. */
export const content = fc
  .array(
    fc.constantFrom(
      'a',
      'Z9',
      ' ',
      '  ',
      '\t',
      '\n',
      '\r',
      '&',
      '<',
      '>',
      '"',
      "'",
      ']]>',
      'ñ',
      '😀',
      '\u00a0',
      '\u0085',
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

const attribute: fc.Arbitrary<XmlAttribute> = fc
  .tuple(name, content, fc.boolean())
  .map(([local, value, prefixed]) =>
    prefixed
      ? { name: `a:${local}`, namespace: NAMESPACE, local, value }
      : { name: local, namespace: '', local, value },
  );

const leaf: fc.Arbitrary<XmlNode> = fc.oneof(
  content.filter((value) => value !== '').map((value): XmlNode => ({ kind: 'text', value })),
  fc.constantFrom<XmlNode>(
    { kind: 'comment', value: ' nota <&> ' },
    { kind: 'instruction', target: 'pi', value: 'x="1"' },
  ),
);

/** Two texts that touch would be read as one. */
function joinTexts(nodes: readonly XmlNode[]): readonly XmlNode[] {
  return nodes.filter((node, index) => node.kind !== 'text' || nodes[index - 1]?.kind !== 'text');
}

const { inner } = fc.letrec<{ inner: XmlElement; node: XmlNode }>((tie) => ({
  inner: fc
    .tuple(
      name,
      fc.boolean(),
      fc.uniqueArray(attribute, { maxLength: 3, selector: ({ name: written }) => written }),
      fc.array(tie('node'), { maxLength: 3 }),
    )
    .map(([local, prefixed, attributes, children]) => ({
      kind: 'element' as const,
      name: prefixed ? `a:${local}` : local,
      namespace: prefixed ? NAMESPACE : '',
      local,
      attributes,
      children: joinTexts(children),
    })),
  node: fc.oneof({ maxDepth: 3 }, leaf, tie('inner')),
}));

/** `element` with a declaration in front of its attributes. */
export function declaring(element: XmlElement, prefix: string, namespace: string): XmlElement {
  const declaration = { name: `xmlns:${prefix}`, namespace: XMLNS, local: prefix, value: namespace };
  return { ...element, attributes: [declaration, ...element.attributes] };
}

/** An element that declares the one prefix it uses, with text, comments and deeper elements in it. */
export const anyElement: fc.Arbitrary<XmlElement> = inner.map((element) => declaring(element, 'a', NAMESPACE));

/** Pieces whose insertion makes or breaks a document. */
const PIECES = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '"',
  "'",
  '=',
  '!',
  '?',
  '-',
  '--',
  '[',
  ']',
  ']]>',
  ' ',
  '\n',
  '\t',
  ':',
  '#',
  'x',
  'ñ',
  '&#0;',
];
const MORE = [
  '&#10;',
  '&#xD800;',
  '&amp;',
  '&nbsp;',
  '<!---->',
  '<![CDATA[',
  '<a>',
  '</a>',
  '<a/>',
  'xmlns:a="u"',
  'xmlns=""',
  '<?p?>',
  '\u0001',
  '\ufffe',
  '1',
  'a="1"',
  ' b="2"',
];

/** `source` with one to three cuts, insertions or replacements. */
export function mutated(source: string): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat(source.length),
    fc.integer({ min: 0, max: 3 }),
    fc.oneof(fc.constantFrom(...PIECES, ...MORE), fc.constant('')),
  );
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    let out = source;
    for (const [at, cut, piece] of changes) out = out.slice(0, at) + piece + out.slice(at + cut);
    // Half an emoji cannot be written to the file that the other judge reads.
    return out.toWellFormed();
  });
}
