/**
 * Kill the process at any point between the request and SAT's last word, restart, and each document is cancelled once,
 * with one of everything; a substitution makes one replacement. The process really is one, and really is killed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PAC_FILE } from '#connectors/pac/demo/index.ts';
import { DATABASE_FILE } from '#engine/data-folder.ts';
import { buildChild } from '../kill/build-child.ts';
import { prepareDesk } from '../kill/desk.ts';
import { judgeAudit } from '../kill/judge.ts';
import { runChild } from '../kill/run-child.ts';
import type { CancelFault } from './desk.ts';
import type { CancelOrder } from './kill-child.ts';

/** Where it dies, at which passes, and what the PAC does to the first request then. */
const DEATHS: readonly (readonly [point: string, hits: number, fault?: CancelFault])[] = [
  ['cancellation.requested', 2],
  ['cancellation.signed', 2],
  ['cancellation.sending', 2],
  ['demo-pac.before-cancel', 2],
  ['demo-pac.after-cancel', 2],
  ['cancellation.before-store', 2],
  // Opening, signing, sending, taking, answering…
  ['cancellation.before-commit', 7],
  ['cancellation.stored', 2],
  ['cancellation.answered', 3],
  ['cancellation.unknown', 1, 'timeout-after'],
  ['cancellation.unknown', 1, 'timeout-before'],
  ['cancellation.answered', 2, 'timeout-after'],
  ['cancellation.refused-acuse', 1, 'other-acuse'],
  ['cancellation.not-sent', 1, 'unavailable'],
  ['stamping.stored', 4],
  ['jobs.settled', 3],
];
const RANDOM_KILLS = 12;

const base = mkdtempSync(join(tmpdir(), 'cuadra-kill-cancel-'));
let child: string;
beforeAll(async () => {
  child = await buildChild(join(import.meta.dirname, 'kill-child.ts'), 'kill-cancel');
}, 120_000);
afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

const run = (order: Omit<CancelOrder, 'invoices'>, killAfterMs?: number) =>
  runChild(child, { ...order, invoices: 2 } as never, killAfterMs);

interface Facts {
  readonly folio: number;
  readonly status: string;
  readonly uuid: string;
  readonly replaces: string | null;
  readonly done: number;
  readonly open: number;
  readonly motivo: string | null;
  readonly replacementUuid: string | null;
  readonly requestedEvents: number;
  readonly cancelledEvents: number;
  readonly cancelledEntries: number;
  readonly requests: number;
}
const FACTS = `
SELECT folio, status, uuid,
  (SELECT c.uuid FROM cancellations c WHERE c.replacement_id = i.id) AS replaces,
  (SELECT count(*) FROM cancellations c WHERE c.invoice_id = i.id AND state = 'cancelled') AS done,
  (SELECT count(*) FROM cancellations c WHERE c.invoice_id = i.id AND finished_at_utc IS NULL) AS open,
  (SELECT motivo FROM cancellations c WHERE c.invoice_id = i.id AND state = 'cancelled') AS motivo,
  (SELECT replacement_uuid FROM cancellations c WHERE c.invoice_id = i.id AND state = 'cancelled') AS replacementUuid,
  (SELECT count(*) FROM invoice_events e WHERE e.invoice_id = i.id AND event = 'cancel_requested') AS requestedEvents,
  (SELECT count(*) FROM invoice_events e WHERE e.invoice_id = i.id AND event = 'cancelled') AS cancelledEvents,
  (SELECT count(*) FROM audit_entries a WHERE a.record = 'invoice:' || i.id AND a.action = 'invoice.cancelled')
    AS cancelledEntries,
  (SELECT count(*) FROM cancellation_files f JOIN cancellations c ON c.id = f.cancellation_id
    WHERE c.invoice_id = i.id AND f.kind = 'request') AS requests
FROM invoices i ORDER BY folio`;

function judge(folder: string): { cancelled: number; replaced: number } {
  const own = new Database(join(folder, DATABASE_FILE), { readonly: true });
  const pac = new Database(join(folder, DEMO_PAC_FILE), { readonly: true });
  try {
    const all = own.prepare<[], Facts>(FACTS).all();
    const there = pac.prepare<[string], { motivo: string | null; replacement: string | null }>(
      'SELECT motivo, folio_sustitucion AS replacement FROM stamps WHERE uuid = ?',
    );
    const replacements = all.filter(({ replaces }) => replaces !== null);
    for (const facts of replacements) {
      expect(facts).toMatchObject({ status: 'stamped', done: 0, open: 0, requestedEvents: 0 });
      expect(there.get(facts.uuid)).toEqual({ motivo: null, replacement: null });
    }
    const rest = all.filter(({ replaces }) => replaces === null);
    for (const facts of rest) {
      expect(facts).toMatchObject({
        status: 'cancelled',
        done: 1,
        open: 0,
        requestedEvents: 1,
        cancelledEvents: 1,
        cancelledEntries: 1,
        // Signed once, however often it was sent.
        requests: 1,
        motivo: facts.folio % 2 === 1 ? '02' : '01',
      });
      expect(there.get(facts.uuid)).toEqual({ motivo: facts.motivo, replacement: facts.replacementUuid });
    }
    const replaced = rest.filter(({ motivo }) => motivo === '01');
    // One replacement each, and it is the one that SAT was told.
    expect(replacements.map(({ uuid }) => uuid).toSorted()).toEqual(
      replaced.map(({ replacementUuid }) => replacementUuid ?? '').toSorted(),
    );
    expect(own.prepare(`SELECT count(*) FROM jobs WHERE state <> 'done'`).pluck().get()).toBe(0);
    return { cancelled: rest.length, replaced: replaced.length };
  } finally {
    own.close();
    pac.close();
  }
}

test('killed at every point, each document is cancelled once and replaced once', { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(base, 'desk-'));
  await prepareDesk(folder);
  const killed: string[] = [];
  const missed: string[] = [];
  for (const [point, hits, fault] of DEATHS) {
    for (let hit = 1; hit <= hits; hit += 1) {
      const order = { folder, killAt: { point, hit }, ...(fault === undefined ? {} : { fault }) };
      const { end } = await run(order);
      (end === 'killed' ? killed : missed).push(`${point} ${hit}`);
    }
  }
  expect(missed).toEqual([]);
  const whole = await run({ folder });
  let atRandom = 0;
  for (let n = 0; n < RANDOM_KILLS; n += 1) {
    const { end } = await run({ folder }, Math.random() * whole.openMs * 0.9);
    if (end === 'killed') atRandom += 1;
  }
  expect(atRandom).toBeGreaterThan(RANDOM_KILLS / 2);
  expect((await run({ folder })).end).toBe('done');
  const { cancelled, replaced } = judge(folder);
  await judgeAudit(folder);
  expect(replaced).toBeGreaterThan(10);
  process.stderr.write(`${killed.length + atRandom} kills, ${cancelled} cancelled, ${replaced} of them replaced\n`);
});
