/** An index over a few thousand entries, held in memory: each search reads them all. */
import { fold, wordsOf } from './fold.ts';
import { documentHas, type SearchDocument, type SearchIndex, type Term } from './search.ts';
import { Vocabulary } from './vocabulary.ts';

/** What {@link memoryIndex} takes of an entry. */
export interface Searchable {
  readonly key: string;
  readonly texto: string;
  /** Other words that find it. */
  readonly extra?: string;
  /** How common it is, 0 for most. */
  readonly everyday?: number;
  readonly expired?: boolean;
}

/** Makes an index of the entries, in the order in which they are shown before anything is typed. */
export function memoryIndex(entries: Iterable<Searchable>): SearchIndex {
  const documents: SearchDocument[] = [];
  for (const { key, texto, extra = '', everyday = 0, expired = false } of entries) {
    documents.push({ key, texto: fold(texto), extra: fold(extra), everyday, expired });
  }
  const byKey = new Map(documents.map((doc) => [doc.key, doc]));
  let vocabulary: Vocabulary | undefined;

  const firstOf = (limit: number, wanted: (doc: SearchDocument) => boolean): SearchDocument[] => {
    const found: SearchDocument[] = [];
    for (const doc of documents) {
      if (!wanted(doc)) continue;
      found.push(doc);
      if (found.length === limit) break;
    }
    return found;
  };

  return {
    byKeys: (keys) => keys.map((key) => byKey.get(key)).filter((doc) => doc !== undefined),
    byKeyPrefix: (prefix, limit) => {
      const lower = prefix.toLowerCase();
      return firstOf(limit, (doc) => doc.key.toLowerCase().startsWith(lower));
    },
    matching: (groups: readonly (readonly Term[])[], field, limit) =>
      firstOf(limit, (doc) => documentHas(field === 'texto' ? doc.texto : `${doc.texto} ${doc.extra}`, groups)),
    everyday: (limit) => documents.slice(0, limit),
    get vocabulary() {
      vocabulary ??= new Vocabulary(countWords(documents));
      return vocabulary;
    },
  };
}

/** How many documents have each word. */
export function countWords(documents: Iterable<Pick<SearchDocument, 'texto' | 'extra'>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { texto, extra } of documents) {
    for (const word of new Set(wordsOf(`${texto} ${extra}`))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
