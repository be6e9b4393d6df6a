/** What bulk work does with one invoice, within the transaction that also keeps what came of it. */
import type { Db } from '#db/types.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { RequestContext } from '../../rpc/context.ts';
import * as invoices from '../invoices/repository.ts';
import type { InvoiceRow } from '../invoices/tables.ts';
import type { BulkDeps, ItemOutcome } from './ports.ts';
import * as repository from './repository.ts';
import type { BulkItem, BulkRun } from './tables.ts';

export type ItemAction = (tx: Db, item: BulkItem, run: BulkRun) => ItemOutcome;

/** A removed draft, as its undoing puts it back. */
interface RemovedDraft {
  readonly row: InvoiceRow;
  readonly events: ReturnType<typeof invoices.listEvents>;
}

export function itemActions({ audit, clock, ...deps }: BulkDeps) {
  /** @throws CuadraError NOT_FOUND */
  function rowOf(tx: Db, { invoiceId }: BulkItem): InvoiceRow {
    const row = invoices.findInvoice(tx, invoiceId);
    if (row === undefined) throw new CuadraError('NOT_FOUND', { params: { what: 'invoices.name', id: invoiceId } });
    return row;
  }

  /** Seals and queues the version that the selection saw. */
  const issue: ItemAction = (tx, item, run) => {
    const row = rowOf(tx, item);
    const issuable = row.status === 'draft' || row.status === 'rejected';
    if (!issuable && row.version === item.version) return { state: 'skipped' };
    const { issued, findings } = deps.issue(row.id, item.version, contextOf(run));
    if (issued) return { state: 'done' };
    const first = findings.find(({ severity }) => severity === 'error');
    return { state: 'failed', error: first ?? new CuadraError('INTERNAL') };
  };

  /** Puts one mail into the outbox; a mail that is waiting there already is not doubled. */
  const mail: ItemAction = (tx, item, run) => {
    if (rowOf(tx, item).mailState === 'queued') return { state: 'skipped' };
    deps.mail(item.invoiceId, `bulk:${run.jobId}:${item.invoiceId}`, contextOf(run));
    return { state: 'done' };
  };

  /** What is being cancelled, or is, needs nothing more. */
  const cancel: ItemAction = (tx, item, run) => {
    const { cancel: asked } = run.request;
    if (asked === undefined) throw new Error(`job ${run.jobId} has no motivo`);
    const { id, status } = rowOf(tx, item);
    if (status === 'cancel_requested' || status === 'cancelled') return { state: 'skipped' };
    deps.cancel({ ...asked, invoiceId: id }, contextOf(run));
    return { state: 'done' };
  };

  const removeDraft: ItemAction = (tx, item, run) => {
    const row = rowOf(tx, item);
    if (row.status !== 'draft') return { state: 'skipped' };
    const before: RemovedDraft = { row, events: invoices.listEvents(tx, row.id) };
    deps.removeDraft(row.id, item.version, contextOf(run));
    return { state: 'done', before };
  };

  /** Under its own id and one version later, so that a screen that still shows the old one is refused. */
  const restoreDraft: ItemAction = (tx, item, run) => {
    const { selection } = run.request;
    if (!('removedBy' in selection)) throw new Error(`job ${run.jobId} undoes nothing`);
    const removed = repository.findItem(tx, selection.removedBy, item.position);
    if (removed?.before === null || removed === undefined) return { state: 'skipped' };
    const { row, events } = removed.before as RemovedDraft;
    const now = clock.now().toISOString();
    const restored = { ...row, version: row.version + 1, updatedAtUtc: now };
    tx.transaction((inner) => {
      invoices.insertInvoice(inner, restored);
      for (const { atUtc, event, detail } of events) invoices.insertEvent(inner, row.id, atUtc, event, detail);
      invoices.insertEvent(inner, row.id, now, 'restored');
      const { actor } = run;
      audit(inner, { actor, action: 'invoice.draft-restored', record: `invoice:${row.id}`, after: restored });
      repository.undoItem(inner, selection.removedBy, item.position);
    });
    return { state: 'done' };
  };

  return { issue, mail, cancel, 'remove-drafts': removeDraft, undo: restoreDraft } as const;
}

export function contextOf({ actor, locale }: Pick<BulkRun, 'actor' | 'locale'>): RequestContext {
  return { actor, locale };
}
