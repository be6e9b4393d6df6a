/**
 * Entries of SAT's CFDI 4.0 catalogs as typed values.
 * Source: catCFDI_V_4 workbook of the SAT (Anexo 20, RMF); property names are the columns' own words.
 */

/** Local date `AAAA-MM-DD`, as the catalogs and `Fecha` count days. */
export type CatalogDate = string;

/** What every entry has. */
export interface CatalogEntry {
  readonly key: string;
  /** SAT's description, as published. */
  readonly texto: string;
  /** First day on which the key may be used; absent where SAT states none. */
  readonly vigenteDesde?: CatalogDate;
  /** Last day on which the key may be used; absent while it is in force. */
  readonly vigenteHasta?: CatalogDate;
}

export interface FormaPagoEntry extends CatalogEntry {
  readonly bancarizado: boolean;
  /** Whether Pagos may carry each field; the patterns are whole-value regular expressions of SAT. */
  readonly permiteRfcOrdenante: boolean;
  readonly permiteCuentaOrdenante: boolean;
  readonly patronCuentaOrdenante?: string;
  readonly permiteRfcBeneficiario: boolean;
  readonly permiteCuentaBeneficiario: boolean;
  readonly patronCuentaBeneficiario?: string;
  readonly permiteTipoCadena: boolean;
  /** A foreign payer's bank (RFC XEXX010101000) must be named in NomBancoOrdExt. */
  readonly requiereBancoExtranjero: boolean;
}

export interface MonedaEntry extends CatalogEntry {
  /** Decimals that document-level amounts may have. */
  readonly decimales: number;
  /** "Porcentaje variación" as published (5 in MXN, USD, EUR; its meaning is disputed: see cfdi-validations §9.4). */
  readonly porcentajeVariacion: number;
}

export interface PaisEntry extends CatalogEntry {
  readonly patronCodigoPostal?: string;
  /** Whole-value pattern of NumRegIdTrib for residents of this country. */
  readonly patronIdentidadTributaria?: string;
  /** How SAT validates the identity, e.g. «Lista del SAT». */
  readonly validacionIdentidadTributaria?: string;
  readonly agrupaciones?: string;
}

export interface ImpuestoEntry extends CatalogEntry {
  readonly retencion: boolean;
  readonly traslado: boolean;
  readonly ambito: string;
}

export interface RegimenFiscalEntry extends CatalogEntry {
  readonly fisica: boolean;
  readonly moral: boolean;
}

export interface UsoCfdiEntry extends CatalogEntry {
  readonly fisica: boolean;
  readonly moral: boolean;
  /** RegimenFiscalReceptor values that may use it. */
  readonly regimenes: ReadonlySet<string>;
}

export interface TipoDeComprobanteEntry extends CatalogEntry {
  /** Largest Total without Confirmacion, as written by SAT. */
  readonly valorMaximo: string;
}

export interface EstadoEntry extends CatalogEntry {
  /** c_Pais */
  readonly pais: string;
}

/** Key of municipio and localidad is `<estado>:<clave>`, because SAT's own key repeats in every state. */
export interface PlaceEntry extends CatalogEntry {
  /** c_Estado */
  readonly estado: string;
  readonly clave: string;
}

/** One row of c_TasaOCuota: rates have no key of their own. */
export interface TasaOCuotaEntry {
  readonly tipo: 'Fijo' | 'Rango';
  /** Lower end of a Rango, six decimals; absent in a Fijo. */
  readonly minimo?: string;
  /** The fixed value, or the upper end of the range; six decimals. */
  readonly valor: string;
  /** c_Impuesto key (001 ISR, 002 IVA, 003 IEPS). */
  readonly impuesto: string;
  /** SAT's restriction of the row, e.g. «IVA Crédito aplicado del 50%» (border stimulus). */
  readonly nota?: string;
  readonly factor: 'Tasa' | 'Cuota';
  readonly traslado: boolean;
  readonly retencion: boolean;
  readonly vigenteDesde?: CatalogDate;
  readonly vigenteHasta?: CatalogDate;
}
