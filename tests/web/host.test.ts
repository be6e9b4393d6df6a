/** The web host as a person starts it: a process of its own, from its command line to the signal that ends it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Contract } from '#contract/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 60_000;

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

let folder: string;
const running: Started[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cuadra-host-'));
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

function start(program: string, ...args: string[]): Started {
  return startWith({}, program, ...args);
}

function startWith(changes: NodeJS.ProcessEnv, program: string, ...args: string[]): Started {
  // No screen and no keychain: what a server has.
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, DBUS_SESSION_BUS_ADDRESS: _d, ...env } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'src-main', program), ...args], {
    env: { ...env, XDG_RUNTIME_DIR: folder, ...changes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const started = { child, output: () => output, ended };
  running.push(started);
  return started;
}

/** The address it printed. */
async function addressOf(host: Started): Promise<URL> {
  let found: string | undefined;
  await expect
    .poll(() => (found = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(host.output())?.[0]), { timeout: PATIENCE_MS })
    .toBeDefined();
  return new URL(found ?? '');
}

async function enter(address: URL): Promise<ContractRouterClient<Contract>> {
  const { origin, hash } = address;
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token: hash.slice('#token='.length) }),
  });
  expect(answer.status).toBe(204);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers: { origin, cookie } }));
}

/** Reads a stream to its end, and gives what ended it. */
async function drain(stream: AsyncIterable<unknown>): Promise<unknown> {
  try {
    const reader = stream[Symbol.asyncIterator]();
    while ((await reader.next()).done !== true);
    return undefined;
  } catch (error) {
    return error;
  }
}

test('it opens a new desk, serves it, keeps a second program out and ends in order', { timeout: 180_000 }, async () => {
  const host = start('web/main.ts', '--no-open', '--data', folder);
  const address = await addressOf(host);
  const page = await fetch(address.origin);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).not.toContain('__CSP_NONCE__');

  const client = await enter(address);
  const events = await client.events.subscribe();
  expect(await client.vault.status()).toMatchObject({ state: 'not-set-up' });
  await client.vault.setUp({ passphrase: 'caballo batería grapa correcta' });
  expect(await events.next()).toMatchObject({
    value: { changes: expect.arrayContaining([{ kind: 'vault', id: 'key' }]) },
  });
  // Set up in the window, the engine works from then on: it takes the first copy by itself, a while later.
  await expect.poll(async () => (await client.backups.list()).rows.length, { timeout: 40_000 }).toBe(1);

  const second = start('web/main.ts', '--no-open', '--data', folder, '--locale', 'en');
  expect(await second.ended).toBe(1);
  expect(second.output().trim().split('\n').at(-1)).toContain('[DATABASE_LOCKED]');
  expect(second.output()).not.toContain('    at ');

  // The stream that is open does not hold the end up, and its reader hears of it.
  const cut = drain(events);
  host.child.kill('SIGTERM');
  expect(await host.ended).toBe(0);
  expect(host.output()).not.toContain('Error');
  expect(await cut).toBeInstanceOf(Error);

  // The desk is free, and waits for its passphrase.
  const again = start('web/main.ts', '--no-open', '--data', folder);
  const back = await enter(await addressOf(again));
  expect(await back.vault.status()).toMatchObject({ state: 'needs-passphrase' });
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);
});

test('where there is no screen the launcher says so and gives the address', { timeout: 120_000 }, async () => {
  const host = start('launch.ts', '--data', folder, '--locale', 'en');
  const address = await addressOf(host);
  expect(host.output()).toContain('The desktop window is not available here (there is no display)');
  expect(host.output()).toContain('No browser to open was found');
  expect((await fetch(address.origin)).status).toBe(200);
  host.child.kill('SIGTERM');
  expect(await host.ended).toBe(0);
});

test.runIf(process.platform === 'linux')(
  'where there is a screen and an Electron, that is started and has the last word',
  { timeout: 120_000 },
  async () => {
    const program = join(folder, 'electron');
    for (const code of [0, 3]) {
      writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@"\nexit ${code}\n`, { mode: 0o755 });
      const env = { DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: folder };
      const host = startWith(env, 'launch.ts', '--data', join(folder, 'desk'));
      expect(await host.ended).toBe(code);
      const lines = host.output().trim().split('\n').slice(-3);
      expect(lines).toEqual([join(ROOT, 'dist', 'electron', 'main.js'), '--data', join(folder, 'desk')]);
      expect(existsSync(lines[0] ?? '')).toBe(true);
    }
  },
);

test('a smoke test that cannot run has not passed', async () => {
  const host = start('launch.ts', '--smoke');
  expect(await host.ended).toBe(1);
});

test('a wrong command line is said with the right one', async () => {
  for (const args of [['--bogus'], ['--locale', 'fr'], ['--port', 'x']]) {
    const host = start('launch.ts', ...args);
    expect(await host.ended).toBe(2);
    expect(host.output()).toContain('--no-open');
  }
});
