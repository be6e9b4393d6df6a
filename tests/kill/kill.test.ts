/**
 * Kill the process at any point between "issue" and "stored", restart, and there is exactly one stamp
 * and one stored document. The process really is one, and really is killed (SIGKILL): at every named
 * fault point, at repeated passes of it, during the recovery of an earlier kill, and at random moments.
 * A chain goes on in one data folder, so each start first takes up what the last death left.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildChild } from './build-child.ts';
import type { Fault } from '../pac/faulty.ts';
import { prepareDesk } from './desk.ts';
import { judgeAudit, judgeDesk } from './judge.ts';
import { runChild } from './run-child.ts';

/** Every point on the way, with how many passes of it are tried. */
const POINTS: readonly (readonly [point: string, hits: number])[] = [
  ['invoices.sealed', 2],
  ['invoices.before-commit', 2],
  ['invoices.issued', 2],
  ['jobs.taken', 2],
  ['stamping.intent', 2],
  ['stamping.sending', 2],
  ['demo-pac.before-keep', 2],
  ['demo-pac.after-keep', 2],
  ['stamping.before-store', 2],
  // Once for each of intent, sending and storing, two invoices at a time.
  ['stamping.before-commit', 6],
  ['stamping.stored', 2],
  ['jobs.before-settle', 2],
  ['jobs.settled', 2],
];
/** What is written down of a PAC's bad moments, killed right after: the fault of its first answer, and the point. */
const AFTER_FAULTS: readonly (readonly [fault: Fault, point: string])[] = [
  ['timeout-after', 'stamping.unknown'],
  ['timeout-before', 'stamping.unknown'],
  ['altered', 'stamping.refused-reply'],
  ['refused-connection', 'stamping.not-stamped'],
  [{ reject: 'CFDI40148' }, 'stamping.rejected'],
];
/** A death that leaves a send in doubt, and a second one while it is being asked for. */
const IN_RECOVERY: readonly (readonly [first: string, then: string])[] = [
  ['stamping.sending', 'stamping.asking'],
  ['demo-pac.after-keep', 'stamping.asking'],
  ['demo-pac.after-keep', 'stamping.before-store'],
  ['demo-pac.before-keep', 'demo-pac.after-keep'],
  ['stamping.before-store', 'stamping.before-commit'],
  ['stamping.stored', 'jobs.before-settle'],
];
const ROUNDS = 3;
const RANDOM_KILLS = 80;

const base = mkdtempSync(join(tmpdir(), 'cuadra-kill-'));
const template = join(base, 'template');
let child: string;

beforeAll(async () => {
  mkdirSync(template);
  [child] = await Promise.all([buildChild(), prepareDesk(template)]);
});
afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

function newDesk(name: string): string {
  const folder = join(base, name);
  cpSync(template, folder, { recursive: true });
  return folder;
}

/** Lets the last child finish everything, then judges the folder. Gives what it counted. */
async function finish(folder: string): ReturnType<typeof judgeDesk> {
  expect((await runChild(child, { folder, invoices: 1 })).end).toBe('done');
  const judged = await judgeDesk(folder);
  await judgeAudit(folder);
  return judged;
}

async function namedKills(): Promise<{ killed: Map<string, number> } & Awaited<ReturnType<typeof judgeDesk>>> {
  const folder = newDesk('named');
  const killed = new Map<string, number>();
  const killAt = async (point: string, hit: number, fault?: Fault): Promise<void> => {
    const order = { folder, invoices: 2, killAt: { point, hit } };
    const { end } = await runChild(child, fault === undefined ? order : { ...order, fault });
    if (end === 'killed') killed.set(point, (killed.get(point) ?? 0) + 1);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [point, hits] of POINTS) {
      for (let hit = 1; hit <= hits; hit += 1) await killAt(point, hit);
    }
    for (const pair of IN_RECOVERY) {
      for (const point of pair) await killAt(point, 1);
    }
    for (const [fault, point] of AFTER_FAULTS) await killAt(point, 1, fault);
  }
  return { killed, ...(await finish(folder)) };
}

async function randomKills(
  name: string,
  kills: number,
): Promise<{ killed: number } & Awaited<ReturnType<typeof judgeDesk>>> {
  const folder = newDesk(name);
  let killed = 0;
  // How long a child works here and now. The first start is the slowest: a part of it is enough.
  const whole = await runChild(child, { folder, invoices: 3 });
  for (let n = 0; n < kills; n += 1) {
    const { end } = await runChild(child, { folder, invoices: 3 }, Math.random() * whole.openMs * 0.8);
    if (end === 'killed') killed += 1;
  }
  return { killed, ...(await finish(folder)) };
}

test('killed hundreds of times, each invoice has exactly one stamp and one stored document', async () => {
  const started = performance.now();
  const lanes = Math.max(1, availableParallelism() - 1);
  const [named, ...random] = await Promise.all([
    namedKills(),
    ...Array.from({ length: lanes }, (_, lane) => randomKills(`random-${lane}`, Math.ceil(RANDOM_KILLS / lanes))),
  ]);

  for (const [point, hits] of POINTS) {
    expect(named.killed.get(point) ?? 0, `kills at ${point}`).toBeGreaterThanOrEqual(ROUNDS * Math.ceil(hits / 2));
  }
  expect(named.killed.get('stamping.asking') ?? 0).toBeGreaterThanOrEqual(ROUNDS);
  for (const [, point] of AFTER_FAULTS) {
    expect(named.killed.get(point) ?? 0, `kills at ${point}`).toBeGreaterThanOrEqual(ROUNDS);
  }
  // One refused reply and one rejection for each death that followed one, and none from anywhere else.
  expect(named.refused).toBe(named.killed.get('stamping.refused-reply'));
  expect(named.rejected).toBe(named.killed.get('stamping.rejected'));
  for (const chain of random) expect(chain).toMatchObject({ refused: 0, rejected: 0 });
  const atRandom = random.reduce((sum, { killed }) => sum + killed, 0);
  expect(atRandom).toBeGreaterThan(RANDOM_KILLS / 2);
  const total = [...named.killed.values()].reduce((sum, n) => sum + n, atRandom);
  expect(total).toBeGreaterThan(200);

  const invoices = random.reduce((sum, chain) => sum + chain.invoices, named.invoices);
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stderr.write(`${total} kills (${atRandom} at random moments), ${invoices} invoices, ${seconds} s\n`);
}, 300_000);
