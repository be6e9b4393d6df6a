/** ngrok through its own agent, which is a native module and no program: it reconnects by itself. */
import { z } from 'zod';
import { credential } from '#connectors/credentials.ts';
import { CuadraError, type ErrorCode } from '#errors/cuadra-error.ts';
import { publicAddress } from '../address.ts';
import type { OpenTunnel, TunnelProvider } from '../types.ts';

const credentials = z.strictObject({
  authtoken: credential('tunnel.field.authtoken', 'secret', 500),
  domain: credential('tunnel.field.domain', 'plain', 253).optional(),
});

/** As much of `@ngrok/ngrok` as is used. */
export interface NgrokAgent {
  forward(config: {
    readonly addr: string;
    readonly authtoken: string;
    readonly domain?: string;
    readonly proto: 'http';
    readonly schemes: string[];
    readonly session_metadata: string;
    readonly force_new_session: boolean;
  }): Promise<{ url(): string | null; close(): Promise<void> }>;
}

/** Loaded when it is used: who has no tunnel at ngrok never loads its machine code. */
export function ngrokTunnel(agent: () => Promise<NgrokAgent> = loadAgent): TunnelProvider {
  return {
    declaration: {
      id: 'ngrok',
      displayName: 'ngrok',
      website: 'https://dashboard.ngrok.com',
      address: 'learned',
      needsFixedPort: false,
      openTimeoutMs: 30_000,
      credentials,
    },
    async open({ localPort, settings, signal }, { timers }) {
      const { authtoken, domain } = credentials.parse(settings);
      signal.throwIfAborted();
      const asked = (await agent()).forward({
        addr: `127.0.0.1:${localPort}`,
        authtoken,
        proto: 'http',
        schemes: ['https'],
        session_metadata: 'cuadra',
        force_new_session: true,
        ...(domain === undefined ? {} : { domain }),
      });
      const { promise: late, reject } = Promise.withResolvers<never>();
      const cancel = timers.after(30_000, () => reject(failure('TUNNEL_TIMEOUT', undefined)));
      const onAbort = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        const listener = await Promise.race([asked, late]);
        return opened(listener);
      } catch (error) {
        // What comes after all is closed: nobody waits for it any more.
        void asked.then((listener) => listener.close()).catch(() => {});
        signal.throwIfAborted();
        throw error instanceof CuadraError ? error : explain(error);
      } finally {
        cancel();
        signal.removeEventListener('abort', onAbort);
      }
    },
  };
}

function opened(listener: { url(): string | null; close(): Promise<void> }): OpenTunnel {
  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await listener.close().catch(() => {
      // It was lost before: as good as closed.
    });
    resolve(undefined);
  };
  return { url: publicAddress(listener.url() ?? ''), ended, close: () => (closing ??= close()) };
}

/** ngrok's own codes, which stand in the text of its errors: https://ngrok.com/docs/errors */
const CODES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/ERR_NGROK_10[567]\b|authentication failed|authtoken/i, 'TUNNEL_CREDENTIALS'],
  [/ERR_NGROK_334\b|already online/i, 'TUNNEL_PORT_TAKEN'],
  [/ERR_NGROK_(?:108|120)\b/, 'TUNNEL_LIMITED'],
  [/failed to (?:establish|connect)|dns|timed? ?out|tls/i, 'TUNNEL_UNREACHABLE'],
];

function explain(error: unknown): CuadraError {
  const text = error instanceof Error ? error.message : String(error);
  const code = CODES.find(([pattern]) => pattern.test(text))?.[1] ?? 'TUNNEL_ENDED';
  return failure(code, text, error);
}

function failure(code: ErrorCode, text: string | undefined, cause?: unknown): CuadraError {
  const own = /ERR_NGROK_\d+/.exec(text ?? '')?.[0];
  return new CuadraError(code, {
    params: { tunnel: 'ngrok', host: 'ngrok', port: '' },
    cause,
    retriable: code !== 'TUNNEL_CREDENTIALS',
    provider: {
      provider: 'ngrok',
      ...(own === undefined ? {} : { code: own }),
      ...(text === undefined ? {} : { message: text.slice(0, 1000) }),
    },
  });
}

async function loadAgent(): Promise<NgrokAgent> {
  const { default: agent } = (await import('@ngrok/ngrok')) as unknown as { default: NgrokAgent };
  return agent;
}
