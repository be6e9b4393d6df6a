/**
 * How the window reaches the engine: over HTTP on the web host, over a message port in Electron. Both
 * speak the same contract; nobody else in the window knows which one it is.
 */
import { createORPCClient, type ClientLink } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '#contract/index.ts';
import { currentLocale } from '../../i18n/locale.ts';

export type Client = ContractRouterClient<Contract>;

interface CallContext {
  readonly signal?: AbortSignal;
}

/** The reader's language travels with every call: messages come back in it. */
const headers = (): Record<string, string> => ({ 'accept-language': currentLocale() });

function fetchLink(): ClientLink<CallContext> {
  return new FetchLink<CallContext>({ url: new URL('./rpc', document.baseURI).href.replace(/\/$/, ''), headers });
}

/** A link over the newest port that the shell handed out: after a restart of the engine there is another. */
function portLink(bridge: NonNullable<typeof window.cuadra>): ClientLink<CallContext> {
  let next = Promise.withResolvers<ClientLink<CallContext>>();
  let open = false;
  window.addEventListener('message', (event) => {
    // Only the preload of this very window posts here, and only with a port.
    if (event.source !== window || event.data !== bridge.portMessage) return;
    const [port] = event.ports;
    if (port === undefined) return;
    void import('@orpc/client/message-port').then(({ RPCLink }) => {
      port.start();
      open = true;
      next.resolve(new RPCLink<CallContext>({ port, headers }));
      return undefined;
    });
  });
  bridge.onEngineState((state) => {
    // What is called from here on waits for the engine that comes next; what was under way has failed.
    // Who waits already goes on waiting for the same promise.
    if (state === 'running' || !open) return;
    open = false;
    next = Promise.withResolvers();
  });
  bridge.requestPort();
  return { call: async (path, input, options) => (await next.promise).call(path, input, options) };
}

export const client: Client = createORPCClient(window.cuadra === undefined ? fetchLink() : portLink(window.cuadra));
