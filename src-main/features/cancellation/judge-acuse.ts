/** Whether a receipt that a PAC hands over is SAT's about this document. */
import { readAcuse } from '#domain/cfdi/cancelacion/index.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';

/** Why a receipt is not believed; undefined: it is SAT's about this document. */
export function faultOfAcuse(
  acuse: Uint8Array,
  { uuid, issuerRfc }: { readonly uuid: string; readonly issuerRfc: string },
): string | undefined {
  try {
    const { rfcEmisor, folios } = readAcuse(acuse);
    if (rfcEmisor !== issuerRfc) return 'other-issuer';
    const folio = folios.find((each) => each.uuid === uuid.toUpperCase());
    if (folio === undefined) return 'other-document';
    return folio.estatus === '201' || folio.estatus === '202' ? undefined : `estatus-${folio.estatus}`;
  } catch (error) {
    if (isCuadraError(error, 'ACUSE_UNREADABLE')) return 'unreadable';
    throw error;
  }
}
