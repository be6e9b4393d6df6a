/** Colours of the printed document and the contrast that they must keep. */
import type { Color } from './text.ts';

type Rgb = readonly [number, number, number];

/** WCAG 2.2 AA for normal text. */
const READABLE = 4.5;
/** Cuadra's own accent, for companies that chose none. */
const DEFAULT_BRAND = '#0f6e6e';

export const INK = toOperator(parseHex('#1b1b19'));
export const MUTED = toOperator(parseHex('#5c5c57'));
export const HAIRLINE = toOperator(parseHex('#d6d5d0'));
export const DANGER = toOperator(parseHex('#a3201c'));
export const WATERMARK_DANGER = toOperator(parseHex('#f7dcd9'));
export const WATERMARK_NEUTRAL = toOperator(parseHex('#ebebe8'));
export const WHITE: Color = '1 1 1';
export const BLACK: Color = '0 0 0';

export interface Brand {
  /** For fills and rules, as the company chose it. */
  readonly fill: Color;
  /** For text on the fill: white where it reads well, otherwise ink or black. */
  readonly onFill: Color;
  /** For text and rules on white: the colour itself, darkened until it reads well. */
  readonly text: Color;
}

/**
 * The colours made from a company's accent.
 * @param hex `#rrggbb`; anything else gives Cuadra's accent
 */
export function brandOf(hex: string | undefined): Brand {
  const rgb = parseHex(hex !== undefined && /^#[0-9a-f]{6}$/i.test(hex) ? hex : DEFAULT_BRAND);
  const ink = parseHex('#1b1b19');
  const white: Rgb = [1, 1, 1];
  return {
    fill: toOperator(rgb),
    // Against a middling colour ink falls just short and black does not.
    onFill: contrast(rgb, white) >= READABLE ? WHITE : contrast(rgb, ink) >= READABLE ? INK : BLACK,
    text: toOperator(darkenedFor(rgb, white)),
  };
}

/** WCAG contrast ratio of two colours, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A `Color` back as numbers. */
export function toRgb(color: Color): Rgb {
  const [r = 0, g = 0, b = 0] = color.split(' ').map(Number);
  return [r, g, b];
}

function darkenedFor(color: Rgb, background: Rgb): Rgb {
  let current = color;
  while (contrast(current, background) < READABLE) current = current.map((c) => c * 0.94) as unknown as Rgb;
  return current;
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function parseHex(hex: string): Rgb {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255];
}

function toOperator(rgb: Rgb): Color {
  // Rounded down, so that a colour darkened just enough stays dark enough.
  return rgb.map((c) => Math.floor(c * 10_000) / 10_000).join(' ');
}
