/** The little server with which cloudflared tells how it is: its log says on which port. */
import type { Http } from '#ports/http.ts';
import type { Timers } from '#ports/timers.ts';

/** `127.0.0.1:<port>` out of the line with which it announces the server. */
export function metricsAddress(line: string): string | undefined {
  return /Starting metrics server on (127\.0\.0\.1:\d+)\/metrics/.exec(line)?.[1];
}

const ASK_EVERY_MS = 250;

export interface Metrics {
  readonly http: Http;
  readonly timers: Timers;
  readonly address: string;
  readonly signal: AbortSignal;
}

/** Resolves when at least one connection to Cloudflare stands; `/ready` answers 503 before. */
export async function untilReady({ http, timers, address, signal }: Metrics): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if ((await ask(http, `http://${address}/ready`, signal))?.status === 200) return;
    await pause(timers, signal);
  }
}

/** The name that Cloudflare gave to a quick tunnel; undefined while there is none. */
export async function quickHostname({ http, address, signal }: Metrics): Promise<string | undefined> {
  const answer = await ask(http, `http://${address}/quicktunnel`, signal);
  if (answer?.status !== 200) return undefined;
  try {
    const said = JSON.parse(answer.text) as { hostname?: unknown };
    return typeof said.hostname === 'string' && said.hostname !== '' ? said.hostname : undefined;
  } catch {
    // Not what it answers: the log tells the name too.
    return undefined;
  }
}

async function ask(http: Http, url: string, signal: AbortSignal) {
  try {
    const answer = await http.request({ method: 'GET', url, timeoutMs: 2000, maxBytes: 65_536, signal });
    return { status: answer.status, text: await answer.text() };
  } catch {
    signal.throwIfAborted();
    // Not there yet, or gone with its program, whose end is seen elsewhere.
    return undefined;
  }
}

function pause(timers: Timers, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = timers.after(ASK_EVERY_MS, done);
    signal.addEventListener('abort', done, { once: true });
  });
}
