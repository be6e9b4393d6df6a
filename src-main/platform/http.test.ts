import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Http, HttpRequest } from '#ports/http.ts';
import { createHttp } from './http.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function client(): Http {
  const http = createHttp();
  open.push(() => http.close());
  return http;
}

const get = (url: string, more: Partial<HttpRequest> = {}) => client().request({ method: 'GET', url, ...more });
const failsWith = (code: string) => expect.objectContaining({ code });

describe('the HTTP client', () => {
  test('sends method, headers and body; gives status, headers and text', async () => {
    const seen: string[] = [];
    const url = await serve((req: IncomingMessage, res: ServerResponse) => {
      req.setEncoding('utf8').on('data', (piece: string) => seen.push(piece));
      req.on('end', () => {
        res.writeHead(201, { 'X-Thing': 'ñ'.length.toString(), 'set-cookie': ['a=1', 'b=2'] }).end('año');
      });
    });
    const answer = await client().request({ method: 'POST', url, body: '¡hola!', headers: { 'x-a': 'b' } });
    expect([answer.status, answer.headers['x-thing'], answer.headers['set-cookie']]).toEqual([201, '1', 'a=1, b=2']);
    expect(await answer.text()).toBe('año');
    expect(seen.join('')).toBe('¡hola!');
  });

  test('refuses plain http but to this machine, also when redirected there', async () => {
    await expect(get('http://example.com/')).rejects.toEqual(failsWith('HTTP_INSECURE'));
    await expect(get('ftp://127.0.0.1/')).rejects.toEqual(failsWith('HTTP_INSECURE'));
    await expect(get('http://127.0.0.1.example.com/')).rejects.toEqual(failsWith('HTTP_INSECURE'));
    const url = await serve((_, res) => res.writeHead(302, { location: 'http://example.com/x' }).end());
    await expect(get(url)).rejects.toEqual(failsWith('HTTP_INSECURE'));
  });

  test('follows redirects, without credentials to another host, and not for ever', async () => {
    const seen: (string | undefined)[] = [];
    const target = await serve((req, res) => {
      seen.push(req.headers.authorization, req.headers.range);
      res.end('arrived');
    });
    const url = await serve((req, res) => {
      const location = req.url === '/loop' ? '/loop' : `${target}/there`;
      res.writeHead(302, { location }).end('moved');
    });
    const headers = { authorization: 'Bearer x', range: 'bytes=5-' };
    const answer = await get(url, { headers });
    expect(await answer.text()).toBe('arrived');
    expect(answer.url).toBe(`${target}/there`);
    expect(seen).toEqual([undefined, 'bytes=5-']);
    expect((await get(`${url}/loop`)).status).toBe(302);
  });

  test('a POST is not repeated elsewhere', async () => {
    const url = await serve((_, res) => res.writeHead(307, { location: '/again' }).end());
    expect((await client().request({ method: 'POST', url, body: 'x' })).status).toBe(307);
  });

  test('nobody listens: unreachable, retriable, with the system’s own code', async () => {
    const server = createTcpServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    await expect(get(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'HTTP_UNREACHABLE',
      retriable: true,
      provider: { code: 'ECONNREFUSED' },
    });
  });

  test('no answer in time', async () => {
    const url = await serve(() => {});
    // Long enough for a busy machine to connect at all.
    await expect(get(url, { timeoutMs: 500 })).rejects.toEqual(failsWith('HTTP_TIMEOUT'));
  });

  test('silence in the middle of the body', async () => {
    const url = await serve((_, res) => res.writeHead(200, { 'content-length': '100' }).write('some'));
    const answer = await get(url, { idleTimeoutMs: 50 });
    await expect(answer.text()).rejects.toEqual(failsWith('HTTP_TIMEOUT'));
  });

  test('a body that ends too early', async () => {
    const url = await serve((_, res) => {
      res.writeHead(200, { 'content-length': '100' }).write('some', () => res.destroy());
    });
    const answer = await get(url);
    await expect(answer.text()).rejects.toEqual(failsWith('HTTP_BROKEN'));
  });

  test('a connection that closes before it answers', async () => {
    const url = await serve((req) => req.destroy());
    await expect(get(url)).rejects.toEqual(failsWith('HTTP_BROKEN'));
  });

  test('more than is taken', async () => {
    const url = await serve((_, res) => res.end('x'.repeat(1000)));
    const answer = await get(url, { maxBytes: 999 });
    await expect(answer.text()).rejects.toEqual(failsWith('HTTP_TOO_LARGE'));
    expect(await (await get(url, { maxBytes: 1000 })).text()).toHaveLength(1000);
  });

  test('an abort gives the reason, before and during the body', async () => {
    const url = await serve((req, res) => {
      if (req.url === '/body') res.writeHead(200).write('some');
    });
    const waiting = new AbortController();
    const promise = get(url, { signal: waiting.signal });
    waiting.abort(new Error('enough'));
    await expect(promise).rejects.toThrow('enough');
    const reading = new AbortController();
    const answer = await get(`${url}/body`, { signal: reading.signal });
    const text = answer.text();
    reading.abort(new Error('enough too'));
    await expect(text).rejects.toThrow('enough too');
  });
});
