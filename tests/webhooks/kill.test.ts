/** Killed at any moment under load, the inbox has every delivery that it said it took, and each has its effect once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GATEWAY_ID, openWebhookDesk, signed } from './desk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-hooks-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SENDERS = 8;

/** Sends to a process until it is dead; gives the ids that it acknowledged, and those that it was sent. */
async function sendUntilKilled(point: string, nth: number, killAfterMs?: number) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'kill-child.ts'), join(folder, 'cuadra.db'), point, String(nth)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const dead = once(child, 'exit') as Promise<[number | null, string | null]>;
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const sent = new Set<string>();
  const taken = new Set<string>();
  async function sender(who: number): Promise<void> {
    for (let n = 0; ; n += 1) {
      const id = `${point}-${nth}-${who}-${n}`;
      sent.add(id);
      const { body, headers } = signed({ providerEventId: id });
      const address = `http://127.0.0.1:${port}/payments/webhook/${GATEWAY_ID}`;
      const status = await fetch(address, { method: 'POST', body, headers }).then(
        (answer) => answer.status,
        () => undefined,
      );
      if (status === 200) taken.add(id);
      if (status === undefined) return;
    }
  }
  const senders = Promise.all(Array.from({ length: SENDERS }, (_, who) => sender(who)));
  const [, signal] = await dead;
  // The next delivery of each finds nobody there.
  await senders;
  return { sent, taken, signal };
}

test.each([
  ['webhooks.before-commit', 20],
  ['webhooks.committed', 20],
  ['webhooks.looked', 5],
  ['webhooks.settled', 5],
  ['jobs.before-settle', 3],
  ['jobs.settled', 3],
])('at %s', { timeout: 60_000 }, async (point, nth) => {
  const { sent, taken, signal } = await sendUntilKilled(point, nth);
  expect(signal).toBe('SIGKILL');
  expect(taken.size).toBeGreaterThan(0);
  await judge(sent, taken);
});

test('at moments of nobody’s choosing, one after the other', { timeout: 120_000 }, async () => {
  const sent = new Set<string>();
  const taken = new Set<string>();
  for (const [round, ms] of [120, 350, 640].entries()) {
    const came = await sendUntilKilled(`random-${round}`, 1, ms);
    for (const id of came.sent) sent.add(id);
    for (const id of came.taken) taken.add(id);
  }
  expect(taken.size).toBeGreaterThan(0);
  await judge(sent, taken);
});

/** Opens what is left, works through it, and counts. */
async function judge(sent: ReadonlySet<string>, taken: ReadonlySet<string>): Promise<void> {
  const desk = openWebhookDesk({ path: join(folder, 'cuadra.db') });
  try {
    const stored = new Set(desk.raw.prepare('SELECT provider_event_id FROM webhook_events').pluck().all() as string[]);
    expect([...taken].filter((id) => !stored.has(id))).toEqual([]);
    expect([...stored].filter((id) => !sent.has(id))).toEqual([]);
    desk.runner.start();
    desk.webhooks.start();
    const open = desk.raw.prepare("SELECT count(*) FROM webhook_events WHERE state <> 'done'").pluck();
    await vi.waitFor(() => expect(open.get()).toBe(0), { timeout: 30_000 });
    const effects = desk.effects();
    expect([...effects.values()].every((times) => times === 1)).toBe(true);
    expect(new Set(effects.keys())).toEqual(new Set([...stored].map((id) => `pay-${id}`)));
  } finally {
    await desk.close();
  }
}
