/**
 * Calls of a connector over the Http port. They never throw: a call ends with the server's answer, or
 * is lost, and then the one thing that counts is whether anything may have been sent.
 */
import { CuadraError } from '#errors/cuadra-error.ts';
import type { ProviderWords } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http, HttpRequest } from '#ports/http.ts';
import type { Logger } from '#ports/logger.ts';
import type { UnknownOutcome } from '../types.ts';
import { retryAfterMs } from './retry-after.ts';
import { createWords, type Say } from './words.ts';

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole body; empty where there was none. */
  readonly body: Uint8Array;
  /** What Retry-After asks, from now. */
  readonly retryAfterMs?: number;
}

export interface Lost {
  readonly kind: 'lost';
  /** Something may have reached the provider. */
  readonly sent: boolean;
  readonly reason: UnknownOutcome['reason'];
  readonly words: ProviderWords;
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query below the host. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Which of the provider's hosts, where it has several. */
  readonly host?: string;
}

export interface TransportOptions {
  readonly provider: string;
  readonly http: Http;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Address of the provider's (main) host, without a slash at its end. */
  readonly baseUrl: string;
  /** Tests: stands in for every host. */
  readonly override?: string | undefined;
  /** Values that must not be in words or logs. */
  readonly secrets: readonly string[];
}

export interface Transport {
  send(call: Call): Promise<HttpAnswer | Lost>;
  /** The provider's words, without secrets. */
  readonly say: Say;
  /** From now on this is a secret too: a token that the provider gave for the account. */
  hide(secret: string): void;
}

/** A stamped CFDI is kilobytes; what is larger than this is no answer to anything that we ask. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** The calls of one account. */
export function createTransport(options: TransportOptions): Transport {
  const { provider, http, clock, logger } = options;
  const secrets = [...options.secrets];
  const say = createWords(provider, secrets);

  const lost = (sent: boolean, reason: Lost['reason'], code: string | undefined, message: string): Lost => ({
    kind: 'lost',
    sent,
    reason,
    words: say(code, message),
  });

  async function send(call: Call): Promise<HttpAnswer | Lost> {
    const { signal, method = 'POST', path } = call;
    if (signal.aborted) return lost(false, 'aborted', undefined, 'No se envió.');
    const began = performance.now();
    const result = await attempt(call, method);
    // Path and status only: headers and bodies carry credentials and documents.
    const took = { provider, method, path: path.split('?')[0], ms: Math.round(performance.now() - began) };
    if (result.kind === 'answer') logger.debug({ ...took, status: result.status }, 'provider answered');
    else
      logger.info(
        { ...took, sent: result.sent, reason: result.reason, words: result.words },
        'provider gave no answer',
      );
    return result;
  }

  async function attempt(call: Call, method: HttpRequest['method']): Promise<HttpAnswer | Lost> {
    const { signal, timeoutMs, path, headers, body } = call;
    let sent = false;
    try {
      const response = await http.request({
        method,
        url: `${options.override ?? call.host ?? options.baseUrl}${path}`,
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
        timeoutMs,
        idleTimeoutMs: timeoutMs,
        maxBytes: MAX_ANSWER_BYTES,
        maxRedirects: 0,
        signal,
        onSending: () => {
          sent = true;
        },
      });
      const pieces: Uint8Array[] = [];
      for await (const piece of response.body) pieces.push(piece);
      const wait = retryAfterMs(response.headers['retry-after'], clock.now());
      return {
        kind: 'answer',
        status: response.status,
        headers: response.headers,
        body: Buffer.concat(pieces),
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
      };
    } catch (error) {
      if (signal.aborted) return lost(sent, abortReason(signal), undefined, textOf(signal.reason));
      if (!(error instanceof CuadraError)) throw error;
      const { code, provider: system } = error;
      const message = system?.message === undefined ? error.message : `${error.message} (${system.message})`;
      const systemCode = system?.code === '' ? undefined : system?.code;
      if (code === 'HTTP_UNREACHABLE' || code === 'HTTP_INSECURE') {
        return lost(false, 'connection-lost', systemCode ?? code, message);
      }
      const reasons = { HTTP_TIMEOUT: 'timeout', HTTP_TOO_LARGE: 'unreadable-reply' } as const;
      const reason = code === 'HTTP_TIMEOUT' || code === 'HTTP_TOO_LARGE' ? reasons[code] : 'connection-lost';
      return lost(true, reason, systemCode ?? code, message);
    }
  }

  return {
    send,
    say,
    hide(secret) {
      if (!secrets.includes(secret)) secrets.push(secret);
    },
  };
}

/** Whoever gives up says why: a time-out is told from a program that ends. */
function abortReason({ reason }: AbortSignal): 'timeout' | 'aborted' {
  const timedOut = reason === 'timeout' || (reason instanceof Error && reason.name === 'TimeoutError');
  return timedOut ? 'timeout' : 'aborted';
}

function textOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
