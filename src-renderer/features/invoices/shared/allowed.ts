/** Which actions an invoice offers in its state. */
import type { InvoiceRowView } from '#contract/invoices.ts';
import { hasDocument, isEditable, isMailable, isOwed } from './states.ts';

export type ActionId =
  | 'edit'
  | 'issue'
  | 'ask'
  | 'pdf'
  | 'xml'
  | 'mail'
  | 'charge'
  | 'duplicate'
  | 'copyUuid'
  | 'sat'
  | 'cancel'
  | 'remove';

/** What an invoice in this state can have done to it, in the order of the menu. */
export function allowed(row: InvoiceRowView): ActionId[] {
  const ids: (ActionId | false)[] = [
    isEditable(row) && 'edit',
    isEditable(row) && 'issue',
    row.status === 'unknown' && 'ask',
    isOwed(row) && 'charge',
    'pdf',
    hasDocument(row) && 'xml',
    isMailable(row) && 'mail',
    row.type !== 'P' && 'duplicate',
    row.uuid !== undefined && 'copyUuid',
    isMailable(row) && 'sat',
    row.status === 'stamped' && 'cancel',
    row.status === 'draft' && 'remove',
  ];
  return ids.filter((id) => id !== false);
}
