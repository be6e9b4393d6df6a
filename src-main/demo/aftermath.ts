/** What the builder settles with SQL at the end, and anew each time a kept desk is opened. */
import type { Database } from 'better-sqlite3';
import type { MadeInvoice } from './recent.ts';

/**
 * Payments of the recent invoices, which the engine cannot do yet; their cancellations, which take longer than a
 * build; the stamp that is on its way right now; and a PAC that is well again.
 */
export function settleRecent(raw: Database, made: readonly MadeInvoice[]): void {
  const pay = raw.prepare('UPDATE invoices SET payment_state = ? WHERE id = ?');
  const cancel = raw.prepare('UPDATE invoices SET status = ? WHERE id = ?');
  const addEvent = raw.prepare('INSERT INTO invoice_events (invoice_id, at_utc, event, detail) VALUES (?, ?, ?, ?)');
  for (const { id, planned } of made) {
    if (planned.fate === 'stamping') {
      raw.prepare("UPDATE invoices SET status = 'stamping', pac_code = NULL, pac_message = NULL WHERE id = ?").run(id);
      raw
        .prepare(
          `UPDATE stamp_attempts SET state = 'sent', outcome = NULL, provider_code = NULL, provider_message = NULL,
             asks = 0, answered_at_utc = NULL WHERE invoice_id = ?`,
        )
        .run(id);
      raw.prepare("DELETE FROM invoice_events WHERE invoice_id = ? AND event = 'stamp_unknown'").run(id);
    }
    if (planned.fate !== 'stamped') continue;
    if (planned.cancelled === 'no') {
      if (planned.payment !== 'unpaid') pay.run(planned.payment, id);
      continue;
    }
    const atUtc = new Date(planned.atMs + 3 * 3_600_000).toISOString();
    const detail = JSON.stringify({ motivo: '02' });
    cancel.run(planned.cancelled === 'yes' ? 'cancelled' : 'cancel_requested', id);
    addEvent.run(id, atUtc, 'cancel_requested', detail);
    if (planned.cancelled === 'yes') addEvent.run(id, atUtc, 'cancelled', detail);
  }
  raw.exec(
    `UPDATE pac_configs SET problem = NULL, problem_code = NULL, problem_message = NULL, problem_at_utc = NULL,
       blocked_until_utc = NULL`,
  );
}

/** How long what waits goes on waiting: the desk is for looking at, and its doubts are to be seen. */
const WAIT_MS = 6 * 3_600_000;

/** A desk that was built before: its waiting jobs wait anew, and its mail goes to this run's sink. */
export function refresh(raw: Database, now: Date, sinkPort: number): void {
  const later = new Date(now.getTime() + WAIT_MS).toISOString();
  raw.prepare("UPDATE jobs SET run_at_utc = ? WHERE state IN ('queued', 'waiting', 'unknown')").run(later);
  raw.prepare("UPDATE mail_accounts SET host = '127.0.0.1', port = ?, security = 'none'").run(sinkPort);
}
