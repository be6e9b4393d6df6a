/**
 * The HTTP port over undici: TLS only (but to this machine), bounded in time and size, redirects under
 * the same rules, through the system's proxy where there is one. Nothing is decompressed on the way, so that Range requests mean the file's own bytes.
 */
import { isIP } from 'node:net';
import { request as undiciRequest, type Dispatcher } from 'undici';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Http, HttpRequest, HttpResponse } from '#ports/http.ts';
import { createDispatcher, watchingDepartures } from './http-dispatcher.ts';

export interface HttpOptions {
  /** Trusted authorities in PEM instead of the system's: tests and private networks. */
  readonly authorities?: readonly string[];
  /** Names the proxy; the process's own environment unless told. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
const DEFAULT_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Makes the client; `close` ends its idle connections. */
export function createHttp(options: HttpOptions = {}): Http & { close(): Promise<void> } {
  const agent = createDispatcher({ authorities: options.authorities, env: options.env ?? process.env });
  return {
    request: (request) => send(agent, request),
    close: () => agent.destroy(),
  };
}

async function send(agent: Dispatcher, request: HttpRequest): Promise<HttpResponse> {
  const follows = request.method === 'GET' || request.method === 'HEAD';
  let redirects = follows ? (request.maxRedirects ?? DEFAULT_REDIRECTS) : 0;
  let url = checkedUrl(request.url);
  let headers = request.headers;
  for (;;) {
    const answer = await sendOnce(agent, url, { ...request, ...(headers === undefined ? {} : { headers }) });
    const location = joined(answer.headers['location']);
    if (redirects === 0 || location === undefined || !REDIRECTS.has(answer.statusCode)) {
      return toResponse(answer, url, request);
    }
    answer.body.destroy();
    const next = checkedUrl(new URL(location, url).href);
    if (next.origin !== url.origin) headers = withoutCredentials(headers);
    url = next;
    redirects -= 1;
  }
}

async function sendOnce(agent: Dispatcher, url: URL, request: HttpRequest): Promise<Dispatcher.ResponseData> {
  const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  // undici's own timers tick once a second and leave DNS and the handshake out; this one covers all of it.
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  let sending = false;
  const departing = watchingDepartures(agent, () => {
    sending = true;
    request.onSending?.();
  });
  const signals = request.signal === undefined ? [deadline.signal] : [deadline.signal, request.signal];
  const signal = AbortSignal.any(signals);
  const asked = undiciRequest(url, {
    dispatcher: departing,
    method: request.method,
    headers: { 'user-agent': 'Cuadra', ...request.headers },
    ...(request.body === undefined ? {} : { body: request.body }),
    headersTimeout: 0,
    bodyTimeout: 0,
    signal,
  });
  try {
    const answer = await orAborted(asked, signal);
    // A body that is dropped emits an error: its reader gets it from the iterator, nobody else wants it.
    answer.body.on('error', () => {});
    return answer;
  } catch (error) {
    request.signal?.throwIfAborted();
    // No connection, name, handshake or proxy: whatever it was, nothing had left yet.
    if (!sending) throw failure('HTTP_UNREACHABLE', url, error);
    throw failure(deadline.signal.aborted ? 'HTTP_TIMEOUT' : 'HTTP_BROKEN', url, error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * undici heeds a signal only once there is a connection; whoever gives up while one is being made would
 * wait for it. What comes afterwards is nobody's: undici sends nothing then.
 */
async function orAborted(
  asked: Promise<Dispatcher.ResponseData>,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason as Error);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  void dropLate(asked, signal);
  try {
    return await Promise.race([asked, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** An answer that came after its asker had gone. */
async function dropLate(asked: Promise<Dispatcher.ResponseData>, signal: AbortSignal): Promise<void> {
  try {
    const answer = await asked;
    if (signal.aborted) answer.body.on('error', () => {}).destroy();
  } catch {
    // Told to the asker, if there still is one.
  }
}

function toResponse(answer: Dispatcher.ResponseData, url: URL, request: HttpRequest): HttpResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    const text = joined(value);
    if (text !== undefined) headers[name.toLowerCase()] = text;
  }
  const body = boundedBody(answer.body, url, request);
  return {
    status: answer.statusCode,
    headers,
    url: url.href,
    body,
    async text() {
      const pieces: Uint8Array[] = [];
      for await (const piece of body) pieces.push(piece);
      return Buffer.concat(pieces).toString('utf8');
    },
    discard: () => {
      answer.body.destroy();
    },
  };
}

/** Bytes taken ahead of whoever reads the body. */
const READ_AHEAD = 1024 * 1024;

/**
 * The body within its bounds. Pieces are taken from the stream as they come, because a stream that
 * breaks throws away what it still holds, and a download wants every byte that arrived.
 */
function boundedBody(
  body: Dispatcher.ResponseData['body'],
  url: URL,
  { maxBytes = DEFAULT_MAX_BYTES, idleTimeoutMs = DEFAULT_TIMEOUT_MS, signal }: HttpRequest,
): AsyncIterable<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let waiting = 0;
  let ended = false;
  let failed: unknown;
  let wake = (): void => {};

  body.on('data', (piece: Uint8Array) => {
    pieces.push(piece);
    waiting += piece.byteLength;
    if (waiting > READ_AHEAD) body.pause();
    wake();
  });
  body.on('end', () => {
    ended = true;
    wake();
  });
  body.on('error', (error: unknown) => {
    failed = error;
    wake();
  });

  /** Resolves when something happened; rejects after too long a silence or an abort. */
  async function nextEvent(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(failure('HTTP_TIMEOUT', url, undefined)), idleTimeoutMs);
    const onAbort = (): void => reject(signal?.reason as Error);
    signal?.addEventListener('abort', onAbort, { once: true });
    wake = resolve;
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async function* read(): AsyncGenerator<Uint8Array> {
    let received = 0;
    try {
      for (;;) {
        signal?.throwIfAborted();
        const piece = pieces.shift();
        if (piece !== undefined) {
          waiting -= piece.byteLength;
          received += piece.byteLength;
          if (received > maxBytes) throw failure('HTTP_TOO_LARGE', url, undefined, { limit: maxBytes });
          yield piece;
          if (body.isPaused() && waiting <= READ_AHEAD) body.resume();
        } else if (failed !== undefined) throw failure('HTTP_BROKEN', url, failed);
        else if (ended) return;
        else await nextEvent();
      }
    } finally {
      body.destroy();
    }
  }
  return read();
}

/** https anywhere; http only to this machine. */
function checkedUrl(address: string): URL {
  const url = new URL(address);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return url;
  throw new CuadraError('HTTP_INSECURE', { params: { host: url.host } });
}

function isLoopback(hostname: string): boolean {
  if (hostname === 'localhost' || hostname === '[::1]') return true;
  return isIP(hostname) === 4 && hostname.startsWith('127.');
}

/** A redirect to another host does not take our credentials along. */
function withoutCredentials(headers: HttpRequest['headers']): HttpRequest['headers'] {
  if (headers === undefined) return undefined;
  const secret = new Set(['authorization', 'cookie', 'proxy-authorization']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.has(name.toLowerCase())));
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // Several addresses were tried and each failed: the first says why.
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}

function failure(
  code: 'HTTP_UNREACHABLE' | 'HTTP_TIMEOUT' | 'HTTP_BROKEN' | 'HTTP_TOO_LARGE',
  url: URL,
  cause: unknown,
  params: Record<string, number> = {},
): CuadraError {
  const provider = {
    provider: url.host,
    ...(cause instanceof Error ? { code: codeOf(cause), message: cause.message } : {}),
  };
  return new CuadraError(code, {
    params: { host: url.host, ...params },
    cause,
    provider,
    retriable: code !== 'HTTP_TOO_LARGE',
  });
}

function joined(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}
