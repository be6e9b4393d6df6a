/** SAT's catalogs: looking up, searching, and installing the catalog pack. */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CatalogEntryView, CatalogHit, CatalogName, CatalogProgress, CatalogUpdate } from '#contract/catalogs.ts';
import {
  isEntry,
  isValidAt,
  list,
  lookup,
  type BigCatalogs,
  type CatalogEntry,
  type SmallCatalogName,
} from '#domain/catalogs/index.ts';
import { fechaLocal } from '#domain/time/zone.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import type { Clock } from '#ports/clock.ts';
import type { Http } from '#ports/http.ts';
import { silentLogger, type Logger } from '#ports/logger.ts';
import { download, type Downloaded, type DownloadRequest } from './download.ts';
import { buildingPath, install, type Installed, type Origin } from './installed.ts';
import { isBig, openLibrary } from './library.ts';
import { buildPackInWorker } from './pack/build-in-worker.ts';
import { sha256Of, type Minimums } from './pack/build.ts';
import { checkPublication, fileName, httpDay, PHPCFDI, publishedSha256, type Publication } from './publication.ts';
import { toView, type CatalogState } from './views.ts';

export interface CatalogsDeps {
  /** Folder of the pack, inside the data folder; it is created when needed. */
  readonly directory: string;
  readonly clock: Clock;
  readonly http: Http;
  readonly logger?: Logger;
  /** Where `download` takes the pack from. */
  readonly publication?: Publication;
  /** Fewest entries of a whole catalog; tests install small ones. */
  readonly minimums?: Minimums;
  /** Builds a pack; default in a thread of its own. */
  readonly build?: typeof buildPackInWorker;
  /** Called when a pack was installed and answers; for the audit log. */
  readonly onInstalled?: (installed: Installed, actor: string) => void;
  /** How a download waits between tries. */
  readonly backoff?: NonNullable<DownloadRequest['backoff']>;
}

export type OnProgress = (progress: CatalogProgress) => void;
export type CatalogsService = ReturnType<typeof createCatalogsService>;

/** Who acts where nobody is named. */
const SYSTEM = 'system';
/** Days of catalogs are counted in the time of the centre, where SAT is. */
const SAT_ZONE = 'America/Mexico_City';

