/**
 * A check of many invoices is killed (SIGKILL) while it gathers, inside a transaction and right after one, and goes on:
 * each invoice is counted once, and each difference is one alert.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PAC_FILE } from '#connectors/pac/demo/index.ts';
import type { SatSyncResult } from '#contract/sat-status.ts';
import { buildChild } from '../kill/build-child.ts';
import { issueSome, openDesk, prepareDesk } from '../kill/desk.ts';
import { judgeAudit } from '../kill/judge.ts';
import type { ChildOrder } from './kill-child.ts';

const INVOICES = 14;
let folder: string;
let child: string;
let cancelled: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-sat-kill-'));
  [child] = await Promise.all([
    buildChild(join(import.meta.dirname, 'kill-child.ts'), 'sat-kill'),
    prepareDesk(folder),
  ]);
  const desk = openDesk(folder);
  await desk.client.vault.unlock({});
  desk.engine.start();
  await issueSome(desk, INVOICES);
  await desk.engine.idle();
  const companyId = (await desk.client.companies.list({})).rows[0]?.id ?? '';
  const { rows } = await desk.client.invoices.list({ companyId });
  await desk.close();
  // Somebody cancelled two of them at the PAC, without this desk.
  const books = new Database(join(folder, DEMO_PAC_FILE));
  const cancel = books.prepare('UPDATE stamps SET cancelled_at_utc = ? WHERE uuid = ?');
  cancelled = [rows[2], rows[9]].map((row) => {
    const { changes } = cancel.run(new Date().toISOString(), row?.uuid);
    if (row === undefined || changes !== 1) throw new Error('there was nothing to cancel');
    return row.id;
  });
  books.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

interface Told {
  readonly result: SatSyncResult;
  readonly alerts: readonly string[];
}

function run(order: Omit<ChildOrder, 'folder'>): Promise<Told | 'killed'> {
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
      else if (code === 0) resolve(JSON.parse(said) as Told);
      else reject(new Error(`child ended with ${code ?? signal}`));
    });
  });
}

test('killed again and again, it counts each invoice once', async () => {
  for (const [point, hit] of [
    ['sat-status.gathered', 1],
    ['sat-status.gathered', 1],
    ['sat-status.item', 2],
    ['sat-status.batch', 1],
    ['sat-status.item', 1],
    ['sat-status.batch', 2],
    ['jobs.before-settle', 1],
  ] as const) {
    expect([point, await run({ killAt: { point, hit } })]).toEqual([point, 'killed']);
  }
  const told = await run({});
  if (told === 'killed') throw new Error('nobody was to kill it');
  expect(told.result).toMatchObject({
    state: 'done',
    total: INVOICES,
    done: INVOICES,
    failed: 0,
    skipped: 0,
    different: 2,
  });
  expect(told.result.differences.map(({ id }) => id).toSorted()).toEqual(cancelled.toSorted());
  expect([...told.alerts].toSorted()).toEqual(cancelled.map((id) => `sat.cancelled-there ${id}`).toSorted());
  await judgeAudit(folder);
});
