/**
 * What a person feels of the window on a desk of a million invoices, in real Chromium on the web host:
 * how soon the first screen stands, how much is loaded for it, how a scroll runs, how soon a search shows.
 */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { openWindowDesk } from '../support/window-desk.ts';
import type { Figure, Goal } from '../types.ts';

export const ids = ['first_screen_ms', 'bundle_first_gz_kb', 'scroll_1m_dropped_pct', 'search_1m_p95_ms'] as const;
export const goals: readonly Goal[] = [
  { id: 'first_screen_ms', is: '<', value: 1500 },
  { id: 'bundle_first_gz_kb', is: '<', value: 250 },
  { id: 'scroll_1m_dropped_pct', is: '<', value: 5 },
  { id: 'search_1m_p95_ms', is: '<', value: 100 },
];

const ROUNDS = 5;
const SCROLL_MS = 4000;
/** What a person types, and what the first row then says: much, little, one or none of a million match. */
const QUERIES: readonly (readonly [string, string])[] = [
  ['numero 123', 'NUMERO 123|A-123'],
  ['888', 'A-888'],
  ['cli num 17', 'NUMERO 17|A-17'],
  ['asociados 099', 'NUMERO 099'],
  ['A-77', 'A-77'],
  ['cliente 3', 'A-3'],
  ['zzz', 'Nada coincide'],
  ['199', 'NUMERO 199|A-199'],
  ['numero 05', 'NUMERO 05'],
  ['CLIENTE NUMERO 000', 'NUMERO 000'],
];

/** In the page: text of the list's first row, or what stands in its place. */
declare function firstRow(): string;
const FIRST_ROW = `globalThis.firstRow = () => {
  const row = document.querySelector('[role=grid] [role=row][aria-rowindex="2"]');
  return row?.textContent ?? document.querySelector('#content')?.textContent ?? '';
}`;

export async function run(): Promise<Figure[]> {
  const desk = await openWindowDesk();
  try {
    // The first one warms the file cache and the engine's statements.
    const cold = await desk.enter();
    const bundle = await weighBundle(cold);
    await untilFirstScreen(cold);
    await cold.close();
    const firsts: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const page = await desk.enter();
      await untilFirstScreen(page);
      firsts.push(performance.now() - started);
      await page.close();
    }
    const page = await desk.enter();
    await openList(page);
    await page.evaluate(FIRST_ROW);
    const dropped = await scroll(page);
    const searches = await search(page);
    return [
      { id: ids[0], value: median(firsts), unit: 'ms' },
      { id: ids[1], value: bundle, unit: 'kB' },
      { id: ids[2], value: dropped, unit: '%' },
      { id: ids[3], value: percentile(searches, 0.95), unit: 'ms' },
    ];
  } finally {
    await desk.close();
  }
}

/** Inicio with everything that it reads: the last invoices are on the screen. */
async function untilFirstScreen(page: Page): Promise<void> {
  await page.locator('main table tbody a').first().waitFor();
}

/** Scripts and styles that the first screen asks for, each as gzip would send it. */
async function weighBundle(page: Page): Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  const onResponse = (response: Response): void => {
    if (['script', 'stylesheet'].includes(response.request().resourceType())) bodies.push(response.body());
  };
  // What the screen before still loads at leisure is not of this one.
  const address = page.url();
  await page.goto('about:blank');
  page.on('response', onResponse);
  await page.goto(address);
  await untilFirstScreen(page);
  page.off('response', onResponse);
  const sizes = await Promise.all(bodies.map(async (body) => gzipSync(await body).length));
  if (sizes.length === 0) throw new Error('no script was loaded');
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

async function openList(page: Page): Promise<void> {
  await page.goto(`${page.url().split('#')[0] ?? ''}#/invoices`);
  // As many rows as the engine has, and the first of them on the screen: then there is something to scroll.
  await page.waitForFunction(() => {
    const grid = document.querySelector('[role=grid]');
    const row = grid?.querySelector('[role=row][aria-rowindex="2"]')?.textContent ?? '';
    return Number(grid?.getAttribute('aria-rowcount')) > 100_000 && row.includes('CLIENTE');
  });
}

/** Share of frames that did not come in time while a wheel turns down the list. */
async function scroll(page: Page): Promise<number> {
  const grid = page.getByRole('grid');
  await grid.hover();
  const frames = page.evaluate(
    (ms) =>
      new Promise<number[]>((done) => {
        const times: number[] = [];
        const step = (now: number): void => {
          times.push(now);
          if (now - (times[0] ?? now) < ms) requestAnimationFrame(step);
          else done(times);
        };
        requestAnimationFrame(step);
      }),
    SCROLL_MS,
  );
  const until = performance.now() + SCROLL_MS;
  while (performance.now() < until) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(30);
  }
  const times = await frames;
  const scrolled = await grid.evaluate((element) => element.scrollTop);
  if (scrolled < 1500) throw new Error(`the list moved by ${scrolled} px only`);
  const expected = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (1000 / 60);
  return Math.max(0, (1 - (times.length - 1) / expected) * 100);
}

/** From the last key of a query until the first frame in which the list shows its answer. */
async function search(page: Page): Promise<number[]> {
  const field = page.locator('[data-section-search]');
  const times: number[] = [];
  // What was scrolled away has no first row.
  await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: 0 }));
  for (const [query, first] of QUERIES) {
    await field.fill('');
    await page.waitForFunction((text) => !new RegExp(text).test(firstRow()), first);
    // The watch begins at the last key, in the page's own time.
    const watch = page.evaluate(
      ({ wanted, text }) =>
        new Promise<number>((done) => {
          const input = document.querySelector<HTMLInputElement>('[data-section-search]');
          input?.addEventListener('input', () => {
            if (input.value !== wanted) return;
            const typed = performance.now();
            const look = (): void => {
              if (new RegExp(text).test(firstRow())) done(performance.now() - typed);
              else requestAnimationFrame(look);
            };
            look();
          });
        }),
      { wanted: query, text: first },
    );
    await field.pressSequentially(query, { delay: 60 });
    times.push(await watch);
  }
  return times;
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
