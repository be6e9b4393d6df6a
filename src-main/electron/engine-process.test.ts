/** The engine's process, run in this one: opened, spoken with over a port, closed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { MessagePortMain } from 'electron';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Contract } from '#contract/index.ts';
import { runChecks } from './engine-checks.ts';
import type { FromEngine, ToEngine } from './engine-messages.ts';
import { runEngineProcess, type Parent } from './engine-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-engine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function startEngine() {
  const said: FromEngine[] = [];
  const exited = Promise.withResolvers<number>();
  let hear: Parameters<Parent['onMessage']>[0] = () => undefined;
  const running = runEngineProcess(
    { onMessage: (listener) => (hear = listener), tell: (message) => void said.push(message) },
    ['--locale=en', `--data=${folder}`],
    exited.resolve,
  );
  return {
    said,
    running,
    exited: exited.promise,
    tell: (m: ToEngine, ports: MessagePortMain[] = []) => hear(m, ports),
  };
}

function connect(engine: ReturnType<typeof startEngine>) {
  const { port1, port2 } = new MessageChannel();
  // Node's ports stand for Electron's: both are spoken with by `on('message')`, but a Node port gives the bare data.
  const main = {
    on: (event: string, listener: (event: { data: unknown }) => void) =>
      port1.on(event, (data: unknown) => listener({ data })),
    postMessage: (message: unknown) => port1.postMessage(message),
    start: () => port1.start(),
  } as unknown as MessagePortMain;
  engine.tell({ type: 'port' }, [main]);
  const client: ContractRouterClient<Contract> = createORPCClient(
    new RPCLink({ port: port2, headers: { 'accept-language': 'es-MX' } }),
  );
  port2.start();
  return { client, close: () => port2.close() };
}

test('serves the contract on every port, one that came before it was ready too', async () => {
  const engine = startEngine();
  const early = connect(engine);
  await engine.running;
  expect(engine.said).toEqual([{ type: 'ready' }]);
  const late = connect(engine);
  for (const { client } of [early, late]) {
    expect(await client.vault.status()).toMatchObject({
      state: 'not-set-up',
      message: expect.stringContaining('secretos'),
    });
  }
  // One envelope, and the caller's own language.
  await expect(early.client.vault.unlock({})).rejects.toMatchObject({
    code: 'CUADRA',
    data: { code: 'VAULT_NOT_SET_UP', message: expect.stringContaining('llave maestra') },
  });
  // Streams too.
  const events = await late.client.events.subscribe();
  await late.client.vault.setUp({ passphrase: 'caballo batería grapa correcta' });
  expect(await events.next()).toMatchObject({
    value: { changes: expect.arrayContaining([{ kind: 'vault', id: 'key' }]) },
  });
  early.close();
  late.close();
  engine.tell({ type: 'close' });
  expect(await engine.exited).toBe(0);
});

test('says in the person’s language why a desk cannot be opened, and ends', async () => {
  const first = startEngine();
  await first.running;
  const second = startEngine();
  expect(await second.exited).toBe(1);
  expect(second.said).toEqual([
    { type: 'refused', code: 'DATABASE_LOCKED', message: expect.stringMatching(/another|other|open/i) },
  ]);
  first.tell({ type: 'close' });
  expect(await first.exited).toBe(0);
});

test('its checks pass in plain Node, so that one that fails in Electron tells of Electron', async () => {
  const checks = await runChecks();
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(checks.map((check) => check.name)).toHaveLength(5);
});
