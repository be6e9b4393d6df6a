/**
 * Search as you type over a catalog: one algorithm, over an index in memory (starter set, small
 * catalogs) or in the catalog pack (SQLite FTS5).
 *
 * What is found comes in tiers: the exact key, keys that begin so, entries whose description has all
 * the words (each may be unfinished or plural), then those that need the similar words, then those
 * that need a typo forgiven, and where these are few, those that lack one of the words.
 * Within a tier: recently used first, then the whole description, its beginning, commoner, shorter.
 */
import { fold, queryWords, stem, wordsOf } from './fold.ts';
import { forgivenEdits, type Vocabulary } from './vocabulary.ts';

/** Why an entry was found, best first. */
export const MATCHES = ['code', 'code-prefix', 'words', 'similar', 'typo', 'some-words'] as const;
export type Match = (typeof MATCHES)[number];

/** What the search knows of an entry. */
export interface SearchDocument {
  readonly key: string;
  /** Folded description. */
  readonly texto: string;
  /** Folded similar words, symbol and everyday words; '' when none. */
  readonly extra: string;
  /** How common it is: 0 for most, more for those of the starter set. */
  readonly everyday: number;
  /** No longer in force on the day of the index. */
  readonly expired: boolean;
}

/** One alternative for a word of the query. */
export interface Term {
  readonly word: string;
  /** Whether words that only begin so count. */
  readonly prefix: boolean;
}

/** What an index answers. `groups` are joined by AND, the terms of a group by OR. */
export interface SearchIndex {
  byKeys(keys: readonly string[]): readonly SearchDocument[];
  /** Keys that begin so, in order; ASCII case does not matter. */
  byKeyPrefix(prefix: string, limit: number): readonly SearchDocument[];
  matching(groups: readonly (readonly Term[])[], field: 'texto' | 'any', limit: number): readonly SearchDocument[];
  /** What to show before anything is typed. */
  everyday(limit: number): readonly SearchDocument[];
  readonly vocabulary: Vocabulary;
}

export interface SearchOptions {
  /** Most results wanted. */
  readonly limit: number;
  /** Keys used lately, the latest first: they come first among equals. */
  readonly recent?: readonly string[];
}

export interface SearchHit {
  readonly key: string;
  readonly match: Match;
}

/** Entries looked at in each tier before they are ordered. */
const CANDIDATES = 80;
/** With fewer results than this, entries that lack one of the words are shown too. */
const FEW = 5;
/** Words tried in place of a mistyped one. */
const NEAR_WORDS = 12;

/** The best entries for what was typed, best first, at most `limit`. */
export function searchCatalog(index: SearchIndex, typed: string, { limit, recent = [] }: SearchOptions): SearchHit[] {
  const words = queryWords(typed);
  const code = typed.trim();
  const results = new Results(fold(code), words, recent);
  if (words.length === 0) return browse(index, results, limit);

  const groups = words.map((word): Term[] => [{ word: stem(word), prefix: true }]);
  addByKey(index, results, groups, code);
  addRecent(index, results, groups, recent);
  results.add('words', index.matching(groups, 'texto', CANDIDATES));
  if (results.size < limit) results.add('similar', index.matching(groups, 'any', CANDIDATES));
  if (results.size < limit) addTypos(index, results, words);
  if (results.size < Math.min(limit, FEW)) addSomeWords(index, results, groups);
  return results.best(limit);
}

/** Nothing typed yet: what was used lately, then everyday entries. */
function browse(index: SearchIndex, results: Results, limit: number): SearchHit[] {
  results.add('words', index.byKeys(results.recent.slice(0, limit)));
  if (results.size < limit) results.add('similar', index.everyday(limit));
  return results.best(limit);
}

function addByKey(index: SearchIndex, results: Results, groups: readonly (readonly Term[])[], code: string): void {
  if (!/^[0-9A-Za-z]{1,8}$/.test(code)) return;
  const found = index.byKeyPrefix(code, CANDIDATES);
  const exact = found.filter((doc) => doc.key.toLowerCase() === code.toLowerCase());
  results.add('code', exact);
  // A word of letters alone is a word before it is the beginning of a unit's key; and «m3» is the symbol
  // of a unit before it is the beginning of others' keys.
  if (!/\d/.test(code)) return;
  if (/[A-Za-z]/.test(code)) {
    const symbol = fold(code);
    results.add(
      'code',
      index.matching(groups, 'any', CANDIDATES).filter((doc) => doc.extra === symbol),
    );
  }
  results.add('code-prefix', found);
}

