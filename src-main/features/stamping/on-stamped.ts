/** What other features do when an invoice was stamped, e.g. queue its mail. */
import type { PacEnvironment } from '#connectors/pac/types.ts';
import type { Db } from '#db/types.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import type { Logger } from '#ports/logger.ts';
import { insertEvent } from '../invoices/repository.ts';

/** An invoice was stamped: told to other features inside the transaction that stores it. */
export interface InvoiceStamped {
  readonly invoiceId: string;
  readonly companyId: string;
  readonly uuid: string;
  readonly environment: PacEnvironment;
  readonly stampedAtUtc: string;
  readonly mailTo: readonly string[] | undefined;
}
export type OnStamped = (tx: Db, event: InvoiceStamped) => void;

/** Calls the listeners one by one; the failure of one must not undo a stamp that exists. */
export function tellOthers(
  tx: Db,
  { logger, onStamped }: { readonly logger: Logger; readonly onStamped: readonly OnStamped[] },
  event: InvoiceStamped,
): void {
  for (const listener of onStamped) {
    try {
      tx.transaction((inner) => listener(inner, event));
    } catch (error) {
      logger.error({ err: error, invoice: event.invoiceId }, 'what follows a stamp failed');
      const code = isCuadraError(error) ? error.code : 'INTERNAL';
      insertEvent(tx, event.invoiceId, event.stampedAtUtc, 'after_stamp_failed', { code });
    }
  }
}
