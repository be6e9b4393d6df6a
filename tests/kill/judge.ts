/** What must be true of a desk whose process was killed many times and was then left to finish. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { DEMO_PAC_FILE } from '#connectors/pac/demo/index.ts';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { openDesk } from './desk.ts';

interface InvoiceFacts {
  readonly folio: number;
  readonly status: string;
  readonly uuid: string;
  readonly sealed: number;
  readonly stamped: number;
  readonly refused: number;
  readonly rejections: number;
  readonly stampedEvents: number;
  readonly issuedEvents: number;
  readonly stampedAttempts: number;
  readonly openAttempts: number;
  readonly jobs: string;
  readonly sends: number;
  readonly issuedEntries: number;
  readonly stampedEntries: number;
}

const FACTS = `
SELECT folio, status, uuid,
  (SELECT count(*) FROM invoice_files f WHERE f.invoice_id = i.id AND kind = 'sealed') AS sealed,
  (SELECT count(*) FROM invoice_files f WHERE f.invoice_id = i.id AND kind = 'stamped') AS stamped,
  (SELECT count(*) FROM invoice_files f WHERE f.invoice_id = i.id AND kind = 'refused_reply') AS refused,
  (SELECT count(*) FROM invoice_events e WHERE e.invoice_id = i.id AND event = 'stamped') AS stampedEvents,
  (SELECT count(*) FROM invoice_events e WHERE e.invoice_id = i.id AND event = 'issued') AS issuedEvents,
  (SELECT count(*) FROM invoice_events e WHERE e.invoice_id = i.id AND event = 'rejected') AS rejections,
  (SELECT count(*) FROM stamp_attempts a WHERE a.invoice_id = i.id AND state = 'stamped') AS stampedAttempts,
  (SELECT count(*) FROM stamp_attempts a WHERE a.invoice_id = i.id AND state IN ('intent', 'sent', 'unknown'))
    AS openAttempts,
  (SELECT sum(sends) FROM stamp_attempts a WHERE a.invoice_id = i.id) AS sends,
  (SELECT group_concat(DISTINCT state) FROM jobs j WHERE json_extract(j.payload, '$.invoiceId') = i.id) AS jobs,
  (SELECT count(*) FROM audit_entries a WHERE a.record = 'invoice:' || i.id AND a.action = 'invoice.issued')
    AS issuedEntries,
  (SELECT count(*) FROM audit_entries a WHERE a.record = 'invoice:' || i.id AND a.action = 'invoice.stamped')
    AS stampedEntries
FROM invoices i ORDER BY folio`;

/**
 * Each invoice has one stamp at the PAC, one stored document and it is the PAC's, one of everything
 * else; folios have no gap; the audit chain holds. What the PAC rejected was issued once more for each
 * rejection, under its folio. Gives the numbers of invoices, and of replies and documents refused.
 * @param mayStayUnknown what the PAC never got may be in doubt for ever: sent once, and never again
 */
export async function judgeDesk(
  folder: string,
  mayStayUnknown = false,
): Promise<{ invoices: number; refused: number; rejected: number; unknown: number }> {
  const own = new Database(join(folder, DATABASE_FILE), { readonly: true });
  const pac = new Database(join(folder, DEMO_PAC_FILE), { readonly: true });
  try {
    const invoices = own.prepare<[], InvoiceFacts>(FACTS).all();
    const there = pac.prepare('SELECT folio FROM stamps').pluck().all() as string[];
    // Whatever was done to it, no folio has two stamps.
    expect(new Set(there).size).toBe(there.length);
    const inDoubt = invoices.filter(({ status }) => mayStayUnknown && status === 'unknown');
    for (const facts of inDoubt) {
      expect(there).not.toContain(String(facts.folio));
      expect(facts).toMatchObject({ stamped: 0, openAttempts: 1, jobs: 'unknown', sends: 1 });
    }
    for (const facts of invoices) {
      if (inDoubt.includes(facts)) continue;
      expect(facts).toMatchObject({
        status: 'stamped',
        stamped: 1,
        stampedEvents: 1,
        issuedEvents: 1 + facts.rejections,
        stampedAttempts: 1,
        openAttempts: 0,
        jobs: 'done',
        issuedEntries: 1 + facts.rejections,
        stampedEntries: 1,
      });
      // Issued again within its second, a document is the same to the last byte.
      expect(facts.sealed).toBeGreaterThanOrEqual(1);
      expect(facts.sealed).toBeLessThanOrEqual(1 + facts.rejections);
    }
    const stored = own.prepare(
      `SELECT i.uuid, CAST(i.folio AS TEXT) AS folio, f.content AS xml FROM invoices i
       JOIN invoice_files f ON f.invoice_id = i.id AND f.kind = 'stamped' ORDER BY i.uuid`,
    );
    expect(pac.prepare('SELECT uuid, folio, xml FROM stamps ORDER BY uuid').all()).toEqual(stored.all());

    const folios = invoices.map((facts) => facts.folio);
    expect(folios).toEqual(folios.map((_, index) => index + 1));
    const next = own.prepare(`SELECT next_folio FROM series WHERE type = 'I'`).pluck().get();
    expect(next).toBe(folios.length + 1);
    const sum = (count: (facts: InvoiceFacts) => number): number =>
      invoices.reduce((total, facts) => total + count(facts), 0);
    return {
      invoices: invoices.length,
      refused: sum(({ refused }) => refused),
      rejected: sum(({ rejections }) => rejections),
      unknown: inDoubt.length,
    };
  } finally {
    own.close();
    pac.close();
  }
}

/** The audit chain, its code and its anchor, as the program itself verifies them. */
export async function judgeAudit(folder: string): Promise<void> {
  const { client, close } = openDesk(folder);
  try {
    await client.vault.unlock({});
    expect(await client.audit.verify()).toMatchObject({ ok: true });
  } finally {
    await close();
  }
}
