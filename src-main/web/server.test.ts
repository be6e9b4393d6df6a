/** The door, over real sockets: who gets in, what is served, and how it closes. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WebHost } from './server.ts';
import { startSmallHost, type contract } from './testing/small-host.ts';

let small: Awaited<ReturnType<typeof startSmallHost>>;
let host: WebHost;
beforeEach(async () => {
  small = await startSmallHost();
  ({ host } = small);
});
afterEach(() => small.close());

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request exactly as written: `fetch` would not let a test lie about its host or tidy up its path less. */
function send(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port: host.port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const own = (): Record<string, string> => ({ origin: `http://127.0.0.1:${host.port}` });
const tokenOf = (): string => new URL(host.address).hash.slice('#token='.length);
const offer = (token: string, headers = own()): Promise<Reply> =>
  send('POST', '/session', { ...headers, 'content-type': 'application/json' }, JSON.stringify({ token }));

async function enter(): Promise<string> {
  const { status, headers } = await offer(tokenOf());
  expect(status).toBe(204);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

const call = (name: string, headers: Readonly<Record<string, string>>, body: unknown = {}): Promise<Reply> =>
  send(
    'POST',
    `/rpc/test/${name}`,
    { 'content-type': 'application/json', ...headers },
    JSON.stringify({ json: body, meta: [] }),
  );

function clientWith(cookie: string, locale?: string) {
  const headers = { ...own(), cookie, ...(locale === undefined ? {} : { 'accept-language': locale }) };
  return createORPCClient<ContractRouterClient<typeof contract>>(
    new RPCLink({ url: `http://127.0.0.1:${host.port}/rpc`, headers }),
  );
}

describe('who gets in', () => {
  test('a name that was made to point here is refused, whatever is asked for', async () => {
    for (const name of [`evil.example:${host.port}`, `localhost:${host.port}`, '127.0.0.1']) {
      expect(await send('GET', '/', { host: name })).toMatchObject({ status: 421 });
      expect(await send('POST', '/session', { ...own(), host: name })).toMatchObject({ status: 421 });
    }
  });

  test('a page of another origin is refused, and so is a change that does not say its origin', async () => {
    const cookie = await enter();
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${host.port + 1}`]) {
      expect(await call('echo', { cookie, origin }, { text: 'a' })).toMatchObject({ status: 403 });
      expect(await send('GET', '/', { origin })).toMatchObject({ status: 403 });
    }
    expect(await call('echo', { cookie }, { text: 'a' })).toMatchObject({ status: 403 });
    expect(await send('OPTIONS', '/rpc/test/echo', { origin: 'http://evil.example' })).toMatchObject({ status: 403 });
  });

  test('the contract answers to the cookie only, and the cookie is out of reach of scripts and other sites', async () => {
    expect(await call('echo', own(), { text: 'a' })).toMatchObject({ status: 401 });
    expect(await call('echo', { ...own(), cookie: `cuadra-${host.port}=x` }, { text: 'a' })).toMatchObject({
      status: 401,
    });
    const { headers } = await offer(tokenOf());
    const [cookie = ''] = headers['set-cookie'] ?? [];
    expect(cookie).toMatch(new RegExp(`^cuadra-${host.port}=[\\w-]{43}; Path=/rpc; HttpOnly; SameSite=Strict$`));
    expect(cookie).not.toContain(tokenOf());
    expect(await call('echo', { ...own(), cookie: cookie.split(';')[0] ?? '' }, { text: 'a' })).toMatchObject({
      status: 200,
    });
  });

  test('the token opens one session: a wrong one does not spend it, a second exchange is refused', async () => {
    expect(await offer('wrong')).toMatchObject({ status: 401 });
    expect(await send('POST', '/session', own(), 'no json')).toMatchObject({ status: 401 });
    expect(await send('POST', '/session', own(), `{"token":"${'x'.repeat(5000)}"}`)).toMatchObject({ status: 401 });
    expect(await offer(tokenOf())).toMatchObject({ status: 204 });
    const again = await offer(tokenOf());
    expect(again).toMatchObject({ status: 401 });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  test('no answer lets another origin read it', async () => {
    const cookie = await enter();
    const replies = [await send('GET', '/'), await call('echo', { ...own(), cookie }, { text: 'a' }), await offer('x')];
    for (const { headers } of replies) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
    }
  });

  test('only this machine reaches it', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((face) => face !== undefined && !face.internal && face.family === 'IPv4')
      .map((face) => face?.address ?? '');
    // Another loopback address is another interface too, and every machine has it.
    for (const address of [...outside, '127.0.0.2']) {
      await expect(reach(address, host.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    }
    await reach('127.0.0.1', host.port);
  });
});

function reach(address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port }, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

describe('the window', () => {
  test('comes with a strict policy and a nonce that is new each time', async () => {
    const pages = [await send('GET', '/'), await send('GET', '/index.html')];
    const nonces = pages.map(({ status, headers, body }) => {
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('no-store');
      const policy = String(headers['content-security-policy']);
      for (const part of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"]) {
        expect(policy.split('; ')).toContain(part);
      }
      expect(policy).not.toContain('unsafe');
      const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce).toHaveLength(24);
      expect(body).toContain(`<meta name="csp-nonce" content="${nonce}"><style nonce="${nonce}">`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('its hashed files are kept for good, the others are asked about', async () => {
    const hashed = await send('GET', '/assets/main-Ab12Cd34.js');
    expect(hashed).toMatchObject({ status: 200, body: 'export {};' });
    expect(hashed.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await send('GET', '/icon.svg')).headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'no-cache',
    });
    expect(await send('HEAD', '/icon.svg')).toMatchObject({ status: 200, body: '' });
    expect(await send('POST', '/icon.svg', own())).toMatchObject({ status: 405 });
  });

  test.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/assets/..%5c..%5coutside.txt',
    '/link.txt',
    '/.hidden.json',
    '/assets/main-Ab12Cd34.js.map',
    '/assets',
    '/icon.svg%00.js',
    '/%zz',
    '//outside.txt',
    '/missing.js',
  ])('nothing is at %s', async (path) => {
    expect(await send('GET', path)).toMatchObject({ status: 404 });
  });
});

describe('the contract', () => {
  test('is called with the real client, as who opened the window, in the language it asks for', async () => {
    const cookie = await enter();
    expect(await clientWith(cookie).test.echo({ text: 'ñandú' })).toEqual({
      text: 'ñandú',
      as: 'desktop:ana es-MX',
    });
    expect(await clientWith(cookie, 'en').test.echo({ text: 'a' })).toMatchObject({ as: 'desktop:ana en' });
    // A browser's own list is no choice of the person's.
    expect(await clientWith(cookie, 'en-US,en;q=0.9').test.echo({ text: 'a' })).toMatchObject({
      as: 'desktop:ana es-MX',
    });
  });

  test('answers errors in the one envelope', async () => {
    const cookie = await enter();
    await expect(clientWith(cookie, 'en').test.refuse()).rejects.toMatchObject({
      code: 'CUADRA',
      defined: true,
      data: { code: 'NOT_FOUND', message: expect.stringContaining('7') },
    });
    await expect(clientWith(cookie).test.echo({ text: 5 } as never)).rejects.toMatchObject({
      code: 'CUADRA',
      data: { code: 'INPUT_INVALID', field: 'text' },
    });
    expect(await call('nothing', { ...own(), cookie })).toMatchObject({ status: 404 });
    expect(await send('GET', '/rpc/test/echo?data=%7B%7D', { cookie })).toMatchObject({ status: 405 });
  });

  test('refuses a message that is too large, said beforehand or not', async () => {
    const cookie = await enter();
    const text = 'x'.repeat(5000);
    expect(await call('echo', { ...own(), cookie }, { text })).toMatchObject({ status: 413 });
    expect(await call('echo', { ...own(), cookie, 'transfer-encoding': 'chunked' }, { text })).toMatchObject({
      status: 413,
    });
  });

  test('streams: an event arrives when it happens, and the handler hears that its reader left', async () => {
    const leave = new AbortController();
    const stream = await clientWith(await enter()).test.ticks(undefined, { signal: leave.signal });
    for (const tick of [1, 2]) {
      small.ticks.send(tick);
      expect(await stream.next()).toMatchObject({ value: { tick } });
    }
    expect(small.ticks.ended).toBe(false);
    leave.abort();
    await expect.poll(() => small.ticks.ended).toBe(true);
  });

  test('closing ends the streams at once', async () => {
    const stream = await clientWith(await enter()).test.ticks();
    const next = stream.next();
    next.catch(() => undefined);
    const before = performance.now();
    await host.close();
    await expect(next).rejects.toBeInstanceOf(Error);
    expect(performance.now() - before).toBeLessThan(2000);
    await expect.poll(() => small.ticks.ended).toBe(true);
    await expect(reach('127.0.0.1', host.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
