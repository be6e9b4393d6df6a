/**
 * The less travelled part of reading values: references and white space.
 * XML 1.0 sections 2.11 (line ends), 3.3.3 (attribute-value normalisation), 4.1 and 4.6 (references).
 */
import type { ErrorCode } from '#errors/cuadra-error.ts';
import type { MessageParams } from '#i18n/index.ts';
import { isXmlCharacter } from './characters.ts';

/** Throws with line and column of an offset in the document. */
export type FailAt = (code: ErrorCode, at: number, params?: MessageParams) => never;

/** The five entities that need no declaration; there are no others without a DTD. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** `&name;`, `&#10;` or `&#xA;`, sticky. */
const REFERENCE = /&(?:#([0-9]+)|#x([0-9a-fA-F]+)|([^\s&;<>"'#]+));/y;

/** The character that the reference at `at` stands for, and where it ends. */
function reference(source: string, at: number, fail: FailAt): { value: string; end: number } {
  REFERENCE.lastIndex = at;
  const match = REFERENCE.exec(source);
  if (match === null) return fail('XML_REFERENCE', at);
  const [whole, decimal, hexadecimal, name] = match;
  const end = at + whole.length;
  if (name !== undefined) {
    const value = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    return value === undefined ? fail('XML_ENTITY', at, { name: name.slice(0, 40) }) : { value, end };
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  if (!isXmlCharacter(code)) return fail('XML_CHARACTER', at, { code: whole.slice(0, 20) });
  return { value: String.fromCodePoint(code), end };
}

/** Pieces of a text, joined now and then: millions of them would weigh far more than the text. */
class Pieces {
  private done = '';
  private pending: string[] = [];

  push(piece: string): void {
    if (this.pending.push(piece) >= 4096) this.flush();
  }

  text(): string {
    this.flush();
    return this.done;
  }

  private flush(): void {
    this.done += this.pending.join('');
    this.pending = [];
  }
}

/**
 * Value of an attribute: references resolved; a literal tab, LF, CR or CRLF becomes one space, but
 * `&#10;` stays a line feed.
 * @param start first character inside the quotes
 * @param end the closing quote
 */
export function resolveValue(source: string, start: number, end: number, fail: FailAt): string {
  return resolve(source, start, end, fail, (code) => (code < 0x20 ? ' ' : undefined));
}

/** Character data: references resolved, CRLF and CR become LF. */
export function resolveText(source: string, start: number, end: number, fail: FailAt): string {
  return resolve(source, start, end, fail, (code) => (code === 0x0d ? '\n' : undefined));
}

function resolve(
  source: string,
  start: number,
  end: number,
  fail: FailAt,
  replacement: (code: number) => string | undefined,
): string {
  const pieces = new Pieces();
  let from = start;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code < 0x20 || code === 0x26) {
      let value = replacement(code);
      let next = at + 1;
      if (code === 0x26) ({ value, end: next } = reference(source, at, fail));
      else if (code === 0x0d && source.charCodeAt(next) === 0x0a) next++;
      if (value !== undefined) {
        if (at > from) pieces.push(source.slice(from, at));
        pieces.push(value);
        from = next;
        at = next - 1;
      }
    }
  }
  pieces.push(source.slice(from, end));
  return pieces.text();
}

/** CRLF and CR become LF, where nothing else is resolved (CDATA, comments, instructions). */
export function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
