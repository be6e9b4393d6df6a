/**
 * The words of a catalog, to forgive a typo: those within a few edits of what was typed.
 *
 * Words are kept sorted, and the edit-distance table is computed along them letter by letter, so that
 * words with a common beginning share its rows and a beginning that is already too far is skipped with
 * all that start so: a walk over a trie without building one. Around a millisecond for 30,000 words.
 */

export interface NearWord {
  readonly word: string;
  /** Edits (insert, delete, replace, swap of neighbours) between the typed word and this one's beginning. */
  readonly distance: number;
}

/** How many edits are forgiven: none in short words, one up to five letters, two beyond. */
export function forgivenEdits(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

export class Vocabulary {
  readonly #words: readonly string[];
  readonly #frequency: ReadonlyMap<string, number>;
  /** Letters that each word shares with the one before it. */
  readonly #shared: Uint8Array;

  /** @param frequency every word (folded) with the number of entries that have it */
  constructor(frequency: ReadonlyMap<string, number>) {
    this.#frequency = frequency;
    this.#words = [...frequency.keys()].toSorted();
    this.#shared = new Uint8Array(this.#words.length);
    for (let i = 1; i < this.#words.length; i++) {
      this.#shared[i] = sharedLetters(this.#words[i - 1] ?? '', this.#words[i] ?? '');
    }
  }

  get size(): number {
    return this.#words.length;
  }

  /** Whether some word begins so. */
  hasPrefix(prefix: string): boolean {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#words[middle] ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    return this.#words[low]?.startsWith(prefix) ?? false;
  }

  /**
   * Words whose beginning is within `edits` of what was typed (the person may not have finished),
   * nearest first, then those of like length, then the commoner.
   */
  near(typed: string, edits: number, limit: number): NearWord[] {
    const found: { word: string; distance: number; order: number }[] = [];
    const table = new EditTable(typed, edits);
    for (let i = 0; i < this.#words.length; i++) {
      const shared = this.#shared[i] ?? 0;
      // Everything that starts like a beginning that was given up is given up too.
      if (table.stoppedAt > 0 && shared >= table.stoppedAt) {
        if (table.best <= edits) this.#take(found, this.#words[i] ?? '', typed, table.best);
        continue;
      }
      const word = this.#words[i] ?? '';
      table.advance(word, shared);
      if (table.best <= edits) this.#take(found, word, typed, table.best);
    }
    return found
      .toSorted((a, b) => a.distance - b.distance || a.order - b.order || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word, distance }) => ({ word, distance }));
  }

  #take(found: { word: string; distance: number; order: number }[], word: string, typed: string, distance: number) {
    const apart = Math.abs(word.length - typed.length);
    found.push({ word, distance, order: apart - Math.log10(1 + (this.#frequency.get(word) ?? 0)) });
  }
}

/** Rows of the optimal-string-alignment table for one typed word, kept for the beginning of the word in hand. */
class EditTable {
  readonly #typed: string;
  readonly #edits: number;
  readonly #rows: Uint8Array[];
  /** Least distance of the typed word to any beginning up to each depth. */
  readonly #bestAt: Uint8Array;
  #word = '';
  /** Depth at which the word in hand was given up, 0 if it was read to its end. */
  stoppedAt = 0;
  /** Least distance of the typed word to a beginning of the word in hand. */
  best: number;

  constructor(typed: string, edits: number) {
    this.#typed = typed;
    this.#edits = edits;
    const deepest = typed.length + edits;
    this.#rows = Array.from({ length: deepest + 1 }, () => new Uint8Array(typed.length + 1));
    this.#bestAt = new Uint8Array(deepest + 1);
    const first = this.#rows[0];
    if (first !== undefined) for (let j = 0; j <= typed.length; j++) first[j] = Math.min(j, 255);
    this.best = typed.length;
    this.#bestAt[0] = this.best;
  }

  /** Reads a word, of which the first `shared` letters are those of the word before. */
  advance(word: string, shared: number): void {
    const deepest = Math.min(word.length, this.#rows.length - 1);
    const from = Math.min(shared, deepest);
    this.#word = word;
    this.stoppedAt = 0;
    this.best = this.#bestAt[from] ?? 255;
    for (let depth = from + 1; depth <= deepest; depth++) {
      const least = this.#fill(depth);
      const distance = this.#rows[depth]?.[this.#typed.length] ?? 255;
      if (distance < this.best) this.best = distance;
      this.#bestAt[depth] = this.best;
      if (least > this.#edits) {
        this.stoppedAt = depth;
        return;
      }
    }
    // Longer than any distance can follow: what starts like this far has nothing more to say.
    if (word.length >= this.#rows.length - 1) this.stoppedAt = this.#rows.length - 1;
  }

  /** Fills the row of one more letter and returns its least value. */
  #fill(depth: number): number {
    const typed = this.#typed;
    const row = this.#rows[depth];
    const above = this.#rows[depth - 1];
    const twoAbove = depth > 1 ? this.#rows[depth - 2] : undefined;
    if (row === undefined || above === undefined) return 255;
    const letter = this.#word.charCodeAt(depth - 1);
    const letterBefore = depth > 1 ? this.#word.charCodeAt(depth - 2) : -1;
    row[0] = depth;
    let least = depth;
    for (let j = 1; j <= typed.length; j++) {
      const other = typed.charCodeAt(j - 1);
      let value = Math.min(
        (above[j] ?? 255) + 1,
        (row[j - 1] ?? 255) + 1,
        (above[j - 1] ?? 255) + (letter === other ? 0 : 1),
      );
      if (twoAbove !== undefined && j > 1 && letter === typed.charCodeAt(j - 2) && letterBefore === other) {
        value = Math.min(value, (twoAbove[j - 2] ?? 255) + 1);
      }
      row[j] = value;
      if (value < least) least = value;
    }
    return least;
  }
}

function sharedLetters(a: string, b: string): number {
  const most = Math.min(a.length, b.length, 255);
  let i = 0;
  while (i < most && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}
