/** A desk for a spec, whichever host shows it. */
import { isDeepStrictEqual } from 'node:util';
import type { Browser, Page } from '@playwright/test';
import { openElectronDesk } from './electron-desk.ts';
import { READER, VIEWPORT } from './places.ts';
import { openWebDesk, type DeskClient, type DeskKind } from './web-desk.ts';

export interface Desk {
  readonly dataFolder: string;
  /** The contract. @throws Error in Electron: tag the spec `@web` */
  readonly client: DeskClient;
  /** Opens the window, watched from its first request on. */
  open(
    browser: Browser,
    watch: (page: Page) => void,
  ): Promise<{ readonly page: Page; readonly leave: () => Promise<void> }>;
  close(): Promise<void>;
}

export function openDesk(kind: DeskKind, host: 'web' | 'electron'): Promise<Desk> {
  // In Electron the engine is the program's own, which no simulator can be put into.
  return host === 'web' || kind === 'pacs' || kind === 'gateways' ? onWeb(kind) : onElectron(kind);
}

async function onWeb(kind: DeskKind): Promise<Desk> {
  const desk = await openWebDesk(kind);
  let first: Awaited<ReturnType<typeof desk.client.preferences.all>> | undefined;
  return {
    dataFolder: desk.dataFolder,
    client: desk.client,
    async open(browser, watch) {
      const cookies = await desk.enter(browser);
      // A filter or a language that another spec left in a desk that both use is none of this one's.
      const now = await desk.client.preferences.all();
      first ??= now;
      for (const key of Object.keys({ ...first, ...now })) {
        const value = first[key] ?? null;
        if (!isDeepStrictEqual(now[key] ?? null, value)) await desk.client.preferences.set({ key, value });
      }
      const context = await browser.newContext({ ...READER, viewport: VIEWPORT });
      await context.addCookies(cookies);
      const page = await context.newPage();
      watch(page);
      await page.goto(desk.origin);
      return { page, leave: () => context.close() };
    },
    close: () => desk.close(),
  };
}

async function onElectron(kind: 'demo' | 'empty'): Promise<Desk> {
  const desk = await openElectronDesk(kind);
  return {
    dataFolder: desk.dataFolder,
    get client(): DeskClient {
      throw new Error('in Electron the contract speaks with its window only: tag this spec @web');
    },
    async open(_browser, watch) {
      const { page } = desk;
      watch(page);
      // The window is the worker's: each test begins where the desk begins.
      await page.evaluate("location.hash = '/'");
      await page.reload();
      return {
        page,
        async leave() {
          page.removeAllListeners();
        },
      };
    },
    close: () => desk.close(),
  };
}
