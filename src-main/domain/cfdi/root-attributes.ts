/**
 * What the root element says besides the standard's attributes: which namespaces and which schemas.
 * Anexo 20 wants the namespaces of the complements declared there, and SAT's validators expect the
 * schema of each in xsi:schemaLocation.
 */
import { prefixOf, XMLNS, XSI } from '#domain/xml/tree-tools.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import type { CfdiVersion, Comprobante } from './model.ts';
import { CFDI_NAMESPACE, IMPLOCAL, LEYENDAS, schemaLocationOf } from './namespaces.ts';

function declaresItself(element: XmlElement): boolean {
  const declaration = element.name === element.local ? 'xmlns' : `xmlns:${prefixOf(element)}`;
  return element.attributes.some(({ namespace, name }) => namespace === XMLNS && name === declaration);
}

function hasSchemaLocation(element: XmlElement): boolean {
  return element.attributes.some(({ namespace, local }) => namespace === XSI && local === 'schemaLocation');
}

function plain(version: CfdiVersion): Readonly<Record<string, string>> {
  return {
    'xmlns:cfdi': CFDI_NAMESPACE[version],
    'xmlns:xsi': XSI,
    'xsi:schemaLocation': schemaLocationOf(CFDI_NAMESPACE[version]) ?? '',
  };
}
const PLAIN: Readonly<Record<CfdiVersion, Readonly<Record<string, string>>>> = {
  '4.0': plain('4.0'),
  '3.3': plain('3.3'),
};

/** The elements that may need a declaration: opaque complements of the document and of its concepts. */
function* opaqueElements(comprobante: Comprobante): Generator<XmlElement> {
  for (const concepto of comprobante.conceptos) {
    if (concepto.complementoConcepto !== undefined) yield* concepto.complementoConcepto;
  }
  for (const group of comprobante.complementos) {
    for (const complemento of group) {
      if (complemento.kind === 'opaque') yield complemento.element;
    }
  }
}

function isPlain(comprobante: Comprobante): boolean {
  for (const group of comprobante.complementos) {
    for (const complemento of group) {
      if (complemento.kind !== 'tfd') return false;
    }
  }
  return comprobante.conceptos.every(({ complementoConcepto }) => complementoConcepto === undefined);
}

/**
 * The root's own attributes when the document does not bring them: the standard's namespace, xsi, one
 * declaration for each complement that does not carry its own, and the schemas of all. The timbre is
 * left out: the PAC adds it after the seal and declares it on its own node.
 */
export function defaultRootAttributes(comprobante: Comprobante): Readonly<Record<string, string>> {
  const base = PLAIN[comprobante.version];
  if (isPlain(comprobante)) return base;
  const { 'xsi:schemaLocation': own = '', ...rest } = base;
  const declarations: Record<string, string> = rest;
  const schemas = new Set([own]);
  const add = (prefix: string, namespace: string): void => {
    const name = `xmlns:${prefix}`;
    declarations[name] ??= namespace;
  };
  for (const element of opaqueElements(comprobante)) {
    const prefix = prefixOf(element);
    if (prefix !== '' && element.namespace !== '' && !declaresItself(element)) add(prefix, element.namespace);
    const schema = schemaLocationOf(element.namespace);
    if (schema !== undefined && !hasSchemaLocation(element)) schemas.add(schema);
  }
  for (const group of comprobante.complementos) {
    for (const { kind } of group) {
      if (kind === 'implocal') add('implocal', IMPLOCAL);
      if (kind === 'leyendasFisc') add('leyendasFisc', LEYENDAS);
      if (kind === 'implocal') schemas.add(schemaLocationOf(IMPLOCAL) ?? '');
      if (kind === 'leyendasFisc') schemas.add(schemaLocationOf(LEYENDAS) ?? '');
    }
  }
  return { ...declarations, 'xsi:schemaLocation': [...schemas].join(' ') };
}
