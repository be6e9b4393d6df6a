/** The harness itself: its desks are what they say, and what goes wrong unseen does fail a test. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SCREENSHOTS } from './support/places.ts';
import { expect, test } from './support/fixtures.ts';

test('the demo desk has its two companies behind the window @web', async ({ app, desk }) => {
  await expect(app.page).toHaveTitle(/Cuadra/);
  expect((await desk.client.companies.list({})).rows).toHaveLength(2);
});

test('the empty desk has no vault, and no keychain to make one with @web', async ({ emptyApp, emptyDesk }) => {
  await expect(emptyApp.page).toHaveTitle(/Cuadra/);
  expect((await emptyDesk.client.vault.status()).state).toBe('not-set-up');
  await expect(emptyDesk.client.vault.setUp({})).rejects.toMatchObject({ data: { code: 'KEYCHAIN_ABSENT' } });
  expect((await emptyDesk.client.companies.list({})).rows).toEqual([]);
});

test('a window reads in Spanish and lives in central Mexico', async ({ app }) => {
  expect(await app.page.evaluate('[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]')).toEqual([
    'es-MX',
    'America/Mexico_City',
  ]);
});

test.describe('fails as it should', () => {
  // Playwright turns these around: such a test passes because it fails.
  test.fail();

  test('for an error that nobody caught', async ({ app }) => {
    const thrown = app.page.waitForEvent('pageerror');
    await app.page.evaluate("setTimeout(() => { throw new Error('nobody caught this') })");
    await thrown;
  });

  test('for an error on the console', async ({ app }) => {
    await app.page.evaluate("console.error('something is wrong')");
  });

  test('for an answer that says no @web', async ({ app }) => {
    await app.page.evaluate("fetch('./no-such-file.js').then(() => true)");
  });

  test('for what axe calls critical', async ({ app, axe }) => {
    await app.page.evaluate('document.body.innerHTML = \'<main><h1>x</h1><img src="data:,"></main>\'');
    await axe(app.page, { include: 'main' });
  });
});

test('expects the problems that a test allows', async ({ app }) => {
  app.allow(/something is wrong/);
  await app.page.evaluate("console.error('something is wrong')");
});

test('takes a picture in each size and theme @web', async ({ app, shoot }) => {
  const names = ['1280x800-light', '1280x800-dark', '1920x1080-light', '1920x1080-dark'];
  const paths = names.map((name) => join(SCREENSHOTS, `harness-${name}.png`));
  await shoot(app.page, 'harness', true);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  for (const path of paths) rmSync(path);
});
