/** Reading one node by its shape: attributes into properties, children in their order. */
import { CuadraError } from '#errors/cuadra-error.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { isBlank } from '#domain/xml/characters.ts';
import { XMLNS, XSI } from '#domain/xml/tree-tools.ts';
import type { AttributeShape, NodeShape } from './nodes.ts';

/** Namespace declarations and xsi attributes may stand on any element and say nothing of its content. */
function isSchemaMatter(namespace: string): boolean {
  return namespace === XMLNS || namespace === XSI;
}

/**
 * The attributes of `element` under their property names.
 * @throws CuadraError CFDI_ATTRIBUTE_UNKNOWN, CFDI_ATTRIBUTE_MISSING
 */
export function readAttributes<T>(element: XmlElement, shape: NodeShape<T>): T {
  const out: Record<string, string> = {};
  let seen = 0;
  for (const attribute of element.attributes) {
    const known: AttributeShape | undefined =
      attribute.namespace === '' ? shape.attributes.get(attribute.local) : undefined;
    if (known !== undefined) {
      out[known.property] = attribute.value;
      seen |= known.bit;
    } else if (!isSchemaMatter(attribute.namespace)) {
      throw new CuadraError('CFDI_ATTRIBUTE_UNKNOWN', {
        params: { node: element.name, attribute: attribute.name },
        field: `${element.local}.${attribute.name}`,
      });
    }
  }
  if ((seen & shape.required) !== shape.required) refuseMissing(element, shape, seen);
  // The shape has every required property of the type.
  return out as T;
}

function refuseMissing(element: XmlElement, shape: NodeShape, seen: number): never {
  for (const [name, { bit }] of shape.attributes) {
    if ((bit & shape.required) !== 0 && (bit & seen) === 0) {
      throw new CuadraError('CFDI_ATTRIBUTE_MISSING', {
        params: { node: element.name, attribute: name },
        field: `${element.local}.${name}`,
      });
    }
  }
  throw new CuadraError('CFDI_ATTRIBUTE_MISSING', { params: { node: element.name, attribute: '' } });
}

const NONE: readonly XmlElement[] = [];

/**
 * The element children of `element`, which may be any: what complements allow. White space and
 * comments between them are left out.
 * @throws CuadraError CFDI_TEXT for other text
 */
export function anyChildren(element: XmlElement): readonly XmlElement[] {
  if (element.children.length === 0) return NONE;
  const out: XmlElement[] = [];
  for (const child of element.children) {
    if (child.kind === 'element') out.push(child);
    else if (child.kind === 'text' && !isBlank(child.value)) {
      throw new CuadraError('CFDI_TEXT', { params: { node: element.name }, field: element.local });
    }
  }
  return out;
}

/**
 * The element children of `element`, checked against its shape: namespace, names, order and number.
 * @throws CuadraError CFDI_NODE_UNKNOWN, CFDI_NODE_ORDER, CFDI_NODE_REPEATED, CFDI_NODE_MISSING, CFDI_TEXT
 */
export function readChildren(element: XmlElement, shape: NodeShape): readonly XmlElement[] {
  const children = anyChildren(element);
  let rank = -1;
  for (const child of children) {
    const known = child.namespace === element.namespace ? shape.children.get(child.local) : undefined;
    const params = { node: element.name, child: child.name };
    const field = `${element.local}/${child.local}`;
    if (known === undefined) throw new CuadraError('CFDI_NODE_UNKNOWN', { params, field });
    if (known.rank < rank) throw new CuadraError('CFDI_NODE_ORDER', { params, field });
    if (known.rank === rank && !known.many) throw new CuadraError('CFDI_NODE_REPEATED', { params, field });
    rank = known.rank;
  }
  for (const name of shape.requiredChildren) {
    if (!children.some(({ local }) => local === name)) {
      throw new CuadraError('CFDI_NODE_MISSING', {
        params: { node: element.name, child: name },
        field: `${element.local}/${name}`,
      });
    }
  }
  return children;
}

/** A node that has attributes only. */
export function readLeaf<T>(element: XmlElement, shape: NodeShape<T>): T {
  if (element.children.length > 0) readChildren(element, shape);
  return readAttributes(element, shape);
}
