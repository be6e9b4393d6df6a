/**
 * From the XML of any CFDI 4.0 or 3.3 to the typed model, refusing what the model could not give back:
 * an unknown attribute or node of the standard's namespace is an error and never dropped in silence.
 */
import { CuadraError } from '#errors/cuadra-error.ts';
import { parseXml, type XmlLimits } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { isBlank } from '#domain/xml/characters.ts';
import { attributeOf, prefixOf, XMLNS, XSI } from '#domain/xml/tree-tools.ts';
import { readComplemento } from './complements/index.ts';
import type {
  CfdiRelacionados,
  CfdiVersion,
  Complemento,
  Comprobante,
  Concepto,
  ConceptoImpuestos,
  ConceptoRetencion,
  ConceptoTraslado,
  CuentaPredial,
  Impuestos,
  InformacionAduanera,
  Parte,
  Retencion,
  Traslado,
} from './model.ts';
import { CFDI_NAMESPACE } from './namespaces.ts';
import { NODES, type NodeShape } from './nodes.ts';
import { anyChildren, readAttributes, readChildren, readLeaf } from './read.ts';
import { defaultRootAttributes } from './root-attributes.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Nodes = (typeof NODES)[CfdiVersion];

/**
 * The typed document.
 * @param limits what the XML may ask of the scanner; a byte order mark is refused unless it says `bom: 'skip'`
 * @throws CuadraError `XML_…` of the scanner; CFDI_ROOT, CFDI_VERSION, CFDI_ATTRIBUTE_UNKNOWN,
 * CFDI_ATTRIBUTE_MISSING, CFDI_NODE_UNKNOWN, CFDI_NODE_ORDER, CFDI_NODE_REPEATED, CFDI_NODE_MISSING,
 * CFDI_TEXT, CFDI_TYPE, CFDI_PREFIX
 */
export function parseCfdi(input: Uint8Array | string, limits: XmlLimits = {}): Comprobante {
  return comprobanteOf(parseXml(input, limits));
}

/** The typed document of a tree that was scanned already; errors as {@link parseCfdi}. */
export function comprobanteOf(root: XmlElement): Comprobante {
  const version = versionOf(root);
  const nodes = NODES[version];
  const values = readAttributes(root, nodes.Comprobante);
  if (!/^[IETNP]$/.test(values.tipoDeComprobante)) {
    throw new CuadraError('CFDI_TYPE', {
      params: { type: values.tipoDeComprobante },
      field: 'Comprobante.TipoDeComprobante',
    });
  }
  const cfdiRelacionados: CfdiRelacionados[] = [];
  const complementos: (readonly Complemento[])[] = [];
  const parts: Partial<Mutable<Comprobante>> = {};
  for (const child of readChildren(root, nodes.Comprobante)) {
    switch (child.local) {
      case 'InformacionGlobal':
        parts.informacionGlobal = readLeaf(child, nodes.InformacionGlobal);
        break;
      case 'CfdiRelacionados':
        cfdiRelacionados.push(relacionados(child, nodes));
        break;
      case 'Emisor':
        parts.emisor = readLeaf(child, nodes.Emisor);
        break;
      case 'Receptor':
        parts.receptor = readLeaf(child, nodes.Receptor);
        break;
      case 'Conceptos':
        readAttributes(child, nodes.Conceptos);
        parts.conceptos = readChildren(child, nodes.Conceptos).map((item) => concepto(item, nodes));
        break;
      case 'Impuestos':
        parts.impuestos = impuestos(child, nodes);
        break;
      case 'Complemento':
        noAttributes(child);
        complementos.push(anyChildren(child).map(readComplemento));
        break;
      case 'Addenda':
        parts.addenda = addenda(child);
        break;
    }
  }
  const seal = { sello: '', noCertificado: '', certificado: '' };
  // readChildren has seen to it that emisor, receptor and conceptos are there.
  const comprobante = { ...seal, ...values, ...parts, cfdiRelacionados, complementos } as Comprobante;
  const rootAttributes = ownRootAttributes(root, comprobante);
  return rootAttributes === undefined ? comprobante : { ...comprobante, rootAttributes };
}

function versionOf(root: XmlElement): CfdiVersion {
  const isCfdi = root.namespace === CFDI_NAMESPACE['4.0'] || root.namespace === CFDI_NAMESPACE['3.3'];
  if (root.local !== 'Comprobante' || !isCfdi) {
    throw new CuadraError('CFDI_ROOT', { params: { node: root.name, namespace: root.namespace.slice(0, 200) } });
  }
  // 3.2 shares the namespace of 3.3 and spells the attribute in lower case.
  const version = attributeOf(root, 'Version') ?? attributeOf(root, 'version') ?? '';
  if ((version !== '4.0' && version !== '3.3') || root.namespace !== CFDI_NAMESPACE[version]) {
    throw new CuadraError('CFDI_VERSION', { params: { version: version.slice(0, 20) }, field: 'Comprobante.Version' });
  }
  return version;
}

function leaves<T>(element: XmlElement, container: NodeShape, item: NodeShape<T>): readonly T[] {
  readAttributes(element, container);
  return readChildren(element, container).map((child) => readLeaf(child, item));
}

