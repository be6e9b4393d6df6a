/** Mail that was there before messages could be about a charge: all of it stays, with what refers to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { openDatabase } from '#db/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'cuadra-payment-mail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const open = (upTo: number) =>
  openDatabase({
    path: join(folder, 'desk.sqlite'),
    now: () => new Date('2026-11-26T00:00:00.000Z'),
    migrations: migrations.filter(({ number }) => number <= upTo),
  });

const MESSAGE = `INSERT INTO mail_messages (id, company_id, invoice_id, message_id, idempotency_key, resend_of, from_address,
  subject, html, text, locale, attachments, state, created_at_utc, updated_at_utc)`;

test('messages, their recipients and who was sent again are kept; nothing is about neither or both', () => {
  const before = open(30);
  before.raw.exec(`
    INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
      VALUES ('c', 'EKU9003173C9', 'EMPRESA', '601', '06000', 'x', 'x');
    INSERT INTO invoices (id, company_id, type, status, draft, receiver_rfc, receiver_name, currency, currency_decimals,
        subtotal_minor, discount_minor, transferred_minor, withheld_minor, local_minor, total_minor, created_at_utc, updated_at_utc)
      VALUES ('i', 'c', 'I', 'draft', '{}', 'XAXX010101000', 'CLIENTE', 'MXN', 2, 100, 0, 16, 0, 0, 116, '2026-11-26T00:00:00.000Z', '2026-11-26T00:00:00.000Z');
    ${MESSAGE} VALUES ('m', 'c', 'i', '<m@x>', 'k', NULL, 'a@x', 'Uno', '<p>', 'p', 'es-MX', '["xml"]', 'sent', 'x', 'x'),
      ('n', 'c', 'i', '<n@x>', NULL, 'm', 'a@x', 'Dos', '<p>', 'p', 'es-MX', '["xml"]', 'queued', 'x', 'x');
    INSERT INTO mail_recipients (message_id, position, kind, address, state) VALUES ('m', 0, 'to', 'b@x', 'accepted');
  `);
  const rows = before.raw.prepare('SELECT * FROM mail_messages ORDER BY id').all() as object[];
  before.close();

  const after = open(31);
  const { raw } = after;
  const keepNull = rows.map((row) => Object.assign(row, { transaction_id: null }));
  expect(raw.prepare('SELECT * FROM mail_messages ORDER BY id').all()).toEqual(keepNull);
  expect(raw.pragma('foreign_key_check')).toEqual([]);
  expect(() => raw.exec("DELETE FROM mail_messages WHERE id = 'm'")).toThrow(/FOREIGN KEY/);
  const about = (invoice: string) =>
    raw.exec(
      `${MESSAGE} VALUES ('o', 'c', ${invoice}, '<o@x>', NULL, NULL, 'a@x', 'T', '', '', 'es-MX', '[]', 'sent', 'x', 'x')`,
    );
  expect(() => about('NULL')).toThrow(/CHECK/);
  expect(() => about("'nobody'")).toThrow(/FOREIGN KEY/);
  after.close();
});
