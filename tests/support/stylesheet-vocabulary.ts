/**
 * What a stylesheet of SAT speaks of, read from the stylesheet itself and not from our tables: which
 * nodes it matches, which attributes and children it looks at in each. Random documents made from it
 * reach every line of the stylesheet, so that a node our table forgot cannot hide.
 */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { parseXml } from '#domain/xml/scan.ts';
import { attributeOf, XMLNS } from '#domain/xml/tree-tools.ts';
import type { XmlAttribute, XmlElement, XmlNode } from '#domain/xml/tree.ts';
import { satFile } from './sat.ts';
import { content, declaring } from './xml-arbitrary.ts';

/** A node as the stylesheet sees it. */
interface Node {
  readonly attributes: Set<string>;
  /** By path of names; the last one's own content. A path of one name may also be a template. */
  readonly children: Map<string, Node>;
}

export interface Vocabulary {
  readonly file: string;
  readonly namespace: string;
  readonly prefix: string;
  readonly templates: ReadonlyMap<string, Node>;
}

function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => child.kind === 'element');
}

/** `./a:B//a:C` as B, C; `.` as nothing. */
function namesOf(select: string): string[] {
  return select
    .trim()
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => part.replace(/^.*:/, ''));
}

function nodeAt(from: Node, names: readonly string[]): Node {
  let node = from;
  for (const name of names) {
    const next = node.children.get(name) ?? { attributes: new Set(), children: new Map() };
    node.children.set(name, next);
    node = next;
  }
  return node;
}

/** Collects what the instructions of a template look at. */
function collect(instruction: XmlElement, context: Node): void {
  for (const child of elementsOf(instruction)) {
    const select = attributeOf(child, 'select') ?? attributeOf(child, 'test') ?? '';
    const attribute = /^(?:\.\/)?@([^=]+)/.exec(select)?.[1];
    if (child.local === 'for-each') collect(child, nodeAt(context, namesOf(select)));
    else {
      if (attribute !== undefined) context.attributes.add(attribute.trim());
      else if (select !== '' && !select.startsWith('$')) nodeAt(context, namesOf(select));
      collect(child, context);
    }
  }
}

/** Reads one stylesheet of a complement. */
export function vocabularyOf(file: string): Vocabulary {
  const sheet = parseXml(readFileSync(satFile('xslt', file)), { bom: 'skip' });
  const templates = new Map<string, Node>();
  let prefix = '';
  for (const template of elementsOf(sheet)) {
    const [, before = '', name = ''] = /^([\w]+):(.+)$/.exec(attributeOf(template, 'match') ?? '') ?? [];
    if (name !== '') {
      prefix = before;
      const node: Node = { attributes: new Set(), children: new Map() };
      collect(template, node);
      templates.set(name, node);
    }
  }
  const declaration = sheet.attributes.find(({ namespace, local }) => namespace === XMLNS && local === prefix);
  if (declaration === undefined) throw new Error(`${file} has no templates`);
  return { file, namespace: declaration.value, prefix, templates };
}

/** Random elements with the template `top` of a vocabulary: most of what it knows in them and some of what it does not. */
export function elementsFrom(vocabulary: Vocabulary, top: string): fc.Arbitrary<XmlElement> {
  const { prefix, namespace, templates } = vocabulary;
  const element = (local: string, attributes: XmlAttribute[], children: readonly XmlNode[]): XmlElement => ({
    kind: 'element',
    name: `${prefix}:${local}`,
    namespace,
    local,
    attributes,
    children: children.filter((node, index) => node.kind !== 'text' || children[index - 1]?.kind !== 'text'),
  });
  const attribute = (local: string): fc.Arbitrary<XmlAttribute | undefined> =>
    fc.option(
      content.map((value) => ({ name: local, namespace: '', local, value })),
      { nil: undefined, freq: 3 },
    );
  /** Some text between nodes, which templates pass over and built-in rules copy. */
  const noise: fc.Arbitrary<readonly XmlNode[]> = fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: content.filter(Boolean).map((value): XmlNode[] => [{ kind: 'text', value }]) },
    {
      weight: 1,
      arbitrary: content.map((value) => [element('Desconocido', [], value === '' ? [] : [{ kind: 'text', value }])]),
    },
  );
  const build = (local: string, node: Node, depth: number): fc.Arbitrary<XmlElement> => {
    const template = templates.get(local);
    const attributes = new Set([...node.attributes, ...(template?.attributes ?? [])]);
    if (local === 'VentaVehiculos') attributes.delete('version');
    const children = new Map([...(template?.children ?? []), ...node.children]);
    // Every other node repeats; deep ones are rare so that documents stay small.
    const groups = [...children].map(([name, child]) =>
      fc
        .integer({ min: 0, max: depth > 6 ? 0 : 2 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, () => fc.tuple(build(name, child, depth + 1), noise))),
        ),
    );
    return fc
      .tuple(fc.tuple(...[...attributes].map(attribute)), fc.tuple(...groups), noise, fc.constantFrom('1.0', '1.1'))
      .map(([values, nested, before, version]) => {
        const known = values.filter((value) => value !== undefined);
        if (local === 'VentaVehiculos')
          known.push({ name: 'version', namespace: '', local: 'version', value: version });
        return element(local, known, before.concat(nested.flat(2).flat()));
      });
  };
  return build(top, { attributes: new Set(), children: new Map() }, 0).map((one) => declaring(one, prefix, namespace));
}
