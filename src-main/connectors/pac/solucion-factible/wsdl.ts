/**
 * Namespaces and field order of a service, read from its own WSDL: those of Cancelacion and Utilerias
 * are written down nowhere public, and a guess that is wrong would be refused by the server.
 */
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { attributeOf, XMLNS } from '#domain/xml/tree-tools.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import { children } from '../transport/index.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema';

/** How a request, or a part of it, is written. */
export interface Shape {
  readonly namespace: string;
  /** Fields are in the namespace too. */
  readonly qualified: boolean;
  /** In the order of the schema. */
  readonly fields: readonly string[];
}

export interface Wsdl {
  /** The request of an operation; undefined where the service has none of this name. */
  request(operation: string): Shape | undefined;
  /** The fields within a field of a request. */
  within(operation: string, field: string): Shape | undefined;
}

/** Reads a WSDL with its schemas in it, as Axis2 serves them; undefined where it is none. */
export function readWsdl(xml: Uint8Array): Wsdl | undefined {
  let root: XmlElement;
  try {
    root = parseXml(xml, { bom: 'skip' });
  } catch (error) {
    if (!isCuadraError(error)) throw error;
    return undefined;
  }
  const types = children(root, 'types');
  const schemas = types.flatMap((each) => children(each, 'schema', XSD));
  if (schemas.length === 0) return undefined;

  /** A named child of a schema, and that schema. */
  const find = (kind: 'element' | 'complexType', name: string, namespace?: string) =>
    schemas
      .filter((schema) => namespace === undefined || attributeOf(schema, 'targetNamespace') === namespace)
      .flatMap((schema) => children(schema, kind, XSD).map((found) => ({ schema, found })))
      .find(({ found }) => attributeOf(found, 'name') === name);

  const requestOf = (operation: string): { schema: XmlElement; sequence: readonly XmlElement[] } | undefined => {
    const request = find('element', operation);
    const complex = request === undefined ? undefined : children(request.found, 'complexType', XSD)[0];
    if (request === undefined || complex === undefined) return undefined;
    return { schema: request.schema, sequence: sequenceOf(complex) };
  };

  return {
    request(operation) {
      const request = requestOf(operation);
      return request === undefined ? undefined : shapeOf(request.schema, request.sequence);
    },
    within(operation, field) {
      const request = requestOf(operation);
      const type = request?.sequence.find((each) => attributeOf(each, 'name') === field);
      const [prefix, name] = (type === undefined ? '' : (attributeOf(type, 'type') ?? '')).split(':');
      if (request === undefined || prefix === undefined || name === undefined) return undefined;
      const namespace = declared(prefix, [request.schema, ...types, root]);
      const complex = namespace === undefined ? undefined : find('complexType', name, namespace);
      return complex === undefined ? undefined : shapeOf(complex.schema, sequenceOf(complex.found));
    },
  };
}

function sequenceOf(complexType: XmlElement): readonly XmlElement[] {
  return children(complexType, 'sequence', XSD).flatMap((sequence) => children(sequence, 'element', XSD));
}

function shapeOf(schema: XmlElement, sequence: readonly XmlElement[]): Shape | undefined {
  const namespace = attributeOf(schema, 'targetNamespace');
  if (namespace === undefined) return undefined;
  return {
    namespace,
    qualified: attributeOf(schema, 'elementFormDefault') === 'qualified',
    fields: sequence.map((each) => attributeOf(each, 'name') ?? ''),
  };
}

/** What a prefix stands for in the innermost of these elements that declares it. */
function declared(prefix: string, scopes: readonly XmlElement[]): string | undefined {
  return scopes
    .flatMap((scope) => scope.attributes)
    .find((attribute) => attribute.namespace === XMLNS && attribute.local === prefix)?.value;
}
