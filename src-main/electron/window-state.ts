/** Where the window stood, and whether that place still exists. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const stored = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof stored>;

export const SMALLEST = { width: 1024, height: 640 } as const;
const FIRST = { width: 1360, height: 860 } as const;
/** How much of the window must be seen for it to be found and moved. */
const VISIBLE = { width: 200, height: 80 } as const;

/** The remembered state, or undefined when there is none that makes sense. */
export function readWindowState(path: string): WindowState | undefined {
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // The first start, or a file that was cut off: the window opens as it does the first time.
    return undefined;
  }
}

export function writeWindowState(path: string, state: WindowState): void {
  writeFileSync(path, JSON.stringify(state), { mode: 0o600 });
}

/** Size, and place where there still is a screen for it; without a place the system chooses one. */
export function boundsOn(
  displays: readonly Rectangle[],
  state: WindowState | undefined,
): { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number } {
  if (state === undefined) return FIRST;
  const width = Math.max(state.width, SMALLEST.width);
  const height = Math.max(state.height, SMALLEST.height);
  const { x, y } = state;
  const seen = displays.some(
    (area) =>
      overlap(x, width, area.x, area.width) >= VISIBLE.width &&
      overlap(y, height, area.y, area.height) >= VISIBLE.height,
  );
  return seen ? { x, y, width, height } : { width, height };
}

function overlap(a: number, aSize: number, b: number, bSize: number): number {
  return Math.min(a + aSize, b + bSize) - Math.max(a, b);
}
