/**
 * Bulk work is killed (SIGKILL) again and again, between two invoices, inside a transaction and right after one, and
 * goes on: every invoice has one folio, one stamp and one mail, and the result counts each once.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net, { type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BulkResult } from '#contract/bulk.ts';
import { buildChild } from '../kill/build-child.ts';
import { openDesk, prepareDesk } from '../kill/desk.ts';
import { judgeAudit, judgeDesk } from '../kill/judge.ts';
import { startServer } from '../mail/servers.ts';
import type { ChildOrder } from './kill-child.ts';

const INVOICES = 40;
let folder: string;
let child: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-bulk-kill-'));
  [child] = await Promise.all([
    buildChild(join(import.meta.dirname, 'kill-child.ts'), 'bulk-kill'),
    prepareDesk(folder),
  ]);
  const { engine, client } = openDesk(folder);
  await client.vault.unlock({});
  const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
  const [receiver] = (await client.clients.list({ companyId })).rows;
  if (receiver === undefined) throw new Error('no client');
  await client.clients.update({ id: receiver.id, version: receiver.version, emails: ['pagos@ure.example'] });
  for (let n = 0; n < INVOICES; n += 1) {
    await client.invoices.create({
      companyId,
      clientId: receiver.id,
      formaPago: '03',
      metodoPago: 'PUE',
      lines: [{ claveProdServ: '84111506', claveUnidad: 'E48', descripcion: `Servicio ${n}`, precioUnitario: '10' }],
    });
  }
  await engine.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

/** Runs a child to its end; what it says of the work when it was not killed. */
function run(order: Omit<ChildOrder, 'folder'>): Promise<BulkResult | 'killed'> {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [child, JSON.stringify({ folder, ...order } satisfies ChildOrder)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // A child that hangs fails its test instead of outliving it.
    const watchdog = setTimeout(() => started.kill('SIGTERM'), 30_000);
    let said = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    started.on('close', (code, signal) => {
      clearTimeout(watchdog);
      if (signal === 'SIGKILL') resolve('killed');
      else if (code === 0) resolve(JSON.parse(said) as BulkResult);
      else reject(new Error(`child ended with ${code ?? signal}`));
    });
  });
}

test('killed while it issues: one folio and one stamp each', async () => {
  const points = [
    ['bulk.item', 3],
    ['bulk.batch', 1],
    ['invoices.before-commit', 2],
    ['bulk.batch', 2],
    ['stamping.before-store', 2],
  ] as const;
  for (const [point, hit] of points) {
    expect([point, await run({ action: 'issue', killAt: { point, hit } })]).toEqual([point, 'killed']);
  }
  expect(await run({ action: 'issue' })).toMatchObject({
    state: 'done',
    total: INVOICES,
    done: INVOICES,
    failedCount: 0,
    skipped: 0,
  });
  expect(await judgeDesk(folder)).toMatchObject({ invoices: INVOICES });
  await judgeAudit(folder);
});

test('killed while it mails: one message each', async () => {
  // Takes calls and never says a word: nothing is handed over until the real server is there.
  const silent = new Set<Socket>();
  const deaf = net.createServer((socket) => silent.add(socket.on('error', () => {})));
  await new Promise<void>((resolve) => {
    deaf.listen(0, '127.0.0.1', resolve);
  });
  const port = (deaf.address() as AddressInfo).port;
  for (const [point, hit] of [
    ['bulk.item', 3],
    ['bulk.batch', 1],
    ['bulk.item', 2],
    ['bulk.batch', 2],
  ] as const) {
    expect([point, await run({ action: 'mail', port, killAt: { point, hit } })]).toEqual([point, 'killed']);
  }
  for (const socket of silent) socket.destroy();
  deaf.close();

  const server = await startServer();
  try {
    expect(await run({ action: 'mail', port: server.port })).toMatchObject({
      state: 'done',
      total: INVOICES,
      done: INVOICES,
      failedCount: 0,
      skipped: 0,
    });
    expect(server.received).toHaveLength(INVOICES);
    const mails = await Promise.all(server.received.map(({ raw }) => simpleParser(raw)));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(INVOICES);
    const xmls = mails.flatMap(({ attachments }) => attachments.map(({ filename }) => filename ?? ''));
    expect(new Set(xmls.filter((name) => name.endsWith('.xml'))).size).toBe(INVOICES);
  } finally {
    await server.close();
  }
  await judgeAudit(folder);
});
