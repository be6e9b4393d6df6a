/** The invoice editor: written, checked, kept and stamped, mostly from the keyboard. */
import {
  cell,
  chooseClient,
  CLIENT,
  field,
  idOf,
  LINE,
  newInvoice,
  paste,
  rows,
  total,
} from './support/editor-page.ts';
import { expect, test } from './support/fixtures.ts';
import { invoiceByKeyboard } from './support/keyboard-invoice.ts';

test('from N to stamped with the keyboard alone', async ({ app, axe, shoot }) => {
  const { page } = app;
  await app.goto('/invoices');
  await expect(page.getByRole('grid')).toBeVisible();
  const { ms, keys, uuid } = await invoiceByKeyboard(page, {
    client: CLIENT,
    lines: [
      { product: 'boligrafo', quantity: '3' },
      { product: 'boligrafo', quantity: '12*2' },
    ],
  });
  // oxlint-disable-next-line no-console -- the measured time is what one looks for
  console.log(`invoice by keyboard: ${Math.round(ms)} ms, ${keys} keys`);
  expect(uuid).toMatch(/^[\dA-F-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('timbrada');
  await axe(page);
  await shoot(page, 'invoice-editor-stamped');
  await page.keyboard.press('n');
  await expect(field(page, 'head.client')).toBeFocused();
});

test('an empty invoice says what it begins with, and Tab goes as the eye does', async ({ app, axe, shoot }) => {
  const page = await newInvoice(app);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Elige un cliente y escribe la primera partida')).toBeVisible();
  await axe(page);
  await shoot(page, 'invoice-editor-empty');
  const visited: string[] = [];
  for (let n = 0; n < 17; n++) {
    await page.keyboard.press('Tab');
    visited.push(await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['at'] ?? '?'));
  }
  expect(visited.map((at) => at.replace(/^l\d+\./, 'line.'))).toEqual([
    ...[
      'usoCFDI',
      'formaPago',
      'metodoPago',
      'moneda',
      'serie',
      'exportacion',
      'lugarExpedicion',
      'condicionesDePago',
    ].map((name) => `head.${name}`),
    ...[
      'producto',
      'descripcion',
      'claveProdServ',
      'claveUnidad',
      'cantidad',
      'precioUnitario',
      'descuento',
      'impuestos',
      'objetoImp',
    ].map((name) => `line.${name}`),
  ]);
});

test('a line of free text: keys by words, taxes by profile, live totals', async ({ app }) => {
  const page = await newInvoice(app);
  await chooseClient(page);
  await page.keyboard.type('Dictamen fiscal de prueba');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'claveProdServ')).toBeFocused();
  await expect(cell(page, 'descripcion')).toHaveValue('Dictamen fiscal de prueba');
  await page.keyboard.type('8010');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'claveUnidad')).toBeFocused();
  await expect(cell(page, 'claveProdServ')).toHaveValue(/^8010\d{4}$/);
  await page.keyboard.type('unidad de servicio');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'claveUnidad')).toHaveValue('E48');
  await expect(cell(page, 'cantidad')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('1000*2');
  await page.keyboard.press('Enter');
  await page.keyboard.type('10%');
  await page.keyboard.press('Enter');
  await page.keyboard.type('honor');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'impuestos')).toHaveValue('Honorarios');
  // 2,000 − 10 % = 1,800; + 288 IVA − 180 ISR − 192.00 IVA withheld
  await expect(total(page)).toHaveText(/^1,716\.00/);
  await expect(page.getByText('Ret. ISR')).toBeVisible();
  await expect(page.getByText('MIL SETECIENTOS DIECISÉIS PESOS 00/100 M.N.')).toBeVisible();
  await expect(page.getByText('Lista para timbrar')).toBeVisible();
});

test('rows of a spreadsheet become lines; lines move, double and go, and come back', async ({ app, shoot }) => {
  const page = await newInvoice(app);
  await chooseClient(page);
  await paste(
    page,
    'Consultoría fiscal\t2\t1500\t80101500\tE48\nRevisión de contratos\t1\t900.50\t80121700\tE48\nViáticos\t3\t800\t80101500\tE48',
  );
  await expect(rows(page)).toHaveCount(3);
  await expect(cell(page, 'descripcion')).toBeFocused();
  await expect(total(page)).toHaveText(/^7,308\.58/);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(page, 'descripcion', 1)).toHaveValue('Consultoría fiscal');
  await expect(cell(page, 'descripcion', 1)).toBeFocused();
  await page.keyboard.press('Control+d');
  await expect(rows(page)).toHaveCount(4);
  await expect(cell(page, 'cantidad', 2)).toBeFocused();
  await shoot(page, 'invoice-editor-filled');
  await page.keyboard.press('Control+Delete');
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Deshacer' }).last().click();
  await expect(rows(page)).toHaveCount(4);
  await cell(page, 'objetoImp', 3).focus();
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(5);
  await expect(cell(page, 'producto', 4)).toBeFocused();
});

