/**
 * The catalogs as they stand now: the installed pack, or the starter set where there is none or it
 * cannot be read. Everything that asks about a key asks here and never notices that a pack was replaced.
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { BigCatalogName, CatalogName } from '#contract/catalogs.ts';
import {
  isValidAt,
  list,
  starterCatalogs,
  type BigCatalogs,
  type CatalogAnswer,
  type CatalogEntry,
  type SmallCatalogName,
} from '#domain/catalogs/index.ts';
import { memoryIndex } from '#domain/catalogs/search/memory.ts';
import { searchCatalog, type SearchHit, type SearchIndex, type SearchOptions } from '#domain/catalogs/search/search.ts';
import {
  everydayUnits,
  everydayWordsOf,
  starterClaveUnidadEntries,
  starterProdServEntries,
} from '#domain/catalogs/starter.ts';
import type { Logger } from '#ports/logger.ts';
import { readInstalled, removeLeftovers, type Installed } from './installed.ts';
import { openPack, type BigCatalog, type Pack } from './repository.ts';
import type { CatalogState } from './views.ts';

export interface Library {
  /** Answers about keys of the big catalogs, for validation, printing and time zones. Keep it: it follows a new pack. */
  readonly big: BigCatalogs;
  search(catalog: CatalogName, typed: string, options: SearchOptions): SearchHit[];
  /** The same by the catalog's name. */
  answer(catalog: BigCatalogName, key: string): CatalogAnswer<CatalogEntry>;
  /** Reads the words that forgive typos, so that the first typo does not wait for them (some 40 ms). */
  warm(): void;
  status(): Omit<CatalogState, 'activity'>;
  installed(): Installed | undefined;
  /** Opens what is installed now, then closes what was open. */
  reload(): void;
  close(): void;
}

const BIG: ReadonlySet<string> = new Set<BigCatalog>(['c_ClaveProdServ', 'c_ClaveUnidad', 'c_CodigoPostal']);

export const isBig = (catalog: CatalogName): catalog is BigCatalogName => BIG.has(catalog);

/** @param today gives the local date, to know what is over */
export function openLibrary(directory: string, today: () => string, logger: Logger): Library {
  let pack: Pack | undefined;
  let record: Installed | undefined;
  let state: CatalogState['state'] = 'starter';
  const indexes = new Map<CatalogName, SearchIndex>();

  function load(): void {
    const found = readInstalled(directory);
    const before = pack;
    pack = undefined;
    record = undefined;
    state = found === undefined ? 'starter' : 'damaged';
    if (found !== undefined && found !== 'damaged') {
      try {
        pack = openPack(join(directory, found.file), today());
        record = found;
        state = 'installed';
      } catch (error) {
        logger.error({ err: error, file: found.file }, 'the installed catalog pack cannot be opened');
      }
    }
    before?.close();
    // A damaged file stays for whoever wants to look; a new installation takes it away.
    if (state !== 'damaged') removeLeftovers(directory, record?.file);
  }

  /** A page that cannot be read must not stop an invoice: from then on the starter set answers. */
  function withPack<T>(use: (open: Pack) => T, otherwise: () => T): T {
    if (pack === undefined) return otherwise();
    try {
      return use(pack);
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      logger.error({ err: error, file: record?.file }, 'the installed catalog pack cannot be read');
      pack.close();
      pack = undefined;
      state = 'damaged';
      return otherwise();
    }
  }

  const big: BigCatalogs = {
    get source() {
      return (pack ?? starterCatalogs).source;
    },
    prodServ: (key) =>
      withPack(
        (open) => open.prodServ(key),
        () => starterCatalogs.prodServ(key),
      ),
    claveUnidad: (key) =>
      withPack(
        (open) => open.claveUnidad(key),
        () => starterCatalogs.claveUnidad(key),
      ),
    codigoPostal: (key) =>
      withPack(
        (open) => open.codigoPostal(key),
        () => starterCatalogs.codigoPostal(key),
      ),
  };

  function memoryIndexOf(catalog: CatalogName): SearchIndex {
    let index = indexes.get(catalog);
    if (index === undefined) {
      index = isBig(catalog) ? STARTER_INDEXES[catalog]() : smallIndex(catalog, today());
      indexes.set(catalog, index);
    }
    return index;
  }

  const answers: Readonly<Record<BigCatalogName, (key: string) => CatalogAnswer<CatalogEntry>>> = {
    c_ClaveProdServ: (key) => big.prodServ(key),
    c_ClaveUnidad: (key) => big.claveUnidad(key),
    c_CodigoPostal: (key) => big.codigoPostal(key),
  };

  load();
  return {
    big,
    answer: (catalog, key) => answers[catalog](key),
    search: (catalog, typed, options) => {
      if (!isBig(catalog)) return searchCatalog(memoryIndexOf(catalog), typed, options);
      return withPack(
        (open) => searchCatalog(open.index[catalog], typed, options),
        () => searchCatalog(memoryIndexOf(catalog), typed, options),
      );
    },
    warm: () =>
      withPack(
        (open) => {
          for (const index of Object.values(open.index)) index.vocabulary.hasPrefix('');
        },
        () => {},
      ),
    installed: () => record,
    status: () => {
      if (pack === undefined || record === undefined) {
        const counts = { prodServ: starterProdServEntries().size, claveUnidad: starterClaveUnidadEntries().size };
        return { state, counts: { ...counts, codigoPostal: 0 }, source: { ...starterCatalogs.source } };
      }
      const { etag: _etag, lastModified: _lastModified, ...source } = record.source;
      return { state, counts: record.counts, source, installedAtUtc: record.installedAtUtc };
    },
    reload: load,
    close: () => {
      pack?.close();
      pack = undefined;
      state = 'starter';
    },
  };
}

const STARTER_INDEXES: Readonly<Record<BigCatalogName, () => SearchIndex>> = {
  c_ClaveProdServ: () => {
    const words = everydayWordsOf();
    const entries = [...starterProdServEntries().values()];
    return memoryIndex(entries.map(({ key, texto }) => ({ key, texto, extra: words.get(key) ?? '', everyday: 1 })));
  },
  c_ClaveUnidad: () => {
    const rank = everydayUnits();
    const entries = [...starterClaveUnidadEntries().values()];
    return memoryIndex(
      entries.map(({ key, texto, simbolo }) => ({ key, texto, extra: simbolo ?? '', everyday: rank.get(key) ?? 0 })),
    );
  },
  c_CodigoPostal: () => memoryIndex([]),
};

function smallIndex(catalog: SmallCatalogName, today: string): SearchIndex {
  const entries: readonly CatalogEntry[] = list(catalog);
  return memoryIndex(
    entries.map((entry) => ({ key: entry.key, texto: entry.texto, expired: !isValidAt(entry, today) })),
  );
}
