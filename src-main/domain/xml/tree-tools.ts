/** Small questions asked of an {@link XmlElement}. */
import type { XmlElement } from './tree.ts';

/** Namespace of `xmlns` attributes. */
export const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** Namespace that the prefix `xml` always has. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
/** Namespace of xsi:schemaLocation. */
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Prefix of a qualified name, '' without one. */
export function prefixOf({ name, local }: { readonly name: string; readonly local: string }): string {
  return name.length === local.length ? '' : name.slice(0, name.length - local.length - 1);
}

/** Value of the attribute without prefix called `local`, or undefined. */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  for (const attribute of element.attributes) {
    if (attribute.local === local && attribute.namespace === '') return attribute.value;
  }
  return undefined;
}

/** String value as XPath has it: all text below the element, in order. Iterative: depth costs no stack. */
export function stringValue(element: XmlElement): string {
  let out = '';
  const pending: XmlElement['children'][number][] = [element];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'text') out += node.value;
    else if (node.kind === 'element') {
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child !== undefined) pending.push(child);
      }
    }
  }
  return out;
}
