/** One invoice at the right of the list: its PDF, data, XML and history, its mail, and what changes by itself. */
import type { Locator, Page } from '@playwright/test';
import type { InvoiceStatus } from '../../src-shared/contract/invoice-list.ts';
import type { InvoiceRowView } from '../../src-shared/contract/invoices.ts';
import { expect, test, type Desk } from './support/fixtures.ts';

async function invoiceThat(
  { client }: Desk,
  { status, fits = () => true }: { status: InvoiceStatus; fits?: (row: InvoiceRowView) => boolean },
): Promise<InvoiceRowView> {
  const { rows: companies } = await client.companies.list({ limit: 10 });
  const company = companies.find(({ tradeName }) => tradeName?.startsWith('Torre del Valle') === true);
  const { rows } = await client.invoices.list({ companyId: company?.id ?? '', statuses: [status], limit: 500 });
  const found = rows.find(fits);
  if (found === undefined) throw new Error(`the demo desk has no invoice that is ${status}`);
  return found;
}

const panel = (page: Page): Locator => page.getByRole('complementary', { name: /^Factura / });

/** How many dots of the first page are neither white nor empty. */
function inkOf(page: Page): Promise<number> {
  return panel(page)
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0;
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      let ink = 0;
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 600) ink++;
      }
      return ink;
    });
}

test('draws the PDF, with its text to be selected @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  const invoice = await invoiceThat(desk, { status: 'stamped' });
  await app.goto(`/invoices/${invoice.id}`);
  await expect(panel(page).locator('canvas').first()).toBeVisible();
  await expect.poll(() => inkOf(page)).toBeGreaterThan(3000);
  await expect(panel(page).getByRole('group', { name: /^Página 1 de/ })).toContainText(invoice.uuid ?? 'no UUID');
  const width = await panel(page)
    .locator('canvas')
    .first()
    .evaluate((canvas) => canvas.clientWidth);
  await panel(page).getByRole('button', { name: 'Acercar' }).click();
  await expect
    .poll(() =>
      panel(page)
        .locator('canvas')
        .first()
        .evaluate((canvas) => canvas.clientWidth),
    )
    .toBeGreaterThan(width);
  await panel(page).getByRole('button', { name: 'Al ancho' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page, { include: 'aside', exclude: ['canvas'] });
  }
  await shoot(page, 'invoice-pdf');

  const download = page.waitForEvent('download');
  await page.keyboard.press('p');
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
});

test('prints the document alone @web', async ({ app, desk }) => {
  const { page } = app;
  const invoice = await invoiceThat(desk, { status: 'stamped' });
  await page.addInitScript(() => {
    window.print = () => {
      document.body.dataset['printed'] = String(document.querySelectorAll('body > div > canvas').length);
    };
  });
  await page.reload();
  await app.goto(`/invoices/${invoice.id}`);
  await panel(page).getByRole('button', { name: 'Imprimir' }).click();
  // Three hundred dots an inch take a while on one core.
  await expect(page.locator('body')).toHaveAttribute('data-printed', /^[1-9]/, { timeout: 20_000 });
  await expect(page.locator('body > div > canvas')).toHaveCount(0);
});

test('tells data, XML and whether it is valid @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  const invoice = await invoiceThat(desk, { status: 'stamped' });
  const { base64 } = await desk.client.invoices.xml({ id: invoice.id });
  const xml = Buffer.from(base64, 'base64').toString('utf8');
  await app.goto(`/invoices/${invoice.id}`);
  await panel(page).getByRole('tab', { name: 'Datos' }).click();
  await expect(panel(page)).toContainText(invoice.uuid ?? 'no UUID');
  await expect(panel(page)).toContainText(/NoCertificado="(\d{20})"/.exec(xml)?.[1] ?? 'no certificate');
  const lines = [...xml.matchAll(/<cfdi:Concepto /g)].length;
  await expect(panel(page).getByRole('table').getByRole('row')).toHaveCount(lines + 1);
  await axe(page, { include: 'aside' });
  await shoot(page, 'invoice-data');

  await page.keyboard.press('3');
  await panel(page).getByRole('button', { name: 'Comprobar' }).click();
  await expect(panel(page)).toContainText('El sello del emisor corresponde al contenido.');
  await panel(page).getByRole('textbox', { name: 'Buscar en el XML' }).fill('TimbreFiscalDigital');
  await expect(panel(page).getByRole('status').filter({ hasText: '1 de' })).toBeVisible();
  await expect(panel(page).locator('mark').first()).toHaveText('TimbreFiscalDigital');
  await axe(page, { include: 'aside' });
  await shoot(page, 'invoice-xml');
});

test('says of each state what it means and what comes next @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  const rejected = await invoiceThat(desk, { status: 'rejected' });
  await app.goto(`/invoices/${rejected.id}`);
  // Word for word, as the PAC said it.
  await expect(panel(page).locator('blockquote').first()).toContainText(rejected.pacMessage ?? 'no words');
  await expect(panel(page).getByRole('list', { name: 'Lo que hay que revisar' })).toBeVisible();
  await axe(page, { include: 'aside', exclude: ['canvas'] });
  await shoot(page, 'invoice-rejected');
  await panel(page).getByRole('button', { name: 'Corregir' }).click();
  await expect.poll(() => page.url()).toContain(`/invoices/${rejected.id}/edit`);

  const unknown = await invoiceThat(desk, { status: 'unknown' });
  await app.goto(`/invoices/${unknown.id}`);
  await expect(panel(page)).toContainText('El PAC no contestó.');
  await expect(panel(page).getByRole('button', { name: 'Preguntar ahora' })).toBeVisible();
  await page.keyboard.press('4');
  await expect(panel(page)).toContainText('El PAC no contestó: quedó en espera de confirmación');
  await expect(panel(page)).toContainText('Intentos de timbrado');
});

