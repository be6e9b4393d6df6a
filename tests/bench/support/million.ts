/**
 * A database with a million invoices, as a desk has after some years: three companies, two thousand
 * clients, every state, real column widths. Built once per process (about a minute) and removed
 * at its end; with CUADRA_BENCH_DIR set it is kept there and used again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#db/open.ts';
import { FILL_INVOICE_LIST } from '#db/migrations/0011-invoice-list.ts';
import { migrations } from '#db/migrations/index.ts';

export interface Million {
  /** For `openDatabase`. */
  readonly path: string;
  readonly count: number;
  /** Company with the most invoices (about eight of ten). */
  readonly companyId: string;
}

const built = new Map<number, Million>();
const now = (): Date => new Date('2026-06-01T00:00:00.000Z');

/** Builds it, or finds it built. @param count rows in `invoices` */
export function buildMillion(count = 1_000_000): Million {
  const known = built.get(count);
  if (known !== undefined) return known;
  const folder = folderFor(count);
  const path = join(folder, 'cuadra.db');
  const million: Million = { path, count, companyId: recordId(0, 0) };
  if (!existsSync(join(folder, 'complete'))) {
    for (const suffix of ['', '-wal', '-shm', '.id', '.running', '.lock']) rmSync(path + suffix, { force: true });
    fill(million);
    writeFileSync(join(folder, 'complete'), '');
  }
  built.set(count, million);
  return million;
}

function folderFor(count: number): string {
  const kept = process.env['CUADRA_BENCH_DIR'];
  if (kept === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'cuadra-bench-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }
  // Another schema is another database.
  const schema = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 12);
  const folder = join(kept, `invoices-${count}-${schema}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function fill({ path, count }: Million): void {
  const database = openDatabase({ path, now });
  const { raw } = database;
  // Only while filling: an interrupted build is thrown away, not repaired. The next opening goes back to WAL.
  raw.pragma('synchronous = OFF');
  raw.pragma('journal_mode = OFF');
  raw.pragma('cache_size = -800000');
  // Indexes, and all that triggers keep, are made faster over finished tables.
  const later = raw
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE type IN ('index', 'trigger') AND tbl_name IN ('invoices', 'invoice_list') AND sql IS NOT NULL`,
    )
    .all() as { type: string; name: string; sql: string }[];
  for (const { type, name } of later) raw.exec(`DROP ${type} ${name}`);
  raw.exec(COMPANIES);
  raw.prepare(CLIENTS).run();
  // Sequential keys with their time in front, as UUIDv7 are.
  raw.prepare(INVOICES).run({ count });
  raw.exec(FILL_INVOICE_LIST);
  for (const { sql } of later) raw.exec(sql);
  raw.exec('ANALYZE');
  database.close();
}

function recordId(kind: number, index: number): string {
  return `01900000-000${kind}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

const COMPANIES = [0, 1, 2]
  .map(
    (index) => `INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
  VALUES ('${recordId(0, index)}', 'DEM20010${index + 1}AB1', 'EMPRESA DE MUESTRA ${index}', '601', '06000',
    '2020-01-01T00:00:00.000Z', '2020-01-01T00:00:00.000Z');`,
  )
  .join('\n');

/** An RFC with a date that exists, of the client with this number. */
const RFC = (number: string): string =>
  `printf('CLI%02d%02d%02dA%02d', ${number} % 100, ${number} / 100 % 12 + 1, ${number} % 28 + 1, ${number} % 97)`;

const CLIENTS = `
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)
INSERT INTO clients (id, company_id, rfc, legal_name, regimen_fiscal, postal_code, default_uso_cfdi, created_at_utc,
  updated_at_utc)
SELECT printf('01900000-0001-7000-8000-%012x', i), '${recordId(0, 0)}', ${RFC('i')},
  printf('CLIENTE NUMERO %04d Y ASOCIADOS', i), '601', printf('%05d', 1000 + i), 'G03', '2020-01-01T00:00:00.000Z',
  '2020-01-01T00:00:00.000Z'
FROM n`;

const INVOICES = `
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :count - 1),
row AS (
  SELECT i,
    strftime('%Y-%m-%dT%H:%M:%fZ', 1577836800 + i * 200, 'unixepoch') AS at,
    CASE WHEN i % 10 < 8 THEN 0 WHEN i % 10 = 8 THEN 1 ELSE 2 END AS company,
    (i * 7919) % 2000 AS client,
    10000 + (i * 104729) % 9000000 AS subtotal,
    CASE WHEN i % 100 < 94 THEN 'stamped' WHEN i % 100 < 97 THEN 'cancelled' WHEN i % 100 < 99 THEN 'draft'
      ELSE 'rejected' END AS status
  FROM n
)
INSERT INTO invoices (id, company_id, client_id, type, status, draft, serie, folio, receiver_rfc, receiver_name, currency,
  currency_decimals, subtotal_minor, discount_minor, transferred_minor, withheld_minor, local_minor, total_minor, fecha, zone,
  issued_at_utc, csd_number, sealed_sha256, uuid, stamped_at_utc, pac_provider, demo, mail_state, payment_state,
  created_at_utc, updated_at_utc)
SELECT printf('%08x-%04x-7000-8000-%012x', 26214400 + i / 65536, i % 65536, i),
  printf('01900000-0000-7000-8000-%012x', company), printf('01900000-0001-7000-8000-%012x', client),
  CASE WHEN i % 20 = 0 THEN 'E' ELSE 'I' END, status,
  json_object('tipo', 'I', 'conceptos', json_array(json_object('claveProdServ', '84111506', 'cantidad', '1',
    'claveUnidad', 'E48', 'descripcion', 'Servicios de facturación del mes ' || (i % 12 + 1), 'valorUnitario',
    printf('%d.%02d', subtotal / 100, subtotal % 100), 'objetoImp', '02'))),
  CASE WHEN status = 'draft' THEN NULL ELSE 'A' END, CASE WHEN status = 'draft' THEN NULL ELSE i + 1 END,
  ${RFC('client')}, printf('CLIENTE NUMERO %04d Y ASOCIADOS', client),
  'MXN', 2, subtotal, 0, subtotal * 16 / 100, 0, 0, subtotal + subtotal * 16 / 100, substr(at, 1, 19),
  'America/Mexico_City', at, '00001000000500000001', lower(hex(zeroblob(32))),
  CASE WHEN status IN ('draft', 'rejected') THEN NULL
    ELSE printf('%08X-0000-4000-8000-%012X', (i * 2654435761) % 4294967296, i) END,
  at, 'demo', 1, CASE WHEN i % 3 = 0 THEN 'sent' ELSE 'unsent' END, CASE WHEN i % 4 = 0 THEN 'paid' ELSE 'unpaid' END,
  at, at
FROM row`;
