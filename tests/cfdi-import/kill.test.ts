/**
 * An import is killed (SIGKILL) again and again, between two files, inside a transaction and right after one, and goes
 * on: every document is there once, every file is accounted for once, and an undo that is killed leaves nothing behind.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CfdiImportDetail } from '#contract/cfdi-imports.ts';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { prepareDesk } from '../kill/desk.ts';
import { judgeAudit } from '../kill/judge.ts';
import { cfdi, OURS, SUPPLIER, zipOf } from './documents.ts';
import type { ChildOrder } from './kill-child.ts';

const EACH = 90;
let folder: string;
let source: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-import-kill-'));
  await prepareDesk(folder);
  source = join(folder, 'todo.zip');
  const parts = Array.from({ length: EACH }, (_, n) => [
    { name: `e/${n}.xml`, content: Buffer.from(cfdi(OURS, SUPPLIER, 1000 + n)) },
    { name: `r/${n}.xml`, content: Buffer.from(cfdi(SUPPLIER, OURS, n)) },
  ]).flat();
  writeFileSync(source, zipOf(parts));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

/** Runs a child to its end; the run as it stands when it was not killed. */
function run(order: Omit<ChildOrder, 'folder' | 'source'>): Promise<CfdiImportDetail | 'killed'> {
  return new Promise((resolve, reject) => {
    const said = JSON.stringify({ folder, source, ...order } satisfies ChildOrder);
    const started = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), said], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    // A child that hangs fails its test instead of outliving it.
    const watchdog = setTimeout(() => started.kill('SIGTERM'), 60_000);
    let out = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    started.on('close', (code, signal) => {
      clearTimeout(watchdog);
      if (signal === 'SIGKILL') resolve('killed');
      else if (code === 0) resolve(JSON.parse(out) as CfdiImportDetail);
      else reject(new Error(`child ended with ${code ?? signal}`));
    });
  });
}

function counted(): Record<string, number> {
  const raw = new Database(join(folder, DATABASE_FILE), { readonly: true });
  try {
    const count = (sql: string): number => raw.prepare(`SELECT count(*) FROM ${sql}`).pluck().get() as number;
    return {
      invoices: count('invoices WHERE import_run_id IS NOT NULL'),
      listed: count('invoice_list'),
      files: count("invoice_files WHERE kind = 'stamped'"),
      received: count('received_documents'),
      packed: count('received_files'),
      items: count('cfdi_import_items'),
      paths: count('(SELECT DISTINCT path FROM cfdi_import_items)'),
    };
  } finally {
    raw.close();
  }
}

test('killed while it imports: every document once', { timeout: 240_000 }, async () => {
  for (const [point, hit] of [
    ['cfdi-import.item', 5],
    ['cfdi-import.batch', 1],
    ['cfdi-import.item', 30],
    ['cfdi-import.batch', 2],
  ] as const) {
    expect([point, await run({ action: 'import', killAt: { point, hit } })]).toEqual([point, 'killed']);
  }
  expect(await run({ action: 'import' })).toMatchObject({
    state: 'done',
    total: 2 * EACH,
    done: 2 * EACH,
    counts: {
      issued: EACH,
      received: EACH,
      duplicate: 0,
      conflict: 0,
      refused: 0,
    },
  });
  expect(counted()).toEqual({
    invoices: EACH,
    listed: EACH,
    files: EACH,
    received: EACH,
    packed: EACH,

    items: 2 * EACH,
    paths: 2 * EACH,
  });
  await judgeAudit(folder);
});

test('killed while it is undone: nothing is left', { timeout: 120_000 }, async () => {
  expect(await run({ action: 'undo', killAt: { point: 'cfdi-import.undo', hit: 1 } })).toBe('killed');
  expect(await run({ action: 'undo', killAt: { point: 'cfdi-import.undo', hit: 2 } })).toBe('killed');
  expect(await run({ action: 'undo' })).toMatchObject({ state: 'undone', undone: 2 * EACH, kept: 0 });
  expect(counted()).toMatchObject({ invoices: 0, listed: 0, files: 0, received: 0, packed: 0 });
  await judgeAudit(folder);
});
