/** Where the catalog pack is published, its checksum, and whether there is a newer one. */
import { z } from 'zod';
import type { CatalogUpdate } from '#contract/catalogs.ts';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Http } from '#ports/http.ts';
import { parseJson } from './installed.ts';

/** A place that publishes the catalogs. Configuration; the default is {@link PHPCFDI}. */
export interface Publication {
  /** The file: a database (bzip2 or not) or a workbook. */
  readonly url: string;
  /**
   * Where its SHA-256 is said: a text with the hash (as `sha256sum` writes it), or a GitHub release
   * (its API gives each asset's `digest`).
   */
  readonly checksumUrl?: string;
}

/** phpcfdi/resources-sat-catalogs: a database made from SAT's workbooks, published when they change. */
export const PHPCFDI: Publication = {
  url: 'https://github.com/phpcfdi/resources-sat-catalogs/releases/latest/download/catalogs.db.bz2',
  checksumUrl: 'https://api.github.com/repos/phpcfdi/resources-sat-catalogs/releases/latest',
};

const githubRelease = z.object({
  assets: z.array(z.object({ name: z.string(), digest: z.string().nullish() })),
});

/**
 * The published SHA-256 in hex, or undefined where the publisher says none (or does not answer: the
 * connection is still TLS, and the pack's own checks follow; the status tells that it was not compared).
 * @throws CuadraError HTTP_INSECURE; the signal's reason when aborted
 */
export async function publishedSha256(
  http: Http,
  publication: Publication,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { checksumUrl: url } = publication;
  if (url === undefined) return undefined;
  let text: string;
  try {
    const answer = await http.request({
      method: 'GET',
      url,
      headers: { accept: 'application/vnd.github+json, text/plain;q=0.9, */*;q=0.1' },
      maxBytes: 1024 * 1024,
      ...(signal === undefined ? {} : { signal }),
    });
    if (answer.status !== 200) {
      answer.discard();
      return undefined;
    }
    text = await answer.text();
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof CuadraError && error.code !== 'HTTP_INSECURE') return undefined;
    throw error;
  }
  return hashIn(text, fileName(publication.url));
}

/** The hash of `file` in a GitHub release or in the lines of `sha256sum`. */
export function hashIn(text: string, file: string): string | undefined {
  const release = githubRelease.safeParse(parseJson(text));
  if (release.success) {
    const digest = release.data.assets.find((asset) => asset.name === file)?.digest ?? '';
    return /^sha256:([0-9a-f]{64})$/i.exec(digest)?.[1]?.toLowerCase();
  }
  const lines = text
    .split('\n')
    .map((line) => /^([0-9a-f]{64})(?:\s+\*?(.+))?$/i.exec(line.trim()))
    .filter((line) => line !== null);
  const named = lines.find((line) => line[2] === file) ?? (lines.length === 1 ? lines[0] : undefined);
  return named?.[1]?.toLowerCase();
}

/** What the installed pack was downloaded as. */
export interface KnownVersion {
  readonly url?: string | undefined;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/**
 * Asks with HEAD whether the published file is another than the one installed.
 * @throws CuadraError HTTP_…, CATALOG_DOWNLOAD_REFUSED
 */
export async function checkPublication(
  http: Http,
  publication: Publication,
  known: KnownVersion,
): Promise<CatalogUpdate> {
  const { url } = publication;
  const answer = await http.request({ method: 'HEAD', url, headers: { 'accept-encoding': 'identity' } });
  answer.discard();
  if (answer.status !== 200) {
    const host = new URL(answer.url).host;
    throw new CuadraError('CATALOG_DOWNLOAD_REFUSED', {
      params: { host, status: answer.status },
      retriable: answer.status >= 500,
      provider: { provider: host, code: String(answer.status) },
    });
  }
  const { etag, 'last-modified': lastModified, 'content-length': length } = answer.headers;
  const date = httpDay(lastModified);
  return {
    newer: known.url === url ? differs(known, { etag, lastModified }) : 'yes',
    url,
    ...(date === undefined ? {} : { date }),
    ...(length === undefined ? {} : { bytes: Number(length) }),
  };
}

function differs(known: KnownVersion, published: KnownVersion): CatalogUpdate['newer'] {
  if (known.etag !== undefined && published.etag !== undefined) return known.etag === published.etag ? 'no' : 'yes';
  if (known.lastModified !== undefined && published.lastModified !== undefined) {
    return Date.parse(published.lastModified) > Date.parse(known.lastModified) ? 'yes' : 'no';
  }
  return 'unknown';
}

/** `AAAA-MM-DD` of an HTTP date. */
export function httpDay(text: string | undefined): string | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString().slice(0, 10);
}

/** Last part of an address's path. */
export function fileName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
}
