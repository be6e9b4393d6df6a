/** Measuring, breaking and cleaning of text. All lengths in points (1/72 inch). */
import { REPLACEMENT_MARK, type Glyph, type Typeface } from './typeface.ts';

/** An RGB colour as PDF's operator takes it: three numbers from 0 to 1, e.g. `0.1 0.2 0.3`. */
export type Color = string;

export interface TextStyle {
  readonly face: Typeface;
  readonly size: number;
  readonly color: Color;
  /** A code (UUID, RFC, seal): slashed zero, no kerning, may be broken anywhere. */
  readonly code?: boolean;
}

/** Characters that mean nothing on paper: joiners, direction marks, selectors, soft hyphen, BOM. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
// oxlint-disable-next-line no-control-regex -- a control character has no place on the page: it becomes a space
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;
const PLAIN = /^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u00FF]*$/;
const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' });

export interface CleanText {
  readonly text: string;
  /** Whether something had to give way to {@link REPLACEMENT_MARK}. */
  readonly replaced: boolean;
}

/**
 * The text as the face can print it. Decomposed accents are composed, invisible characters dropped,
 * control characters become a space, and each user-perceived character (an emoji with its modifiers is
 * one) that the font lacks becomes {@link REPLACEMENT_MARK}: visible, never an empty box.
 */
export function printable(text: string, face: Typeface): CleanText {
  if (PLAIN.test(text)) return { text, replaced: false };
  const composed = text.normalize('NFC').replace(CONTROL, ' ');
  let out = '';
  let replaced = false;
  for (const { segment } of graphemes.segment(composed)) {
    const visible = segment.replace(INVISIBLE, '');
    if (Array.from(visible).every((character) => face.glyph(character.codePointAt(0) ?? 0) !== undefined)) {
      out += visible;
    } else {
      out += REPLACEMENT_MARK;
      replaced = true;
    }
  }
  return { text: out, replaced };
}

/** The glyphs that draw an already printable text. */
export function glyphsOf(text: string, style: TextStyle): Glyph[] {
  const { face } = style;
  const glyphs: Glyph[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (style.code === true && codePoint === 0x30) glyphs.push(face.slashedZero);
    else glyphs.push(face.glyph(codePoint) ?? face.notdef);
  }
  return glyphs;
}

/** Whether a style moves letters of a pair closer; codes and figures keep their columns. */
export function kernOf(left: Glyph, right: Glyph, style: TextStyle): number {
  if (style.code === true || isDigit(left) || isDigit(right)) return 0;
  return style.face.kern(left, right);
}

function isDigit({ codePoint }: Glyph): boolean {
  return codePoint >= 0x30 && codePoint <= 0x39;
}

/** Width of an already printable text. */
export function widthOf(text: string, style: TextStyle): number {
  let width = 0;
  let before: Glyph | undefined;
  for (const glyph of glyphsOf(text, style)) {
    width += glyph.advance + (before === undefined ? 0 : kernOf(before, glyph, style));
    before = glyph;
  }
  return (width * style.size) / 1000;
}

/**
 * Breaks a printable text into lines no wider than `width`: at spaces, or inside a word that alone is
 * wider (a URL, a seal). Runs of spaces collapse, as in a paragraph. '' gives no line.
 */
export function wrap(text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = [];
  const space = widthOf(' ', style);
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    if (word === '') continue;
    const wordWidth = widthOf(word, style);
    if (line !== '' && used + space + wordWidth <= width) {
      line += ` ${word}`;
      used += space + wordWidth;
      continue;
    }
    if (line !== '') lines.push(line);
    if (wordWidth <= width) {
      line = word;
      used = wordWidth;
      continue;
    }
    const pieces = breakWord(word, width, style);
    line = pieces.pop() ?? '';
    used = widthOf(line, style);
    lines.push(...pieces);
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Pieces of a word, each as long as fits; at least one character each, however narrow the column. */
export function breakWord(word: string, width: number, style: TextStyle): string[] {
  const limit = (width * 1000) / style.size;
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  let before: Glyph | undefined;
  for (const character of word) {
    const [glyph = style.face.notdef] = glyphsOf(character, style);
    const step = glyph.advance + (before === undefined ? 0 : kernOf(before, glyph, style));
    if (piece !== '' && used + step > limit) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    used += piece === '' ? glyph.advance : step;
    piece += character;
    before = glyph;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/** The style made as small as needed for the text to fit the width on one line, down to `least` of its size. */
export function fitted(text: string, width: number, style: TextStyle, least = 0.5): TextStyle {
  const needed = widthOf(text, style);
  return needed <= width ? style : { ...style, size: Math.max(style.size * least, (style.size * width) / needed) };
}