test('asks the PAC about a stamp that nobody knows of @web', async ({ freshApp, freshDesk }) => {
  const { page } = freshApp;
  const unknown = await invoiceThat(freshDesk, { status: 'unknown' });
  await freshApp.goto(`/invoices/${unknown.id}`);
  await panel(page).getByRole('button', { name: 'Preguntar ahora' }).click();
  await expect
    .poll(async () => (await freshDesk.client.stamping.state({ invoiceId: unknown.id })).attempts.at(-1)?.asks ?? 0)
    .toBeGreaterThan(0);
  const { status } = await freshDesk.client.invoices.get({ id: unknown.id });
  await expect(panel(page)).toContainText(status === 'stamped' ? 'Timbrada el' : 'El PAC no contestó');
});

test('changes by itself when the stamp arrives @web', async ({ app, desk }) => {
  const { page } = app;
  const stamped = await invoiceThat(desk, { status: 'stamped', fits: ({ type }) => type === 'I' });
  const draft = await desk.client.invoices.duplicate({ id: stamped.id });
  await app.goto(`/invoices/${draft.id}`);
  await expect(panel(page).getByRole('tab', { name: 'Datos' })).toHaveAttribute('aria-selected', 'true');
  // Somebody else stamps it: this window is told.
  const { issued, findings } = await desk.client.invoices.issue({ id: draft.id, version: draft.version });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(issued).toBe(true);
  await expect(panel(page)).toContainText('Timbrada el');
  const row = page.getByRole('grid', { name: 'Facturas' }).locator('[data-active]');
  await expect(row).toContainText('Timbrada');
});

test('tells that another window was quicker, and shows what is true now @web', async ({ app, desk }) => {
  const { page } = app;
  app.allow(/422/);
  const stamped = await invoiceThat(desk, { status: 'stamped', fits: ({ type }) => type === 'I' });
  const { id, version, draft } = await desk.client.invoices.duplicate({ id: stamped.id });
  if (draft === undefined) throw new Error('a duplicate is a draft');
  await app.goto(`/invoices/${id}`);
  await expect(panel(page).getByRole('button', { name: 'Timbrar' })).toBeVisible();
  // Between the press and the desk, the other window saves.
  await page.route('**/invoices/issue', async (route) => {
    await desk.client.invoices.update({ id, version, draft: { ...draft, condicionesDePago: 'OTRA VENTANA' } });
    await route.continue();
  });
  await panel(page).getByRole('button', { name: 'Timbrar' }).click();
  await expect(page.getByText('Alguien cambió este registro')).toBeVisible();
  await expect(panel(page)).toContainText('OTRA VENTANA');
  expect((await desk.client.invoices.get({ id })).status).toBe('draft');
});

test('writes a mail, shows it as it will look, and sends it @web', async ({ app, desk, axe, shoot }) => {
  const { page } = app;
  // A client may have no address yet: the desk says so until one is written.
  app.allow(/422/);
  // Playwright's own trace tries to run in the frame of the mail, where nothing may.
  app.allow(/Blocked script execution in 'about:blank'/);
  const invoice = await invoiceThat(desk, { status: 'stamped', fits: ({ mailState }) => mailState === 'unsent' });
  await app.goto(`/invoices/${invoice.id}`);
  await expect(panel(page).getByRole('button', { name: 'Enviar', exact: true })).toBeVisible();
  await page.keyboard.press('m');
  const form = panel(page).getByRole('form', { name: 'Enviar por correo' });
  await form.getByRole('combobox', { name: 'Para' }).fill('otra@cliente.example');
  await form.getByRole('combobox', { name: 'Para' }).press('Enter');
  await form.getByRole('textbox', { name: 'Nota' }).fill('Gracias por tu compra.');
  const shown = page.frameLocator('iframe[title="El correo como se verá"]');
  await expect(shown.getByText('Gracias por tu compra.')).toBeVisible();
  // Its own styles hold inside the frame.
  await expect(shown.locator('table').first()).toHaveCSS('background-color', 'rgb(245, 243, 240)');
  await expect(form.getByRole('group', { name: 'Archivos adjuntos' })).toContainText('.xml');
  await axe(page, { include: 'aside' });
  await shoot(page, 'invoice-mail');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(form).toHaveCount(0);
  const { companyId, id } = invoice;
  await expect
    .poll(async () => (await desk.client.mail.list({ companyId, invoiceId: id })).rows.map(({ state }) => state))
    .toEqual(['sent']);
  await page.keyboard.press('4');
  await expect(panel(page)).toContainText('otra@cliente.example');
  await expect(panel(page)).toContainText('El correo salió');
});

test('sends again what came back @web', async ({ freshApp, freshDesk, axe, shoot }) => {
  const { page } = freshApp;
  const invoice = await invoiceThat(freshDesk, { status: 'stamped', fits: ({ mailState }) => mailState === 'bounced' });
  await freshApp.goto(`/invoices/${invoice.id}`);
  await expect(panel(page)).toContainText('El correo fue devuelto.');
  await page.keyboard.press('4');
  await axe(page, { include: 'aside' });
  await shoot(page, 'invoice-history');
  await panel(page).getByRole('button', { name: 'Enviar otra vez' }).click();
  const { companyId, id } = invoice;
  await expect
    .poll(async () => (await freshDesk.client.mail.list({ companyId, invoiceId: id })).rows.map(({ state }) => state))
    .toEqual(['sent']);
  await expect(panel(page)).toContainText('El correo salió');
});
