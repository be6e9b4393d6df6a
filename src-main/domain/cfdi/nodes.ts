/**
 * Shape of every node of the standard: which attributes it has, which are required, which children
 * follow in which order. Source: cfdv40.xsd and cfdv33.xsd of the SAT.
 *
 * Attributes: `Name!` is required. Children: bare is exactly one, `?` optional, `*` any number, `+` one or more.
 */
import type {
  ACuentaTerceros,
  CfdiRelacionados,
  CfdiVersion,
  Comprobante,
  Concepto,
  ConceptoRetencion,
  ConceptoTraslado,
  CuentaPredial,
  Emisor,
  Impuestos,
  InformacionAduanera,
  InformacionGlobal,
  Parte,
  Receptor,
  Retencion,
  Traslado,
} from './model.ts';

export interface AttributeShape {
  readonly property: string;
  /** Its bit in {@link NodeShape.required}; bits are given in order. */
  readonly bit: number;
}

export interface ChildShape {
  readonly rank: number;
  readonly many: boolean;
}

/** Shape of a node whose attributes are the properties of `T` that are strings. */
export interface NodeShape<T = unknown> {
  /** Never there: it ties the shape to its type. */
  readonly of?: T;
  readonly attributes: ReadonlyMap<string, AttributeShape>;
  /** Bits of the attributes that must be there. */
  readonly required: number;
  readonly children: ReadonlyMap<string, ChildShape>;
  /** Names of the children that must be there. */
  readonly requiredChildren: readonly string[];
}

/** Properties are the attribute names in lower camel case; two have a better one. */
function propertyOf(attribute: string): string {
  if (attribute === 'Año') return 'anio';
  if (attribute === 'UUID') return 'uuid';
  return attribute.charAt(0).toLowerCase() + attribute.slice(1);
}

/** Reads the notation of this file. */
export function shape<T>(attributes: string, children = ''): NodeShape<T> {
  const attributeMap = new Map<string, AttributeShape>();
  let required = 0;
  for (const [index, word] of attributes.split(' ').filter(Boolean).entries()) {
    const name = word.replace('!', '');
    attributeMap.set(name, { property: propertyOf(name), bit: 1 << index });
    if (word.endsWith('!')) required |= 1 << index;
  }
  const childMap = new Map<string, ChildShape>();
  const requiredChildren: string[] = [];
  for (const [rank, word] of children.split(' ').filter(Boolean).entries()) {
    const name = word.replace(/[?*+]$/, '');
    childMap.set(name, { rank, many: /[*+]$/.test(word) });
    if (!/[?*]$/.test(word)) requiredChildren.push(name);
  }
  return { attributes: attributeMap, required, children: childMap, requiredChildren };
}

/** Properties of `T` that stand in attributes. */
export type Attributes<T> = { readonly [K in keyof T as Exclude<T[K], undefined> extends string ? K : never]: T[K] };

/** What a document that waits for its seal lacks. */
type SealName = 'sello' | 'noCertificado' | 'certificado';

interface Nodes {
  readonly Comprobante: NodeShape<Attributes<Omit<Comprobante, SealName>> & Partial<Pick<Comprobante, SealName>>>;
  readonly InformacionGlobal: NodeShape<InformacionGlobal>;
  readonly CfdiRelacionados: NodeShape<Attributes<CfdiRelacionados>>;
  readonly CfdiRelacionado: NodeShape<{ readonly uuid: string }>;
  readonly Emisor: NodeShape<Emisor>;
  readonly Receptor: NodeShape<Receptor>;
  readonly Conceptos: NodeShape;
  readonly Concepto: NodeShape<Attributes<Concepto>>;
  readonly ConceptoImpuestos: NodeShape;
  readonly ConceptoTraslado: NodeShape<ConceptoTraslado>;
  readonly ConceptoRetencion: NodeShape<ConceptoRetencion>;
  readonly ACuentaTerceros: NodeShape<ACuentaTerceros>;
  readonly InformacionAduanera: NodeShape<InformacionAduanera>;
  readonly CuentaPredial: NodeShape<CuentaPredial>;
  readonly Parte: NodeShape<Attributes<Parte>>;
  readonly Impuestos: NodeShape<Attributes<Impuestos>>;
  readonly Retencion: NodeShape<Retencion>;
  readonly Traslado: NodeShape<Traslado>;
  /** The containers, at both places. */
  readonly Retenciones: NodeShape;
  readonly Traslados: NodeShape;
}

