/** How words are compared: without case, accents or endings. */

/** Lower case without accents; ñ becomes n, m³ becomes m3. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The words of an already folded text: runs of letters and digits. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words that say nothing of the thing, in Spanish descriptions. */
const STOP_WORDS = new Set('a al con de del e el en la las lo los o para por sin su u un una unas unos y'.split(' '));

const LONGEST_QUERY = 200;
const MOST_WORDS = 8;

/**
 * The words of what a person typed, at most eight, without the empty ones (unless there are no others:
 * somebody who has typed only «de» sees what begins so).
 */
export function queryWords(typed: string): string[] {
  const all = wordsOf(fold(typed.slice(0, LONGEST_QUERY)));
  const telling = all.filter((word, i) => !STOP_WORDS.has(word) || (i === all.length - 1 && all.length === 1));
  return [...new Set(telling)].slice(0, MOST_WORDS);
}

/**
 * What a word shares with its plural and its feminine, to be matched as a beginning: «servicios» →
 * «servicio», «papeles» → «papel», «computadoras» → «computador». Short words stay whole.
 */
export function stem(word: string): string {
  if (word.length < 5) return word;
  const agent = /^(.+[dts]or)as?$/.exec(word);
  if (agent?.[1] !== undefined) return agent[1];
  if (!word.endsWith('s')) return word;
  return /[lrndj]es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
