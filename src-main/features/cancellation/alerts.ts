/** What a person should look at about the cancellation of an invoice. */
import type { AlertKind } from '#contract/alerts.ts';
import type { Db } from '#db/types.ts';
import type { AlertsService, Matter } from '../alerts/service.ts';
import { labelOf } from './documents.ts';
import * as repository from './repository.ts';
import { OVERDUE_MS } from './schedule.ts';
import type { CancellationRow } from './tables.ts';

const KINDS = [
  'cancellation.rejected',
  'cancellation.refused',
  'cancellation.overdue',
] as const satisfies readonly AlertKind[];

/** Raises and resolves what stands about a request; another request, or the cancellation, resolves it. */
export function observeCancellation(
  tx: Db,
  alerts: Pick<AlertsService, 'observe'>,
  row: CancellationRow,
  now: Date,
): void {
  const kind = kindOf(row, now);
  const invoice = kind === undefined ? undefined : repository.findInvoice(tx, row.invoiceId);
  const matters: Matter[] =
    kind === undefined || invoice === undefined
      ? []
      : [
          {
            kind,
            severity: 'warning',
            params: {
              label: labelOf(invoice),
              receiver: invoice.receiverName,
              uuid: row.uuid,
              said: row.providerMessage ?? row.providerCode ?? '',
            },
          },
        ];
  const record = { kind: 'invoice', id: row.invoiceId };
  alerts.observe(tx, { record, companyId: row.companyId, watched: KINDS, matters });
}

/** Nothing is left to do about any request: the document is cancelled without one. */
export function settleCancellationAlerts(
  tx: Db,
  alerts: Pick<AlertsService, 'observe'>,
  { invoiceId, companyId }: Pick<CancellationRow, 'invoiceId' | 'companyId'>,
): void {
  alerts.observe(tx, { record: { kind: 'invoice', id: invoiceId }, companyId, watched: KINDS, matters: [] });
}

function kindOf({ state, takenAtUtc }: CancellationRow, now: Date): (typeof KINDS)[number] | undefined {
  if (state === 'rejected') return 'cancellation.rejected';
  if (state === 'refused') return 'cancellation.refused';
  const waitsMs = takenAtUtc === null ? 0 : now.getTime() - new Date(takenAtUtc).getTime();
  return state === 'in_process' && waitsMs >= OVERDUE_MS ? 'cancellation.overdue' : undefined;
}
