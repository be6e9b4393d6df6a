/** The invoice editor: credit notes, currencies, rejected invoices, and clients made on the spot. */
import { cell, chooseClient, companyOf, field, idOf, LINE, newInvoice, paste, total } from './support/editor-page.ts';
import { expect, test } from './support/fixtures.ts';

test('a credit note takes client and lines of the invoice that it corrects @web', async ({ app, desk }) => {
  const company = await companyOf(desk);
  const { rows: stamped } = await desk.client.invoices.list({
    companyId: company.id,
    types: ['I'],
    statuses: ['stamped'],
    limit: 1,
  });
  const [corrected] = stamped;
  if (corrected?.folio === undefined) throw new Error('the demo desk has stamped invoices');
  const page = await newInvoice(app);
  await page.getByText('Nota de crédito', { exact: true }).click();
  await field(page, 'head.credit').fill(`${corrected.serie ?? ''}-${corrected.folio}`);
  await page.keyboard.press('Enter');
  await expect(field(page, 'head.client')).toHaveValue(corrected.receiverName);
  await expect(field(page, 'head.usoCFDI')).toHaveValue(/^G02/);
  await page.keyboard.press('Control+s');
  await expect(page).toHaveURL(/\/invoices\/[\da-f-]{36}\/edit$/);
  const id = idOf(page);
  const { draft, type, totalMinor } = await desk.client.invoices.get({ id });
  expect({ type, totalMinor }).toEqual({ type: 'E', totalMinor: corrected.totalMinor });
  expect(draft?.cfdiRelacionados).toEqual([{ tipoRelacion: '01', uuids: [corrected.uuid?.toLowerCase()] }]);
});

test('another currency asks for its rate, and PPD for 99', async ({ app }) => {
  const page = await newInvoice(app);
  await chooseClient(page);
  await paste(page, LINE);
  await field(page, 'head.moneda').fill('usd');
  await page.keyboard.press('Enter');
  await expect(field(page, 'head.tipoCambio')).toBeEnabled();
  await expect(field(page, 'head.tipoCambio')).toHaveAttribute('data-error', 'true');
  await field(page, 'head.tipoCambio').fill('18.5');
  await page.keyboard.press('Tab');
  await expect(total(page)).toHaveText('3,480.00USD');
  await field(page, 'head.metodoPago').selectOption('PPD');
  await expect(field(page, 'head.formaPago')).toHaveValue(/^99/);
  await expect(field(page, 'head.formaPago')).toBeDisabled();
  await expect(page.getByText('Lista para timbrar')).toBeVisible();
  await field(page, 'head.metodoPago').selectOption('PUE');
  await expect(field(page, 'head.formaPago')).toHaveValue('');
});

test('a rejected invoice is corrected under its own number @web', async ({ app, desk }) => {
  const company = await companyOf(desk);
  const { rows: rejected } = await desk.client.invoices.list({
    companyId: company.id,
    statuses: ['rejected'],
    limit: 1,
  });
  const [invoice] = rejected;
  if (invoice === undefined) throw new Error('the demo desk has a rejected invoice');
  await app.goto(`/invoices/${invoice.id}/edit`);
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(`Corregir ${invoice.serie}-${invoice.folio}`);
  await expect(app.page.getByText('Conserva su folio')).toBeVisible();
  await expect(field(app.page, 'head.serie')).toBeDisabled();
});

test('a client is made without leaving the invoice, and its mail goes along with the stamp', async ({ app, shoot }) => {
  const page = await newInvoice(app);
  await page.keyboard.type('Comercializadora del editor');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Cliente nuevo' });
  await expect(panel.getByLabel('RFC')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page, 'head.client')).toBeFocused();
  await page.keyboard.type('Comercializadora del editor');
  await page.keyboard.press('Enter');
  await expect(panel.getByLabel('RFC')).toBeFocused();
  await page.keyboard.type('CED200101AB1');
  await page.keyboard.press('Tab');
  await expect(panel.getByLabel('Nombre o razón social')).toHaveValue('COMERCIALIZADORA DEL EDITOR');
  await panel.getByLabel('Régimen fiscal').fill('601');
  await page.getByRole('option', { name: /^601/ }).click();
  await panel.getByLabel('CP fiscal').fill('06600');
  await panel.getByLabel('Correos para sus facturas').fill('pagos@example.mx');
  await page.keyboard.press('Enter');
  await shoot(page, 'invoice-editor-client');
  await page.keyboard.press('Control+Enter');
  await expect(cell(page, 'producto')).toBeFocused();
  await expect(page.getByText('CED200101AB1 · régimen 601 · CP 06600')).toBeVisible();
  await paste(page, LINE);
  await page.getByRole('checkbox', { name: 'Enviar por correo al timbrar' }).check();
  await expect(page.getByText('pagos@example.mx')).toBeVisible();
  await expect(page.getByText('Lista para timbrar')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('El correo sale en seguida a pagos@example.mx')).toBeVisible();
});
