/** Productos: the list, a product written down with its taxes, a copy of it, and what is put away. */
import type { Page } from '@playwright/test';
import { expect, test, type Desk } from './support/fixtures.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Productos' });
const panel = (page: Page) => page.getByRole('complementary');
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
const field = (page: Page, label: RegExp) => panel(page).getByRole('textbox', { name: label });

async function productsOf(desk: Desk, query: string) {
  const [company] = (await desk.client.companies.list({})).rows;
  return (await desk.client.products.list({ companyId: company?.id ?? '', query })).rows;
}

test('finds, sorts and shows a product', async ({ app, axe, shoot }) => {
  const { page } = app;
  await app.goto('/products');
  await expect(grid(page).getByRole('row').nth(1)).toContainText('MXN');
  await axe(page);
  await shoot(page, 'products');
  await page.getByRole('columnheader', { name: 'Precio' }).getByRole('button').first().click();
  await expect(grid(page).getByRole('row').nth(1)).toContainText('685,000.00');
  await page.keyboard.press('/');
  await page.keyboard.type('flete');
  await expect(row(page, 'Banco alto para barra')).toHaveCount(0);
  await expect(grid(page).getByRole('row').nth(1)).toContainText(/flete/i);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('Ret. IVA 4 %');
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'product-panel');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
});

test('a product is written down by keyboard, wrong and then right @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  await app.goto('/products');
  await expect(grid(page).getByRole('row').nth(1)).toContainText('MXN');
  await page.keyboard.press('n');
  await expect(field(page, /Descripción/)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Escribe la descripción')).toBeVisible();
  await page.keyboard.type('Asesoría especial');
  await field(page, /Clave SAT/).fill('consultoria de negocios');
  await page.getByRole('option').first().click();
  await field(page, /Código/).fill('TV-040');
  await field(page, /Clave de unidad/).fill('E48');
  await page.getByRole('option', { name: /^E48/ }).click();
  await field(page, /Precio unitario/).fill('1160/1.16');
  await page.keyboard.press('Tab');
  await expect(field(page, /Precio unitario/)).toHaveValue('1,000.00');
  // The code is another product's: said at its field, with the way to that one.
  await expect(panel(page).getByText('PRODUCTO-REPETIDO')).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Abrir «Aceite para motor 15W-40»' })).toBeVisible();
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'product-form');
  await field(page, /Código/).fill('AS-1');
  await panel(page).getByRole('combobox', { name: 'Impuestos' }).click();
  await page.getByRole('option', { name: /^Honorarios/ }).click();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Producto creado: Asesoría especial')).toBeVisible();
  await expect(panel(page)).toContainText('1,000.00');
  const [made] = await productsOf(desk, 'Asesoría especial');
  expect(made).toMatchObject({ sku: 'AS-1', unitPrice: '1000', objetoImp: '02', claveUnidad: 'E48' });
  expect(made?.taxes).toHaveLength(3);
});

test('taxes one by one, a copy, and an archived one that comes back @web', async ({ app, desk, shoot }) => {
  const { page } = app;
  await app.goto('/products');
  await expect(grid(page).getByRole('row').nth(1)).toContainText('MXN');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('TV-041');
  await expect(grid(page).getByRole('row')).toHaveCount(2);
  await expect(grid(page).getByRole('row').last()).toContainText('Aceite hidráulico ISO 68');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('d');
  await expect(field(page, /Descripción/)).toHaveValue('Aceite hidráulico ISO 68');
  await expect(field(page, /Código/)).toHaveValue('');
  await field(page, /Descripción/).fill('Aceite hidráulico ISO 100');
  await panel(page).getByRole('combobox', { name: 'Impuestos' }).first().click();
  await page.getByRole('option', { name: 'Otros impuestos…' }).click();
  await panel(page).getByRole('button', { name: 'Agregar impuesto' }).click();
  await panel(page).getByRole('combobox', { name: 'Impuesto', exact: true }).last().selectOption('IEPS');
  // SAT has no IEPS of 16 %.
  await expect(panel(page).getByText('CFDI40179')).toBeVisible();
  await field(page, /Valor/).last().fill('8');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByText('CFDI40179')).toBeHidden();
  await shoot(page, 'product-taxes');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Producto creado: Aceite hidráulico ISO 100')).toBeVisible();
  const [made] = await productsOf(desk, 'hidráulico 100');
  expect(made?.taxes.map(({ impuesto }) => impuesto)).toEqual(['002', '003']);

  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('hidraulico 100');
  // The row of the search before stands until the new one is here.
  await expect(grid(page).getByRole('row').last()).toContainText('Aceite hidráulico ISO 100');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('a');
  await expect(page.getByText('Producto archivado: Aceite hidráulico ISO 100')).toBeVisible();
  await expect(page.getByText('Nada coincide con lo que buscas')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(row(page, 'Aceite hidráulico ISO 100')).toBeVisible();
});
