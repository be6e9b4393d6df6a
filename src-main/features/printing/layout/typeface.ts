/**
 * Inter as the printed document uses it, loaded once a process.
 *
 * pdfkit's own text path shapes every string with fontkit and builds a new subset for every document:
 * 17 pages a second. Here a character is a glyph looked up in a table (tabular figures, pair kerning,
 * no contextual substitutions: "2x4" must print as it was written), and the subset that nearly every
 * document needs is built and compressed once.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { create, type Font, type Glyph as FontkitGlyph } from 'fontkit';

/** One drawable character. `advance` and kerning are in thousandths of an em, PDF's text unit. */
export interface Glyph {
  readonly id: number;
  readonly codePoint: number;
  readonly advance: number;
}

/** A font program ready to embed. */
export interface FontFile {
  /** TrueType subset, compressed with zlib. */
  readonly deflated: Uint8Array;
  readonly length: number;
  /** Glyphs in the order of their number in the subset; entry 0 is .notdef. */
  readonly glyphs: readonly Glyph[];
  /** ToUnicode CMap, compressed with zlib. */
  readonly toUnicode: Uint8Array;
}

export interface FontMetrics {
  readonly postscriptName: string;
  readonly bbox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
}

/** Printed in place of a character that the font lacks. */
export const REPLACEMENT_MARK = '[?]';

/** Printable ASCII, Latin-1 (every Spanish letter) and the typographic signs of ordinary text. */
const BASE_CODE_POINTS: readonly number[] = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xac),
  ...range(0xae, 0xff),
  ...Array.from('ŒœŠšŽžŸ–—‘’“”„•…‹›€™−', (character) => character.codePointAt(0) ?? 0),
];
/** Nothing that depends on neighbours; figures alone are tabular (Inter would widen hyphens and colons too). */
const TEXT_FEATURES = { calt: false, liga: false, ccmp: false };
const FIGURE_FEATURES = { ...TEXT_FEATURES, tnum: true };
const MAX_CACHED_FILES = 32;

export class Typeface {
  readonly metrics: FontMetrics;
  readonly notdef: Glyph;
  /** Zero with a slash, for codes where O and 0 must not be confused (RFC, UUID, seals). */
  readonly slashedZero: Glyph;
  readonly #font: Font;
  readonly #scale: number;
  readonly #glyphs = new Map<number, Glyph | undefined>();
  readonly #kerning = new Map<number, number>();
  readonly #base: readonly Glyph[];
  readonly #baseIds: ReadonlySet<number>;
  /** By the ids of the glyphs beyond the base set, least recently used first. */
  readonly #files = new Map<string, FontFile>();
  readonly #outlines = new Map<string, TextOutline>();

  /** @param bytes a TrueType font */
  constructor(bytes: Uint8Array) {
    const font = create(Buffer.from(bytes));
    if (!('layout' in font)) throw new TypeError('A single font is expected, not a collection');
    this.#font = font;
    this.#scale = 1000 / font.unitsPerEm;
    this.metrics = {
      postscriptName: font.postscriptName ?? 'Inter',
      bbox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map((n) => n * this.#scale) as [
        number,
        number,
        number,
        number,
      ],
      ascent: font.ascent * this.#scale,
      descent: font.descent * this.#scale,
      capHeight: font.capHeight * this.#scale,
      xHeight: font.xHeight * this.#scale,
    };
    this.notdef = { id: 0, codePoint: 0, advance: font.getGlyph(0).advanceWidth * this.#scale };
    this.slashedZero = this.#shape(0x30, { ...FIGURE_FEATURES, zero: true });
    const base = BASE_CODE_POINTS.flatMap((codePoint) => this.glyph(codePoint) ?? []);
    this.#base = [this.notdef, ...base, this.slashedZero];
    this.#baseIds = new Set(this.#base.map((glyph) => glyph.id));
  }

  /** The glyph of a code point, or undefined where the font has none. Figures are tabular. */
  glyph(codePoint: number): Glyph | undefined {
    let glyph = this.#glyphs.get(codePoint);
    if (glyph === undefined && !this.#glyphs.has(codePoint)) {
      glyph = this.#font.hasGlyphForCodePoint(codePoint)
        ? this.#shape(codePoint, isFigure(codePoint) ? FIGURE_FEATURES : TEXT_FEATURES)
        : undefined;
      this.#glyphs.set(codePoint, glyph);
    }
    return glyph;
  }

  /** Kerning between two neighbours, in thousandths of an em (negative brings them closer). */
  kern(left: Glyph, right: Glyph): number {
    const key = left.id * 0x10000 + right.id;
    let value = this.#kerning.get(key);
    if (value === undefined) {
      const { positions } = this.#font.layout(String.fromCodePoint(left.codePoint, right.codePoint), {
        ...TEXT_FEATURES,
        kern: true,
      });
      const shaped = positions.length === 2 ? (positions[0]?.xAdvance ?? 0) * this.#scale : left.advance;
      value = Math.round(shaped - left.advance);
      this.#kerning.set(key, value);
    }
    return value;
  }

  /** Whether the glyph is in the subset that every document shares. */
  inBase(glyph: Glyph): boolean {
    return this.#baseIds.has(glyph.id);
  }

  /** Number of glyphs in the shared subset; glyphs beyond it are numbered from here, in the order given to {@link file}. */
  get baseGlyphs(): readonly Glyph[] {
    return this.#base;
  }

  /** The font program with the shared subset and, after it, the glyphs given. */
  file(extra: readonly Glyph[]): FontFile {
    const key = extra.map((glyph) => glyph.id).join(' ');
    let file = this.#files.get(key);
    if (file === undefined) file = this.#build([...this.#base, ...extra]);
    else this.#files.delete(key);
    this.#files.set(key, file);
    // The base file stays: it is what nearly every document asks for, so it is never the oldest for long.
    if (this.#files.size > MAX_CACHED_FILES) this.#files.delete(this.#files.keys().next().value ?? '');
    return file;
  }

  /**
   * The outline of a text as PDF path operators, one em = 1 unit, baseline at 0, y upwards: for marks
   * that must be seen and not be read as text (watermarks).
   */
  outline(text: string): TextOutline {
    let outline = this.#outlines.get(text);
    if (outline === undefined) {
      const unit = 1 / this.#font.unitsPerEm;
      let x = 0;
      const operators: string[] = [];
      for (const glyph of this.#font.glyphsForString(text)) {
        operators.push(pathOperators(glyph, x, unit));
        x += glyph.advanceWidth * unit;
      }
      outline = { operators: operators.join('\n'), width: x };
      this.#outlines.set(text, outline);
    }
    return outline;
  }

  #shape(codePoint: number, features: Record<string, boolean>): Glyph {
    const { glyphs } = this.#font.layout(String.fromCodePoint(codePoint), features);
    const glyph = glyphs[0] ?? this.#font.getGlyph(0);
    return { id: glyph.id, codePoint, advance: glyph.advanceWidth * this.#scale };
  }

  #build(glyphs: readonly Glyph[]): FontFile {
    const subset = this.#font.createSubset();
    for (const glyph of glyphs) subset.includeGlyph(this.#font.getGlyph(glyph.id));
    const program = subset.encode();
    return {
      deflated: deflateSync(program, { level: 9 }),
      length: program.length,
      glyphs,
      toUnicode: deflateSync(Buffer.from(toUnicodeCMap(glyphs), 'latin1')),
    };
  }
}

