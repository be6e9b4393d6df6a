/**
 * What a person (or a script) decides about a CFDI, before amounts are computed: the input of
 * `domain/cfdi/totals`, which turns it into a {@link Comprobante}.
 * Decimals are strings without exponent or sign. Absent means "not said"; the engine then follows the guide.
 */
import type { XmlElement } from '#domain/xml/tree.ts';
import type {
  ACuentaTerceros,
  CfdiRelacionados,
  CfdiVersion,
  CuentaPredial,
  Emisor,
  ImpuestoLocal,
  InformacionAduanera,
  InformacionGlobal,
  LeyendasFiscales,
  Parte,
  Receptor,
} from './model.ts';

export interface CfdiDraft {
  /** '3.3' only re-creates history: nothing of 3.3 is stamped since 2023-04-01. */
  readonly version: CfdiVersion;
  readonly tipoDeComprobante: 'I' | 'E' | 'T';
  readonly serie?: string;
  readonly folio?: string;
  readonly fecha: string;
  readonly formaPago?: string;
  readonly metodoPago?: string;
  readonly condicionesDePago?: string;
  readonly moneda: string;
  readonly tipoCambio?: string;
  /** Default '01' in 4.0. */
  readonly exportacion?: string;
  readonly lugarExpedicion: string;
  readonly confirmacion?: string;
  readonly informacionGlobal?: InformacionGlobal;
  readonly cfdiRelacionados?: readonly CfdiRelacionados[];
  readonly emisor: Emisor;
  readonly receptor: Receptor;
  readonly lines: readonly DraftLine[];
  readonly impuestosLocales?: readonly DraftLocalTax[];
  readonly leyendas?: LeyendasFiscales['leyendas'];
  /** Other complements, as XML with their own namespaces. */
  readonly complementos?: readonly XmlElement[];
  readonly addenda?: readonly XmlElement[];
}

export interface DraftLine {
  readonly claveProdServ: string;
  readonly noIdentificacion?: string;
  readonly cantidad: string;
  readonly claveUnidad: string;
  readonly unidad?: string;
  readonly descripcion: string;
  /** Price of one unit, up to 6 decimals. */
  readonly precioUnitario: string;
  /** The price (and an amount discount) already contains the transferred taxes of the line. */
  readonly precioIncluyeImpuestos?: boolean;
  readonly descuento?: { readonly tipo: 'importe' | 'porcentaje'; readonly valor: string };
  /** Default: '02' when the line has taxes, else '01'. */
  readonly objetoImp?: string;
  readonly impuestos: readonly DraftTax[];
  readonly aCuentaTerceros?: ACuentaTerceros;
  readonly informacionAduanera?: readonly InformacionAduanera[];
  readonly cuentaPredial?: readonly CuentaPredial[];
  readonly complementoConcepto?: readonly XmlElement[];
  readonly parte?: readonly Parte[];
}

export interface DraftTax {
  readonly tipo: 'traslado' | 'retencion';
  /** 001 ISR, 002 IVA, 003 IEPS */
  readonly impuesto: string;
  readonly tipoFactor: 'Tasa' | 'Cuota' | 'Exento';
  /** Absent when Exento. Written with six decimals. */
  readonly tasaOCuota?: string;
  /** Base said by the person (quota taxes, special bases); otherwise importe − descuento (plus IEPS for IVA, LIVA art. 12). */
  readonly base?: string;
}

export type DraftLocalTax = {
  readonly tipo: ImpuestoLocal['tipo'];
  readonly nombre: string;
  /** Percentage with two decimals, e.g. '3.00'. */
  readonly tasa: string;
  /** Absent: computed over SubTotal − Descuento. */
  readonly importe?: string;
};
