/** Which document of Facturama's list is ours: by who issued it and its number, told by the document itself. */
import { timbreOf, type Comprobante } from '#domain/cfdi/model.ts';

export interface Wanted {
  readonly comprobante: Comprobante;
  /** Where an answer told it. */
  readonly uuid: string | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The same issuer, series and folio, and not older than what was sent: with a day for zones and clocks.
 * Its amounts are not looked at here: one with other amounts is the one that must be found, and refused.
 */
export function isOurs(found: Comprobante, { comprobante: sent, uuid }: Wanted): boolean {
  if (uuid !== undefined && timbreOf(found)?.uuid.toUpperCase() === uuid.toUpperCase()) return true;
  const sameNumber = (found.serie ?? '') === (sent.serie ?? '') && found.folio === sent.folio;
  if (found.emisor.rfc !== sent.emisor.rfc || !sameNumber) return false;
  // An earlier desk or year may have had this number; no Fecha of ours is before the one that was sent.
  const age = Date.parse(`${sent.fecha}Z`) - Date.parse(`${found.fecha}Z`);
  return !(age > DAY_MS);
}
