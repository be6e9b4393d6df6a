/** Through the system's proxy: TLS goes on to the host itself, and this machine is never asked for there. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startSimServer, type SimServer } from '../../tests/simulators/pac-core/server.ts';
import { createHttp } from './http.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

interface Proxy {
  readonly address: string;
  /** What it was asked to connect to, with the credentials it was given. */
  readonly asked: { readonly host: string; readonly authorization: string | undefined }[];
}

/** A proxy that takes every name to one port of this machine. @param answer what it says to CONNECT */
async function startProxy(target: () => number, answer: number | 'cut' = 200): Promise<Proxy> {
  const asked: Proxy['asked'][number][] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((_, response) => response.writeHead(501).end());
  server.on('connect', (request: IncomingMessage, caller: Socket, head: Buffer) => {
    asked.push({ host: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    sockets.add(caller);
    caller.on('error', () => {});
    if (answer === 'cut') return void caller.destroy();
    if (answer !== 200) return void caller.end(`HTTP/1.1 ${answer} No\r\n\r\n`);
    const upstream = connect(target(), '127.0.0.1', () => {
      caller.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(caller).pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on('error', () => caller.destroy());
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return { address: `http://usuario:secreto@127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function startHost(): Promise<SimServer & { readonly port: number }> {
  const host = await startSimServer({ kindOf: () => 'other', answer: () => ({ status: 200, body: 'from the host' }) });
  open.push(() => host.close());
  return { ...host, port: Number(new URL(host.address).port) };
}

function client(authority: string, env: Record<string, string>) {
  const http = createHttp({ authorities: [authority], env });
  open.push(() => http.close());
  return http;
}

describe('the HTTP client where the system names a proxy', () => {
  // A name that nothing resolves: only a proxy that is really used can lead to an answer.
  const ELSEWHERE = 'https://pac.invalid/x';

  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])('%s: goes through it, TLS and all', async (name) => {
    const host = await startHost();
    const proxy = await startProxy(() => host.port);
    const http = client(host.authority, { [name]: proxy.address });
    // The host proves that it is `localhost`, which is not who was asked for: the proxy cannot pose as it.
    await expect(http.request({ method: 'GET', url: ELSEWHERE })).rejects.toMatchObject({
      code: 'HTTP_UNREACHABLE',
      provider: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
    expect(proxy.asked).toEqual([
      { host: 'pac.invalid:443', authorization: `Basic ${Buffer.from('usuario:secreto').toString('base64')}` },
    ]);
    expect(host.requests).toEqual([]);
  });

  test('and gives the answer of a host that is who it says', async () => {
    const host = await startHost();
    const proxy = await startProxy(() => host.port);
    const http = client(host.authority, { HTTPS_PROXY: proxy.address });
    // `localhost.` is the same name for TLS, and not one of those that are never proxied.
    const answer = await http.request({ method: 'POST', url: `https://localhost.:${host.port}/y`, body: 'b' });
    expect(await answer.text()).toBe('from the host');
    expect(proxy.asked.map((each) => each.host)).toEqual([`localhost.:${host.port}`]);
    expect(host.requests.map((each) => each.path)).toEqual(['/y']);
  });

  test('an address without a scheme is one of http', async () => {
    const host = await startHost();
    const proxy = await startProxy(() => host.port);
    const http = client(host.authority, { HTTPS_PROXY: ` ${new URL(proxy.address).host} ` });
    const answer = await http.request({ method: 'GET', url: `https://localhost.:${host.port}/y` });
    expect(await answer.text()).toBe('from the host');
    expect(proxy.asked).toHaveLength(1);
  });

  test.each(['', ' ', 'ftp://a', 'http://', 'no es una dirección', '://'])(
    '«%s» is none, and stops nothing',
    async (wrong) => {
      const host = await startHost();
      const http = client(host.authority, { HTTPS_PROXY: wrong, HTTP_PROXY: wrong });
      expect(await (await http.request({ method: 'GET', url: host.address })).text()).toBe('from the host');
      // Straight to a name that nobody knows, and not to a proxy.
      await expect(http.request({ method: 'GET', url: ELSEWHERE })).rejects.toMatchObject({
        provider: { code: expect.stringMatching(/^(?:ENOTFOUND|EAI_AGAIN)$/) },
      });
    },
  );

  test('not to this machine, and not where NO_PROXY says', async () => {
    const host = await startHost();
    const proxy = await startProxy(() => host.port);
    const http = client(host.authority, { HTTPS_PROXY: proxy.address, NO_PROXY: 'pac.invalid' });
    const answer = await http.request({ method: 'GET', url: `${host.address}/z` });
    expect(await answer.text()).toBe('from the host');
    await expect(http.request({ method: 'GET', url: ELSEWHERE })).rejects.toMatchObject({ code: 'HTTP_UNREACHABLE' });
    expect(proxy.asked).toEqual([]);
  });

  test.each([407, 502, 'cut'] as const)('a proxy that says %s: nothing reached the host', async (answer) => {
    const host = await startHost();
    const proxy = await startProxy(() => host.port, answer);
    const http = client(host.authority, { HTTPS_PROXY: proxy.address });
    let left = false;
    const request = { method: 'POST', url: ELSEWHERE, body: 'secret', onSending: () => (left = true) } as const;
    const failure = await http.request(request).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'HTTP_UNREACHABLE', retriable: true });
    expect(left).toBe(false);
    expect(JSON.stringify(failure)).not.toContain('secreto');
  });
});

describe('whether anything left', () => {
  test('not when a connection never comes about: the deadline ends it', async () => {
    // It takes connections and never says a word of TLS.
    const { createServer: createTcpServer } = await import('node:net');
    const held: Socket[] = [];
    const mute = createTcpServer((socket) => void held.push(socket.on('error', () => {}))).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    open.push(async () => {
      for (const socket of held) socket.destroy();
      mute.close();
      await once(mute, 'close');
    });
    const url = `https://localhost:${(mute.address() as AddressInfo).port}`;
    const http = createHttp({ env: {} });
    open.push(() => http.close());
    const began = performance.now();
    await expect(http.request({ method: 'POST', url, body: 'x', timeoutMs: 200 })).rejects.toMatchObject({
      code: 'HTTP_UNREACHABLE',
    });
    const gaveUp = http.request({ method: 'POST', url, signal: AbortSignal.timeout(200) });
    await expect(gaveUp).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('nor afterwards, when the connection comes about too late', async () => {
    const host = await startHost();
    const { createServer: createTcpServer } = await import('node:net');
    const held: Socket[] = [];
    let connected: (() => void) | undefined;
    const late = new Promise<void>((resolve) => (connected = resolve));
    const slow = createTcpServer((socket) => {
      held.push(socket.on('error', () => {}));
      setTimeout(() => {
        const upstream = connect(host.port, '127.0.0.1', () => {
          upstream.pipe(socket).pipe(upstream);
          setTimeout(() => connected?.(), 300);
        });
        held.push(upstream.on('error', () => {}));
      }, 250);
    }).listen(0, '127.0.0.1');
    await once(slow, 'listening');
    open.push(async () => {
      for (const socket of held) socket.destroy();
      slow.close();
      await once(slow, 'close');
    });
    const url = `https://localhost:${(slow.address() as AddressInfo).port}/late`;
    const asked = client(host.authority, {}).request({ method: 'POST', url, body: 'x', timeoutMs: 100 });
    await expect(asked).rejects.toMatchObject({ code: 'HTTP_UNREACHABLE' });
    await late;
    expect(host.requests).toEqual([]);
  });

  test('is told when it begins to, and only then', async () => {
    const host = await startHost();
    const told: string[] = [];
    const ask = (url: string, authority = host.authority) =>
      client(authority, {}).request({ method: 'POST', url, body: 'x', onSending: () => void told.push(url) });
    const answer = await ask(`${host.address}/here`);
    expect(told).toEqual([`${host.address}/here`]);
    await answer.text();
    // Another authority's server: the handshake ends before a byte of ours is said.
    const stranger = await import('../../tests/simulators/pac-core/authority.ts');
    await expect(ask(host.address, stranger.makeServerIdentity().authority)).rejects.toMatchObject({
      code: 'HTTP_UNREACHABLE',
    });
    expect(told).toHaveLength(1);
  });
});
