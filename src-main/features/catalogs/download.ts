/** Downloads a file in a way that survives a broken connection: what came stays, and the next try asks for the rest. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CatalogProgress } from '#contract/catalogs.ts';
import { makePrivateFolder } from '#db/private.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Http, HttpResponse } from '#ports/http.ts';
import { parseJson, writeDurably } from './installed.ts';

export interface DownloadRequest {
  readonly url: string;
  /** Folder of the partial file. */
  readonly directory: string;
  readonly signal?: AbortSignal;
  /** Largest file that is taken. Default 512 MiB. */
  readonly maxBytes?: number;
  /** Times that the same point is tried again before giving up. Default 5. */
  readonly attempts?: number;
  /** Waits before the nth try; tests do not wait. Default 0.5 s, doubling, with an end on abort. */
  readonly backoff?: (attempt: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface Downloaded {
  readonly path: string;
  readonly bytes: number;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Deletes the file and its record: installed, or known to be bad. */
  discard(): void;
}

/** What the partial file is a part of. */
const partial = z.object({
  url: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  total: z.int().optional(),
});
type Partial = z.infer<typeof partial>;

const MAX_BYTES = 512 * 1024 * 1024;
const ATTEMPTS = 5;

/**
 * The whole file at `url`. Resumes with Range and If-Range when the server gave a validator; a server
 * that ignores Range, or whose file changed meanwhile, begins again.
 * @throws CuadraError CATALOG_DOWNLOAD_FAILED (retriable: the part stays), CATALOG_DOWNLOAD_REFUSED,
 *   HTTP_INSECURE, HTTP_TOO_LARGE; the signal's reason when aborted
 */
export async function download(
  http: Http,
  request: DownloadRequest,
  onProgress: (progress: CatalogProgress) => void,
): Promise<Downloaded> {
  makePrivateFolder(request.directory);
  const { attempts = ATTEMPTS, backoff = wait } = request;
  const part = new PartFile(request.directory, request.url);
  let failures = 0;
  for (;;) {
    const before = part.bytes;
    try {
      onProgress({ phase: 'connecting', done: before });
      await fetchRest(http, request, part, onProgress);
      return part.whole();
    } catch (error) {
      request.signal?.throwIfAborted();
      if (!isCuadraError(error) || !error.retriable) throw error;
      // What moved forward may go on for ever; standing still may not.
      failures = part.bytes > before ? 1 : failures + 1;
      if (failures >= attempts) {
        const provider = error.provider === undefined ? {} : { provider: error.provider };
        const host = new URL(request.url).host;
        throw new CuadraError('CATALOG_DOWNLOAD_FAILED', {
          params: { host },
          cause: error,
          retriable: true,
          ...provider,
        });
      }
      await backoff(failures, request.signal);
    }
  }
}

/** One request for what is missing; comes back when the file is whole. */
async function fetchRest(
  http: Http,
  request: DownloadRequest,
  part: PartFile,
  onProgress: (progress: CatalogProgress) => void,
): Promise<void> {
  const maxBytes = request.maxBytes ?? MAX_BYTES;
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  const validator = part.validator;
  if (part.bytes > 0 && validator !== undefined) {
    headers['range'] = `bytes=${part.bytes}-`;
    headers['if-range'] = validator;
  } else part.restart({});
  const { url, signal } = request;
  const answer = await http.request({
    method: 'GET',
    url,
    headers,
    maxBytes,
    ...(signal === undefined ? {} : { signal }),
  });
  switch (answer.status) {
    case 206:
      if (!part.continues(answer)) {
        answer.discard();
        part.restart({});
        throw broken(url);
      }
      break;
    case 200:
      part.restart(answer.headers);
      break;
    case 416: {
      // Nothing is missing, or the part is of another file.
      answer.discard();
      const total = /^bytes \*\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1];
      if (total !== undefined && Number(total) === part.bytes) return;
      part.restart({});
      throw broken(url);
    }
    default:
      answer.discard();
      throw refusal(answer);
  }
  if ((part.total ?? 0) > maxBytes) {
    answer.discard();
    throw new CuadraError('HTTP_TOO_LARGE', { params: { host: new URL(url).host, limit: maxBytes } });
  }
  await part.append(answer.body, (done) => onProgress({ phase: 'downloading', done, ...part.totalIfKnown }));
  if (part.total !== undefined && part.bytes !== part.total) {
    if (part.bytes > part.total) part.restart({});
    throw broken(url);
  }
}

