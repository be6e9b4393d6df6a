/**
 * The three catalogs that are too large for the repository (c_ClaveProdServ, c_ClaveUnidad,
 * c_CodigoPostal) behind one interface: the domain asks, features/catalogs answers from the catalog
 * pack, and {@link starterCatalogs} answers where no pack has been installed yet.
 */
import type { CatalogDate, CatalogEntry } from './types.ts';

/** Whether a tax goes with a key: SAT's «Sí», «No», «Opcional»; 'unstated' where the source lost it. */
export type TaxOnKey = 'required' | 'none' | 'optional' | 'unstated';

export interface ProdServEntry extends CatalogEntry {
  /** «Incluir IVA trasladado». Third-party sources lose «Opcional»: then 'unstated'. */
  readonly iva: TaxOnKey;
  /** «Incluir IEPS trasladado». */
  readonly ieps: TaxOnKey;
  /** Complement that the key asks for (CFDI40163), as SAT names it; absent when none. */
  readonly complemento?: string;
  /** «Estímulo Franja Fronteriza»: the 8 % rate may apply; absent where the source does not say. */
  readonly estimuloFrontera?: boolean;
  /** «Palabras similares». */
  readonly similares?: string;
}

export interface ClaveUnidadEntry extends CatalogEntry {
  readonly simbolo?: string;
  readonly descripcion?: string;
}

export interface CodigoPostalEntry extends CatalogEntry {
  /** c_Estado; '' where the source does not say. */
  readonly estado: string;
  /** c_Municipio of the state. */
  readonly municipio?: string;
  /** c_Localidad of the state. */
  readonly localidad?: string;
  /** «Estímulo Franja Fronteriza»: the code lies in the northern or southern border region. */
  readonly estimuloFrontera?: boolean;
  /** IANA zone that SAT's columns of time zone mean; absent where the source has none (use `zoneOfPostalCode`). */
  readonly zona?: string;
}

/**
 * Answer of a big catalog about one key:
 * - an entry: the key is in the list (check its dates with `isValidAt`);
 * - `'unknown'`: the whole, official list is at hand and the key is not in it: a validation may reject;
 * - `'not-verified'`: the list at hand is partial (starter set, SEPOMEX codes) and says nothing of
 *   this key: a validation may only warn.
 * A key of the wrong form is `'unknown'` everywhere.
 */
export type CatalogAnswer<E> = E | 'unknown' | 'not-verified';

/** Where the answers come from, for screens and reports. */
export interface BigCatalogsSource {
  readonly kind: 'starter' | 'sat-workbook' | 'phpcfdi' | 'csv-folder';
  /** Date of the data: the publication's own where it states one, otherwise that of the file; absent for the starter set. */
  readonly date?: CatalogDate;
  /** Whether c_CodigoPostal is SAT's list; false: postal codes are suggestions and never 'unknown'. */
  readonly postalCodesAreSat: boolean;
}

export interface BigCatalogs {
  readonly source: BigCatalogsSource;
  /** c_ClaveProdServ: eight digits. */
  prodServ(key: string): CatalogAnswer<ProdServEntry>;
  /** c_ClaveUnidad: two or three letters or digits, case matters. */
  claveUnidad(key: string): CatalogAnswer<ClaveUnidadEntry>;
  /** c_CodigoPostal: five digits. */
  codigoPostal(key: string): CatalogAnswer<CodigoPostalEntry>;
}

/** Whether the answer is an entry. */
export function isEntry<E extends CatalogEntry>(answer: CatalogAnswer<E>): answer is E {
  return typeof answer === 'object';
}

export const PROD_SERV_FORM = /^\d{8}$/;
export const CLAVE_UNIDAD_FORM = /^[0-9A-Za-z]{2,3}$/;
export const CODIGO_POSTAL_FORM = /^\d{5}$/;
