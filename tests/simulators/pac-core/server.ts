/**
 * The TLS server under every simulated PAC and gateway, and its bad days: what any server, network or proxy does
 * to a request whatever the protocol above it. Faults are aimed at a kind of call, so that a login or
 * a status query on the way does not use them up.
 */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sharedIdentity } from './authority.ts';

/** What a request is for, as the simulator tells by its path or operation. */
export type CallKind =
  | 'login'
  | 'stamp'
  | 'recover'
  | 'cancel'
  | 'status'
  | 'balance'
  /** Of gateways. */
  | 'charge'
  | 'link'
  | 'capture'
  | 'refund'
  | 'fetch'
  | 'list'
  | 'payouts'
  | 'webhook'
  | 'other';

export type Misbehaviour =
  /** Takes the request, does nothing, closes the connection. */
  | 'cut-before'
  /** Does what was asked, closes the connection without a word. */
  | 'cut-after'
  /** Takes the request, does nothing, never answers. */
  | 'silent-before'
  /** Does what was asked, never answers. */
  | 'silent-after'
  /** HTTP 500 with a page of HTML; nothing done. */
  | 'error-before'
  /** HTTP 502 with a page of HTML, as a proxy gives; it was done behind it. */
  | 'error-after'
  /** HTTP 503 with Retry-After. */
  | 'unavailable'
  /** HTTP 401 and 403 with a page of HTML. */
  | 'unauthorized'
  | 'forbidden'
  /** Done; the reply announces its whole length and ends in the middle. */
  | 'truncated'
  /** Done; the reply's body ends in the middle, and its headers agree with that. */
  | 'cut-short'
  /** Done; HTTP 200 with a page of HTML. */
  | 'malformed'
  /** Done; HTTP 200 without a body. */
  | 'empty'
  /** Done; HTTP 200 with more than anybody takes. */
  | 'oversized'
  /** Done; the reply in UTF-16. */
  | 'wrong-encoding'
  /** Done; the document of somebody else is given back ({@link SimulatorOptions.answer} hears of it). */
  | 'other-document'
  /** HTTP 500 whose page repeats the whole request, headers and secrets included. */
  | 'echo'
  /** Not done; an error in the provider's own form whose text has {@link wholeRequest} ({@link SimulatorOptions.answer} hears of it). */
  | 'repeats-request'
  /** Done and answered, so much later. */
  | { readonly slowMs: number }
  /** HTTP 429 with this Retry-After; nothing done. */
  | { readonly retryAfter: string };

export interface SimRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface SimReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What a simulator has to do itself, because only it knows its protocol. */
export type Oddity = 'other-document' | 'repeats-request';

export interface SimulatorOptions {
  kindOf(request: SimRequest): CallKind;
  /** Does what is asked and answers as the provider would. */
  answer(request: SimRequest, oddity: Oddity | undefined): SimReply | Promise<SimReply>;
}

export interface SimServer {
  /** `https://localhost:<port>` */
  readonly address: string;
  readonly authority: string;
  /** The next calls of that kind meet these, one each; then all goes well again. */
  behave(next: Misbehaviour, on: CallKind): void;
  /** Every request so far. */
  readonly requests: readonly (SimRequest & { readonly kind: CallKind })[];
  /** Most stamp requests that were under way at once. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

const HTML = '<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Error</h1></body></html>';
const OVERSIZE_BYTES = 24 * 1024 * 1024;
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** Starts a server on a free port of this machine. */
export async function startSimServer(options: SimulatorOptions): Promise<SimServer> {
  const { authority, cert, key } = sharedIdentity();
  const faults: { next: Misbehaviour; on: CallKind }[] = [];
  const requests: (SimRequest & { kind: CallKind })[] = [];
  let atOnce = 0;
  let most = 0;

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const kind = options.kindOf(request);
    requests.push({ ...request, kind });
    const index = faults.findIndex((fault) => fault.on === kind);
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]?.next;
    if (kind === 'stamp') most = Math.max(most, (atOnce += 1));
    try {
      await respond(request, response, fault, options);
    } finally {
      if (kind === 'stamp') atOnce -= 1;
    }
  }

  const server: Server = createServer({ cert, key }, (incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      // A mistake of the simulator: loud enough for the test that meets it.
      if (!response.headersSent) response.writeHead(599, { 'content-type': 'text/plain' });
      response.end(`simulator: ${String(error)}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `https://localhost:${(server.address() as AddressInfo).port}`,
    authority,
    requests,
    behave: (next, on) => void faults.push({ next, on }),
    mostAtOnce: () => most,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<SimRequest> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MAX_REQUEST_BYTES) throw new Error('request too large');
    pieces.push(piece);
  }
  const url = new URL(incoming.url ?? '/', 'https://localhost');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(pieces),
  };
}