test('findings stand at their fields, and lead there', async ({ app, axe, shoot }) => {
  app.allow(/422/);
  const page = await newInvoice(app);
  await chooseClient(page);
  await paste(page, LINE);
  await expect(total(page)).toHaveText(/^3,480\.00/);
  await field(page, 'head.usoCFDI').fill('D01');
  await page.keyboard.press('Enter');
  const uso = page.locator('[data-tone="error"]', { hasText: 'D01' }).first();
  await expect(uso).toBeVisible();
  await cell(page, 'descuento').fill('99999');
  await page.keyboard.press('Tab');
  await expect(cell(page, 'descuento')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('DRAFT_DISCOUNT_ABOVE_AMOUNT')).toBeVisible();
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'invoice-editor-findings');
  await field(page, 'head.client').focus();
  await page.keyboard.press('F8');
  await expect(cell(page, 'descuento')).toBeFocused();
  await field(page, 'head.client').focus();
  await page.getByRole('button', { name: /descuento del concepto/ }).click();
  await expect(cell(page, 'descuento')).toBeFocused();
  // Timbrar with an error goes nowhere but to the field.
  await page.keyboard.type('0');
  await page.keyboard.press('Control+Enter');
  await expect(field(page, 'head.usoCFDI')).toBeFocused();
});

test('what was typed outlives a reload, and what was discarded comes back', async ({ app }) => {
  const page = await newInvoice(app);
  await chooseClient(page);
  // Kept within half a second: the engine has it when its answer is there.
  const kept = page.waitForResponse((response) => {
    const asked = response.request().postData() ?? '';
    return response.url().includes('preferences/set') && asked.includes('Trabajo a medias') && response.ok();
  });
  await page.keyboard.type('Trabajo a medias');
  await page.keyboard.press('Enter');
  await expect(page.getByText('lo escrito está a salvo')).toBeVisible();
  await kept;
  await page.reload();
  await expect(page.getByText('Hay una factura sin terminar: FERRETERIA TRES RIOS')).toBeVisible();
  await page.getByRole('button', { name: 'Continuar con ella' }).click();
  await expect(cell(page, 'descripcion')).toHaveValue('Trabajo a medias');
  await expect(field(page, 'head.client')).toHaveValue('FERRETERIA TRES RIOS');
  await page.locator('main > header').getByRole('button', { name: 'Descartar' }).click();
  await page.getByRole('button', { name: 'Deshacer' }).last().click();
  await page.getByRole('button', { name: 'Continuar con ella' }).click();
  await expect(cell(page, 'descripcion')).toHaveValue('Trabajo a medias');
  await page.locator('main > header').getByRole('button', { name: 'Descartar' }).click();
});

test('a complete draft is stored by itself, and two windows never write over each other @web', async ({
  app,
  desk,
}) => {
  app.allow(/422/);
  const page = await newInvoice(app);
  await chooseClient(page);
  await paste(page, LINE);
  await expect(page).toHaveURL(/\/invoices\/[\da-f-]{36}\/edit$/);
  await expect(page.getByText(/^Guardado/)).toBeVisible();
  await expect(cell(page, 'descripcion')).toBeFocused();
  const id = idOf(page);
  const stored = await desk.client.invoices.get({ id });
  expect(stored).toMatchObject({ status: 'draft', totalMinor: 348_000 });
  if (stored.draft === undefined) throw new Error('a draft of ours');
  await desk.client.invoices.update({ id, version: stored.version, draft: { ...stored.draft, formaPago: '01' } });
  await cell(page, 'cantidad').fill('5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Este borrador cambió en otra ventana.')).toBeVisible();
  await page.getByRole('button', { name: 'Guardar el mío como copia' }).click();
  await expect(page.getByText(/^Guardado/)).toBeVisible();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(cell(page, 'cantidad')).toHaveValue('5');
  expect(await desk.client.invoices.get({ id })).toMatchObject({ totalMinor: 348_000, draft: { formaPago: '01' } });
});

test('two hundred lines are as quick as two', async ({ app }) => {
  const page = await newInvoice(app);
  await chooseClient(page);
  const many = Array.from({ length: 200 }, (_, at) => `Servicio ${at + 1}\t1\t10\t80101500\tE48`).join('\n');
  await paste(page, many);
  await expect(total(page)).toHaveText(/^2,320\.00/);
  // Only those in sight are drawn.
  expect(await rows(page).count()).toBeLessThan(60);
  await page.evaluate(() => document.querySelector('[data-area="lines"]')?.scrollTo(0, 1e9));
  await expect(page.locator('[data-line]', { hasText: '200' })).toBeVisible();
  await page.locator('[data-line]', { hasText: '200' }).locator('[data-at$=".precioUnitario"]').fill('20');
  await page.keyboard.press('Enter');
  await expect(total(page)).toHaveText(/^2,331\.60/);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('editor-uuid')).toBeVisible();
});