function noAttributes(element: XmlElement): void {
  for (const { namespace, name } of element.attributes) {
    if (namespace !== XMLNS && namespace !== XSI) {
      throw new CuadraError('CFDI_ATTRIBUTE_UNKNOWN', {
        params: { node: element.name, attribute: name },
        field: `${element.local}.${name}`,
      });
    }
  }
}

function relacionados(element: XmlElement, nodes: Nodes): CfdiRelacionados {
  const { tipoRelacion } = readAttributes(element, nodes.CfdiRelacionados);
  const children = readChildren(element, nodes.CfdiRelacionados);
  return { tipoRelacion, uuids: children.map((child) => readLeaf(child, nodes.CfdiRelacionado).uuid) };
}

function concepto(element: XmlElement, nodes: Nodes): Concepto {
  const informacionAduanera: InformacionAduanera[] = [];
  const cuentaPredial: CuentaPredial[] = [];
  const parte: Parte[] = [];
  const out: Mutable<Concepto> = {
    ...readAttributes(element, nodes.Concepto),
    informacionAduanera,
    cuentaPredial,
    parte,
  };
  for (const child of readChildren(element, nodes.Concepto)) {
    switch (child.local) {
      case 'Impuestos':
        out.impuestos = conceptoImpuestos(child, nodes);
        break;
      case 'ACuentaTerceros':
        out.aCuentaTerceros = readLeaf(child, nodes.ACuentaTerceros);
        break;
      case 'InformacionAduanera':
        informacionAduanera.push(readLeaf(child, nodes.InformacionAduanera));
        break;
      case 'CuentaPredial':
        cuentaPredial.push(readLeaf(child, nodes.CuentaPredial));
        break;
      case 'ComplementoConcepto':
        noAttributes(child);
        out.complementoConcepto = anyChildren(child);
        break;
      case 'Parte':
        parte.push({
          ...readAttributes(child, nodes.Parte),
          informacionAduanera: readChildren(child, nodes.Parte).map((item) =>
            readLeaf(item, nodes.InformacionAduanera),
          ),
        });
        break;
    }
  }
  return out;
}

function conceptoImpuestos(element: XmlElement, nodes: Nodes): ConceptoImpuestos {
  readAttributes(element, nodes.ConceptoImpuestos);
  let traslados: readonly ConceptoTraslado[] = [];
  let retenciones: readonly ConceptoRetencion[] = [];
  for (const child of readChildren(element, nodes.ConceptoImpuestos)) {
    if (child.local === 'Traslados') traslados = leaves(child, nodes.Traslados, nodes.ConceptoTraslado);
    else retenciones = leaves(child, nodes.Retenciones, nodes.ConceptoRetencion);
  }
  return { traslados, retenciones };
}

function impuestos(element: XmlElement, nodes: Nodes): Impuestos {
  const totals = readAttributes(element, nodes.Impuestos);
  let traslados: readonly Traslado[] = [];
  let retenciones: readonly Retencion[] = [];
  for (const child of readChildren(element, nodes.Impuestos)) {
    if (child.local === 'Traslados') traslados = leaves(child, nodes.Traslados, nodes.Traslado);
    else retenciones = leaves(child, nodes.Retenciones, nodes.Retencion);
  }
  return { ...totals, retenciones, traslados };
}

/**
 * The content of Addenda. It is nobody's standard: one with attributes or text of its own, or with a
 * node that could be taken for an Addenda, is kept whole as the only entry, the node itself.
 */
function addenda(element: XmlElement): readonly XmlElement[] {
  const children: XmlElement[] = [];
  let isList = element.attributes.every(({ namespace }) => namespace === XMLNS);
  for (const child of element.children) {
    if (child.kind === 'element') {
      children.push(child);
      if (child.namespace === element.namespace) isList = false;
    } else if (child.kind !== 'text' || !isBlank(child.value)) isList = false;
  }
  return isList ? children : [element];
}

/**
 * The root's declarations and schema locations, or undefined when they are the writer's own choice.
 * The standard's namespace always goes by the prefix `cfdi` here, whatever the document called it.
 * @throws CuadraError CFDI_PREFIX when `cfdi` means something else in the document
 */
function ownRootAttributes(root: XmlElement, comprobante: Comprobante): Readonly<Record<string, string>> | undefined {
  const prefix = prefixOf(root);
  const entries: (readonly [string, string])[] = [];
  for (const { namespace, name, value } of root.attributes) {
    if (namespace === XMLNS || namespace === XSI) {
      const isOwn = name === (prefix === '' ? 'xmlns' : `xmlns:${prefix}`);
      if (isOwn || name !== 'xmlns:cfdi') entries.push([isOwn ? 'xmlns:cfdi' : name, value]);
      else if (value !== root.namespace) throw new CuadraError('CFDI_PREFIX');
    }
  }
  const chosen = Object.entries(defaultRootAttributes(comprobante));
  const same =
    chosen.length === entries.length &&
    chosen.every(([name, value], index) => entries[index]?.[0] === name && entries[index]?.[1] === value);
  return same ? undefined : Object.fromEntries(entries);
}
