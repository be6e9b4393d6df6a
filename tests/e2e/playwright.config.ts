/** The window as a person uses it: `npm run test:e2e`. Fixtures and how to write a spec: `support/fixtures.ts`. */
import { defineConfig } from '@playwright/test';
import { LAUNCH_ARGS, mustFindBrowser } from './support/browser.ts';
import { electronProgram } from './support/electron-desk.ts';
import { LEFTOVERS, READER, VIEWPORT } from './support/places.ts';

/** Where `tests/run.mjs` wants the numbers. */
const report = process.env['CUADRA_E2E_REPORT'];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: LEFTOVERS,
  globalSetup: './support/global-setup.ts',
  // CI shares its machine: a spec has a second try there, and `tests/run.mjs` names it. By hand, what fails fails.
  retries: process.env['CI'] === 'true' ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  globalTimeout: 16 * 60_000,
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  use: {
    ...READER,
    viewport: VIEWPORT,
    launchOptions: { executablePath: mustFindBrowser(), args: LAUNCH_ARGS },
    // Recording every step costs a good part of a spec's time: in CI only the second try is recorded.
    trace: process.env['CI'] === 'true' ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'web' },
    ...(electronProgram() === undefined ? [] : [{ name: 'electron', grepInvert: /@web/, workers: 1 }]),
  ],
});
