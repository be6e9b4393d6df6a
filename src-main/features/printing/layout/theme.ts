/** Sizes, spaces and styles of the page, in points. */
import { BLACK, brandOf, DANGER, INK, MUTED, type Brand } from './color.ts';
import type { Color, TextStyle } from './text.ts';
import { typefaces } from './typeface.ts';

export const MARGIN = 36;
export const LEFT = MARGIN;
export const RIGHT = 612 - MARGIN;
export const WIDTH = RIGHT - LEFT;
export const TOP = 32;
/** Where the page's content must end; the footer stands below. */
export const BOTTOM = 750;
export const FOOTER_BASELINE = 766;
/** The narrower column at the right of header, parties and totals. */
export const SIDE_WIDTH = 232;
export const SIDE_LEFT = RIGHT - SIDE_WIDTH;
/** What is left of it for the main column. */
export const MAIN_WIDTH = WIDTH - SIDE_WIDTH - 20;

export interface Theme {
  readonly brand: Brand;
  readonly title: TextStyle;
  readonly folio: TextStyle;
  readonly name: TextStyle;
  readonly strong: TextStyle;
  readonly body: TextStyle;
  readonly code: TextStyle;
  readonly label: TextStyle;
  readonly heading: TextStyle;
  readonly small: TextStyle;
  readonly columnHead: TextStyle;
  readonly total: TextStyle;
  readonly seal: TextStyle;
  readonly danger: TextStyle;
}

/** Distance from one baseline to the next. */
export function leading(style: TextStyle): number {
  return Math.round(style.size * 1.24 * 10) / 10;
}

export function themeOf(brandColor: string | undefined): Theme {
  const { regular, semibold } = typefaces();
  const brand = brandOf(brandColor);
  const plain = (size: number, color: Color = INK): TextStyle => ({ face: regular, size, color });
  const bold = (size: number, color: Color = INK): TextStyle => ({ face: semibold, size, color });
  return {
    brand,
    title: bold(15, brand.text),
    folio: bold(12),
    name: bold(11),
    strong: bold(7.8),
    body: plain(7.8),
    code: { ...plain(7.8), code: true },
    label: plain(6.8, MUTED),
    heading: bold(7, brand.text),
    small: plain(6.5, MUTED),
    columnHead: bold(6.8, brand.onFill),
    total: bold(11),
    seal: { ...plain(5.6, BLACK), code: true },
    danger: bold(8.5, DANGER),
  };
}
