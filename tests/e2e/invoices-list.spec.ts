/** Facturas: the list, its filter, views, what is done with many, and the keys. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expect, test, type App, type Desk } from './support/fixtures.ts';

/** `1,234.50` of minor units of a currency with two decimals. */
function shown(minor: number): string {
  const digits = String(minor).padStart(3, '0');
  return `${digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}

async function companyOf({ client }: Desk): Promise<string> {
  const { rows } = await client.companies.list({ limit: 10 });
  const company = rows.find(({ tradeName }) => tradeName?.startsWith('Torre del Valle') === true);
  if (company === undefined) throw new Error('the demo desk has no such company');
  return company.id;
}

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Facturas' });
const totalsRow = (page: Page): Locator => grid(page).getByRole('row').last();

/** How many rows the list says that it has; the heading is one of them. */
async function expectCount(page: Page, count: number): Promise<void> {
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(count + 1));
}

async function chooseView(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Vista: / }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** The list as it comes, whatever the test before has left it with. */
async function openList(app: App): Promise<void> {
  await app.goto('/invoices');
  await chooseView(app.page, 'Todas');
  await expect(grid(app.page).locator('[aria-rowindex="4"]')).toBeVisible();
}

test('shows of a filter what the engine counts and adds up @web', async ({ app, desk }) => {
  const { page } = app;
  const companyId = await companyOf(desk);
  await openList(app);
  const all = await desk.client.invoices.totals({ companyId });
  await expectCount(page, all.count);

  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Estado' }).click();
  await page.getByRole('checkbox', { name: 'Timbrada' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Moneda' }).click();
  await page.getByRole('radio', { name: 'USD' }).click();
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Total' }).click();
  await page.getByRole('textbox', { name: 'Desde' }).fill('100*20');
  await page.getByRole('button', { name: 'Listo' }).click();

  const filter = { companyId, statuses: ['stamped' as const], currency: 'USD', minTotalMinor: 200_000 };
  const filtered = await desk.client.invoices.totals(filter);
  const [dollars] = filtered.byCurrency;
  expect(filtered.count).toBeGreaterThan(0);
  await expectCount(page, filtered.count);
  await expect(totalsRow(page)).toContainText(`${shown(dollars?.totalMinor ?? 0)}USD`);
  // The chips are the sentence of that filter.
  await expect(page.getByRole('group', { name: 'Filtro', exact: true })).toContainText(
    /^Timbradasen USDtotal de \$2,000\.00 o más/,
  );

  // Words come on top; what nothing matches says so and is one press away from everything.
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: 'Buscar facturas' }).fill('zzzz nadie se llama así');
  await expect(page.getByText('Nada coincide con lo que buscas')).toBeVisible();
  await page.getByRole('button', { name: 'Quitar filtros' }).last().click();
  await expectCount(page, all.count);
});

test('orders by what the engine orders by @web', async ({ app, desk }) => {
  const { page } = app;
  const companyId = await companyOf(desk);
  await openList(app);
  await page.getByRole('button', { name: 'Total', exact: true }).click();
  const { rows } = await desk.client.invoices.list({
    companyId,
    sort: { by: 'total', direction: 'desc' },
    limit: 3,
  });
  const first = grid(page).locator('[aria-rowindex="2"]');
  await expect(first).toContainText(shown(rows[0]?.totalMinor ?? 0));
  await page.getByRole('button', { name: 'Total', exact: true }).click();
  await expect(page.getByRole('columnheader', { name: 'Total' }).first()).toHaveAttribute('aria-sort', 'ascending');
});

test('takes everything of a filter into a file that holds exactly that @web', async ({ app, desk }) => {
  const { page } = app;
  const companyId = await companyOf(desk);
  await app.goto('/invoices');
  await chooseView(page, 'Timbradas sin cobrar');
  const filter = { companyId, statuses: ['stamped' as const], paymentStates: ['unpaid' as const, 'partial' as const] };
  const totals = await desk.client.invoices.totals(filter);
  await expectCount(page, totals.count);
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  const bar = page.getByRole('toolbar', { name: 'Acciones con lo elegido' });
  await expect(bar).toContainText(`${totals.count} elegidas`);
  const pesos = totals.byCurrency.find(({ currency }) => currency === 'MXN');
  await expect(bar).toContainText(`${shown(pesos?.totalMinor ?? 0)}MXN`);

  // One is taken out again: the sum and the file know it.
  const left = grid(page).locator('[aria-rowindex="2"]');
  await left.getByRole('checkbox').click();
  await expect(bar).toContainText(`${totals.count - 1} elegidas`);
  const download = page.waitForEvent('download');
  await bar.getByRole('button', { name: 'Exportar' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const lines = parse<Record<string, string>>(await readFile(await file.path(), 'utf8'), { columns: true, bom: true });
  const { rows } = await desk.client.invoices.list({ ...filter, limit: 500 });
  expect(lines.map((line) => line['Folio fiscal (UUID)'])).toEqual(rows.slice(1).map(({ uuid }) => uuid));

  const run = page.getByRole('region', { name: 'Exportar' }).first();
  await expect(run).toContainText(`${totals.count - 1} renglones en el archivo`);
  await run.getByRole('button', { name: 'Cerrar' }).click();
  await expect(run).toHaveCount(0);
});

test('stamps many at once and says which ones could not be, and why @web', async ({
  freshApp,
  freshDesk,
  axe,
  shoot,
}) => {
  const { page } = freshApp;
  const companyId = await companyOf(freshDesk);
  const drafts = await freshDesk.client.invoices.list({ companyId, statuses: ['draft'], limit: 500 });
  await freshApp.goto('/invoices');
  await chooseView(page, /^Borradores/);
  await expectCount(page, drafts.rows.length);
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await shoot(page, 'invoices-chosen');
  await page.getByRole('button', { name: 'Timbrar', exact: true }).click();
  const run = page.getByRole('region', { name: 'Timbrar' });
  const failures = run.getByRole('button', { name: /no se pud/ });
  await failures.click();
  // Only what is left in the end is left.
  await expect(run).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  const { rows: left } = await freshDesk.client.invoices.list({ companyId, statuses: ['draft'], limit: 500 });
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(drafts.rows.length);
  await expect(run).toContainText(`${drafts.rows.length - left.length} sellada`);
  // The list has changed by itself to what is left.
  await expectCount(page, left.length);
  const listed = run.getByRole('list').getByRole('button');
  await expect(listed).toHaveCount(left.length);
  await axe(page);
  await shoot(page, 'invoices-bulk');
  const name = (await listed.first().textContent()) ?? '';
  await listed.first().click();
  const panel = page.getByRole('complementary', { name: 'Factura Borrador' });
  await expect(panel.getByRole('list', { name: 'Lo que hay que revisar' })).toContainText(/CFDI\d{5}/);
  await expect(panel).toContainText(name);
});

test('takes drafts away and brings them back as they were @web', async ({ freshApp, freshDesk }) => {
  const { page } = freshApp;
  const companyId = await companyOf(freshDesk);
  const before = await freshDesk.client.invoices.list({ companyId, statuses: ['draft'], limit: 500 });
  await freshApp.goto('/invoices');
  await chooseView(page, /^Borradores/);
  await expectCount(page, before.rows.length);
  await grid(page).focus();
  // One by its key.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expectCount(page, before.rows.length - 1);
  await page.keyboard.press('ControlOrMeta+z');
  await expectCount(page, before.rows.length);
  // All of them through the bar.
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.getByRole('button', { name: 'Eliminar borradores' }).click();
  await expect(page.getByText('Nada coincide con lo que buscas')).toBeVisible();
  await page.getByRole('region', { name: 'Eliminar borradores' }).getByRole('button', { name: 'Deshacer' }).click();
  await expectCount(page, before.rows.length);
  const after = await freshDesk.client.invoices.totals({ companyId, statuses: ['draft'] });
  const sum = before.rows.reduce((all, row) => all + (row.currency === 'MXN' ? row.totalMinor : 0), 0);
  expect(after.byCurrency.find(({ currency }) => currency === 'MXN')?.totalMinor).toBe(sum);
});

test('goes through the list by keys alone', async ({ app }) => {
  const { page } = app;
  await openList(app);
  await grid(page).focus();
  for (const key of ['ArrowDown', 'j', 'k', 'ArrowDown']) await page.keyboard.press(key);
  await page.keyboard.press('Space');
  await expect(page.getByRole('toolbar', { name: 'Acciones con lo elegido' })).toContainText('1 elegida');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('toolbar', { name: 'Acciones con lo elegido' })).toContainText('3 elegidas');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Acciones con lo elegido' })).toHaveCount(0);

  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: /^Factura/ });
  await expect(panel).toBeVisible();
  const first = page.url();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.url()).not.toBe(first);
  await expect(grid(page)).toBeFocused();
  // The panel shows the row that the keys are on.
  const row = grid(page).locator('[data-active]');
  await expect(row).toHaveCount(1);
  const total = (await row.getByRole('gridcell').last().textContent()) ?? '';
  await expect(panel).toContainText(total);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(grid(page)).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Duplicar' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Atajos de teclado' });
  await expect(sheet.getByRole('heading', { name: 'Facturas' })).toBeVisible();
  for (const label of ['Timbrar', 'Guardar PDF', 'Enviar por correo', 'Agregar filtro', 'Cambiar de vista']) {
    await expect(sheet.getByText(label, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('n');
  await expect.poll(() => page.url()).toContain('#/invoices/new');
});

test('changes a filter and takes it away by keys', async ({ app }) => {
  const { page } = app;
  await openList(app);
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Fecha' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Mes pasado' }).focus();
  await page.keyboard.press('Enter');
  const chip = page.getByRole('button', { name: /^Cambiar el filtro/ });
  await expect(chip).toHaveText(/^En [a-z]+ de 20\d\d$/);
  await chip.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Desde' }).fill('1/1/26');
  await page.getByRole('textbox', { name: 'Hasta' }).fill('ayer');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Listo' }).focus();
  await page.keyboard.press('Enter');
  await expect(chip).toHaveText(/^Con fecha 1/);
  await chip.focus();
  await page.keyboard.press('Delete');
  await expect(chip).toHaveCount(0);
});

test('keeps views and the filter for the next time', async ({ app }) => {
  const { page } = app;
  await app.goto('/invoices');
  await chooseView(page, /^Por atender/);
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Moneda' }).click();
  await page.getByRole('radio', { name: 'MXN' }).click();
  await page.getByRole('button', { name: /^Vista: / }).click();
  await page.getByRole('menuitem', { name: 'Guardar como vista nueva…' }).click();
  await page.getByRole('textbox', { name: 'Nombre de la vista' }).fill('Pesos por atender');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Vista: Pesos por atender\./ })).toBeVisible();
  // What is arranged is written when the hand rests for a moment.
  await page.waitForResponse((response) => response.url().includes('preferences/set'));
  await app.goto('/clients');
  await page.reload();
  await app.goto('/invoices');
  await expect(page.getByRole('button', { name: /^Vista: Pesos por atender\./ })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Filtro', exact: true })).toContainText('en MXN');

  await page.getByRole('button', { name: /^Vista: / }).click();
  await page.getByRole('menuitem', { name: /^Eliminar «Pesos/ }).click();
  await expect(page.getByRole('button', { name: /^Vista: Todas\./ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /^Vista: Pesos por atender\./ })).toBeVisible();
  await page.getByRole('button', { name: /^Vista: / }).click();
  await page.getByRole('menuitem', { name: /^Eliminar «Pesos/ }).click();
  await chooseView(page, 'Todas');
});

test('opens on what another section asks for', async ({ app }) => {
  const { page } = app;
  await app.goto('/');
  await page.getByRole('link', { name: /rechazada/ }).click();
  await expect(page.getByRole('button', { name: 'Cambiar el filtro: Rechazadas' })).toBeVisible();
  await expect.poll(() => page.url()).not.toContain('status=');
  await chooseView(page, 'Todas');
});

test('can be read by everybody, in both themes', async ({ app, axe, shoot }) => {
  const { page } = app;
  await openList(app);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await page.getByRole('button', { name: /^De qué se compone el total/ }).click();
  await expect(page.getByRole('table')).toContainText('Restando notas de crédito');
  await axe(page);
  await page.keyboard.press('Escape');
  await shoot(page, 'invoices');
});
