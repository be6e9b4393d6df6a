/** Pictures of a screen in the sizes and themes that are judged. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { SCREENSHOTS } from './places.ts';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const THEMES = ['light', 'dark'] as const;
/** Nobody looks at the pictures of CI: it takes the one of the four that the guide shows, in a quarter of the time. */
const IN_CI = process.env['CI'] === 'true';

/**
 * Writes `demo-output/screenshots/<name>-<w>x<h>-<theme>.png` for every size and theme (in CI for the first), and leaves
 * the page as it was. The window follows the system's theme unless the person chose one.
 */
export async function shoot(page: Page, name: string, all = !IN_CI): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  const before = page.viewportSize();
  for (const { width, height } of all ? SIZES : SIZES.slice(0, 1)) {
    // Electron's window has no viewport to set: it is taken as it is.
    if (before !== null) await page.setViewportSize({ width, height });
    for (const colorScheme of all ? THEMES : THEMES.slice(0, 1)) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      const path = join(SCREENSHOTS, `${name}-${width}x${height}-${colorScheme}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    }
    if (before === null) break;
  }
  await page.emulateMedia({ colorScheme: null });
  if (before !== null) await page.setViewportSize(before);
}

/** Fonts are there, and two frames were drawn since. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))',
  );
}