export function createCatalogsService(deps: CatalogsDeps) {
  const { directory, clock, http, logger = silentLogger, publication = PHPCFDI, build = buildPackInWorker } = deps;
  const today = (): string => fechaLocal(clock.now(), SAT_ZONE).slice(0, 10);
  const library = openLibrary(directory, today, logger);
  let running: { readonly abort: AbortController; activity: CatalogProgress } | undefined;

  /** One installation at a time; its progress shows in `status`. */
  async function exclusively(
    work: (report: OnProgress, signal: AbortSignal) => Promise<void>,
    onProgress: OnProgress | undefined,
    signal: AbortSignal | undefined,
  ): Promise<CatalogState> {
    if (running !== undefined) throw new CuadraError('CATALOG_BUSY');
    const current = { abort: new AbortController(), activity: { phase: 'connecting', done: 0 } as CatalogProgress };
    running = current;
    const stop = signal === undefined ? current.abort.signal : AbortSignal.any([signal, current.abort.signal]);
    try {
      await work((progress) => {
        current.activity = progress;
        onProgress?.(progress);
      }, stop);
    } catch (error) {
      if (stop.aborted && !isCuadraError(error)) throw new CuadraError('CATALOG_CANCELLED', { cause: error });
      throw error;
    } finally {
      running = undefined;
    }
    return status();
  }

  async function buildAndInstall(
    source: {
      readonly path: string;
      readonly name: string;
      readonly date?: string | undefined;
      readonly origin: Origin;
      readonly actor: string;
    },
    report: OnProgress,
    signal: AbortSignal,
  ): Promise<void> {
    const target = buildingPath(directory, randomUUID());
    const result = await build(
      {
        source: source.path,
        target,
        today: today(),
        name: source.name,
        ...(source.date === undefined ? {} : { date: source.date }),
        ...(deps.minimums === undefined ? {} : { minimums: deps.minimums }),
      },
      report,
      signal,
    );
    report({ phase: 'installing', done: 0 });
    let installed: Installed;
    try {
      installed = install(directory, target, result, { name: source.name, at: clock.now(), origin: source.origin });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw new CuadraError('CATALOG_BUILD_FAILED', { params: { detail }, cause: error });
    } finally {
      rmSync(target, { force: true });
    }
    library.reload();
    deps.onInstalled?.(installed, source.actor);
    logger.info({ source: source.name, ...result.meta }, 'catalog pack installed');
  }

  /** Compares the published checksum; a file that differs is thrown away. Gives whether there was one. */
  async function checkDownload(file: Downloaded, expected: string | undefined, report: OnProgress): Promise<boolean> {
    if (expected === undefined) {
      logger.warn({ url: publication.url }, 'no published checksum: the downloaded catalogs are not compared with one');
      return false;
    }
    report({ phase: 'checking', done: 0, total: file.bytes });
    if ((await sha256Of(file.path)) === expected) return true;
    file.discard();
    const { host } = new URL(publication.url);
    throw new CuadraError('CATALOG_CHECKSUM_MISMATCH', {
      params: { host },
      retriable: true,
      provider: { provider: host },
    });
  }

  function status(): CatalogState {
    return { ...library.status(), ...(running === undefined ? {} : { activity: running.activity }) };
  }

  return {
    /** Answers about keys of the three big catalogs, for other features; it follows a new pack by itself. */
    big: library.big satisfies BigCatalogs,

    search(input: { catalog: CatalogName; query: string; limit: number; recent?: string[] | undefined }): CatalogHit[] {
      const { catalog, query, limit, recent } = input;
      const hits = library.search(catalog, query, { limit, ...(recent === undefined ? {} : { recent }) });
      const found: CatalogHit[] = [];
      for (const { key, match } of hits) {
        const entry = isBig(catalog) ? library.answer(catalog, key) : lookupAny(catalog, key);
        if (entry !== undefined && isEntry(entry)) found.push({ ...toView(entry), match });
      }
      return found;
    },

    get(input: { catalog: CatalogName; key: string }): {
      answer: 'found' | 'unknown' | 'not-verified';
      entry?: CatalogEntryView;
    } {
      const { catalog, key } = input;
      const answer = isBig(catalog) ? library.answer(catalog, key) : (lookupAny(catalog, key) ?? 'unknown');
      return isEntry(answer) ? { answer: 'found', entry: toView(answer) } : { answer };
    },

    list(input: { catalog: SmallCatalogName; at?: string | undefined }): CatalogEntryView[] {
      const entries: readonly CatalogEntry[] = list(input.catalog);
      const { at } = input;
      return entries.filter((entry) => at === undefined || isValidAt(entry, at)).map(toView);
    },

    status,

    /** For a host with nothing else to do: the first search with a typo is then as fast as the others. */
    warm: (): void => library.warm(),

    /**
     * Installs from a path: SAT's workbook, phpcfdi's database (compressed or not) or a folder of CSVs.
     * @throws CuadraError CATALOG_SOURCE_…, CATALOG_ROWS_INVALID, CATALOG_BUILD_FAILED, CATALOG_BUSY,
     *   CATALOG_CANCELLED; the installed catalog is then as it was
     */
    importFrom(
      path: string,
      onProgress?: OnProgress,
      signal?: AbortSignal,
      actor: string = SYSTEM,
    ): Promise<CatalogState> {
      return exclusively(
        (report, stop) => buildAndInstall({ path, name: basename(path), origin: {}, actor }, report, stop),
        onProgress,
        signal,
      );
    },

    /** The same with a file's bytes, from a window that chose it. */
    importBytes(
      file: { name: string; base64: string },
      onProgress?: OnProgress,
      actor: string = SYSTEM,
    ): Promise<CatalogState> {
      return exclusively(
        async (report, stop) => {
          const path = `${buildingPath(directory, randomUUID())}.source`;
          try {
            writeFileSync(path, Buffer.from(file.base64, 'base64'), { mode: 0o600 });
            await buildAndInstall({ path, name: file.name, origin: {}, actor }, report, stop);
          } finally {
            rmSync(path, { force: true });
          }
        },
        onProgress,
        undefined,
      );
    },

    /**
     * Downloads the published pack and installs it. A broken download stays and goes on the next time.
     * A published checksum that cannot be had does not stop it (the connection is encrypted, and the content
     * is checked as any import's): the log and the status then say that it was not compared.
     * @throws CuadraError CATALOG_DOWNLOAD_…, CATALOG_CHECKSUM_MISMATCH, HTTP_…, and those of `importFrom`
     */
    download(onProgress?: OnProgress, signal?: AbortSignal, actor: string = SYSTEM): Promise<CatalogState> {
      return exclusively(
        async (report, stop) => {
          const expected = await publishedSha256(http, publication, stop);
          const request: DownloadRequest = {
            url: publication.url,
            directory,
            signal: stop,
            ...(deps.backoff === undefined ? {} : { backoff: deps.backoff }),
          };
          const file = await download(http, request, report);
          const checksumCompared = await checkDownload(file, expected, report);
          const origin: Origin = {
            url: publication.url,
            checksumCompared,
            ...(file.etag === undefined ? {} : { etag: file.etag }),
            ...(file.lastModified === undefined ? {} : { lastModified: file.lastModified }),
          };
          const date = httpDay(file.lastModified);
          try {
            const name = fileName(publication.url);
            await buildAndInstall({ path: file.path, name, date, origin, actor }, report, stop);
          } catch (error) {
            // A whole file that is no catalog would be found again and again; one that met a full disk would not.
            if (isCuadraError(error) && /^CATALOG_(?:SOURCE|ROWS)_/.test(error.code)) file.discard();
            throw error;
          }
          file.discard();
        },
        onProgress,
        signal,
      );
    },

    /** Stops what runs, if anything. */
    cancel(): CatalogState {
      running?.abort.abort(new Error('cancelled'));
      return status();
    },

    /** Whether the published pack is another than the one installed. @throws CuadraError HTTP_…, CATALOG_DOWNLOAD_REFUSED */
    checkForUpdate(): Promise<CatalogUpdate> {
      return checkPublication(http, publication, library.installed()?.source ?? {});
    },

    /** Ends what runs and closes the pack. */
    close(): void {
      running?.abort.abort(new Error('closed'));
      library.close();
    },
  };
}

function lookupAny(catalog: SmallCatalogName, key: string): CatalogEntry | undefined {
  return lookup(catalog, key);
}
