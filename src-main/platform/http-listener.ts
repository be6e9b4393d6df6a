/**
 * The listener over Node's own server. What a client may take of this machine is bounded before it is trusted with
 * anything: connections, bytes of headers and bodies, and time, whether it dawdles over a header, a body or the pause
 * between two requests. Answers carry nothing but what they were given: no name of a program, no reason.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CuadraError } from '#errors/cuadra-error.ts';
import {
  LISTENER_LIMITS,
  type HttpListener,
  type HttpListeners,
  type IncomingHead,
  type ListenerLimits,
  type ListenOptions,
  type Reply,
} from '#ports/http-listener.ts';
import type { Logger } from '#ports/logger.ts';

const GRACE_MS = 2000;

export function createHttpListeners({ logger }: { readonly logger: Logger }): HttpListeners {
  return { listen: (options) => listen(options, logger) };
}

async function listen(options: ListenOptions, logger: Logger): Promise<HttpListener> {
  const limits = { ...LISTENER_LIMITS, ...options.limits };
  const held = { bytes: 0 };
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      // How often the two above are looked at.
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
      keepAliveTimeout: limits.silenceMs,
      maxHeaderSize: 16 * 1024,
      // A header that is there twice is not joined into something that nobody sent.
      joinDuplicateHeaders: false,
    },
    (request, response) => {
      answerOne(request, response, options, limits, held).catch((error: unknown) => {
        // Never the request itself: it may carry secrets.
        logger.error({ err: error }, 'an incoming request could not be answered');
        if (response.headersSent) response.destroy();
        else end(request, response, { status: 500 });
      });
    },
  );
  server.maxConnections = limits.connections;
  server.setTimeout(limits.silenceMs, (socket) => socket.destroy());
  await begin(server, options.port ?? 0);
  let closing: Promise<void> | undefined;
  return {
    port: (server.address() as AddressInfo).port,
    close: () => (closing ??= close(server)),
  };
}

async function answerOne(
  request: IncomingMessage,
  response: ServerResponse,
  options: ListenOptions,
  limits: ListenerLimits,
  held: { bytes: number },
): Promise<void> {
  // A client that goes away is no news.
  request.on('error', () => {});
  response.on('error', () => {});
  const head = headOf(request);
  const refusal = options.admit(head) ?? tooLarge(head, limits);
  if (refusal !== undefined) return end(request, response, refusal);
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length;
      held.bytes += piece.length;
      if (size > limits.bodyBytes) return end(request, response, { status: 413 });
      if (held.bytes > limits.heldBytes)
        return end(request, response, { status: 503, headers: { 'retry-after': '5' } });
      pieces.push(piece);
    }
    // Bytes that its sender still owes make no request.
    if (!request.complete) return undefined;
    const [only] = pieces;
    const body = pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
    return end(request, response, await options.answer({ ...head, body }));
  } catch (error) {
    // It hung up or was too slow.
    if (request.errored !== null || request.destroyed) return undefined;
    throw error;
  } finally {
    held.bytes -= size;
  }
}

function tooLarge({ headers }: IncomingHead, { bodyBytes }: ListenerLimits): Reply | undefined {
  const length = Number(headers['content-length'] ?? '0');
  return length > bodyBytes ? { status: 413 } : undefined;
}

function headOf({ method, url, headers }: IncomingMessage): IncomingHead {
  const [path = '/', search = ''] = (url ?? '/').split(/\?(.*)/s);
  return {
    method: method ?? '',
    path,
    query: Object.fromEntries(new URLSearchParams(search)),
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
      ),
    ),
  };
}

function end(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed) return;
  // What was not read is not waited for.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-length': Buffer.byteLength(body ?? ''), ...headers }).end(body);
}

/** Never on an address that another machine can reach. */
function begin(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'LISTENER_PORT_TAKEN' : 'LISTENER_FAILED';
      reject(new CuadraError(code, { params: { port, detail: error.code ?? error.name }, cause: error }));
    });
    server.listen({ port, host: '127.0.0.1' }, resolve);
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(late);
}
