/** The stamped document that a cancellation is about, and whether one may be asked for at all. */
import type { Db } from '#db/types.ts';
import { isOver } from '#domain/cfdi/cancelacion/index.ts';
import type { Comprobante } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import * as repository from './repository.ts';
import type { CancellationRow } from './tables.ts';

export interface Cancellable {
  readonly invoice: repository.CancelledInvoice & { readonly uuid: string };
  readonly comprobante: Comprobante;
  readonly stamp: { readonly pacConfigId: string; readonly environment: CancellationRow['environment'] };
}

/** @throws CuadraError NOT_FOUND */
export function mustFindInvoice(tx: Db, id: string): repository.CancelledInvoice {
  const invoice = repository.findInvoice(tx, id);
  if (invoice === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'invoices.name', id } });
  return invoice;
}

/**
 * The document, if it is one that SAT may know.
 * @throws CuadraError NOT_FOUND, CANCEL_NOT_STAMPED, CANCEL_NO_DOCUMENT
 */
export function documentOf(tx: Db, invoiceId: string): Cancellable {
  const invoice = mustFindInvoice(tx, invoiceId);
  const { uuid, status } = invoice;
  if (uuid === null || !['stamped', 'cancel_requested', 'cancelled'].includes(status)) {
    throw new CuadraError('CANCEL_NOT_STAMPED', { params: { status: `invoices.status.${status}` } });
  }
  const xml = repository.findStampedXml(tx, invoiceId);
  const stamp = repository.findStamp(tx, invoiceId);
  if (xml === undefined || stamp === undefined) {
    throw new CuadraError('CANCEL_NO_DOCUMENT', { params: { id: invoiceId } });
  }
  return { invoice: { ...invoice, uuid }, comprobante: parseCfdi(xml, { bom: 'skip' }), stamp };
}

/** A request is under way, other than a plan that may still be put aside. */
export function underWay(row: CancellationRow | undefined): boolean {
  return row !== undefined && !isOver(row.state) && row.state !== 'planned';
}

/** How a person calls a document: its number, or who it is for. */
export function labelOf({ serie, folio, receiverName }: repository.CancelledInvoice): string {
  if (folio === null) return receiverName;
  return serie === null || serie === '' ? String(folio) : `${serie}-${folio}`;
}
