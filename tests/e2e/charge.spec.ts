/** Charging an invoice, and what its payer is given: at simulators of the gateways, by keys alone where it can be done. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { simpleParser } from 'mailparser';
import type { InvoiceDetail } from '../../src-shared/contract/invoices.ts';
import type { TransactionDetail } from '../../src-shared/contract/transactions.ts';
import { expect, test, type App, type Desk } from './support/fixtures.ts';
import { outside, outsideOf, unpaidInvoice } from './support/outside.ts';

/** A fresh invoice, its panel, and the form that charges it: by C. */
async function openCharge(app: App, desk: Desk): Promise<InvoiceDetail> {
  const { page } = app;
  const invoice = await unpaidInvoice(desk);
  await app.goto(`/invoices/${invoice.id}`);
  await expect(page.getByRole('button', { name: 'Cobrar factura' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: /^Cobrar la factura/ })).toBeFocused();
  return invoice;
}

/** From the heading, by keys: the first field is the account. */
async function chooseAccount(page: Page, name: string): Promise<void> {
  const account = page.getByRole('combobox', { name: 'Cuenta' });
  await expect(account).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(account).toBeFocused();
  await account.press('Enter');
  const option = page.getByRole('option', { name });
  for (let at = 0; at < 8 && (await option.getAttribute('data-combobox-selected')) === null; at++)
    await account.press('ArrowDown');
  await account.press('Enter');
  await expect(account).toHaveValue(new RegExp(`^${name}`));
}

const way = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) });
const state = (page: Page) => page.getByRole('complementary').getByRole('status').first();

async function charged({ client }: Desk, { id, companyId }: InvoiceDetail): Promise<TransactionDetail> {
  const { rows } = await client.transactions.list({ companyId, invoiceId: id });
  return client.transactions.get({ id: rows[0]?.id ?? '' });
}

test('a link is made by keys, paid at the gateway, and the panel shows it live @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const invoice = await openCharge(gatewaysApp, gatewaysDesk);
  await chooseAccount(page, 'Stripe');
  await way(page, 'Liga de pago').press('Space');
  await expect(page.getByText('1,663.86')).toBeVisible();
  await axe(page);
  await shoot(page, 'charge-form');
  await page.keyboard.press('Control+Enter');
  await expect(state(page)).toHaveText('Pendiente');
  const qr = page.getByRole('img', { name: /^QR de la liga/ });
  await expect(qr).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar QR' }).press('Enter');
  const png = await readFile(await (await saved).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset['printed'] = document.querySelector('body > div:has(> div > img)')?.textContent ?? '';
    };
  });
  await page.getByRole('button', { name: 'Imprimir QR' }).press('Enter');
  await expect(page.locator('body')).toHaveAttribute('data-printed', /\$?1,740\.00 MXN.*https:/);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'charge-link');

  const { objectId = '', instructions } = await charged(gatewaysDesk, invoice);
  await expect(page.getByRole('link', { name: 'Abrir liga' })).toHaveAttribute(
    'href',
    instructions?.kind === 'link' ? instructions.url : '',
  );
  // A mail that is being written outlives the payment.
  await page.getByRole('button', { name: 'Enviar por correo' }).press('Enter');
  await page.getByLabel('Asunto').fill('Su liga');
  await outside(gatewaysDesk, { provider: 'stripe', do: 'pay', objectId });
  await expect(state(page)).toHaveText('Pendiente');
  await outside(gatewaysDesk, { provider: 'stripe', do: 'deliver' });
  await expect(state(page)).toHaveText('Pagado');
  await expect(page.getByText(/Se pagó\. La factura .* está pagada por completo/)).toBeVisible();
  await expect(page.getByText(/^Ya se pagó: este correo no hace falta/)).toBeVisible();
  await expect(page.getByLabel('Asunto')).toHaveValue('Su liga');
  await page.getByLabel('Asunto').press('Escape');
  await expect(qr).toHaveCount(0);
  await shoot(page, 'charge-paid');
  const { paidMinor, totalMinor, paymentState } = await gatewaysDesk.client.invoices.get({ id: invoice.id });
  expect([paidMinor, paymentState]).toEqual([totalMinor, 'paid']);
  // Nothing is left to be charged.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Cobrar factura' })).toHaveCount(0);
});