function broken(url: string): CuadraError {
  return new CuadraError('HTTP_BROKEN', { params: { host: new URL(url).host }, retriable: true });
}

/** A later try may help with what is the server's trouble, not with what it refuses. */
function refusal(answer: HttpResponse): CuadraError {
  const host = new URL(answer.url).host;
  return new CuadraError('CATALOG_DOWNLOAD_REFUSED', {
    params: { host, status: answer.status },
    retriable: answer.status >= 500 || answer.status === 429 || answer.status === 408,
    provider: { provider: host, code: String(answer.status) },
  });
}

/** `download.part` and the record of what it is a part of. */
class PartFile {
  readonly #path: string;
  readonly #recordPath: string;
  readonly #url: string;
  #record: Partial;
  bytes: number;

  constructor(directory: string, url: string) {
    this.#path = join(directory, 'download.part');
    this.#recordPath = join(directory, 'download.json');
    this.#url = url;
    const record = partial.safeParse(readJson(this.#recordPath));
    const same = record.success && record.data.url === url;
    this.#record = same ? record.data : { url };
    this.bytes = same ? (statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) : 0;
    if (!same) this.#remove();
  }

  get total(): number | undefined {
    return this.#record.total;
  }

  get totalIfKnown(): { total?: number } {
    return this.total === undefined ? {} : { total: this.total };
  }

  /** What If-Range may compare: a strong ETag, otherwise the date (RFC 9110, 13.1.5). */
  get validator(): string | undefined {
    const { etag, lastModified } = this.#record;
    return etag !== undefined && !etag.startsWith('W/') ? etag : lastModified;
  }

  /** Whether an answer 206 goes on exactly where the part ends, of the same file. */
  continues(answer: HttpResponse): boolean {
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers['content-range'] ?? '');
    if (range === null || Number(range[1]) !== this.bytes) return false;
    if (this.total !== undefined && Number(range[3]) !== this.total) return false;
    this.#record = { ...this.#record, total: Number(range[3]) };
    const etag = answer.headers['etag'];
    return etag === undefined || this.#record.etag === undefined || etag === this.#record.etag;
  }

  /** Forgets what came and begins the file that these headers describe. */
  restart(headers: Readonly<Record<string, string>>): void {
    this.#remove();
    const length = headers['content-length'];
    const [etag, lastModified] = [headers['etag'], headers['last-modified']];
    this.bytes = 0;
    this.#record = {
      url: this.#url,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      ...(length === undefined ? {} : { total: Number(length) }),
    };
    writeDurably(this.#recordPath, JSON.stringify(this.#record));
  }

  /** Each piece is written before the next is taken, so that a break loses nothing of what came. */
  async append(body: AsyncIterable<Uint8Array>, onBytes: (bytes: number) => void): Promise<void> {
    const file = await open(this.#path, 'a', 0o600);
    try {
      for await (const piece of body) {
        await file.appendFile(piece);
        this.bytes += piece.byteLength;
        onBytes(this.bytes);
      }
    } finally {
      await file.close();
    }
  }

  whole(): Downloaded {
    const { etag, lastModified } = this.#record;
    return {
      path: this.#path,
      bytes: this.bytes,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      discard: () => this.#remove(),
    };
  }

  #remove(): void {
    rmSync(this.#path, { force: true });
    rmSync(this.#recordPath, { force: true });
  }
}

function readJson(path: string): unknown {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? undefined : parseJson(readFileSync(path, 'utf8'));
}

/** Half a second, then double; an abort ends it. */
async function wait(attempt: number, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, 250 * 2 ** attempt);
  const onAbort = (): void => reject(signal?.reason as Error);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
