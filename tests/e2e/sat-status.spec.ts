/** What the SAT says of the invoices, and the alerts of what differs. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { companyOf, numberOf, stampedInvoice } from './support/stamped.ts';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Facturas' });
const panel = (page: Page): Locator => page.getByRole('complementary', { name: /^Factura / });
const alerts = (page: Page): Locator => page.getByRole('grid', { name: 'Alertas' });

test('asks the SAT about one invoice, by key and by mouse, and shows its words @web', async ({
  app,
  desk,
  axe,
  shoot,
}) => {
  const { page } = app;
  const invoice = await stampedInvoice(desk);
  await app.goto(`/invoices/${invoice.id}`);
  await expect(panel(page)).toContainText('Sin consultar');
  await page.keyboard.press('s');
  await expect(panel(page).getByText('Vigente', { exact: true }).first()).toBeVisible();
  await panel(page).getByRole('button', { name: 'Consultar ahora' }).click();
  await expect(page.getByText(`${numberOf(invoice)}: Vigente según el SAT`).first()).toBeVisible();
  await page.keyboard.press('4');
  await expect(panel(page).getByRole('heading', { name: 'Lo que dice el SAT' })).toBeVisible();
  await expect(panel(page)).toContainText('Contestó el PAC de demostración en lugar del SAT.');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page, { include: 'aside' });
  }
  await shoot(page, 'sat-detail');
});

test('asks about several from the list, and the filter finds what differs @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  const companyId = await companyOf(desk);
  const invoice = await stampedInvoice(desk);
  const { rows: differing } = await desk.client.invoices.list({
    companyId,
    satStates: ['cancelado'],
    statuses: ['stamped'],
  });
  const [different] = differing;
  if (different === undefined) throw new Error('nothing differs in the demo desk');
  await app.goto('/invoices');
  await grid(page)
    .getByRole('row')
    .filter({ hasText: numberOf(invoice) })
    .getByRole('checkbox')
    .check();
  const bar = page.getByRole('toolbar', { name: 'Acciones con lo elegido' });
  await bar.getByRole('button', { name: 'Consultar en el SAT' }).click();
  const run = page.getByRole('region', { name: 'Consultar en el SAT' });
  await expect(run).toContainText('1 consultada · nada difiere', { timeout: 20_000 });
  await expect(
    grid(page)
      .getByRole('row')
      .filter({ hasText: numberOf(invoice) })
      .getByText('Vigente'),
  ).toBeVisible();
  await run.getByRole('button', { name: 'Cerrar' }).click();
  await shoot(page, 'sat-list');

  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'SAT' }).click();
  await page.getByRole('checkbox', { name: 'Cancelada' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Filtro', exact: true })).toContainText('Canceladas según el SAT');
  await expect(
    grid(page)
      .getByRole('row')
      .filter({ hasText: numberOf(different) }),
  ).toBeVisible();
  await expect(grid(page).getByText('Vigente')).toHaveCount(0);

  // All of the filter: asked by name, and the one that differs is told.
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  await bar.getByRole('button', { name: 'Consultar en el SAT' }).click();
  await run.getByRole('button', { name: /1 difiere/ }).click({ timeout: 20_000 });
  await expect(run.getByRole('list')).toContainText(numberOf(different));
  await axe(page);
  await shoot(page, 'sat-differs');
  await run.getByRole('button', { name: 'Cerrar' }).click();
  await page.keyboard.press('Shift+F');
});

test('alerts: from Inicio to the record, put away and brought back @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  const companyId = await companyOf(desk);
  const { rows } = await desk.client.alerts.list({ companyId });
  const alert = rows.find(({ kind }) => kind === 'sat.cancelled-there');
  if (alert === undefined) throw new Error('the demo desk has no such alert');
  const rail = page.getByRole('navigation').getByRole('link', { name: /^Alertas/ });
  await expect(rail).toContainText(String(rows.length));
  await page.getByRole('main').getByRole('link', { name: alert.title }).click();
  const open = page.getByRole('complementary', { name: `Alerta: ${alert.title}` });
  await expect(open).toContainText(alert.message);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await shoot(page, 'alerts');

  await page.keyboard.press('d');
  await expect(alerts(page).getByText(alert.title)).toHaveCount(0);
  await page.getByText('Descartadas', { exact: true }).click();
  await expect(alerts(page).getByText(alert.title)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(alerts(page).getByText(alert.title)).toHaveCount(0);
  await page.getByText('Abiertas', { exact: true }).click();
  await alerts(page).getByText(alert.title).dblclick();
  await open.getByRole('button', { name: 'Ver la factura' }).click();
  // The invoice itself says what is the matter with it.
  await expect(panel(page)).toContainText(alert.message);
  await expect(panel(page).getByText('Cancelada', { exact: true }).first()).toBeVisible();
  await axe(page, { include: 'aside', exclude: ['canvas'] });
  await shoot(page, 'alert-invoice');
});

test('an invoice cancelled elsewhere is recorded as the SAT has it @web', async ({
  freshApp: app,
  freshDesk: desk,
  axe,
  shoot,
}) => {
  const { page } = app;
  const companyId = await companyOf(desk);
  const { rows } = await desk.client.alerts.list({ companyId });
  const alert = rows.find(({ kind }) => kind === 'sat.cancelled-there');
  if (alert === undefined) throw new Error('the demo desk has no such alert');
  const accept = { name: 'Registrar como cancelada (lo dice el SAT)' };
  const invoiceId = alert.record.id;

  // In the form nothing is said of related documents, and there is no motivo to choose.
  await app.goto(`/invoices/${invoiceId}`);
  await expect(panel(page)).toContainText(alert.message);
  await page.keyboard.press('Delete');
  const form = page.getByRole('region', { name: 'Cancelar ante el SAT' });
  await expect(form).toContainText('El SAT ya la tiene como cancelada');
  await expect(form.getByRole('button', accept)).toBeVisible();
  await expect(form.getByRole('radio')).toHaveCount(0);
  await axe(page, { include: 'aside', exclude: ['canvas'] });
  await shoot(page, 'sat-accept-form');
  await page.keyboard.press('Escape');
  await page.keyboard.press('4');
  await expect(
    panel(page).getByRole('region', { name: 'Lo que dice el SAT' }).getByRole('button', accept),
  ).toBeVisible();

  // Put away, the alert's open panel says so, and takes it back.
  await app.goto(`/alerts/${alert.id}`);
  const open = page.getByRole('complementary', { name: `Alerta: ${alert.title}` });
  await open.getByRole('button', { name: 'Descartar' }).click();
  await expect(open).toContainText('La descartó');
  await open.getByRole('button', { name: 'Volver a abrir' }).click();
  await expect(open.getByRole('button', { name: 'Descartar' })).toBeVisible();
  await shoot(page, 'sat-accept-alert');

  await open.getByRole('button', accept).click();
  await expect(page.getByText(/ quedó cancelada según el SAT/).first()).toBeVisible();
  await expect(open).toContainText('Resuelta');
  await expect(open.getByRole('button', accept)).toHaveCount(0);
  await open.getByRole('button', { name: 'Ver la factura' }).click();
  await expect(panel(page)).toContainText('Cancelada según el SAT, visto el');
  await shoot(page, 'sat-accepted');
  expect(await desk.client.cancellation.state({ invoiceId })).toMatchObject({ status: 'cancelled', earlier: [] });
});