const tax = 'Base! Impuesto! TipoFactor! ';
const common: Omit<Nodes, 'Comprobante' | 'Emisor' | 'Receptor' | 'Concepto' | 'Traslado'> = {
  CfdiRelacionados: shape('TipoRelacion!', 'CfdiRelacionado+'),
  CfdiRelacionado: shape('UUID!'),
  Conceptos: shape('', 'Concepto+'),
  ConceptoImpuestos: shape('', 'Traslados? Retenciones?'),
  ConceptoTraslado: shape(`${tax}TasaOCuota Importe`),
  ConceptoRetencion: shape(`${tax}TasaOCuota! Importe!`),
  InformacionGlobal: shape('Periodicidad! Meses! Año!'),
  ACuentaTerceros: shape(
    'RfcACuentaTerceros! NombreACuentaTerceros! RegimenFiscalACuentaTerceros! DomicilioFiscalACuentaTerceros!',
  ),
  InformacionAduanera: shape('NumeroPedimento!'),
  CuentaPredial: shape('Numero!'),
  Parte: shape(
    'ClaveProdServ! NoIdentificacion Cantidad! Unidad Descripcion! ValorUnitario Importe',
    'InformacionAduanera*',
  ),
  Impuestos: shape('TotalImpuestosRetenidos TotalImpuestosTrasladados', 'Retenciones? Traslados?'),
  Retencion: shape('Impuesto! Importe!'),
  Retenciones: shape('', 'Retencion+'),
  Traslados: shape('', 'Traslado+'),
};

/** Sello, NoCertificado and Certificado are required by the schema, but a document that waits for its seal lacks them. */
const root =
  'Version! Serie Folio Fecha! Sello FormaPago NoCertificado Certificado CondicionesDePago SubTotal! Descuento ' +
  'Moneda! TipoCambio Total! TipoDeComprobante! MetodoPago LugarExpedicion! Confirmacion';
const line =
  'ClaveProdServ! NoIdentificacion Cantidad! ClaveUnidad! Unidad Descripcion! ValorUnitario! Importe! Descuento';

/** Every node of each version. */
export const NODES: Readonly<Record<CfdiVersion, Nodes>> = {
  '4.0': {
    ...common,
    Comprobante: shape(
      `${root} Exportacion!`,
      'InformacionGlobal? CfdiRelacionados* Emisor Receptor Conceptos Impuestos? Complemento? Addenda?',
    ),
    Emisor: shape('Rfc! Nombre! RegimenFiscal! FacAtrAdquirente'),
    Receptor: shape(
      'Rfc! Nombre! DomicilioFiscalReceptor! ResidenciaFiscal NumRegIdTrib RegimenFiscalReceptor! UsoCFDI!',
    ),
    Concepto: shape(
      `${line} ObjetoImp!`,
      'Impuestos? ACuentaTerceros? InformacionAduanera* CuentaPredial* ComplementoConcepto? Parte*',
    ),
    Traslado: shape(`${tax}TasaOCuota Importe`),
  },
  '3.3': {
    ...common,
    Comprobante: shape(root, 'CfdiRelacionados? Emisor Receptor Conceptos Impuestos? Complemento* Addenda?'),
    Emisor: shape('Rfc! Nombre RegimenFiscal!'),
    Receptor: shape('Rfc! Nombre ResidenciaFiscal NumRegIdTrib UsoCFDI!'),
    Concepto: shape(line, 'Impuestos? InformacionAduanera* CuentaPredial? ComplementoConcepto? Parte*'),
    Traslado: shape('Impuesto! TipoFactor! TasaOCuota! Importe!'),
  },
};