test('limits are said at the field, and the open charge comes before another one @web', async ({
  gatewaysApp,
  gatewaysDesk,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const invoice = await openCharge(gatewaysApp, gatewaysDesk);
  await chooseAccount(page, 'Stripe');
  await way(page, 'OXXO').press('Space');
  const amount = page.getByLabel('Importe');
  // A comma is no point: nothing is sent, and nothing becomes a hundred times as much.
  await amount.fill('1000,50');
  await page.keyboard.press('Control+Enter');
  await expect(amount).toHaveAccessibleDescription('Usa punto para los centavos: 1000.50.');
  await expect(page.getByRole('button', { name: /^Cobrar \$/ })).toHaveCount(0);
  await amount.fill('5');
  await page.keyboard.press('Control+Enter');
  await expect(amount).toHaveAccessibleDescription(/Con OXXO se cobra de \$10\.00 MXN a \$10,000\.00 MXN/);
  await expect(amount).toBeFocused();
  await expect(way(page, 'SPEI')).toBeDisabled();
  await shoot(page, 'charge-limits');
  await amount.fill('1740.01');
  await page.keyboard.press('Control+Enter');
  await expect(amount).toHaveAccessibleDescription(/El saldo de la factura es \$1,740\.00 MXN/);
  const { rows: none } = await gatewaysDesk.client.transactions.list({
    companyId: invoice.companyId,
    invoiceId: invoice.id,
  });
  expect(none).toEqual([]);

  // What is typed last counts, and a doubled press is one charge.
  await amount.fill('1000/4');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(state(page)).toHaveText('Pendiente');
  const { amountMinor, instructions } = await charged(gatewaysDesk, invoice);
  expect(amountMinor).toBe(25_000);
  const reference = instructions?.kind === 'voucher' ? instructions.reference : 'none';
  await expect(page.getByText(reference.replaceAll(/(.{4})(?=.)/g, '$1 '))).toBeVisible();
  await expect(page.getByRole('link', { name: 'Abrir ficha' })).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  await expect(page.getByText('Esta factura ya tiene un cobro abierto: es este.')).toBeVisible();
  await shoot(page, 'charge-voucher');
  await page.getByRole('button', { name: 'Hacer otro cobro' }).press('Enter');
  await expect(page.getByText('Ya hay un cobro abierto de esta factura')).toBeVisible();
  const { rows } = await gatewaysDesk.client.transactions.list({
    companyId: invoice.companyId,
    invoiceId: invoice.id,
  });
  expect(rows).toHaveLength(1);
});

test('the data of a transfer are saved as a sheet and mailed with it @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const invoice = await openCharge(gatewaysApp, gatewaysDesk);
  await chooseAccount(page, 'Banorte');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('072 180 01234567891')).toBeVisible();
  await expect(page.getByText(/El banco no avisa/)).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Ficha PDF' }).press('Enter');
  const pdf = await readFile(await (await saved).path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByRole('button', { name: 'Enviar por correo' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Para' })).toBeFocused();
  await expect(page.getByText('pagos@ure.example')).toBeVisible();
  const subject = `Cómo pagar ${invoice.folio ?? ''}`;
  await page.getByLabel('Asunto').fill(subject);
  await axe(page);
  await shoot(page, 'charge-mail');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Correo enviado')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enviar por correo' })).toBeFocused();

  const { mailFolder } = outsideOf(gatewaysDesk);
  const files = (await readdir(mailFolder)).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(files.map(async (name) => simpleParser(await readFile(join(mailFolder, name)))));
  const mail = mails.find((one) => one.subject === subject);
  expect(mail?.text).toContain('CLABE: 07218001234567891');
  const { reference } = await charged(gatewaysDesk, invoice);
  expect(mail?.attachments).toMatchObject([{ filename: `spei-${reference}.pdf`, contentType: 'application/pdf' }]);
});

