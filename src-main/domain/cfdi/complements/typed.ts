/**
 * Reading a complement into its type only where the type holds all of it: what a type cannot hold
 * (an attribute nobody knows, text, a later version) stays as XML and loses nothing.
 */
import type { XmlElement } from '#domain/xml/tree.ts';
import { isBlank } from '#domain/xml/characters.ts';
import { XMLNS, XSI } from '#domain/xml/tree-tools.ts';
import type { NodeShape } from '../nodes.ts';

/** The attributes under their property names, or undefined when one is unknown or missing. */
export function typedAttributes<T>(element: XmlElement, shape: NodeShape<T>): T | undefined {
  const out: Record<string, string> = {};
  let seen = 0;
  for (const { namespace, local, value } of element.attributes) {
    const known = namespace === '' ? shape.attributes.get(local) : undefined;
    if (known !== undefined) {
      out[known.property] = value;
      seen |= known.bit;
    } else if (namespace !== XMLNS && !(namespace === XSI && local === 'schemaLocation')) return undefined;
  }
  // The shape has every required property of the type.
  return (seen & shape.required) === shape.required ? (out as T) : undefined;
}

/** {@link typedAttributes} of an element without any content, not even white space. */
export function typedLeaf<T>(element: XmlElement, shape: NodeShape<T>): T | undefined {
  return element.children.length === 0 ? typedAttributes(element, shape) : undefined;
}

/**
 * The children of an element whose cadena takes no text: elements of its namespace with one of the
 * names, white space apart; undefined when there is anything else.
 */
export function typedChildren(element: XmlElement, names: readonly string[]): readonly XmlElement[] | undefined {
  const out: XmlElement[] = [];
  for (const child of element.children) {
    if (child.kind === 'element') {
      if (child.namespace !== element.namespace || !names.includes(child.local)) return undefined;
      out.push(child);
    } else if (child.kind !== 'text' || !isBlank(child.value)) return undefined;
  }
  return out;
}
