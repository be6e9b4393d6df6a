/** What was paid of an invoice, as the transactions tell it. */
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import * as repository from './repository.ts';
import type { InvoiceRow } from './tables.ts';

export function invoicePayments({ clock }: { readonly clock: Clock }) {
  return {
    /** As far as it can be charged. @throws CuadraError NOT_FOUND */
    chargeable(db: Db, invoiceId: string) {
      const row = repository.findInvoice(db, invoiceId);
      if (row === undefined) {
        throw new CuadraError('NOT_FOUND', { params: { what: 'invoices.name', id: invoiceId }, field: 'invoiceId' });
      }
      const { companyId, clientId, status, currency, totalMinor, paidMinor, serie, folio, satState } = row;
      return {
        companyId,
        clientId: clientId ?? undefined,
        label: folio === null ? row.receiverName : `${serie ?? ''}${serie === null ? '' : '-'}${folio}`,
        // Before its stamp an invoice may still change; afterwards only a cancellation ends what is owed.
        chargeable: row.type === 'I' && status === 'stamped',
        status,
        cancelledAtSat: satState === 'cancelado',
        currency,
        totalMinor,
        paidMinor,
      };
    },

    /** Keeps what was collected in all, in the transaction in which it changed. */
    collected(tx: Db, invoiceId: string, paidMinor: number): void {
      const row = repository.findInvoice(tx, invoiceId);
      if (row === undefined || row.paidMinor === paidMinor) return;
      const now = clock.now().toISOString();
      const paymentState = stateOf(paidMinor, row.totalMinor);
      repository.updateInvoice(tx, invoiceId, row.version, { paidMinor, paymentState, updatedAtUtc: now });
      repository.insertEvent(tx, invoiceId, now, `payment-${paymentState}`, { paidMinor, totalMinor: row.totalMinor });
    },
  };
}

function stateOf(paidMinor: number, totalMinor: number): InvoiceRow['paymentState'] {
  if (paidMinor <= 0) return 'unpaid';
  if (paidMinor === totalMinor) return 'paid';
  return paidMinor < totalMinor ? 'partial' : 'overpaid';
}
