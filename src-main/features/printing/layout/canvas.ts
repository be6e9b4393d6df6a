/**
 * Pages as lists of PDF operators, recorded before pdfkit sees them, so that "Página 1 de 3" and what
 * repeats on every page are known when they are written.
 *
 * Coordinates in points from the top left corner; `y` of a text is its baseline. pdfkit flips the page's
 * axes, so text and outlines are flipped back by their own matrix.
 */
import type { Color, TextStyle } from './text.ts';
import { glyphsOf, kernOf, printable, widthOf } from './text.ts';
import { hex, type FontFile, type Glyph, type Typeface } from './typeface.ts';

/** Letter. */
export const PAGE = { width: 612, height: 792 } as const;

export type Align = 'left' | 'right' | 'center';

/** A raster placed on a page; `name` is the resource that the assembler provides. */
interface Page {
  /** Below everything else on the page. */
  readonly under: string[];
  readonly over: string[];
  readonly links: PageLink[];
}

export interface PageLink {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly url: string;
}

/** A face as one document uses it: resource name and the glyphs beyond the shared subset. */
class FaceUse {
  readonly resource: string;
  readonly face: Typeface;
  readonly #codes = new Map<number, string>();
  readonly #extra: Glyph[] = [];

  constructor(face: Typeface, resource: string) {
    this.face = face;
    this.resource = resource;
    face.baseGlyphs.forEach((glyph, index) => this.#codes.set(glyph.id, hex(index)));
  }

  /** Four hex digits that draw the glyph in this document. */
  code(glyph: Glyph): string {
    let code = this.#codes.get(glyph.id);
    if (code === undefined) {
      code = hex(this.face.baseGlyphs.length + this.#extra.length);
      this.#extra.push(glyph);
      this.#codes.set(glyph.id, code);
    }
    return code;
  }

  file(): FontFile {
    return this.face.file(this.#extra);
  }
}

export interface UsedFont {
  readonly resource: string;
  readonly face: Typeface;
  readonly file: FontFile;
}

export interface RecordedPage {
  readonly content: string;
  readonly links: readonly PageLink[];
}

export class Canvas {
  /** Whether any text lost a character to the replacement mark. */
  replacedCharacters = false;
  readonly #pages: Page[] = [];
  readonly #uses = new Map<Typeface, FaceUse>();
  #page: Page = { under: [], over: [], links: [] };

  addPage(): void {
    this.#page = { under: [], over: [], links: [] };
    this.#pages.push(this.#page);
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  /** Goes back to a page already made; 0 is the first. */
  selectPage(index: number): void {
    const page = this.#pages[index];
    if (page === undefined) throw new RangeError(`There is no page ${index}`);
    this.#page = page;
  }

  /** The text as the face can print it; remembers that something was replaced. */
  clean(text: string, face: Typeface): string {
    const result = printable(text, face);
    this.replacedCharacters ||= result.replaced;
    return result.text;
  }

  /**
   * One line of already clean text.
   * @param x left edge, right edge or centre, as `align` says
   */
  text(text: string, x: number, y: number, style: TextStyle, align: Align = 'left'): void {
    if (text === '') return;
    const left = align === 'left' ? x : align === 'right' ? x - widthOf(text, style) : x - widthOf(text, style) / 2;
    const use = this.#use(style.face);
    const matrix = `1 0 0 -1 ${num(left)} ${num(y)} Tm`;
    this.#page.over.push(
      `${style.color} rg BT /${use.resource} ${num(style.size)} Tf ${matrix} ${shown(text, style, use)} TJ ET`,
    );
  }

  /** A horizontal rule. */
  rule(x: number, y: number, width: number, color: Color, thickness = 0.5): void {
    this.rect(x, y - thickness / 2, width, thickness, color);
  }

  rect(x: number, y: number, width: number, height: number, color: Color): void {
    this.#page.over.push(`${color} rg ${num(x)} ${num(y)} ${num(width)} ${num(height)} re f`);
  }

  /** One filled path made of many rectangles `[x, y, width, height]` on a unit grid scaled by `unit`. */
  grid(x: number, y: number, unit: number, cells: readonly (readonly [number, number, number, number])[]): void {
    const path = cells.map(([cx, cy, width, height]) => `${cx} ${cy} ${width} ${height} re`).join('\n');
    this.#page.over.push(`q ${unit.toFixed(5)} 0 0 ${unit.toFixed(5)} ${num(x)} ${num(y)} cm 0 0 0 rg\n${path}\nf Q`);
  }

  /** An image resource of the document, in a box. */
  image(resource: string, x: number, y: number, width: number, height: number): void {
    this.#page.over.push(`q ${num(width)} 0 0 ${num(-height)} ${num(x)} ${num(y + height)} cm /${resource} Do Q`);
  }

  link(link: PageLink): void {
    this.#page.links.push(link);
  }

  /**
   * A large outline beneath the page's content, centred on a point and rising by `angle` degrees. It is
   * drawn as a shape: a reader or a search does not trip over it.
   */
  watermark(text: string, face: Typeface, size: number, x: number, y: number, angle: number, color: Color): void {
    const outline = face.outline(text);
    const cos = Math.cos((angle * Math.PI) / 180) * size;
    const sin = Math.sin((angle * Math.PI) / 180) * size;
    const back = -outline.width / 2;
    const rise = -face.metrics.capHeight / 2000;
    const [dx, dy] = [x + cos * back - sin * rise, y - sin * back - cos * rise];
    this.#page.under.push(
      `q ${num(cos)} ${num(-sin)} ${num(-sin)} ${num(-cos)} ${num(dx)} ${num(dy)} cm ${color} rg\n${outline.operators}\nf Q`,
    );
  }

  pages(): RecordedPage[] {
    return this.#pages.map(({ under, over, links }) => ({ content: [...under, ...over].join('\n'), links }));
  }

  fonts(): UsedFont[] {
    return Array.from(this.#uses.values(), (use) => ({ resource: use.resource, face: use.face, file: use.file() }));
  }

  #use(face: Typeface): FaceUse {
    let use = this.#uses.get(face);
    if (use === undefined) {
      use = new FaceUse(face, `F${this.#uses.size + 1}`);
      this.#uses.set(face, use);
    }
    return use;
  }
}

/** Operand of TJ: hexadecimal glyph codes, with kerning between them where the face has any. */
function shown(text: string, style: TextStyle, use: FaceUse): string {
  let out = '[<';
  let before: Glyph | undefined;
  for (const glyph of glyphsOf(text, style)) {
    const kern = before === undefined ? 0 : kernOf(before, glyph, style);
    if (kern !== 0) out += `>${-kern}<`;
    out += use.code(glyph);
    before = glyph;
  }
  return `${out}>]`;
}

/** A number as PDF writes it: at most two decimals, no exponent. */
function num(n: number): string {
  return String(Math.round(n * 100) / 100);
}
