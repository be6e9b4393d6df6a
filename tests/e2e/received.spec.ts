/** Gastos: the list, its filter and sums, the panel, and the keys. */
import type { Locator, Page } from '@playwright/test';
import { cfdi, readyFor, SUPPLIER, type Ours } from './support/cfdis.ts';
import { expect, test, type Desk } from './support/fixtures.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Gastos' });
const panel = (page: Page): Locator => page.getByRole('complementary', { name: /^Comprobante de/ });

/** Some documents of a supplier, one of them in dollars and one of them a credit note. */
async function importSome({ client }: Desk, { rfc }: Ours, first: number): Promise<string> {
  const documents = [
    cfdi(SUPPLIER, rfc, first),
    cfdi(SUPPLIER, rfc, first + 1, { metodoPago: 'PPD', formaPago: '99' }),
    cfdi(SUPPLIER, rfc, first + 2, { moneda: 'USD', tipoCambio: '17.50' }),
    cfdi(SUPPLIER, rfc, first + 3, { tipoDeComprobante: 'E' }),
  ];
  const { id } = await client.cfdiImports.begin({});
  await client.cfdiImports.addFiles({
    id,
    files: documents.map((xml, at) => ({ path: `${at}.xml`, base64: Buffer.from(xml).toString('base64') })),
  });
  await client.cfdiImports.start({ id });
  await expect.poll(async () => (await client.cfdiImports.get({ id })).state).toBe('done');
  expect((await client.cfdiImports.get({ id })).counts.received).toBe(documents.length);
  return id;
}

test('says what it is for, then lists what came, with its sums by currency and tax @web', async ({
  freshApp,
  freshDesk,
  axe,
  shoot,
}) => {
  const { page } = freshApp;
  const ours = await readyFor(freshDesk);
  await freshApp.goto('/received');
  await expect(page.getByText('Aquí van los CFDI que te emiten')).toBeVisible();
  await axe(page);
  await shoot(page, 'received-empty');
  await importSome(freshDesk, ours, 300);
  // It came while the list was shown.
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');
  const totals = grid(page).getByRole('row').last();
  await expect(totals).toContainText('636.00');
  await expect(totals).toContainText('212.00USD');
  await page.getByRole('button', { name: /^De qué se compone el total/ }).click();
  const parts = page.getByRole('table');
  await expect(parts.getByRole('row', { name: /^ISR retenido/ })).toContainText('60.00');
  await expect(parts.getByRole('row', { name: /^Restando notas de crédito/ })).toContainText('212.00');
  await axe(page);
  await shoot(page, 'received-totals');
  await page.keyboard.press('Escape');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'received');

  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Moneda' }).click();
  await page.getByRole('radio', { name: 'USD' }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2');
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Tipo' }).click();
  await page.getByRole('checkbox', { name: 'Nota de crédito' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nada coincide con lo que buscas')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Filtro', exact: true })).toContainText(/^Notas de créditoen USD/);
  await page.getByRole('button', { name: 'Quitar filtros' }).last().click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');

  await grid(page).getByRole('row').filter({ hasText: 'F-301' }).click();
  await expect(panel(page)).toContainText('Servicio «301» & más');
  await expect(panel(page).getByText('Nada está mal')).toBeVisible();
  await axe(page);
  await shoot(page, 'received-panel');
  await panel(page).getByRole('tab', { name: 'XML' }).click();
  await expect(panel(page).getByRole('region', { name: 'XML del comprobante' })).toContainText('cfdi:Comprobante');
  await panel(page).getByRole('button', { name: 'Comprobar' }).click();
  await expect(panel(page).getByRole('region', { name: 'Comprobación' })).toContainText('sello');
  const download = page.waitForEvent('download');
  await panel(page).getByRole('button', { name: 'Guardar XML' }).click();
  expect((await download).suggestedFilename()).toMatch(/301.*\.xml$/);
  await panel(page).getByRole('button', { name: 'Ver su importación' }).click();
  await page.getByRole('button', { name: 'Ver gastos' }).click();
  await expect(page.getByRole('button', { name: 'Cambiar el filtro: De una importación' })).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');
});

test('is gone through by keys alone @web', async ({ app, desk }) => {
  const { page } = app;
  const ours = await readyFor(desk);
  const run = await importSome(desk, ours, 700);
  await app.goto('/');
  await page.keyboard.press('Control+8');
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: 'Buscar gastos' }).fill('F-70');
  await expect(grid(page).getByRole('row').filter({ hasText: 'F-700' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(grid(page).locator('[data-active]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('Servicio «70');
  const first = page.url();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.url()).not.toBe(first);
  await page.keyboard.press('2');
  await expect(panel(page).getByRole('tab', { name: 'XML' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Atajos de teclado' });
  for (const label of ['Guardar XML', 'Consultar en el SAT', 'Importar CFDI']) {
    await expect(sheet.getByText(label, { exact: true }).first()).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('Shift+F');
  await desk.client.cfdiImports.undo({ id: run });
  await expect(grid(page).getByRole('row').filter({ hasText: 'F-700' })).toHaveCount(0);
});

test('shows what the SAT says, and asks it by its key @web', async ({ app, desk, axe }) => {
  const { page } = app;
  const ours = await readyFor(desk);
  await importSome(desk, ours, 880);
  // Documents of a specification are demonstrations, of which the SAT knows nothing: the answers are given here.
  const asked: unknown[] = [];
  let state = 'vigente';
  const satStatus = () => ({ state, checkedAtUtc: new Date().toISOString() });
  await page.route('**/rpc/received/*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.json()) as { json: { rows?: Record<string, unknown>[] } & Record<string, unknown> };
    for (const row of body.json.rows ?? [body.json])
      if ('uuid' in row) Object.assign(row, { demo: false, satStatus: satStatus() });
    await route.fulfill({ response: answer, json: body });
  });
  await page.route('**/rpc/satStatus/check', async (route) => {
    asked.push(route.request().postDataJSON());
    state = 'cancelado';
    await route.fulfill({ json: { json: { state } } });
  });
  await app.goto('/received');
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: 'Buscar gastos' }).fill('F-880');
  const row = grid(page).getByRole('row').filter({ hasText: 'F-880' });
  await expect(row).toContainText('Vigente');
  await row.click();
  await expect(panel(page)).toContainText('En el SAT: Vigente');
  await axe(page);
  await grid(page).focus();
  await page.keyboard.press('s');
  await expect(page.getByText('F-880: Cancelado según el SAT')).toBeVisible();
  expect(asked).toEqual([{ json: { source: 'received', id: expect.any(String) } }]);
});
