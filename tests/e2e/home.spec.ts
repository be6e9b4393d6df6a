/** Inicio: what waits for a person, how the month stands, and the way into everything else. */
import { expect, test } from './support/fixtures.ts';

test('says what waits for a person, and leads there', async ({ app, axe, shoot }) => {
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Inicio' })).toBeVisible();
  const rejected = page.getByRole('link', { name: /rechazadas? por el PAC/ });
  await expect(rejected).toBeVisible();
  await expect(page.getByText('Este mes')).toBeVisible();
  await axe(page);
  await shoot(page, 'home');
  await rejected.click();
  await expect(page.getByRole('heading', { name: 'Facturas' })).toBeVisible();
  // Only rejected ones stand in the list that it opens.
  await expect(page.getByRole('grid').getByText('Rechazada').first()).toBeVisible();
  await expect(page.getByRole('grid').getByText('Timbrada')).toHaveCount(0);
});

test('the month agrees with the engine, by currency @web', async ({ app, desk }) => {
  const { page } = app;
  const { rows } = await desk.client.companies.list({ limit: 10 });
  const company = rows.find((one) => one.tradeName?.startsWith('Torre del Valle'));
  expect(company).toBeDefined();
  const row = page.locator('section').filter({ hasText: 'Este mes' }).locator('tbody tr').first();
  await expect(row).toBeVisible();
  const cells = await row.locator('td').allTextContents();
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  const totals = await desk.client.invoices.totals({
    companyId: company?.id ?? '',
    from: `${today.slice(0, 8)}01`,
    to: today,
    statuses: ['stamped', 'cancel_requested'],
    types: ['I', 'E'],
  });
  const [first] = totals.byCurrency;
  expect(cells[0]).toBe(first?.currency);
  expect(cells[4]?.replaceAll(/[,.]/g, '').replace('−', '-')).toBe(String(first?.netTotalMinor));
});

test('the palette finds an action and a record by a few letters, with the keyboard alone', async ({ app, axe }) => {
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Inicio' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('configur');
  await expect(page.getByRole('dialog').getByText('Ir a Configuración')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Configuración' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('ferreteria');
  await expect(
    page
      .getByRole('dialog')
      .getByRole('button', { name: /FERRETERIA/ })
      .first(),
  ).toBeVisible();
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the sheet of shortcuts opens with ? and shows the keys of the section', async ({ app, axe, shoot }) => {
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Inicio' })).toBeVisible();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('heading', { name: 'Atajos de teclado' })).toBeVisible();
  await expect(page.getByRole('dialog').getByText('Nueva factura').first()).toBeVisible();
  await axe(page);
  await shoot(page, 'shortcuts');
});

test('another company is another desk, and the choice stays', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: /Cambiar de empresa/ }).click();
  const other = page.getByRole('menuitem').filter({ hasNotText: 'Torre del Valle' }).first();
  const name = (await other.locator('.truncate').textContent()) ?? '';
  await other.click();
  await expect(page.getByRole('button', { name: /Cambiar de empresa/ })).toContainText(name);
  await page.waitForTimeout(500);
  await page.reload();
  await expect(page.getByRole('button', { name: /Cambiar de empresa/ })).toContainText(name);
  await page.getByRole('button', { name: /Cambiar de empresa/ }).click();
  await page.getByRole('menuitem', { name: /Torre del Valle/ }).click();
  await expect(page.getByRole('button', { name: /Cambiar de empresa/ })).toContainText('Torre del Valle');
});

test('speaks English, and keeps it', async ({ app, axe }) => {
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Inicio' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('english');
  await expect(page.getByRole('dialog').getByText('English')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.waitForTimeout(400);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Home' })).toBeVisible();
  await axe(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('español');
  await expect(page.getByRole('dialog').getByText('Español')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Inicio' })).toBeVisible();
});

test('a tiny window and a large zoom keep everything within reach', async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 1024, height: 640 });
  await expect(page.getByRole('button', { name: 'Nueva factura' })).toBeInViewport();
  // 150 % at 1280 × 800 leaves as many pixels of the page as this.
  await page.setViewportSize({ width: 853, height: 533 });
  await expect(page.getByRole('button', { name: 'Nueva factura' })).toBeInViewport();
  await expect(page.getByRole('navigation')).toBeInViewport();
});