function addRecent(
  index: SearchIndex,
  results: Results,
  groups: readonly (readonly Term[])[],
  recent: readonly string[],
): void {
  if (recent.length === 0) return;
  for (const doc of index.byKeys(recent)) {
    if (documentHas(doc.texto, groups)) results.add('words', [doc]);
    else if (documentHas(`${doc.texto} ${doc.extra}`, groups)) results.add('similar', [doc]);
  }
}

/** Puts near words in the place of those that no entry has; if all exist but never together, of all. */
function addTypos(index: SearchIndex, results: Results, words: readonly string[]): void {
  const missing = words.filter((word) => !index.vocabulary.hasPrefix(stem(word)));
  if (missing.length === 0 && results.size > 0) return;
  const doubtful = new Set(missing.length === 0 ? words : missing);
  const distances = new Map<string, number>();
  const groups = words.map((word): Term[] => {
    const terms: Term[] = [{ word: stem(word), prefix: true }];
    if (!doubtful.has(word)) return terms;
    for (const near of index.vocabulary.near(word, forgivenEdits(word), NEAR_WORDS)) {
      if (near.distance > 0) {
        terms.push({ word: near.word, prefix: false });
        distances.set(near.word, near.distance);
      }
    }
    return terms;
  });
  if (distances.size === 0) return;
  results.add('typo', index.matching(groups, 'any', CANDIDATES), distances);
}

/** Leaves one word out at a time. */
function addSomeWords(index: SearchIndex, results: Results, groups: readonly (readonly Term[])[]): void {
  if (groups.length < 2) return;
  for (let without = groups.length - 1; without >= 0; without--) {
    results.add('some-words', index.matching(groups.toSpliced(without, 1), 'any', CANDIDATES / 4));
  }
}

/** Whether a folded text has every group. */
export function documentHas(text: string, groups: readonly (readonly Term[])[]): boolean {
  const words = wordsOf(text);
  return groups.every((terms) =>
    terms.some((term) => words.some((word) => (term.prefix ? word.startsWith(term.word) : word === term.word))),
  );
}

interface Ranked {
  readonly key: string;
  readonly tier: number;
  readonly edits: number;
  readonly recent: number;
  readonly expired: number;
  readonly shape: number;
  readonly whole: number;
  readonly everyday: number;
  readonly length: number;
}

/** Collects entries, each in the first tier that it was found in, and orders them. */
class Results {
  readonly recent: readonly string[];
  readonly #typed: string;
  readonly #words: readonly string[];
  readonly #recency: ReadonlyMap<string, number>;
  readonly #found = new Map<string, Ranked>();

  constructor(typed: string, words: readonly string[], recent: readonly string[]) {
    this.recent = recent;
    this.#typed = typed;
    this.#words = words;
    this.#recency = new Map(recent.map((key, i) => [key, i]));
  }

  get size(): number {
    return this.#found.size;
  }

  add(match: Match, documents: readonly SearchDocument[], distances?: ReadonlyMap<string, number>): void {
    for (const doc of documents) {
      if (!this.#found.has(doc.key)) this.#found.set(doc.key, this.#rank(MATCHES.indexOf(match), doc, distances));
    }
  }

  best(limit: number): SearchHit[] {
    return [...this.#found.values()]
      .toSorted(compare)
      .slice(0, limit)
      .map(({ key, tier }) => ({ key, match: MATCHES[tier] ?? 'some-words' }));
  }

  #rank(tier: number, doc: SearchDocument, distances: ReadonlyMap<string, number> | undefined): Ranked {
    const docWords = new Set(wordsOf(`${doc.texto} ${doc.extra}`));
    let edits = 0;
    for (const [word, distance] of distances ?? [])
      if (docWords.has(word)) edits = edits === 0 ? distance : Math.min(edits, distance);
    return {
      key: doc.key,
      tier,
      edits,
      recent: this.#recency.get(doc.key) ?? Number.MAX_SAFE_INTEGER,
      expired: doc.expired ? 1 : 0,
      shape: doc.texto === this.#typed ? 0 : doc.texto.startsWith(this.#typed) ? 1 : 2,
      whole: this.#words.filter((word) => !docWords.has(word)).length,
      everyday: doc.everyday,
      length: doc.texto.length,
    };
  }
}

function compare(a: Ranked, b: Ranked): number {
  return (
    a.tier - b.tier ||
    a.edits - b.edits ||
    a.recent - b.recent ||
    a.expired - b.expired ||
    a.shape - b.shape ||
    b.everyday - a.everyday ||
    a.whole - b.whole ||
    a.length - b.length ||
    (a.key < b.key ? -1 : 1)
  );
}
