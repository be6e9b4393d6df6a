/** Where the requests of the HTTP port go: straight to the host, or through the proxy that the system names. */
import { EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';

export interface DispatcherOptions {
  /** Trusted authorities in PEM instead of the system's. */
  readonly authorities?: readonly string[] | undefined;
  /** The environment that names the proxy: HTTPS_PROXY, HTTP_PROXY, NO_PROXY, in either case. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** This machine is never asked for through a proxy. */
const OURSELVES = 'localhost,127.0.0.1,[::1],::1';

/**
 * Connections kept for a while. Through a proxy, TLS still goes from here to the host (CONNECT): the
 * proxy sees its name and no more.
 */
export function createDispatcher({ authorities, env }: DispatcherOptions): Dispatcher {
  const tls = authorities === undefined ? {} : { ca: [...authorities] };
  const named = (name: string): string => env[name.toLowerCase()] ?? env[name] ?? '';
  const httpProxy = addressOf(named('HTTP_PROXY'));
  // undici falls back to the variables of the process for what it is not given; '' is given.
  return new EnvHttpProxyAgent({
    connect: tls,
    requestTls: tls,
    clientFactory: (origin, options) => new ProxyPool(origin, options),
    connections: 8,
    keepAliveTimeout: 10_000,
    httpProxy,
    httpsProxy: addressOf(named('HTTPS_PROXY')) || httpProxy,
    noProxy: `${named('NO_PROXY')},${OURSELVES}`,
  });
}

/**
 * A proxy's address, with `http://` before it where it has no scheme, as other programs take it; '' for
 * what is none: a wrong variable of the system must not keep the program from starting.
 */
function addressOf(text: string): string {
  const address = text.trim() === '' || text.includes('://') ? text.trim() : `http://${text.trim()}`;
  const protocol = URL.canParse(address) ? new URL(address).protocol : '';
  return protocol === 'http:' || protocol === 'https:' ? address : '';
}

/**
 * Connections to a proxy. undici takes a proxy that hangs up on CONNECT for a kept connection that had
 * died, and dials again without end, thousands of times a second: as an error of another kind it is final.
 */
class ProxyPool extends Pool {
  override connect(options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData>;
  override connect(
    options: Dispatcher.ConnectOptions,
    callback: (error: Error | null, data: Dispatcher.ConnectData) => void,
  ): void;
  override connect(options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> {
    return super.connect(options).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw Object.assign(new Error(`proxy: ${why}`, { cause }), { code: 'PROXY_FAILED' });
    });
  }
}

/** The dispatcher, telling when a request begins to leave: an error before that had no effect anywhere. */
export function watchingDepartures(dispatcher: Dispatcher, onDeparture: () => void): Dispatcher {
  return dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart(controller, context) {
          onDeparture();
          handler.onRequestStart?.(controller, context);
        },
        onRequestUpgrade: (...given) => handler.onRequestUpgrade?.(...given),
        onResponseStart: (...given) => handler.onResponseStart?.(...given),
        onResponseData: (...given) => handler.onResponseData?.(...given),
        onResponseEnd: (...given) => handler.onResponseEnd?.(...given),
        onResponseError: (...given) => handler.onResponseError?.(...given),
      }),
  );
}
