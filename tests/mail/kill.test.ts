/** The engine is really killed at each step of sending a mail; a new one takes over the same database. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#ports/clock.ts';
import { systemTimers } from '#ports/timers.ts';
import { COMPANY, mailDesk } from './desk.ts';
import { startServer, type TestServer } from './servers.ts';

let folder: string;
let server: TestServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-mail-kill-'));
  server = await startServer();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function killedAt(path: string, point: string): Promise<NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'kill-child.ts'), path, String(server.port), point],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  // A child that hangs fails its test instead of outliving it.
  const watchdog = setTimeout(() => child.kill('SIGTERM'), 30_000);
  return new Promise((resolve) => {
    child.on('close', (_code, signal) => {
      clearTimeout(watchdog);
      resolve(signal);
    });
  });
}

/** What the next engine makes of the database that the dead one left. */
async function takeOver(path: string) {
  const desk = mailDesk({ path, clock: systemClock, timers: systemTimers });
  desk.runner.start();
  await desk.runner.idle();
  return desk;
}

it.each([
  // Nothing had been delivered: the next engine sends, once.
  ['after it is queued', { state: 'sent', copies: 1, attempts: 1 }],
  ['before the connection', { state: 'sent', copies: 1, attempts: 2 }],
  ['before the hand-over is stored', { state: 'sent', copies: 1, attempts: 2 }],
  // Nobody can know: it waits for a person.
  ['before the end of the message', { state: 'unknown', copies: 0, attempts: 1 }],
  ['after the reply', { state: 'unknown', copies: 1, attempts: 1 }],
  // Everything was known: nothing is repeated.
  ['after the result is stored', { state: 'sent', copies: 1, attempts: 1 }],
] as const)('killed %s: one row, no doubled mail', async (point, expected) => {
  const path = join(folder, 'cuadra.db');
  expect(await killedAt(path, point)).toBe('SIGKILL');
  const desk = await takeOver(path);
  try {
    const { rows } = desk.mail.outbox.list({ companyId: COMPANY, limit: 10 }, 'es-MX');
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect({ state: row?.state, copies: server.received.length, attempts: row?.attempts }).toEqual(expected);
    expect(desk.jobs.list({ limit: 10 }, 'es-MX').rows.map((job) => job.state)).toEqual([
      expected.state === 'sent' ? 'done' : 'dead',
    ]);

    // A person sends an unknown one again: the copy can be told by its Message-ID.
    const before = server.received.length;
    const settled = desk.settled();
    desk.mail.outbox.resend(row?.id ?? '', row?.version ?? 0, 'ana', 'es-MX');
    await settled;
    expect(server.received).toHaveLength(before + 1);
    const ids = await Promise.all(server.received.map(async ({ raw }) => (await simpleParser(raw)).messageId));
    const sameRow = expected.state === 'unknown';
    expect(new Set(ids).size).toBe(sameRow ? 1 : 2);
    expect(ids[0]).toBe(row?.messageId);
    expect(desk.mail.outbox.list({ companyId: COMPANY, limit: 10 }, 'es-MX').rows).toHaveLength(sameRow ? 1 : 2);
  } finally {
    await desk.runner.stop(0);
    desk.close();
  }
});

it('the child lives where nobody kills it', async () => {
  const path = join(folder, 'cuadra.db');
  expect(await killedAt(path, 'never')).toBeNull();
  expect(server.received).toHaveLength(1);
});
