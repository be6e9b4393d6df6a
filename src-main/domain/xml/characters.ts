/**
 * Character classes of XML 1.0 (fifth edition, productions [2], [3], [4], [4a]) as one lookup table
 * over UTF-16 code units, so that a scanning loop costs one load per character.
 */

/** Nothing special in character data and attribute values. */
export const PLAIN = 0;
/** Tab, LF, CR: legal, but attribute values turn them into spaces and CR changes line ends. */
export const CONTROL_SPACE = 1;
/** `&` */
export const AMPERSAND = 2;
/** `<` */
export const LESS_THAN = 3;
/** `"` or `'`: ends a value when it is the one that opened it. */
export const QUOTE = 4;
/** `]`: may begin the forbidden `]]>` in character data. */
export const BRACKET = 5;
/** A high surrogate: legal only before a low one. */
export const HIGH_SURROGATE = 6;
/** No XML document may contain it, not even as a reference. */
export const FORBIDDEN = 7;

/** Class of every UTF-16 code unit in character data. */
export const DATA_CLASS: Uint8Array = (() => {
  const table = new Uint8Array(0x10000);
  for (let code = 0; code < 0x20; code++) table[code] = FORBIDDEN;
  table[0x09] = table[0x0a] = table[0x0d] = CONTROL_SPACE;
  table[0x26] = AMPERSAND;
  table[0x3c] = LESS_THAN;
  table[0x22] = table[0x27] = QUOTE;
  table[0x5d] = BRACKET;
  table.fill(HIGH_SURROGATE, 0xd800, 0xdc00);
  table.fill(FORBIDDEN, 0xdc00, 0xe000);
  table[0xfffe] = table[0xffff] = FORBIDDEN;
  return table;
})();

/** Bit of {@link NAME_CLASS}: may stand in a name. */
export const NAME = 1;
/** Bit of {@link NAME_CLASS}: may begin a name. */
export const NAME_START = 2;

/** Name characters of the basic plane; `:` is a name character here, surrogate pairs are looked at apart. */
export const NAME_CLASS: Uint8Array = (() => {
  const table = new Uint8Array(0x10000);
  const both: readonly (readonly [number, number])[] = [
    [0x3a, 0x3a],
    [0x41, 0x5a],
    [0x5f, 0x5f],
    [0x61, 0x7a],
    [0xc0, 0xd6],
    [0xd8, 0xf6],
    [0xf8, 0x2ff],
    [0x370, 0x37d],
    [0x37f, 0x1fff],
    [0x200c, 0x200d],
    [0x2070, 0x218f],
    [0x2c00, 0x2fef],
    [0x3001, 0xd7ff],
    [0xf900, 0xfdcf],
    [0xfdf0, 0xfffd],
  ];
  const inside: readonly (readonly [number, number])[] = [
    [0x2d, 0x2e],
    [0x30, 0x39],
    [0xb7, 0xb7],
    [0x300, 0x36f],
    [0x203f, 0x2040],
  ];
  for (const [from, to] of both) table.fill(NAME | NAME_START, from, to + 1);
  for (const [from, to] of inside) table.fill(NAME, from, to + 1);
  return table;
})();

/** Whether a whole code point may stand in an XML 1.0 document (production [2] Char). */
export function isXmlCharacter(codePoint: number): boolean {
  return (
    codePoint === 0x09 ||
    codePoint === 0x0a ||
    codePoint === 0x0d ||
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}

/** XML white space (production [3] S): what `normalize-space` of XPath 1.0 collapses; no NBSP, no U+0085. */
export function isXmlSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** Whether a text is XML white space only. */
export function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (!isXmlSpace(text.charCodeAt(index))) return false;
  }
  return true;
}
