/** HTTP to the outside world. Connectors and downloads take this port; tests put real local servers behind it. */

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** https, except to this very machine (loopback). */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Longest wait for the connection and for the first byte of the answer. Default 30 s. */
  readonly timeoutMs?: number;
  /** Longest silence between two pieces of the body. Default 30 s. */
  readonly idleTimeoutMs?: number;
  /** Largest body that is taken. Default 10 MiB. */
  readonly maxBytes?: number;
  /** Redirects followed, each under the same rules. Default 5; other methods than GET and HEAD follow none. */
  readonly maxRedirects?: number;
  readonly signal?: AbortSignal;
  /** Called when the request begins to leave this machine: what fails before had no effect anywhere. */
  readonly onSending?: () => void;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; values of a repeated header joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Address that answered, after redirects. */
  readonly url: string;
  /** The body as it comes, not decompressed. Throws HTTP_BROKEN, HTTP_TIMEOUT, HTTP_TOO_LARGE; read it or {@link discard} it. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The whole body as UTF-8 text. */
  text(): Promise<string>;
  /** Closes the connection without reading on. */
  discard(): void;
}

/**
 * Sends a request and answers when the headers are there, whatever the status.
 * Throws CuadraError HTTP_INSECURE, HTTP_UNREACHABLE (nothing was sent), HTTP_TIMEOUT and HTTP_BROKEN
 * (the request may have arrived: for a call that changes something, that is *unknown*, not failed);
 * an abort throws the signal's reason.
 */
export interface Http {
  request(request: HttpRequest): Promise<HttpResponse>;
}
