import type { BigCatalogs } from '#domain/catalogs/index.ts';
import type { MessageKey, MessageParams } from '#i18n/index.ts';
import type { ValidationCode } from './codes.ts';

/** `error`: SAT or any PAC refuses the document. `warning`: a person should look; nothing is held back. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong, or looks wrong, with a CFDI. */
export interface Finding {
  /** SAT's code where one exists (`CFDI40108`, `305`…), otherwise one of ours. */
  readonly code: ValidationCode;
  readonly severity: Severity;
  /** Path into the Comprobante, e.g. `conceptos[2].impuestos.traslados[0].base`; '' for the document as a whole. */
  readonly field: string;
  /** Words of the catalog, in Spanish and English, with `params` for the figures. */
  readonly messageKey: MessageKey;
  readonly params: MessageParams;
}

/** What the validation must know besides the document: the clock, the place, the catalogs, the certificate. */
export interface ValidationContext {
  /** Now (or the moment to judge by). */
  readonly at: Date;
  /** IANA zone of LugarExpedicion (`zoneOfPostalCode`): Fecha is local time there. */
  readonly zoneOfIssue: string;
  /** c_ClaveProdServ, c_ClaveUnidad and c_CodigoPostal. */
  readonly catalogs: BigCatalogs;
  /** The document is about to be sent to a PAC: the 72 hours and the certificate count. */
  readonly forStamping: boolean;
  /** The certificate that seals it, where it is already known. */
  readonly certificate?: ValidationCertificate;
  /**
   * Names exactly as SAT has them (constancia de situación fiscal), by RFC. A different name in the
   * document is then a warning: only SAT's own list can reject it.
   */
  readonly knownRfcNames?: ReadonlyMap<string, string>;
  /** FIX rate of Moneda for the day of Fecha (pesos for one unit), where somebody looked it up. */
  readonly tipoCambioFix?: string;
}

export interface ValidationCertificate {
  /** Twenty digits. */
  readonly number: string;
  readonly rfc: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** false: it is an e.firma (FIEL), which never seals. */
  readonly isCsd: boolean;
}
