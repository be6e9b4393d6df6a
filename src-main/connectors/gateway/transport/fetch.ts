/** `fetch` for packages of vendors, over our transport: its TLS rules, proxy, limits, time-outs and log. */
import type { Lost, Transport } from '#connectors/pac/transport/http.ts';

/** What a call throws through a vendor's package when it got no answer: it says whether anything was sent. */
export class LostCall extends Error {
  readonly lost: Lost;

  constructor(lost: Lost) {
    super(lost.words.message ?? lost.reason);
    this.name = 'LostCall';
    this.lost = lost;
  }

  /** The one behind what a package threw instead, however it wrapped it. */
  static in(error: unknown): LostCall | undefined {
    let each: unknown = error;
    for (let depth = 0; depth < 5 && typeof each === 'object' && each !== null; depth += 1) {
      if (each instanceof LostCall) return each;
      const { detail, cause } = each as { detail?: unknown; cause?: unknown };
      each = detail ?? cause;
    }
    return undefined;
  }
}

export interface FetchOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/**
 * A `fetch` of one call: path and query go to the transport's host, whatever host the package thinks of. The
 * answer is whole when it resolves, so that a connection that breaks later is told from a good answer.
 */
export function fetchOver(transport: Transport, { timeoutMs, signal }: FetchOptions): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const method = METHODS.find((each) => each === request.method);
    if (method === undefined) throw new TypeError(`no calls with ${request.method}`);
    const body = await request.text();
    const headers = Object.fromEntries(request.headers);
    // Both are the HTTP client's to say: the body goes out as it is given to it.
    delete headers['content-length'];
    delete headers['host'];
    const answer = await transport.send({
      method,
      path: `${url.pathname}${url.search}`,
      headers,
      ...(body === '' ? {} : { body }),
      timeoutMs,
      signal,
    });
    if (answer.kind === 'lost') throw new LostCall(answer);
    const empty = answer.status === 204 || answer.status === 304 || answer.status < 200;
    return new Response(empty ? null : Buffer.from(answer.body), {
      status: Math.max(200, answer.status),
      headers: { ...answer.headers },
    });
  };
}
