/** Small logos, drawn: no picture of anybody's is in the program. */
import { PNG } from 'pngjs';
import type { DemoCompany } from './companies.ts';

const SIZE = 192;

/** A PNG of 192 × 192 pixels. */
export function drawLogo({ ground, sign, shape }: DemoCompany['logo']): Buffer {
  const png = new PNG({ width: SIZE, height: SIZE });
  const [back, front] = [rgb(ground), rgb(sign)];
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) {
      const inSign = shape === 'tower' ? isTower(x / SIZE, y / SIZE) : isWave(x / SIZE, y / SIZE);
      const [red, green, blue] = inSign ? front : back;
      png.data.set([red, green, blue, isInside(x, y) ? 255 : 0], (y * SIZE + x) * 4);
    }
  }
  return PNG.sync.write(png);
}

/** Three blocks side by side, the middle one highest. */
function isTower(x: number, y: number): boolean {
  const blocks = [
    [0.2, 0.37, 0.5],
    [0.415, 0.585, 0.22],
    [0.63, 0.8, 0.38],
  ] as const;
  return y < 0.8 && blocks.some(([from, to, top]) => x >= from && x < to && y >= top);
}

/** Two waves across. */
function isWave(x: number, y: number): boolean {
  if (x < 0.16 || x > 0.84) return false;
  return [0.4, 0.62].some((middle) => Math.abs(y - middle - 0.07 * Math.sin(x * 4 * Math.PI)) < 0.045);
}

/** Within the rounded square. */
function isInside(x: number, y: number): boolean {
  const radius = 28;
  const beyond = (at: number): number => Math.max(radius - at, at - (SIZE - 1 - radius), 0);
  return Math.hypot(beyond(x), beyond(y)) <= radius;
}

function rgb(color: string): readonly [number, number, number] {
  const at = (from: number): number => Number.parseInt(color.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}