export interface TextOutline {
  readonly operators: string;
  /** In em. */
  readonly width: number;
}

export interface Typefaces {
  readonly regular: Typeface;
  readonly semibold: Typeface;
}

let loaded: Typefaces | undefined;

/** The faces of the printed document, read from the font package at the first call. */
export function typefaces(): Typefaces {
  loaded ??= {
    regular: new Typeface(readFileSync(fontPath('400Regular/Inter_400Regular.ttf'))),
    semibold: new Typeface(readFileSync(fontPath('600SemiBold/Inter_600SemiBold.ttf'))),
  };
  return loaded;
}

function fontPath(file: string): string {
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${file}`);
}

function isFigure(codePoint: number): boolean {
  return codePoint >= 0x30 && codePoint <= 0x39;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function pathOperators(glyph: FontkitGlyph, x: number, unit: number): string {
  const out: string[] = [];
  let from: Point = [0, 0];
  for (const { command, args } of glyph.path.commands) {
    const points: Point[] = [];
    for (let i = 0; i + 1 < args.length; i += 2) points.push([x + (args[i] ?? 0) * unit, (args[i + 1] ?? 0) * unit]);
    const drawn = command === 'quadraticCurveTo' ? asCubic(from, points) : points;
    out.push(`${drawn.map(([px, py]) => `${px.toFixed(4)} ${py.toFixed(4)}`).join(' ')} ${PATH_OPERATOR[command]}`);
    from = points.at(-1) ?? from;
  }
  return out.join('\n');
}

const PATH_OPERATOR = { moveTo: 'm', lineTo: 'l', quadraticCurveTo: 'c', bezierCurveTo: 'c', closePath: 'h' };

type Point = readonly [number, number];

/** PDF has no quadratic curves: the control points and end of the cubic that draws the same one. */
function asCubic([x0, y0]: Point, [control = [0, 0], end = [0, 0]]: readonly Point[]): Point[] {
  const [cx, cy] = control;
  const [x1, y1] = end;
  return [
    [x0 + (2 / 3) * (cx - x0), y0 + (2 / 3) * (cy - y0)],
    [x1 + (2 / 3) * (cx - x1), y1 + (2 / 3) * (cy - y1)],
    end,
  ];
}

/** Maps glyph numbers back to text, so that the page can be searched, copied and read aloud (PDF 32000-1, 9.10.3). */
function toUnicodeCMap(glyphs: readonly Glyph[]): string {
  const lines = glyphs.map(({ codePoint }, gid) => `<${hex(gid)}> <${utf16(codePoint)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function utf16(codePoint: number): string {
  return Array.from(String.fromCodePoint(codePoint).split(''), (unit) => hex(unit.charCodeAt(0))).join('');
}

/** Four hexadecimal digits. */
export function hex(n: number): string {
  return n.toString(16).padStart(4, '0');
}
