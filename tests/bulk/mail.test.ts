/** Mailing many: one message each through the outbox, to the client's addresses, to a server that keeps them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSmtpSink, type SmtpSink } from '#platform/smtp-sink.ts';
import { RECEIVER } from '../support/engine.ts';
import { bulkDesk, type BulkDesk } from './desk.ts';

let desk: BulkDesk;
let sink: SmtpSink;
let folder: string;
let stamped: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-bulk-mail-'));
  sink = await startSmtpSink({ dir: folder });
  desk = await bulkDesk();
  stamped = await desk.drafts(3);
  const job = await start('issue', stamped);
  await desk.ended(job.id);
  await desk.engine.idle();
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

const start = (action: 'mail' | 'issue', ids: string[]) =>
  desk.client.bulk.start({ companyId: desk.companyId, action, selection: { ids } });

test('without an account the job waits for a person', async () => {
  const job = await start('mail', stamped);
  expect(await desk.ended(job.id)).toMatchObject({
    state: 'dead',
    done: 0,
    failedCount: 0,
    error: { code: 'MAIL_ACCOUNT_MISSING' },
  });
});

test('each goes once; what is not stamped or has no address says what to do', async () => {
  const { client, companyId } = desk;
  await client.mail.setAccount({
    companyId,
    host: '127.0.0.1',
    port: sink.port,
    security: 'none',
    fromAddress: 'facturas@kemper.mx',
  });
  const silent = await client.clients.create({ ...RECEIVER, rfc: 'XIA190128J61', emails: [], companyId });
  const [draft = ''] = await desk.drafts(1);
  const mute = await desk.draft({ clientId: silent.id });
  await client.invoices.issue({ id: mute.id, version: 1 });
  await desk.engine.idle();

  const job = await start('mail', [...stamped, draft, mute.id]);
  const result = await desk.ended(job.id);
  expect(result).toMatchObject({ state: 'done', total: 5, done: 3, failedCount: 2 });
  expect(new Map(result.failed.map(({ invoiceId, code }) => [invoiceId, code]))).toEqual(
    new Map([
      [draft, 'MAIL_INVOICE_NOT_STAMPED'],
      [mute.id, 'MAIL_NO_RECIPIENTS'],
    ]),
  );
  await desk.engine.idle();
  expect(sink.messages).toHaveLength(3);
  const mails = await Promise.all(sink.messages.map(({ file }) => simpleParser(readFileSync(file))));
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3);
  for (const mail of mails) {
    expect(mail.attachments.map(({ contentType }) => contentType)).toEqual(['application/xml', 'application/pdf']);
  }
  expect(sink.messages.map(({ to }) => to)).toEqual(stamped.map(() => RECEIVER.emails));
});

test('a mail that has not left yet is not doubled by asking again', async () => {
  // Nobody listens any more: what is queued now stays queued.
  await sink.close();
  const first = await start('mail', stamped);
  expect(await desk.ended(first.id)).toMatchObject({ done: 3, skipped: 0 });
  const again = await start('mail', stamped);
  expect(again.id).not.toBe(first.id);
  expect(await desk.ended(again.id)).toMatchObject({ done: 0, skipped: 3, failedCount: 0 });
  const { rows } = await desk.client.mail.list({ companyId: desk.companyId });
  // One of the first time and one of now for each.
  expect(rows.map(({ invoiceId }) => String(invoiceId)).toSorted()).toEqual([...stamped, ...stamped].toSorted());
});
