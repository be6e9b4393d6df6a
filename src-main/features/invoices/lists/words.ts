/**
 * From what a person types to an expression of the full-text index. Pure.
 *
 * Everything goes in as single quoted tokens of letters and digits, so nothing typed is ever an operator; accents
 * are taken off as the index takes them off. Facts of an invoice are tokens that start with U+E000 (see the migration
 * `invoice-list`), which is no letter and so never comes from a person.
 */

const FACT = '\u{E000}';

/** Kinds of facts, as the index writes them. */
export type FactKind = 'company' | 'client' | 'rfc' | 'status' | 'type' | 'currency' | 'mail' | 'payment' | 'month';

const LETTER: Readonly<Record<FactKind, string>> = {
  company: 'c',
  client: 'r',
  rfc: 'x',
  status: 's',
  type: 't',
  currency: 'k',
  mail: 'm',
  payment: 'p',
  month: 'd',
};

/** Any of these values; `starts` takes every value that begins with one. */
export function anyFact(kind: FactKind, values: readonly string[], starts = false): string {
  const sign = starts ? '*' : '';
  return anyOf(values.map((value) => `"${FACT}${LETTER[kind]}${value.replaceAll(/[-_]/g, '')}"${sign}`));
}

/** RFCs have `&` and `Ñ`, which no token keeps. */
export function rfcFact(rfc: string): string {
  return anyFact('rfc', [Buffer.from(rfc).toString('hex')]);
}

/** A fact that no invoice has. */
const NEVER = `"${FACT}0"`;

/**
 * Every one of the expressions, in this order: what is likely to be rare goes first. The index asks all members of an
 * AND about every row that any of them proposes, some ten microseconds each; taking away what never is, between
 * two of them, makes it ask the next one only about rows on which those before agree.
 */
export function allOf(expressions: readonly string[]): string {
  return expressions.reduce((before, next) => `((${before} AND ${next}) NOT ${NEVER})`);
}

function anyOf(expressions: readonly string[]): string {
  const [only] = expressions;
  return expressions.length === 1 && only !== undefined ? only : `(${expressions.join(' OR ')})`;
}

/** One expression for each word of `typed`, long ones first; none when it has neither letter nor digit. */
export function typedWords(typed: string): { readonly numbers: string[]; readonly words: string[] } {
  const said = fold(typed)
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length);
  const expressions = (which: readonly string[]): string[] => which.flatMap((word) => typedWord(word) ?? []);
  // A number says more than most facts do, a word less.
  return {
    numbers: expressions(said.filter((word) => /\d/.test(word))),
    words: expressions(said.filter((word) => !/\d/.test(word))),
  };
}

/** As the index folds words: without accents, in lower case. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Runs of letters and digits, folded. */
export function foldedParts(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}

const starting = (token: string): string => `"${token}"*`;

/** A word may be a name, an RFC, a folio with its series, or the beginning of a UUID; what it can be is searched. */
function typedWord(word: string): string | undefined {
  const parts = foldedParts(word);
  const [first] = parts;
  if (first === undefined) return undefined;
  const joined = parts.join('');
  const readings = [readingAsText(parts, joined)];
  // Series and folio are one token without the signs between them.
  if (parts.length > 1 && /\d$/.test(joined)) readings.push(starting(joined));
  if (isUuidStart(word)) readings.push(starting(`${FACT}u${joined}`));
  return anyOf(readings);
}

/**
 * `coca-cola` is two words of a name. In `a-12` the letter is a whole word, or it would find every name with an A
 * beside any number that begins so.
 */
function readingAsText(parts: readonly string[], joined: string): string {
  const last = parts.at(-1) ?? joined;
  if (parts.length === 1) return starting(last);
  const folio = /^\d+$/.test(last);
  const all = parts.map((part, at) => (folio && at < parts.length - 1 ? `"${part}"` : starting(part)));
  return `(${all.join(' AND ')})`;
}

/** Four digits of it are little noise (one in 65,536); fewer would be a lot. */
function isUuidStart(word: string): boolean {
  if (!/^[\da-f-]{4,36}$/.test(word)) return false;
  // Hyphens, if any, stand where a UUID has them.
  return !word.includes('-') || '00000000-0000-0000-0000-000000000000'.startsWith(word.replaceAll(/[^-]/g, '0'));
}
