/**
 * The CFDI as a typed value: every node and attribute of the standard, 4.0 and (for history) 3.3.
 *
 * Property names are the attributes' own names in lower camel case (`Año` is `anio`), so that a
 * reader of Anexo 20 finds them. Values are the strings that stand in the XML, exactly as written:
 * "100.00" and "100.0" are different documents, because the seal covers the characters. Arithmetic
 * on them lives in `domain/money`, computing them in `domain/cfdi/totals`.
 *
 * Optional properties are absent, never undefined or '' (an empty attribute is a written attribute).
 * Source: cfdv40.xsd and cfdv33.xsd of the SAT; Anexo 20 of the RMF 2022, section I.
 */
import type { XmlElement } from '#domain/xml/tree.ts';

export type CfdiVersion = '4.0' | '3.3';

/** c_TipoDeComprobante: ingreso, egreso, traslado, nómina, pago. */
export type TipoDeComprobante = 'I' | 'E' | 'T' | 'N' | 'P';

export interface Comprobante {
  readonly version: CfdiVersion;
  readonly serie?: string;
  readonly folio?: string;
  /** Local time of LugarExpedicion, `AAAA-MM-DDThh:mm:ss`, no zone. */
  readonly fecha: string;
  /** Base64 RSA-SHA256 over the cadena original; '' until sealed. */
  readonly sello: string;
  readonly formaPago?: string;
  /** 20 digits; '' until sealed. */
  readonly noCertificado: string;
  /** Base64 of the CSD's DER; '' until sealed. */
  readonly certificado: string;
  readonly condicionesDePago?: string;
  readonly subTotal: string;
  readonly descuento?: string;
  readonly moneda: string;
  readonly tipoCambio?: string;
  readonly total: string;
  readonly tipoDeComprobante: TipoDeComprobante;
  /** Required in 4.0, absent in 3.3. */
  readonly exportacion?: string;
  readonly metodoPago?: string;
  readonly lugarExpedicion: string;
  readonly confirmacion?: string;

  readonly informacionGlobal?: InformacionGlobal;
  /** 4.0 allows several groups, 3.3 one. Empty when there are none. */
  readonly cfdiRelacionados: readonly CfdiRelacionados[];
  readonly emisor: Emisor;
  readonly receptor: Receptor;
  readonly conceptos: readonly Concepto[];
  readonly impuestos?: Impuestos;
  /**
   * Content of Complemento in order. 3.3 allows several Complemento nodes: one inner array each.
   * Empty outer array when there is no Complemento; a timbre is one of the entries.
   */
  readonly complementos: readonly (readonly Complemento[])[];
  /** Content of Addenda, outside the seal. Absent when there is no Addenda node. */
  readonly addenda?: readonly XmlElement[];
  /** Attributes of the root that are not the standard's: namespace declarations and xsi:schemaLocation, as written. Absent: the writer chooses. */
  readonly rootAttributes?: Readonly<Record<string, string>>;
}

export interface InformacionGlobal {
  readonly periodicidad: string;
  readonly meses: string;
  readonly anio: string;
}

export interface CfdiRelacionados {
  readonly tipoRelacion: string;
  readonly uuids: readonly string[];
}

export interface Emisor {
  readonly rfc: string;
  /** Required in 4.0. */
  readonly nombre?: string;
  readonly regimenFiscal: string;
  readonly facAtrAdquirente?: string;
}

export interface Receptor {
  readonly rfc: string;
  /** Required in 4.0. */
  readonly nombre?: string;
  /** Required in 4.0, absent in 3.3. */
  readonly domicilioFiscalReceptor?: string;
  readonly residenciaFiscal?: string;
  readonly numRegIdTrib?: string;
  /** Required in 4.0, absent in 3.3. */
  readonly regimenFiscalReceptor?: string;
  readonly usoCFDI: string;
}

export interface Concepto {
  readonly claveProdServ: string;
  readonly noIdentificacion?: string;
  readonly cantidad: string;
  readonly claveUnidad: string;
  readonly unidad?: string;
  readonly descripcion: string;
  readonly valorUnitario: string;
  /** Gross: before Descuento. */
  readonly importe: string;
  readonly descuento?: string;
  /** Required in 4.0, absent in 3.3. */
  readonly objetoImp?: string;
  readonly impuestos?: ConceptoImpuestos;
  readonly aCuentaTerceros?: ACuentaTerceros;
  readonly informacionAduanera: readonly InformacionAduanera[];
  /** 4.0 allows several, 3.3 one. */
  readonly cuentaPredial: readonly CuentaPredial[];
  /** Content of ComplementoConcepto; absent when the node is. */
  readonly complementoConcepto?: readonly XmlElement[];
  readonly parte: readonly Parte[];
}

