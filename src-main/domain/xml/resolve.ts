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

/**
 * Value of an attribute: references resolved; a literal tab, LF, CR or CRLF becomes one space, but
 * `&#10;` stays a line feed.
 * @param start first character inside the quotes
 * @param end the closing quote
 */
export function resolveValue(source: string, start: number, end: number, fail: FailAt): string {
  let out = '';
  let from = start;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x26) {
      const found = reference(source, at, fail);
      out += source.slice(from, at) + found.value;
      from = found.end;
      at = from - 1;
    } else if (code < 0x20) {
      out += source.slice(from, at) + ' ';
      if (code === 0x0d && source.charCodeAt(at + 1) === 0x0a) at++;
      from = at + 1;
    }
  }
  return out + source.slice(from, end);
}

/** Character data: references resolved, CRLF and CR become LF. */
export function resolveText(source: string, start: number, end: number, fail: FailAt): string {
  let out = '';
  let from = start;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x26) {
      const found = reference(source, at, fail);
      out += source.slice(from, at) + found.value;
      from = found.end;
      at = from - 1;
    } else if (code === 0x0d) {
      out += source.slice(from, at) + '\n';
      if (source.charCodeAt(at + 1) === 0x0a) at++;
      from = at + 1;
    }
  }
  return out + source.slice(from, end);
}

/** CRLF and CR become LF, where nothing else is resolved (CDATA, comments, instructions). */
export function lineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
