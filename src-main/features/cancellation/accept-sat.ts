/**
 * Taking SAT's word for it: a document that was cancelled elsewhere (at SAT's portal, through another program) becomes
 * cancelled here, as SAT has it. There was no request of ours: no motivo, no receipt, and no date but the one on which
 * SAT was first seen saying so.
 */
import type { CancellationDetail } from '#contract/cancellation.ts';
import type { SatStatusView } from '#contract/sat-status.ts';
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import type { Clock } from '#ports/clock.ts';
import type { RequestContext } from '../../rpc/context.ts';
import type { AlertsService } from '../alerts/service.ts';
import type { AuditAppend } from '../audit/port.ts';
import { insertEvent } from '../invoices/repository.ts';
import { settleCancellationAlerts } from './alerts.ts';
import { mustFindInvoice, underWay } from './documents.ts';
import type { CancellationRecords } from './records.ts';
import * as repository from './repository.ts';

export interface AcceptSatDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly audit: AuditAppend;
  readonly alerts: Pick<AlertsService, 'observe'>;
  readonly records: Pick<CancellationRecords, 'withdraw'>;
  readonly state: (invoiceId: string, locale: Locale) => CancellationDetail;
  /** Asks SAT now and keeps what it says. @throws CuadraError where there is no answer */
  readonly checkSat: (invoiceId: string, signal: AbortSignal) => Promise<SatStatusView>;
  /** Compares SAT's last answer with what is said here now: what no longer differs is no alert any more. */
  readonly reconsider: (tx: Db, invoiceId: string) => void;
}

export function createAcceptSat(deps: AcceptSatDeps) {
  const { db, clock, audit, alerts, records, state, checkSat, reconsider } = deps;

  function accept(tx: Db, invoiceId: string, seen: SatStatusView, actor: string): void {
    const { status, companyId, uuid } = mustFindInvoice(tx, invoiceId);
    // Its own request ended with this answer, or somebody was faster.
    if (status === 'cancelled') return;
    const open = repository.findOpen(tx, invoiceId);
    if (underWay(open)) throw new CuadraError('CANCEL_ALREADY_REQUESTED');
    if (open !== undefined) records.withdraw(tx, open, 'at-sat', actor);
    const now = clock.now();
    if (!repository.moveInvoice(tx, invoiceId, ['stamped'], 'cancelled', now.toISOString())) {
      throw new CuadraError('CANCEL_STATE', { params: { step: 'at-sat' } });
    }
    const said = { seenAtUtc: seen.sinceUtc, checkedAtUtc: seen.checkedAtUtc, sat: seen.raw };
    insertEvent(tx, invoiceId, now.toISOString(), repository.CANCELLED_AT_SAT, said);
    audit(tx, { actor, action: 'invoice.cancelled-at-sat', record: `invoice:${invoiceId}`, after: { uuid, ...said } });
    settleCancellationAlerts(tx, alerts, { invoiceId, companyId });
    reconsider(tx, invoiceId);
  }

  /** @throws CuadraError NOT_FOUND, CANCEL_NOT_STAMPED, CANCEL_NOT_AT_SAT, and what asking SAT is refused with */
  return async (invoiceId: string, by: RequestContext, signal: AbortSignal): Promise<CancellationDetail> => {
    const { uuid, status } = mustFindInvoice(db, invoiceId);
    if (status === 'cancelled') return state(invoiceId, by.locale);
    if (uuid === null || (status !== 'stamped' && status !== 'cancel_requested')) {
      throw new CuadraError('CANCEL_NOT_STAMPED', { params: { status: `invoices.status.${status}` } });
    }
    const seen = await checkSat(invoiceId, signal);
    if (seen.state !== 'cancelado') {
      throw new CuadraError('CANCEL_NOT_AT_SAT', { params: { state: `satStatus.state.${seen.state}` } });
    }
    db.transaction((tx) => accept(tx, invoiceId, seen, by.actor), { behavior: 'immediate' });
    return state(invoiceId, by.locale);
  };
}
