/** A real HTTP server that publishes one file and misbehaves as told, one request after another. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How one GET of the file is answered. */
export type Behaviour =
  | 'normal'
  /** Sends this many bytes of what was asked and breaks the connection. */
  | { readonly breakAfter: number }
  /** Answers 200 with the whole file whatever was asked. */
  | 'ignore-range'
  /** Answers 206 for another place of the file. */
  | 'wrong-range'
  /** Sends headers and some bytes and then nothing more. */
  | 'stall'
  | { readonly status: number };

export interface FileServer {
  readonly url: string;
  readonly origin: string;
  /** `Range` of every GET of the file so far, '' for none. */
  readonly ranges: string[];
  /** Set to answer the next requests; afterwards 'normal'. */
  plan: Behaviour[];
  /** Puts another file in place, with another ETag. */
  publish(content: Buffer, lastModified?: string): void;
  /** What `/sums` answers; undefined is 404. */
  checksums: string | undefined;
  /** Whether the server gives ETag and Last-Modified. */
  validators: { etag: boolean; lastModified: boolean };
  /** Resolves when the next request of the file stalls. */
  stalled(): Promise<void>;
  close(): Promise<void>;
}

export async function serveFile(initial: Buffer): Promise<FileServer> {
  let content = initial;
  let lastModified = 'Thu, 06 Aug 2026 10:00:00 GMT';
  let onStall: (() => void) | undefined;
  const etag = (): string => `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;

  const server = createServer((req, res) => {
    if (req.url === '/sums') {
      if (state.checksums === undefined) res.writeHead(404).end();
      else res.end(state.checksums);
    } else if (req.url === '/moved') res.writeHead(302, { location: '/catalogs.db' }).end();
    else if (req.method === 'HEAD') res.writeHead(200, { ...describe(), 'content-length': content.length }).end();
    else answerFile(req, res, state.plan.shift() ?? 'normal');
  });

  const describe = (): Record<string, string> => ({
    ...(state.validators.etag ? { etag: etag() } : {}),
    ...(state.validators.lastModified ? { 'last-modified': lastModified } : {}),
  });

  function answerFile(req: IncomingMessage, res: ServerResponse, behaviour: Behaviour): void {
    const { range = '', 'if-range': ifRange } = req.headers;
    state.ranges.push(range);
    if (typeof behaviour === 'object' && 'status' in behaviour) {
      res.writeHead(behaviour.status).end('no');
      return;
    }
    const asked = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0);
    const fresh = ifRange === undefined || ifRange === etag() || ifRange === lastModified;
    const from = behaviour === 'ignore-range' || !fresh ? 0 : asked;
    if (from >= content.length) {
      res.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
      return;
    }
    const said = behaviour === 'wrong-range' ? from + 1 : from;
    const body = content.subarray(from);
    const headers = { ...describe(), 'content-length': body.length };
    if (from > 0 || behaviour === 'wrong-range') {
      res.writeHead(206, { ...headers, 'content-range': `bytes ${said}-${content.length - 1}/${content.length}` });
    } else res.writeHead(200, headers);
    if (behaviour === 'stall') {
      res.write(body.subarray(0, 10), () => onStall?.());
    } else if (typeof behaviour === 'object') {
      res.write(body.subarray(0, behaviour.breakAfter), () => res.destroy());
    } else res.end(body);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: FileServer = {
    origin,
    url: `${origin}/catalogs.db`,
    ranges: [],
    plan: [],
    checksums: undefined,
    validators: { etag: true, lastModified: true },
    publish: (next, date = 'Fri, 07 Aug 2026 10:00:00 GMT') => {
      content = next;
      lastModified = date;
    },
    stalled: () =>
      new Promise((resolve) => {
        onStall = resolve;
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return state;
}
