/** What runs down the page, and what happens when the page ends. */
import type { Canvas, Align } from './canvas.ts';
import { wrap, type TextStyle } from './text.ts';
import { BOTTOM, leading } from './theme.ts';

/** Something of a known height that draws itself from a top edge. */
export interface Piece {
  readonly height: number;
  draw(top: number): void;
}

/** The write position, top to bottom over as many pages as it takes. */
export class Flow {
  y = 0;
  #top = 0;
  readonly #canvas: Canvas;
  readonly #startPage: (first: boolean) => number;

  /** @param startPage draws what a new page begins with and returns where its content starts */
  constructor(canvas: Canvas, startPage: (first: boolean) => number) {
    this.#canvas = canvas;
    this.#startPage = startPage;
    this.newPage();
  }

  newPage(): void {
    this.#canvas.addPage();
    this.#top = this.#startPage(this.#canvas.pageCount === 1);
    this.y = this.#top;
  }

  /** Whether this much still fits on the page. */
  fits(height: number): boolean {
    return this.y + height <= BOTTOM + 0.01;
  }

  /** Goes to the next page when this much does not fit on this one and would fit better there. */
  reserve(height: number): void {
    if (!this.fits(height) && this.y > this.#top) this.newPage();
  }

  /** Draws a piece, on the next page when it does not fit on this one. */
  place(piece: Piece): void {
    this.reserve(piece.height);
    piece.draw(this.y);
    this.y += piece.height;
  }

  /** Draws pieces one after another, together on one page where a page can hold them. */
  placeTogether(pieces: readonly Piece[]): void {
    this.reserve(heightOf(pieces));
    for (const piece of pieces) this.place(piece);
  }

  gap(height: number): void {
    this.y += height;
  }
}

export function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.height, 0);
}

/** Pieces as one that is never split. */
export function stacked(pieces: readonly Piece[]): Piece {
  return {
    height: heightOf(pieces),
    draw(top) {
      let y = top;
      for (const piece of pieces) {
        piece.draw(y);
        y += piece.height;
      }
    },
  };
}

/** Columns side by side as one piece, as tall as the tallest. */
export function beside(...columns: readonly Piece[]): Piece {
  return {
    height: Math.max(0, ...columns.map((column) => column.height)),
    draw(top) {
      for (const column of columns) column.draw(top);
    },
  };
}

export function space(height: number): Piece {
  return { height, draw() {} };
}

/** One line of clean text. */
export function lineOf(
  canvas: Canvas,
  text: string,
  x: number,
  style: TextStyle,
  options: { align?: Align; height?: number } = {},
): Piece {
  const height = options.height ?? leading(style);
  return {
    height,
    draw(top) {
      canvas.text(text, x, baseline(top, height, style), style, options.align ?? 'left');
    },
  };
}

/** Where the baseline goes for capitals to stand in the middle of a line. */
export function baseline(top: number, height: number, style: TextStyle): number {
  return top + (height + (style.size * style.face.metrics.capHeight) / 1000) / 2;
}

/** A text over as many lines as it needs, one piece a line; its own line breaks are kept. */
export function paragraph(
  canvas: Canvas,
  text: string,
  x: number,
  width: number,
  style: TextStyle,
  height: number = leading(style),
): Piece[] {
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((part) => wrap(canvas.clean(part, style.face), width, style))
    .map((line) => lineOf(canvas, line, x, style, { height }));
}