export interface ConceptoImpuestos {
  readonly traslados: readonly ConceptoTraslado[];
  readonly retenciones: readonly ConceptoRetencion[];
}

export interface ConceptoTraslado {
  readonly base: string;
  readonly impuesto: string;
  readonly tipoFactor: string;
  readonly tasaOCuota?: string;
  readonly importe?: string;
}

export interface ConceptoRetencion {
  readonly base: string;
  readonly impuesto: string;
  readonly tipoFactor: string;
  readonly tasaOCuota: string;
  readonly importe: string;
}

export interface ACuentaTerceros {
  readonly rfcACuentaTerceros: string;
  readonly nombreACuentaTerceros: string;
  readonly regimenFiscalACuentaTerceros: string;
  readonly domicilioFiscalACuentaTerceros: string;
}

export interface InformacionAduanera {
  readonly numeroPedimento: string;
}

export interface CuentaPredial {
  readonly numero: string;
}

export interface Parte {
  readonly claveProdServ: string;
  readonly noIdentificacion?: string;
  readonly cantidad: string;
  readonly unidad?: string;
  readonly descripcion: string;
  readonly valorUnitario?: string;
  readonly importe?: string;
  readonly informacionAduanera: readonly InformacionAduanera[];
}

/** Taxes of the document: retenciones come first here, traslados first in a concept. */
export interface Impuestos {
  readonly totalImpuestosRetenidos?: string;
  readonly totalImpuestosTrasladados?: string;
  readonly retenciones: readonly Retencion[];
  readonly traslados: readonly Traslado[];
}

export interface Retencion {
  readonly impuesto: string;
  readonly importe: string;
}

export interface Traslado {
  /** Required in 4.0, absent in 3.3. */
  readonly base?: string;
  readonly impuesto: string;
  readonly tipoFactor: string;
  readonly tasaOCuota?: string;
  readonly importe?: string;
}

/** A complement of the document: typed where we know it, otherwise its XML as it came. */
export type Complemento = ImpuestosLocales | LeyendasFiscales | TimbreFiscalDigital | OpaqueComplemento;

/** Any complement we do not type (nómina, Carta Porte, Pagos until its feature comes…). */
export interface OpaqueComplemento {
  readonly kind: 'opaque';
  readonly element: XmlElement;
}

/** Impuestos Locales 1.0 (implocal.xsd). */
export interface ImpuestosLocales {
  readonly kind: 'implocal';
  readonly version: string;
  readonly totaldeRetenciones: string;
  readonly totaldeTraslados: string;
  /** In document order: the schema lets retentions and transfers alternate. */
  readonly items: readonly ImpuestoLocal[];
}

export type ImpuestoLocal =
  | {
      readonly tipo: 'retencion';
      readonly impLocRetenido: string;
      readonly tasadeRetencion: string;
      readonly importe: string;
    }
  | {
      readonly tipo: 'traslado';
      readonly impLocTrasladado: string;
      readonly tasadeTraslado: string;
      readonly importe: string;
    };

/** Leyendas Fiscales 1.0 (leyendasFisc.xsd). */
export interface LeyendasFiscales {
  readonly kind: 'leyendasFisc';
  readonly version: string;
  readonly leyendas: readonly {
    readonly disposicionFiscal?: string;
    readonly norma?: string;
    readonly textoLeyenda: string;
  }[];
}

/** TimbreFiscalDigital 1.1 (TimbreFiscalDigitalv11.xsd): what the PAC adds. */
export interface TimbreFiscalDigital {
  readonly kind: 'tfd';
  readonly version: string;
  readonly uuid: string;
  readonly fechaTimbrado: string;
  readonly rfcProvCertif: string;
  readonly leyenda?: string;
  readonly selloCFD: string;
  readonly noCertificadoSAT: string;
  readonly selloSAT: string;
}

/** The document's timbre, or undefined when it has none. */
export function timbreOf(comprobante: Comprobante): TimbreFiscalDigital | undefined {
  for (const group of comprobante.complementos) {
    for (const complemento of group) {
      if (complemento.kind === 'tfd') return complemento;
    }
  }
  return undefined;
}
