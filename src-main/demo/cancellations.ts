/** The requests behind the desk's cancelled invoices, and those that wait for their receiver. */
import { v7 as uuidv7 } from 'uuid';
import type { Engine } from '#engine/engine.ts';
import { cancellationsTable } from '#features/cancellation/tables.ts';
import { FOLLOW_JOB } from '#features/cancellation/kinds.ts';
import { inserter } from './rows.ts';

interface Cancelled {
  readonly id: string;
  readonly companyId: string;
  readonly uuid: string;
  readonly status: 'cancelled' | 'cancel_requested';
  readonly askedAtUtc: string;
  readonly doneAtUtc: string | null;
}

const CANCELLED = `
SELECT i.id, i.company_id AS companyId, i.uuid, i.status,
  (SELECT min(at_utc) FROM invoice_events e WHERE e.invoice_id = i.id AND event = 'cancel_requested') AS askedAtUtc,
  (SELECT min(at_utc) FROM invoice_events e WHERE e.invoice_id = i.id AND event = 'cancelled') AS doneAtUtc
FROM invoices i WHERE i.status IN ('cancelled', 'cancel_requested')`;

/** How long SAT is not asked about those that wait: the desk is for looking at. */
const WAIT_MS = 6 * 3_600_000;

export function addCancellations({ raw, db, features }: Engine, now: Date): void {
  const insert = inserter(raw, cancellationsTable);
  const rows = raw.prepare<[], Cancelled>(CANCELLED).all();
  const later = new Date(now.getTime() + WAIT_MS).toISOString();
  for (const { id: invoiceId, companyId, uuid, status, askedAtUtc, doneAtUtc } of rows) {
    const id = uuidv7({ msecs: new Date(askedAtUtc).getTime() });
    const over = status === 'cancelled';
    insert({
      id,
      companyId,
      invoiceId,
      uuid,
      motivo: '02',
      state: over ? 'cancelled' : 'in_process',
      route: over ? 'without_acceptance' : null,
      environment: 'demo',
      provider: 'demo',
      providerCode: '201',
      providerMessage: 'Solicitud recibida.',
      sends: 1,
      rejectedBefore: false,
      seenInProcess: !over,
      asks: 1,
      requestedBy: 'system',
      requestedAtUtc: askedAtUtc,
      takenAtUtc: askedAtUtc,
      finishedAtUtc: over ? (doneAtUtc ?? askedAtUtc) : null,
      createdAtUtc: askedAtUtc,
      updatedAtUtc: doneAtUtc ?? askedAtUtc,
      version: 1,
    });
    if (over) continue;
    const job = { kind: FOLLOW_JOB, payload: { cancellationId: id }, idempotencyKey: id, companyId, runAtUtc: later };
    db.transaction((tx) => features.queue.enqueue(tx, job));
  }
}
