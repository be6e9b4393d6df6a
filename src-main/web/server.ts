/** The web host's door: guards first, then the session, the contract and the window's files. On loopback only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import type { Router } from '@orpc/server';
import type { AnyContractRouter } from '@orpc/contract';
import { z } from 'zod';
import type { Logger } from '#ports/logger.ts';
import type { RequestContext } from '../rpc/context.ts';
import { serveOptions } from '../rpc/serve.ts';
import { contentSecurityPolicy, SECURITY_HEADERS } from './csp.ts';
import { authorityOf, isRpc, refusalOf, RPC_PREFIX } from './guards.ts';
import { createSession } from './session.ts';
import { readAsset } from './static.ts';

const MIB = 1024 * 1024;
/** A message of the contract may carry a file of 48 MiB in Base64. */
const RPC_LIMIT = 80 * MIB;
/** A token and its quotes. */
const SESSION_LIMIT = 1024;
/** How long calls under way may take to end when the host closes. */
const GRACE_MS = 3000;

export interface WebHostOptions {
  readonly router: Router<AnyContractRouter, RequestContext>;
  readonly logger: Logger;
  /** Who acts, and the language of who does not say one. */
  readonly context: RequestContext;
  /** Folder of the built window. */
  readonly rendererFolder: string;
  /** A free one unless told. */
  readonly port?: number | undefined;
  readonly rpcLimitBytes?: number;
  /** Serves the window from its sources instead (development). */
  readonly serveWindow?: (server: Server) => Promise<WindowSource>;
}

export interface WindowSource {
  /** Answers what neither session nor contract answers. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  close(): Promise<void>;
}

export interface WebHost {
  readonly port: number;
  /** What to open: the token of this launch is behind its `#`. */
  readonly address: string;
  /** Takes no more, ends streams at once and calls within a few seconds. */
  close(): Promise<void>;
}

export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { context, logger } = options;
  const session = createSession();
  const rpc = new RPCHandler<RequestContext>(options.router, {
    ...serveOptions(logger),
    plugins: [new BodyLimitPlugin({ maxBodySize: options.rpcLimitBytes ?? RPC_LIMIT })],
  });
  /** Answers that are not finished. */
  const open = new Set<ServerResponse>();

  const server = createServer({
    // A client that dawdles holds nothing up: the whole request comes within these times.
    headersTimeout: 10_000,
    requestTimeout: 60_000,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: 16 * 1024,
  });
  server.maxConnections = 256;
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const window = options.serveWindow?.(server) ?? Promise.resolve(builtWindow(options.rendererFolder));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pathname = pathnameOf(request.url);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    response.setHeader('content-security-policy', contentSecurityPolicy());
    response.setHeader('cache-control', 'no-store');
    const refusal = refusalOf({ method: request.method, pathname, headers: request.headers }, port, session);
    if (refusal !== undefined) return end(request, response, refusal.status, refusal.reason);
    if (isRpc(pathname)) {
      if (request.method !== 'POST') return end(request, response, 405, 'POST only');
      const { matched } = await rpc.handle(request, response, { prefix: RPC_PREFIX, context });
      return matched ? undefined : end(request, response, 404, 'no such procedure');
    }
    if (pathname === '/session') return openSession(request, response);
    await (await window).handle(request, response);
  }

  async function openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return end(request, response, 405, 'POST only');
    const offered = await readToken(request);
    const cookie = offered === undefined ? undefined : session.exchange(offered, port);
    if (cookie === undefined) return end(request, response, 401, 'the token is wrong or was used before');
    response.setHeader('set-cookie', cookie);
    return end(request, response, 204);
  }

  server.on('request', (request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    answer(request, response).catch((error: unknown) => {
      // The path only: the rest of a request may carry secrets.
      logger.error({ err: error, path: pathnameOf(request.url) }, 'a request could not be answered');
      if (response.headersSent) response.destroy();
      else end(request, response, 500, 'unexpected error');
    });
  });

  await window;
  return {
    port,
    address: `http://${authorityOf(port)}/#token=${session.token}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const response of open) if (isStream(response)) response.destroy();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await (await window).close();
      await closed;
      clearTimeout(late);
    },
  };
}

/** Never on an address that another machine can reach. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function builtWindow(folder: string): WindowSource {
  return {
    async handle(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return end(request, response, 405, 'GET only');
      const asset = await readAsset(folder, pathnameOf(request.url));
      if (asset === undefined) return end(request, response, 404, 'nothing here');
      response.writeHead(200, { ...asset.headers, 'content-length': asset.body.length });
      response.end(request.method === 'HEAD' ? undefined : asset.body);
    },
    close: () => Promise.resolve(),
  };
}

const isStream = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type')).startsWith('text/event-stream');

function pathnameOf(url: string | undefined): string {
  return (url ?? '/').replace(/[?#].*$/, '');
}

function end(request: IncomingMessage, response: ServerResponse, status: number, reason?: string): void {
  // What was not read is not waited for.
  if (!request.complete) response.setHeader('connection', 'close');
  if (reason === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error: reason }));
}

const exchangeBody = z.strictObject({ token: z.string().max(200) });

async function readToken(request: IncomingMessage): Promise<string | undefined> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > SESSION_LIMIT) return undefined;
  }
  try {
    return exchangeBody.parse(JSON.parse(text)).token;
  } catch {
    // Not what the window sends: as good as a wrong token.
    return undefined;
  }
}