test('a free amount is charged to a client from Cobros @web', async ({ gatewaysApp, gatewaysDesk, axe, shoot }) => {
  const { page } = gatewaysApp;
  await gatewaysApp.goto('/transactions');
  await expect(page.getByRole('button', { name: 'Nuevo cobro' })).toBeVisible();
  await page.keyboard.press('n');
  const description = page.getByRole('textbox', { name: 'Concepto' });
  await expect(description).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(description).toHaveAccessibleDescription(/Hace falta/);
  await description.fill('Anticipo');
  await page.getByRole('combobox', { name: 'Cliente' }).fill('robotica');
  await page.getByRole('option', { name: /^UNIVERSIDAD ROBOTICA/ }).click();
  await page.getByRole('textbox', { name: 'Importe' }).fill('2500*1.16');
  await axe(page);
  await shoot(page, 'charge-free');
  await page.keyboard.press('Control+Enter');
  await expect(state(page)).toHaveText('Pendiente');
  const { companyId, clientId } = outsideOf(gatewaysDesk);
  const { rows } = await gatewaysDesk.client.transactions.list({ companyId, limit: 1 });
  expect(rows).toMatchObject([{ description: 'Anticipo', amountMinor: 290_000, clientId }]);
  await expect(page.getByRole('link', { name: 'Ver en Cobros' })).toHaveAttribute(
    'href',
    `#/transactions/${rows[0]?.id}`,
  );

  // A charge that arrives on top takes the mark from nobody: Enter opens what was marked.
  await gatewaysApp.goto('/transactions');
  const table = page.getByRole('grid', { name: 'Cobros' });
  await expect(table.locator('[aria-rowindex="2"]')).toContainText('2,900.00');
  await table.focus();
  await page.keyboard.press('Home');
  await expect(table.locator('[data-active]')).toContainText('2,900.00');
  const gatewayId = outsideOf(gatewaysDesk).accounts['stripe'] ?? '';
  const another = { gatewayId, amountMinor: 5_000, currency: 'MXN', description: 'Llega después' };
  await gatewaysDesk.client.transactions.createLink(another);
  await expect(table.locator('[aria-rowindex="2"]')).toContainText('50.00');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${rows[0]?.id}$`));
});

test('an answer that is lost on its way charges nobody twice, here or at the gateway @web', async ({
  gatewaysApp,
  gatewaysDesk,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const invoice = await openCharge(gatewaysApp, gatewaysDesk);
  await chooseAccount(page, 'Conekta');
  await way(page, 'Efectivo').press('Space');
  const phone = page.getByLabel('Su teléfono');
  await page.keyboard.press('Control+Enter');
  await expect(phone).toHaveAccessibleDescription('Hace falta.');
  await expect(phone).toBeFocused();
  await phone.fill('55 1234 5678');

  // The engine hears it, and the window does not hear the engine.
  gatewaysApp.allow(/transactions\/charge|ERR_FAILED/);
  await page.route(
    '**/rpc/transactions/charge',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  // The gateway makes it, and the engine does not hear the gateway.
  await outside(gatewaysDesk, { provider: 'conekta', do: 'behave', as: 'cut-after', on: 'charge' });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('No se sabe si el cobro se hizo')).toBeVisible();
  await expect(phone).toBeDisabled();
  await shoot(page, 'charge-doubtful');
  await page.getByRole('button', { name: /^Intentar de nuevo/ }).click();
  await expect(page.getByText(/no se sabe si el cobro se hizo|Espera el pago en tienda/)).toBeVisible();
  await expect(state(page)).toHaveText('Pendiente', { timeout: 30_000 });

  const { rows } = await gatewaysDesk.client.transactions.list({
    companyId: invoice.companyId,
    invoiceId: invoice.id,
  });
  expect(rows).toHaveLength(1);
  const made = await outside<readonly { reference?: string }[]>(gatewaysDesk, { provider: 'conekta', do: 'charges' });
  expect(made.filter(({ reference }) => reference === rows[0]?.reference)).toHaveLength(1);
});
