/** Cancelling at the SAT: what is possible, the motivo, the confirmation, and what SAT and the receiver make of it. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { numberOf, stampedInvoice } from './support/stamped.ts';

const panel = (page: Page): Locator => page.getByRole('complementary', { name: /^Factura / });
const standing = (page: Page): Locator => panel(page).getByRole('region', { name: 'Cómo va la cancelación' });
const form = (page: Page): Locator => panel(page).getByRole('region', { name: 'Cancelar ante el SAT' });

test('cancels by keyboard, after a confirmation, and keeps the receipt @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  const invoice = await stampedInvoice(desk);
  const number = numberOf(invoice);
  await app.goto(`/invoices/${invoice.id}`);
  await expect(panel(page).getByText('Timbrada el')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(form(page).getByRole('radio', { name: /^02/ })).toBeVisible();
  // The demo PAC has answered in SAT's place.
  await expect(form(page)).toContainText('El SAT dice que se cancela sin que el receptor lo acepte.');
  // Motivo 04 is for global invoices.
  await expect(form(page).getByRole('radio', { name: /^04/ })).toBeDisabled();
  await page.keyboard.press('Control+Enter');
  await expect(form(page)).toContainText('Elige un motivo.');
  await page.keyboard.press('2');
  await expect(form(page).getByRole('radio', { name: /^02/ })).toBeChecked();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page, { include: 'aside' });
  }
  await shoot(page, 'cancel-form');

  await page.keyboard.press('Control+Enter');
  const question = panel(page).getByRole('alertdialog', { name: `¿Cancelar ${number}?` });
  await expect(question).toContainText('no se puede deshacer');
  // The keys that led here confirm nothing.
  await page.keyboard.press('Control+Enter');
  await expect(question).toBeVisible();
  expect((await desk.client.invoices.get({ id: invoice.id })).status).toBe('stamped');
  await axe(page, { include: 'aside' });
  await shoot(page, 'cancel-confirm');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(question.getByRole('heading')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(standing(page)).toContainText('Cancelada sin que hiciera falta la aceptación', { timeout: 20_000 });
  const { cancellation } = await desk.client.invoices.get({ id: invoice.id });
  expect(cancellation?.current).toMatchObject({ motivo: '02', state: 'cancelled' });
  const download = page.waitForEvent('download');
  await standing(page).getByRole('button', { name: 'Guardar acuse (XML)' }).click();
  const acuse = await readFile(await (await download).path(), 'utf8');
  expect(acuse).toContain(`<UUID>${invoice.uuid?.toUpperCase() ?? 'none'}</UUID>`);

  await page.keyboard.press('4');
  for (const step of ['Se pidió cancelarla', 'se envió al PAC', 'El SAT recibió la solicitud', 'Se canceló']) {
    await expect(panel(page).getByText(step).first()).toBeVisible();
  }
  await expect(panel(page).getByRole('heading', { name: 'Cancelación' })).toBeVisible();
  await axe(page, { include: 'aside' });
  await shoot(page, 'cancel-history');
});

test('waits for the receiver, who rejects; and it may be asked for again @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  // One that is rejected by the time it is looked at, and one whose receiver leaves time to look.
  const rejected = await stampedInvoice(desk, { play: 'demo: rechaza' });
  await desk.client.cancellation.request({ invoiceId: rejected.id, motivo: '02' });
  const invoice = await stampedInvoice(desk, { play: 'demo: no contesta' });
  await app.goto(`/invoices/${invoice.id}`);
  await panel(page).getByRole('button', { name: 'Más', exact: false }).last().click();
  await page.getByRole('menuitem', { name: /Cancelar ante el SAT/ }).click();
  await expect(form(page)).toContainText('El SAT dice que el receptor tiene que aceptarlo.');
  await form(page).getByRole('radio', { name: /^03/ }).click();
  await form(page).getByRole('textbox', { name: 'Nota' }).fill('El cliente no recogió');
  await form(page)
    .getByRole('button', { name: /^Continuar/ })
    .click();
  await panel(page)
    .getByRole('button', { name: `Cancelar ${numberOf(invoice)} ante el SAT` })
    .click();
  await expect(standing(page)).toContainText('Por aceptar', { timeout: 20_000 });
  await standing(page).getByRole('button', { name: 'Preguntar ahora' }).click();
  await shoot(page, 'cancel-waiting');
  await expect(standing(page)).toContainText('el receptor no contestó en su plazo', { timeout: 40_000 });

  await app.goto(`/invoices/${rejected.id}`);
  await expect(standing(page)).toContainText('No aceptada', { timeout: 25_000 });
  // Its row says so too.
  await expect(page.getByRole('grid', { name: 'Facturas' }).getByText('No aceptada').first()).toBeVisible();
  await axe(page, { include: 'aside' });
  await shoot(page, 'cancel-rejected');
  await standing(page).getByRole('button', { name: 'Pedirla otra vez…' }).click();
  await expect(form(page).getByRole('radio', { name: /^03/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(form(page)).toHaveCount(0);
  await expect(panel(page)).toBeVisible();
});

test('the one that replaces it is made, and once it is stamped this one is cancelled @web', async ({
  app,
  desk,
  axe,
  shoot,
}) => {
  const { page } = app;
  const invoice = await stampedInvoice(desk);
  const number = numberOf(invoice);
  await app.goto(`/invoices/${invoice.id}`);
  await expect(panel(page).getByText('Timbrada el')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(form(page).getByRole('radio', { name: /^01/ })).toBeVisible();
  await page.keyboard.press('1');
  await expect(form(page).getByRole('radio', { name: /Hacer la que la sustituye/ })).toBeChecked();
  await shoot(page, 'cancel-substitute');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText(`Esta factura sustituye a ${number}`)).toBeVisible();
  await axe(page);
  await shoot(page, 'cancel-editor');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Sustituye a')).toBeVisible({ timeout: 20_000 });
  await expect
    .poll(async () => (await desk.client.invoices.get({ id: invoice.id })).status, { timeout: 20_000 })
    .toBe('cancelled');
  const { cancellation } = await desk.client.invoices.get({ id: invoice.id });
  expect(cancellation?.current).toMatchObject({ motivo: '01', state: 'cancelled' });
  await page.getByRole('link', { name: number }).click();
  await expect(standing(page)).toContainText('La sustituye');
  await expect(standing(page)).toContainText('Cancelada sin que hiciera falta');
  await shoot(page, 'cancel-chain');
});

test('says what stands in the way, and what the PAC said when it is refused @web', async ({
  app,
  desk,
  axe,
  shoot,
}) => {
  const { page } = app;
  const invoice = await stampedInvoice(desk, { play: 'demo: no cancelable' });
  const other = await stampedInvoice(desk, { relatesTo: { uuid: invoice.uuid ?? '', as: '07' } });
  await app.goto(`/invoices/${invoice.id}`);
  await expect(panel(page).getByText('Timbrada el')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(form(page).getByRole('link', { name: numberOf(other) })).toBeVisible();
  await page.keyboard.press('2');
  await axe(page, { include: 'aside' });
  await shoot(page, 'cancel-blocked');
  const ask = async (): Promise<void> => {
    await form(page)
      .getByRole('button', { name: /^Continuar/ })
      .click();
    await panel(page)
      .getByRole('button', { name: `Cancelar ${numberOf(invoice)} ante el SAT` })
      .click();
  };
  app.allow(/422|409|CANCEL_RELATED/);
  await ask();
  await expect(form(page).getByRole('alert')).toContainText('CANCEL_RELATED');
  await form(page)
    .getByRole('checkbox', { name: /que el SAT decida/ })
    .check();
  await ask();
  await expect(standing(page)).toContainText('No cancelada', { timeout: 20_000 });
  await expect(standing(page).locator('blockquote')).toContainText('204');
  await expect(standing(page).getByRole('button', { name: /^Copiar: 204/ })).toBeVisible();
  await axe(page, { include: 'aside' });
  await shoot(page, 'cancel-refused');
});

test('cancels several from the list, with a motivo and its consequence @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  const invoices = [await stampedInvoice(desk), await stampedInvoice(desk)];
  await app.goto('/invoices');
  const grid = page.getByRole('grid', { name: 'Facturas' });
  for (const invoice of invoices) {
    const row = grid.getByRole('row').filter({ hasText: numberOf(invoice) });
    await row.getByRole('checkbox').check();
  }
  const bar = page.getByRole('toolbar', { name: 'Acciones con lo elegido' });
  await bar.getByRole('button', { name: 'Cancelar…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancelar ante el SAT' });
  await expect(dialog).toContainText('no se puede deshacer');
  await dialog.getByRole('radio', { name: /^03/ }).click();
  await axe(page);
  await shoot(page, 'cancel-bulk');
  await dialog.getByRole('button', { name: 'Cancelar 2 facturas' }).click();
  await expect(page.getByRole('region', { name: 'Pedir cancelación' })).toContainText('2 en proceso de cancelación', {
    timeout: 20_000,
  });
  for (const invoice of invoices) {
    await expect
      .poll(async () => (await desk.client.invoices.get({ id: invoice.id })).status, { timeout: 20_000 })
      .toBe('cancelled');
  }
  const [first] = invoices;
  const row = grid.getByRole('row').filter({ hasText: first === undefined ? 'none' : numberOf(first) });
  await expect(row.getByText('Cancelada', { exact: true }).first()).toBeVisible();
  await page.getByRole('region', { name: 'Pedir cancelación' }).getByRole('button', { name: 'Cerrar' }).click();
});
