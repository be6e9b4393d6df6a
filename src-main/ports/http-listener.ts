/** A small HTTP server of this machine's loopback, for what comes in from outside: bounded in size, time and number. */

/** What is known of a request before its body is read. Names of headers in lower case. */
export interface IncomingHead {
  readonly method: string;
  /** Without the query; as it came, not decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Incoming extends IncomingHead {
  /** Byte for byte. */
  readonly body: Uint8Array;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ListenerLimits {
  /** Largest body; 413 above it. */
  readonly bodyBytes: number;
  /** Bodies that are being held at the same time; 503 above it. */
  readonly heldBytes: number;
  /** Longest wait for all headers, and for the whole request. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** Longest silence of a connection. */
  readonly silenceMs: number;
  readonly connections: number;
}

export const LISTENER_LIMITS: ListenerLimits = {
  bodyBytes: 1024 * 1024,
  heldBytes: 32 * 1024 * 1024,
  headersMs: 5000,
  requestMs: 15_000,
  silenceMs: 20_000,
  connections: 256,
};

export interface ListenOptions {
  /** 0 or absent: a free one. */
  readonly port?: number;
  readonly limits?: Partial<ListenerLimits>;
  /** Refuses on what is known already, or lets the body be read. */
  readonly admit: (head: IncomingHead) => Reply | undefined;
  /** Never rejects; what it does not know how to answer is a 500 without a word. */
  readonly answer: (incoming: Incoming) => Promise<Reply>;
}

export interface HttpListener {
  readonly port: number;
  /** Takes no more, lets what is being answered be answered for a moment, then ends every connection. */
  close(): Promise<void>;
}

export interface HttpListeners {
  /** @throws CuadraError LISTENER_PORT_TAKEN, LISTENER_FAILED */
  listen(options: ListenOptions): Promise<HttpListener>;
}
