/**
 * Sees every change of a record where it is stored, whoever made it: temporary triggers of this connection
 * call back with the record's kind and id. Nothing of it is written into the database file.
 */
import type { Database } from 'better-sqlite3';
import type { Change } from '#contract/events.ts';

interface WatchedTable {
  readonly table: string;
  readonly kind: string;
  /** Column with the record's id. */
  readonly id?: string;
  readonly hasCompany?: boolean;
  /** Only these columns matter to a reader; absent: all. A lease that is extended shows nowhere. */
  readonly columns?: readonly string[];
}

const WATCHED: readonly WatchedTable[] = [
  { table: 'companies', kind: 'company' },
  { table: 'series', kind: 'series', hasCompany: true },
  { table: 'clients', kind: 'client', hasCompany: true },
  { table: 'products', kind: 'product', hasCompany: true },
  { table: 'csds', kind: 'csd', hasCompany: true },
  { table: 'invoices', kind: 'invoice', hasCompany: true },
  { table: 'alerts', kind: 'alert', hasCompany: true },
  { table: 'webhook_events', kind: 'webhook', hasCompany: true, columns: ['state', 'error', 'deliveries'] },
  { table: 'webhook_refusals', kind: 'webhook', id: 'gateway_id' },
  { table: 'webhook_polls', kind: 'webhook', id: 'gateway_id' },
  { table: 'tunnel_settings', kind: 'tunnel' },
  { table: 'webhook_endpoints', kind: 'gateway', id: 'gateway_id' },
  { table: 'pac_configs', kind: 'pac', hasCompany: true },
  { table: 'pac_consents', kind: 'pac', id: 'pac_config_id' },
  // How its stamp stands is read with the invoice.
  { table: 'stamp_attempts', kind: 'invoice', id: 'invoice_id' },
  // And how its cancellation stands.
  { table: 'cancellations', kind: 'invoice', id: 'invoice_id', hasCompany: true },
  { table: 'gateways', kind: 'gateway', hasCompany: true },
  { table: 'transactions', kind: 'transaction', hasCompany: true },
  { table: 'transaction_operations', kind: 'transaction', id: 'transaction_id' },
  { table: 'gateway_payouts', kind: 'payout', id: 'payout_id' },
  { table: 'mail_accounts', kind: 'mail-account', hasCompany: true },
  { table: 'mail_messages', kind: 'mail', hasCompany: true },
  { table: 'mail_recipients', kind: 'mail', id: 'message_id' },
  {
    table: 'jobs',
    kind: 'job',
    hasCompany: true,
    columns: ['state', 'progress', 'error', 'result', 'run_at_utc', 'attempt', 'cancel_requested'],
  },
  { table: 'received_documents', kind: 'received', hasCompany: true },
  { table: 'cfdi_import_runs', kind: 'cfdi-import' },
  { table: 'preferences', kind: 'preference', id: 'key' },
  { table: 'vault_keys', kind: 'vault', id: 'version' },
];

/** Calls `changed` for every row that is inserted, updated or deleted, before its transaction ends. */
export function watchRecords(raw: Database, changed: (change: Change) => void): void {
  raw.function('cuadra_changed', { deterministic: false }, (kind: unknown, id: unknown, companyId: unknown) => {
    changed({
      kind: String(kind),
      id: String(id),
      ...(typeof companyId === 'string' ? { companyId } : {}),
    });
    return null;
  });
  for (const watched of WATCHED) for (const sql of triggersOf(watched)) raw.exec(sql);
}

function triggersOf({ table, kind, id = 'id', hasCompany = false, columns }: WatchedTable): string[] {
  const of = columns === undefined ? '' : ` OF ${columns.join(', ')}`;
  return [
    ['INSERT', 'NEW', ''],
    ['UPDATE', 'NEW', of],
    ['DELETE', 'OLD', ''],
  ].map(
    ([event, row, which]) =>
      `CREATE TEMP TRIGGER IF NOT EXISTS watch_${table}_${event} AFTER ${event}${which} ON main.${table}
       BEGIN SELECT cuadra_changed('${kind}', ${row}.${id}, ${hasCompany ? `${row}.company_id` : 'NULL'}); END`,
  );
}
