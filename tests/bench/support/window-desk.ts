/** A web host on a desk of a million invoices, and a browser in front of it, for the window's figures. */
import { execFileSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import type { Engine } from '#engine/engine.ts';
import { openHostDesk, windowContext } from '#engine/host.ts';
import { memoryKeychain } from '#platform/memory-keychain.ts';
import { silentLogger } from '#ports/logger.ts';
import { findBrowser, LAUNCH_ARGS } from '../../e2e/support/browser.ts';
import { prepareWindow, windowPaths } from '../../../src-main/web/build-window.ts';
import { startWebHost } from '../../../src-main/web/server.ts';
import { buildMillion } from './million.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

export interface WindowDesk {
  /** Opens a page that has entered the window, at 1280 × 800. */
  enter(): Promise<Page>;
  close(): Promise<void>;
}

/** Opens a desk whose address was not used yet. */
export async function openWindowDesk(): Promise<WindowDesk> {
  freeCores();
  const { path } = buildMillion();
  forgetRun(path);
  const desk = await openHostDesk({
    dataFolder: dirname(path),
    locale: 'es-MX',
    ports: { keychain: memoryKeychain(), logger: silentLogger },
  });
  const client = createRouterClient(desk.engine.router, { context: desk.context });
  await client.vault.setUp({});
  const browser = await launch();
  const closers: (() => Promise<unknown>)[] = [];
  return {
    async enter() {
      // An address is for one entrance: every page has a host of its own on the same engine.
      const { page, close } = await enterWindow(browser, desk.engine);
      closers.push(close);
      return page;
    },
    async close() {
      await browser.close();
      for (const close of closers) await close();
      await desk.close();
    },
  };
}

/** A database that is kept from run to run has the vault of another run's keychain, and remembers its search. */
function forgetRun(path: string): void {
  const raw = new Database(path);
  raw.exec('DELETE FROM vault_envelopes; DELETE FROM vault_keys; DELETE FROM preferences');
  raw.close();
}

/** A page that has entered the window of an engine, through a host of its own. */
export async function enterWindow(
  browser: Browser,
  engine: Engine,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  await prepareWindow(windowPaths(ROOT), () => undefined);
  const host = await startWebHost({
    router: engine.router,
    logger: silentLogger,
    context: windowContext('es-MX'),
    rendererFolder: join(ROOT, 'dist/renderer'),
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'es-MX' });
  await page.goto(host.address);
  return { page, close: () => host.close() };
}

/** Chromium as the specs start it. */
export async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  return chromium.launch({ args: LAUNCH_ARGS, ...(executablePath === undefined ? {} : { executablePath }) });
}

/** A browser is several processes: bound to one core with the engine it would measure their quarrel. */
export function freeCores(): void {
  if (process.platform !== 'linux') return;
  try {
    execFileSync('taskset', ['-acp', `0-${navigator.hardwareConcurrency - 1}`, String(process.pid)], {
      stdio: 'ignore',
    });
  } catch {
    // Without taskset the bench bound nothing either.
  }
}
