/**
 * What a spec gets. `import { expect, test } from './support/fixtures.ts';`
 *
 *   test('lists the invoices', async ({ app, axe, shoot }) => {
 *     await app.goto('/invoices');                       // a path of the window, behind its `#`
 *     await expect(app.page.getByRole('grid')).toBeVisible();
 *     await axe(app.page);                               // serious and critical findings fail, and are printed
 *     await shoot(app.page, 'invoices');                 // demo-output/screenshots/invoices-<w>x<h>-<theme>.png
 *   });
 *
 * - `app`: the window on the demo desk (two companies, 150 invoices in every state), entered as a person enters it:
 *   `app.page` is Playwright's page, es-MX, America/Mexico_City, 1280 × 800. Console errors, page errors, failed
 *   requests and answers of 400 and above fail the test at its end; `app.allow(/422/)` expects some.
 * - `desk`: the desk behind it: `desk.client` speaks the contract (prepare what a spec needs, look up what it did).
 *   One for all tests of a worker: make records of your own rather than count what is there.
 * - `emptyApp`, `emptyDesk`: the same on an empty data folder and without a keychain, a new one for each test:
 *   the wizard asks for a passphrase.
 * - `freshApp`, `freshDesk`: a demo desk that no other test has touched.
 * - `pacsApp`, `pacsDesk`: a company whose PACs are simulators, on the web host; `typedAt` gives what to type there.
 * - `gatewaysApp`, `gatewaysDesk`: a company whose gateways are simulators, on the web host, one for all tests of a
 *   worker; `outside.ts` pays, delivers and knows what to type there.
 * - The same specs run in Electron where its program is on the machine (project `electron`). There is no
 *   `desk.client` there: tag what needs it with `@web` in the title, and it runs on the web host only.
 *
 * `npm run test:e2e -- -g "words of a title"` runs some; `--ui`, `--headed` and `--debug` are Playwright's own.
 * A failed spec leaves its trace and picture in `demo-output/e2e`.
 */
import { test as base, type Browser, type Page } from '@playwright/test';
import { expectAccessible, type AxeOptions } from './axe.ts';
import { openDesk, type Desk } from './desk.ts';
import type { DeskKind } from './web-desk.ts';
import { watchProblems } from './problems.ts';
import { shoot as takePictures } from './shoot.ts';

export { expect } from '@playwright/test';
export type { Desk } from './desk.ts';

export interface App {
  readonly page: Page;
  /** Goes to a path of the window: `/invoices`. */
  goto(path: string): Promise<void>;
  /** Expects a problem that would otherwise fail this test. */
  allow(pattern: RegExp): void;
}

interface WorkerFixtures {
  readonly desk: Desk;
  readonly gatewaysDesk: Desk;
}

interface TestFixtures {
  readonly app: App;
  readonly emptyDesk: Desk;
  readonly emptyApp: App;
  readonly freshDesk: Desk;
  readonly freshApp: App;
  readonly pacsDesk: Desk;
  readonly pacsApp: App;
  readonly gatewaysApp: App;
  readonly axe: (page: Page, options?: AxeOptions) => Promise<void>;
  readonly shoot: (page: Page, name: string, all?: boolean) => Promise<void>;
}

/** A desk begins in a second or two; the first of a worker may wait for the other worker's. */
const DESK_TIMEOUT_MS = 60_000;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  desk: [
    ({ browserName: _browser }, use, { project }) => withDesk('demo', project.name, use),
    { scope: 'worker', timeout: DESK_TIMEOUT_MS },
  ],
  gatewaysDesk: [
    ({ browserName: _browser }, use, { project }) => withDesk('gateways', project.name, use),
    { scope: 'worker', timeout: DESK_TIMEOUT_MS },
  ],
  emptyDesk: [
    ({ browserName: _browser }, use, { project }) => withDesk('empty', project.name, use),
    { timeout: DESK_TIMEOUT_MS },
  ],
  freshDesk: [
    ({ browserName: _browser }, use, { project }) => withDesk('demo', project.name, use),
    { timeout: DESK_TIMEOUT_MS },
  ],
  pacsDesk: [
    ({ browserName: _browser }, use, { project }) => withDesk('pacs', project.name, use),
    { timeout: DESK_TIMEOUT_MS },
  ],
  app: ({ desk, browser }, use) => withApp(desk, browser, use),
  emptyApp: ({ emptyDesk, browser }, use) => withApp(emptyDesk, browser, use),
  freshApp: ({ freshDesk, browser }, use) => withApp(freshDesk, browser, use),
  pacsApp: ({ pacsDesk, browser }, use) => withApp(pacsDesk, browser, use),
  gatewaysApp: ({ gatewaysDesk, browser }, use) => withApp(gatewaysDesk, browser, use),
  axe: ({ browserName: _browser }, use) => use(expectAccessible),
  shoot: ({ browserName: _browser }, use) => use(takePictures),
});

async function withDesk(kind: DeskKind, project: string, use: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(kind, project === 'electron' ? 'electron' : 'web');
  try {
    await use(desk);
  } finally {
    await desk.close();
  }
}

/** A window on a desk; what went wrong in it unseen fails the test when it is over. */
async function withApp(desk: Desk, browser: Browser, use: (app: App) => Promise<void>): Promise<void> {
  const problems = watchProblems();
  const { page, leave } = await desk.open(browser, problems.watch);
  await use({
    page,
    goto: async (path) => {
      await page.evaluate(`location.hash = ${JSON.stringify(path)}`);
    },
    allow: problems.allow,
  });
  await leave();
  const unexpected = problems.unexpected();
  if (unexpected.length > 0) throw new Error(`the window reported problems:\n${unexpected.join('\n')}`);
}
