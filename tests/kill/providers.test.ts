/**
 * The same through every connector: the process that stamps is killed on its way to the provider and
 * back, the provider's simulator (in this process) lives on, and in the end each invoice has exactly one
 * stamp there and one stored document here. What the network loses is lost at the moments that hurt.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PAC_FILE } from '#connectors/pac/demo/index.ts';
import { systemClock } from '#ports/clock.ts';
import type { PacHarness } from '../pac/conformance/harness.ts';
import { pacHarnesses } from '../pac/harnesses.ts';
import type { Misbehaviour } from '../simulators/pac-core/server.ts';
import { makeIssuer } from '../support/issuer.ts';
import { buildChild } from './build-child.ts';
import { prepareDesk } from './desk.ts';
import { judgeAudit, judgeDesk } from './judge.ts';
import { runChild } from './run-child.ts';

/** Where it dies, and what the provider does to the first document that it is sent then. */
const DEATHS: readonly (readonly [point: string, fault?: Misbehaviour])[] = [
  ['stamping.intent'],
  ['stamping.sending'],
  // What the last death left in doubt is asked for, and it dies in that too.
  ['stamping.asking'],
  ['stamping.before-store'],
  ['stamping.before-commit'],
  ['stamping.stored'],
  ['stamping.unknown', 'cut-after'],
  ['stamping.asking'],
  ['stamping.unknown', 'cut-before'],
  ['stamping.unknown', 'error-after'],
  ['stamping.unknown', 'malformed'],
  ['stamping.before-store'],
  ['stamping.refused-reply', 'other-document'],
  ['jobs.settled'],
];
const RANDOM_KILLS = 3;
/** Children that may live through one death before it counts as missed. */
const TRIES = 4;
/** About six seconds for each provider where nothing else runs; a busy machine takes many times that. */
const TIMEOUT_MS = 300_000;

const base = mkdtempSync(join(tmpdir(), 'cuadra-kill-pacs-'));
let child: string;

beforeAll(async () => {
  child = await buildChild(undefined, 'kill-pacs');
});
afterAll(() => rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

async function killAlong(harness: PacHarness) {
  const { id, capabilities } = harness.provider.declaration;
  // Nothing is sent to it twice: what it never got can only be told by a person.
  const mayStayUnknown = !capabilities.repeatIsSafe;
  const folder = join(base, id);
  mkdirSync(folder);
  const issuer = makeIssuer(systemClock.now());
  const simulator = await harness.start({
    clock: systemClock,
    // Where the judge looks for what a PAC has stamped.
    booksPath: join(folder, DEMO_PAC_FILE),
    csd: { cer: issuer.certificate.der, keyDer: issuer.keyDer },
  });
  try {
    const remote = { id, address: simulator.address, authority: simulator.authority };
    await prepareDesk(folder, { ...remote, credentials: simulator.credentials });
    const killed: string[] = [];
    for (const [point, fault] of DEATHS) {
      // What an earlier death left in doubt is sent again first now and then, and meets the fault instead.
      let end = 'done';
      for (let attempt = 0; attempt < TRIES && end === 'done'; attempt += 1) {
        if (fault !== undefined) simulator.behave(fault, 'stamp');
        ({ end } = await runChild(child, { folder, invoices: 1, killAt: { point, hit: 1 }, remote, mayStayUnknown }));
      }
      if (end === 'killed') killed.push(point);
    }
    const whole = await runChild(child, { folder, invoices: 1, remote, mayStayUnknown });
    for (let n = 0; n < RANDOM_KILLS; n += 1) {
      await runChild(child, { folder, invoices: 1, remote, mayStayUnknown }, Math.random() * whole.openMs * 0.8);
    }
    const last = await runChild(child, { folder, invoices: 1, remote, mayStayUnknown, askAll: mayStayUnknown });
    expect(last.end).toBe('done');
    const judged = await judgeDesk(folder, mayStayUnknown);
    await judgeAudit(folder);
    return { killed, ...judged };
  } finally {
    await simulator.close();
  }
}

for (const harness of pacHarnesses) {
  // Each waits most of the time, for its child to start and for its simulator.
  test.concurrent(
    `killed on the way to ${harness.provider.declaration.id}: one stamp and one document each`,
    { timeout: TIMEOUT_MS },
    async () => {
      const { killed, invoices, refused, unknown } = await killAlong(harness);
      expect(killed).toEqual(DEATHS.map(([point]) => point));
      // Some died before they issued anything of their own.
      expect(invoices).toBeGreaterThan(DEATHS.length / 2);
      // Killed before it was sent, or lost on the way: there is always one that the PAC never got.
      expect(unknown > 0).toBe(!harness.provider.declaration.capabilities.repeatIsSafe);
      expect(refused).toBe(killed.filter((point) => point === 'stamping.refused-reply').length);
    },
  );
}
