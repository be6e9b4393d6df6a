/** What a PAC is sent: the facts of the request, and where it takes them so, the document that is signed here. */
import type { CancelRequest } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import { signCancelacion, type XmlSigner } from '#domain/cfdi/cancelacion/index.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import type { Clock } from '#ports/clock.ts';
import type { By, CancellationRecords } from './records.ts';
import * as repository from './repository.ts';
import { SIGNATURE_MS } from './schedule.ts';
import type { CancellationAttemptRow, CancellationRow } from './tables.ts';

/** SAT's service stands in central Mexico; a Fecha of a zone that is ahead of it would be in its future. */
const CENTRAL_MEXICO = 'America/Mexico_City';

export interface RequestDocumentDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly records: Pick<CancellationRecords, 'signed'>;
  /** The company's CSD, its key open. @throws CuadraError of the CSDs and the vault */
  readonly signerFor: (companyId: string, at: Date) => XmlSigner;
}

/** Which request, and who asks. */
export interface Asking {
  readonly row: CancellationRow;
  readonly comprobante: Comprobante;
  readonly by: By;
  /** An earlier send of it may have arrived. */
  readonly doubt: boolean;
}

export function createRequestDocuments({ db, clock, records, signerFor }: RequestDocumentDeps) {
  /**
   * The request in the form that a PAC takes; its row is another one where it was signed for that. Signed bytes that
   * may have left are the same for ever; those that did not are made anew after a while.
   * @throws CuadraError of the CSDs and the vault
   */
  return (
    { row, comprobante, by, doubt }: Asking,
    form: CancellationAttemptRow['form'],
  ): { readonly request: CancelRequest; readonly row: CancellationRow } => {
    const { uuid, motivo } = row;
    const folio = { uuid, motivo, ...(row.replacementUuid === null ? {} : { folioSustitucion: row.replacementUuid }) };
    const issuerRfc = comprobante.emisor.rfc;
    const about = { ...folio, issuerRfc, receiverRfc: comprobante.receptor.rfc, total: comprobante.total };
    if (form === 'stored-csd') return { request: { kind: 'stored-csd', ...about }, row };

    const kept = row.requestSha256 === null ? undefined : repository.findFile(db, row.id, 'request', row.requestSha256);
    const age = row.signedAtUtc === null ? Infinity : clock.now().getTime() - new Date(row.signedAtUtc).getTime();
    if (kept !== undefined && (doubt || age < SIGNATURE_MS)) {
      return { request: { kind: 'signed', xml: kept.content, ...about }, row };
    }
    const signer = signerFor(row.companyId, clock.now());
    const fecha = fechaLocal(clock.now(), CENTRAL_MEXICO);
    const xml = Buffer.from(signCancelacion({ rfcEmisor: issuerRfc, fecha, folios: [folio] }, signer), 'utf8');
    return { request: { kind: 'signed', xml, ...about }, row: records.signed(row, xml, by) };
  };
}