async function respond(
  request: SimRequest,
  response: ServerResponse,
  fault: Misbehaviour | undefined,
  simulator: SimulatorOptions,
): Promise<void> {
  const html = (status: number, headers: Record<string, string> = {}, body = HTML): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
  // Before anything is done.
  if (fault === 'cut-before') return void response.destroy();
  if (fault === 'silent-before') return;
  if (fault === 'error-before') return html(500);
  if (fault === 'unavailable') return html(503, { 'retry-after': '11' });
  if (fault === 'unauthorized') return html(401);
  if (fault === 'forbidden') return html(403);
  if (fault === 'echo') return html(500, {}, wholeRequest(request));
  if (typeof fault === 'object' && 'retryAfter' in fault) return html(429, { 'retry-after': fault.retryAfter });

  const reply = await simulator.answer(
    request,
    fault === 'other-document' || fault === 'repeats-request' ? fault : undefined,
  );
  const body = Buffer.from(reply.body);
  const send = (bytes: Buffer | string, headers: Record<string, string> = {}): void => {
    response.writeHead(reply.status, { ...reply.headers, ...headers }).end(bytes);
  };
  if (typeof fault === 'object') {
    await new Promise((resolve) => setTimeout(resolve, fault.slowMs));
    return send(body);
  }
  switch (fault) {
    case 'cut-after':
      return void response.destroy();
    case 'silent-after':
      return undefined;
    case 'error-after':
      return html(502);
    case 'truncated':
      response.writeHead(reply.status, { ...reply.headers, 'content-length': String(body.length) });
      return void response.write(body.subarray(0, body.length / 2), () => response.destroy());
    case 'cut-short':
      return send(body.subarray(0, body.length / 2));
    case 'malformed':
      return html(200);
    case 'empty':
      return send('');
    case 'oversized':
      return oversized(response, reply, body);
    case 'wrong-encoding':
      return send(Buffer.from(`\ufeff${body.toString('utf8')}`, 'utf16le'));
    case 'other-document':
    case 'repeats-request':
    case undefined:
    default:
      return send(body);
  }
}

/**
 * A request as some servers repeat it in their errors: all of it, with the secrets that are in it. Only
 * the documents are shortened, so that what stands after them is not cut off by who keeps it.
 */
export function wholeRequest({ headers, body }: SimRequest): string {
  return `${JSON.stringify(headers)} ${body.toString('utf8')}`.replaceAll(/[A-Za-z0-9+/]{400,}=*/g, '…');
}

/** The right reply, and white space after it without end: only a client that counts stops. */
function oversized(response: ServerResponse, reply: SimReply, body: Buffer): void {
  response.writeHead(reply.status, reply.headers);
  response.on('error', () => {});
  response.write(body);
  const block = Buffer.alloc(256 * 1024, 0x20);
  let sent = 0;
  const more = (): void => {
    while (sent < OVERSIZE_BYTES) {
      sent += block.length;
      if (response.destroyed) return;
      if (!response.write(block)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}
