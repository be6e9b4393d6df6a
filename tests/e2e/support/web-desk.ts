/** A web host of its own, as `npm start` runs it, on a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Browser, Cookie } from '@playwright/test';
import type { Contract } from '../../../src-shared/contract/index.ts';
import { DEMO_INVOICES, READER, ROOT } from './places.ts';

export type DeskClient = ContractRouterClient<Contract>;

export interface WebDesk {
  /** `http://127.0.0.1:<port>/`: opens for who has the session's cookie. */
  readonly origin: string;
  readonly dataFolder: string;
  /** Enters with the address that the host printed, once, as a person does, and gives the session's cookies. */
  enter(browser: Browser): Promise<Cookie[]>;
  /** The contract, for what a spec prepares or looks up; after {@link enter}. */
  readonly client: DeskClient;
  /** What the host has written to its standard output. */
  output(): string;
  close(): Promise<void>;
}

const START_MS = 45_000;
const GRACE_MS = 8_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\S*/;

/** `pacs`, `gateways`: a company whose PACs or gateways are simulators, see `pac-host.ts` and `gateway-host.ts`. */
export type DeskKind = 'demo' | 'empty' | SimulatedKind;
export type SimulatedKind = 'pacs' | 'gateways';

const HOSTS: Readonly<Record<DeskKind, string>> = {
  demo: 'src-main/web/main.ts',
  empty: 'src-main/web/main.ts',
  pacs: 'tests/e2e/support/pac-host.ts',
  gateways: 'tests/e2e/support/gateway-host.ts',
};

export async function openWebDesk(kind: DeskKind): Promise<WebDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'cuadra-e2e-desk-'));
  const dataFolder = join(folder, 'data');
  const args = [HOSTS[kind], '--no-open', '--data', dataFolder, ...(kind === 'demo' ? ['--demo'] : [])];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CUADRA_DEMO_INVOICES: String(DEMO_INVOICES),
      // No session bus, no keychain: an empty desk asks for a passphrase, wherever the specs run.
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
      FORCE_COLOR: '0',
    },
  });
  const said = listen(child);
  const close = async (): Promise<void> => {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  };
  let address: string;
  try {
    address = await addressOf(child, said);
  } catch (error) {
    await close();
    throw error;
  }
  const origin = new URL('/', address).href;
  let cookies: Cookie[] | undefined;
  const link = new RPCLink({
    url: new URL('rpc', origin).href,
    headers: () => {
      if (cookies === undefined) throw new Error('nobody has entered this desk yet');
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      return { cookie, origin: origin.slice(0, -1), 'accept-language': READER.locale };
    },
  });
  return {
    origin,
    dataFolder,
    client: createORPCClient(link),
    async enter(browser) {
      if (cookies !== undefined) return cookies;
      const context = await browser.newContext(READER);
      const page = await context.newPage();
      const session = page.waitForResponse((response) => response.url().endsWith('/session'));
      await page.goto(address);
      await (await session).finished();
      cookies = await context.cookies();
      await context.close();
      return cookies;
    },
    output: () => said.join(''),
    close,
  };
}

function listen(child: ChildProcess): string[] {
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  return said;
}

function addressOf(child: ChildProcess, said: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${why}\n${said.join('')}`));
    const timer = setTimeout(() => fail('the web host did not say its address'), START_MS);
    child.stdout?.on('data', () => {
      const [address] = ADDRESS.exec(said.join('')) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`the web host ended (${String(code)})`);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(timer);
}
