import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { CatalogProgress } from '#contract/catalogs.ts';
import { createHttp } from '#platform/http.ts';
import { serveFile, type Behaviour, type FileServer } from '../../../tests/catalogs/file-server.ts';
import { download, type DownloadRequest } from './download.ts';

const CONTENT = randomBytes(200_000);
let directory: string;
let server: FileServer;
const http = createHttp();

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cuadra-download-'));
  server = await serveFile(CONTENT);
});
afterEach(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

const fetchFile = (more: Partial<DownloadRequest> = {}, onProgress: (p: CatalogProgress) => void = () => {}) =>
  download(http, { url: server.url, directory, backoff: () => Promise.resolve(), ...more }, onProgress);
const isWhole = (path: string): boolean => readFileSync(path).equals(CONTENT);
const failsWith = (code: string) => expect.objectContaining({ code });

describe('download', () => {
  test('a file at once, through a redirect, with its validators and progress', async () => {
    const seen: CatalogProgress[] = [];
    const file = await fetchFile({ url: `${server.origin}/moved` }, (progress) => seen.push(progress));
    expect(isWhole(file.path)).toBe(true);
    expect(file).toMatchObject({ bytes: CONTENT.length, lastModified: 'Thu, 06 Aug 2026 10:00:00 GMT' });
    expect(seen.at(-1)).toEqual({ phase: 'downloading', done: CONTENT.length, total: CONTENT.length });
    file.discard();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('goes on where the connection broke, as often as it takes', async () => {
    server.plan = [{ breakAfter: 50_000 }, { breakAfter: 30_000 }, { breakAfter: 1 }];
    const file = await fetchFile();
    expect(isWhole(file.path)).toBe(true);
    expect(server.ranges).toEqual(['', 'bytes=50000-', 'bytes=80000-', 'bytes=80001-']);
  });

  test('goes on in a later run, after the program ended', async () => {
    server.plan = [{ breakAfter: 70_000 }, { status: 503 }, { status: 503 }];
    await expect(fetchFile({ attempts: 3 })).rejects.toMatchObject({
      code: 'CATALOG_DOWNLOAD_FAILED',
      retriable: true,
      provider: { code: '503' },
    });
    server.ranges.length = 0;
    expect(isWhole((await fetchFile()).path)).toBe(true);
    expect(server.ranges).toEqual(['bytes=70000-']);
  });

  test('a server that ignores Range sends it all again', async () => {
    server.plan = [{ breakAfter: 50_000 }, 'ignore-range'];
    expect(isWhole((await fetchFile()).path)).toBe(true);
    expect(server.ranges).toEqual(['', 'bytes=50000-']);
  });

  test('a file that changed meanwhile begins again, never two halves together', async () => {
    server.plan = [{ breakAfter: 50_000 }];
    const next = randomBytes(120_000);
    const file = await fetchFile({
      backoff: () => {
        server.publish(next);
        return Promise.resolve();
      },
    });
    expect(readFileSync(file.path).equals(next)).toBe(true);
  });

  test('a file of the same length that changed is told by its date alone', async () => {
    server.validators = { etag: false, lastModified: true };
    server.plan = [{ breakAfter: 50_000 }];
    const next = randomBytes(CONTENT.length);
    const file = await fetchFile({
      backoff: () => {
        server.publish(next);
        return Promise.resolve();
      },
    });
    expect(readFileSync(file.path).equals(next)).toBe(true);
  });

  test('an answer for another place of the file is not taken', async () => {
    server.plan = [{ breakAfter: 50_000 }, 'wrong-range'];
    expect(isWhole((await fetchFile()).path)).toBe(true);
    expect(server.ranges).toEqual(['', 'bytes=50000-', '']);
  });

  test('without a validator it begins again, because nobody can say that it is the same file', async () => {
    server.validators = { etag: false, lastModified: false };
    server.plan = [{ breakAfter: 50_000 }];
    expect(isWhole((await fetchFile()).path)).toBe(true);
    expect(server.ranges).toEqual(['', '']);
  });

  test('with only a date, by the date', async () => {
    server.validators = { etag: false, lastModified: true };
    server.plan = [{ breakAfter: 50_000 }];
    expect(isWhole((await fetchFile()).path)).toBe(true);
    expect(server.ranges).toEqual(['', 'bytes=50000-']);
  });

  test('a part of another address is not gone on with', async () => {
    server.plan = [{ breakAfter: 50_000 }];
    await expect(fetchFile({ attempts: 1 })).rejects.toEqual(failsWith('CATALOG_DOWNLOAD_FAILED'));
    expect(isWhole((await fetchFile({ url: `${server.origin}/moved` })).path)).toBe(true);
    expect(server.ranges).toEqual(['', '']);
  });

  test('what was whole already is not sent again', async () => {
    await fetchFile();
    expect(isWhole((await fetchFile()).path)).toBe(true);
    expect(server.ranges).toEqual(['', `bytes=${CONTENT.length}-`]);
  });

  test('a refusal is said at once and is not tried again', async () => {
    server.plan = [{ status: 404 }];
    await expect(fetchFile()).rejects.toMatchObject({ code: 'CATALOG_DOWNLOAD_REFUSED', params: { status: 404 } });
    expect(server.ranges).toHaveLength(1);
  });

  test('a server that is down is tried as often as said', async () => {
    server.plan = Array.from({ length: 9 }, () => ({ status: 500 }));
    await expect(fetchFile({ attempts: 4 })).rejects.toEqual(failsWith('CATALOG_DOWNLOAD_FAILED'));
    expect(server.ranges).toHaveLength(4);
  });

  test('a file larger than any catalog is not taken', async () => {
    await expect(fetchFile({ maxBytes: 100_000 })).rejects.toEqual(failsWith('HTTP_TOO_LARGE'));
  });

  test('an abort stops it and keeps the part', async () => {
    server.plan = ['stall'];
    const stop = new AbortController();
    const stalled = server.stalled();
    const running = fetchFile({ signal: stop.signal });
    await stalled;
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(existsSync(join(directory, 'download.json'))).toBe(true);
    expect(isWhole((await fetchFile()).path)).toBe(true);
  });

  test('property: whatever the server does, the file is the published one or the download fails', async () => {
    const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
      fc.constantFrom<Behaviour>('normal', 'ignore-range', 'wrong-range'),
      fc.integer({ min: 0, max: CONTENT.length }).map((breakAfter) => ({ breakAfter })),
      fc.constantFrom(500, 503, 429).map((status) => ({ status })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(behaviour, { maxLength: 8 }), async (plan) => {
        server.plan = [...plan];
        const file = await fetchFile({ attempts: 10 });
        const whole = isWhole(file.path);
        file.discard();
        expect(whole).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
