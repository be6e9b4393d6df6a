/** Cobros: the list with its sums, what is known of a charge, what may be done with it, and the payouts. */
import type { Page } from '@playwright/test';
import type { TransactionDetail } from '../../src-shared/contract/transactions.ts';
import { expect, test, type Desk } from './support/fixtures.ts';
import { outside, outsideOf, unpaidInvoice } from './support/outside.ts';

type Charged = Parameters<Desk['client']['transactions']['charge']>[0];

/** A charge that stands as it is waited for, with nothing under way. */
async function charged(
  desk: Desk,
  provider: string,
  status: TransactionDetail['status'],
  asked: Omit<Charged, 'gatewayId'>,
): Promise<TransactionDetail> {
  const { transactions } = desk.client;
  const gatewayId = outsideOf(desk).accounts[provider] ?? '';
  const { id } = await transactions.charge({ gatewayId, currency: 'MXN', ...asked });
  await expect.poll(async () => (await transactions.get({ id })).status).toBe(status);
  return transactions.get({ id });
}

const card = { method: 'card', token: 'pm_card_visa' } as const;
const rows = (page: Page) =>
  page.getByRole('grid', { name: 'Cobros' }).locator('[role="row"][aria-rowindex]:not([aria-rowindex="1"])');
const panel = (page: Page) => page.getByRole('complementary', { name: /^Cobro de/ });
const standing = (page: Page) => panel(page).getByRole('region', { name: 'Cómo está el cobro' });

test('charges are found by invoice, words and state, and what is filtered is added up @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const invoice = await unpaidInvoice(gatewaysDesk);
  const number = `${invoice.serie}-${invoice.folio}`;
  const paid = await charged(gatewaysDesk, 'stripe', 'paid', { ...card, invoiceId: invoice.id, amountMinor: 100_000 });
  const oxxo = { method: 'oxxo', payer: { name: 'Jorge Núñez', email: 'jorge@cliente.example' } } as const;
  await charged(gatewaysDesk, 'stripe', 'pending', { ...oxxo, invoiceId: invoice.id, amountMinor: 20_000 });
  const free = { ...oxxo, amountMinor: 65_000, description: 'Taller de robótica' };
  const { reference } = await charged(gatewaysDesk, 'stripe', 'pending', free);
  await gatewaysApp.goto(`/invoices/${invoice.id}`);
  await page.getByRole('link', { name: 'Ver todos sus cobros' }).click();
  await expect(page.getByText(`De la factura ${number}`)).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  const fee = (paid.feeMinor ?? 0) + (paid.feeTaxMinor ?? 0);
  const left = (100_000 - fee) / 100;
  const totals = page.getByRole('grid', { name: 'Cobros' }).locator('[role="row"]').last();
  await expect(totals).toContainText('2 cobros');
  await expect(totals).toContainText(left.toFixed(2));
  await page.getByRole('button', { name: /Ver de qué se compone/ }).click();
  const parts = page.getByRole('group', { name: 'Ver de qué se compone' });
  await expect(parts.getByRole('row', { name: /^IVA de la comisión/ })).toContainText(
    ((paid.feeTaxMinor ?? 0) / 100).toFixed(2),
  );
  await page.keyboard.press('Escape');

  await page.keyboard.press('Shift+F');
  await page.keyboard.press('/');
  await page.keyboard.type(reference.slice(3, 15));
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Taller de robótica');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Estado' }).click();
  await page.getByRole('checkbox', { name: 'Vencido' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nada coincide con lo que buscas')).toBeVisible();
  await page.getByRole('button', { name: 'Quitar filtros' }).click();
  await expect(rows(page).first()).toContainText('Taller de robótica');
  await axe(page);
  await shoot(page, 'transactions');
});

test('a refund says what it does, happens once however often it is pressed, and is told in the history @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const { client } = gatewaysDesk;
  const invoice = await unpaidInvoice(gatewaysDesk);
  const { id } = await charged(gatewaysDesk, 'stripe', 'paid', {
    ...card,
    invoiceId: invoice.id,
    amountMinor: 100_000,
  });
  await gatewaysApp.goto(`/transactions/${id}`);
  await expect(standing(page)).toContainText('Se cobraron $1,000.00 MXN');
  await page.keyboard.press('d');
  const form = page.getByRole('form', { name: 'Devolver dinero' });
  const amount = form.getByRole('textbox', { name: 'Cuánto se devuelve' });
  await expect(amount).toBeFocused();
  await amount.fill('1000.01');
  await amount.blur();
  await expect(form).toContainText('A lo más $1,000.00 MXN.');
  await expect(form).not.toContainText('queda debiendo');
  await amount.fill('600/2');
  await amount.blur();
  // It owed $740.00 already.
  await expect(form).toContainText(`La factura ${invoice.serie}-${invoice.folio} queda debiendo $1,040.00 MXN.`);
  await axe(page);
  await shoot(page, 'transaction-refund');
  await form.getByRole('button', { name: /^Devolver \$300\.00 MXN/ }).dblclick();
  await expect(standing(page)).toContainText('se devolvieron $300.00 MXN');
  await expect(form).toHaveCount(0);
  const { refunds, operations } = await client.transactions.get({ id });
  expect(refunds).toMatchObject([{ amountMinor: 30_000, status: 'succeeded' }]);
  expect(operations.filter(({ kind }) => kind === 'refund')).toHaveLength(1);

  // Its answer is lost: nobody knows, and that is what is said.
  await outside(gatewaysDesk, { provider: 'stripe', do: 'behave', as: 'cut-after', on: 'refund' });
  await page.keyboard.press('d');
  await amount.fill('200');
  await page.keyboard.press('Control+Enter');
  await expect(standing(page)).toContainText('Cuadra lo pregunta antes de repetir nada');
  await expect(standing(page)).toContainText('se devolvieron $500.00 MXN', { timeout: 20_000 });
  await expect(standing(page)).not.toContainText('antes de repetir nada');

  await page.keyboard.press('2');
  const history = panel(page).getByRole('region', { name: 'Qué pasó' });
  await expect(history).toContainText('Devuelto: $300.00 MXN');
  await expect(history).toContainText('Respuesta de Stripe');
  const paid = history.getByRole('listitem').filter({ hasText: 'Pagado: $1,000.00 MXN' });
  await paid.getByText('Lo que dijo la pasarela').click();
  await expect(paid.locator('pre')).toContainText('"currency": "mxn"');
  const key = outsideOf(gatewaysDesk).typed['stripe']?.credentials['secretKey'] ?? 'no key';
  await expect(paid.locator('pre')).not.toContainText(key);
  await axe(page);
  await shoot(page, 'transaction-history');
});

test('a part of what is on hold is captured by key, and the rest is let go @web', async ({
  gatewaysApp,
  gatewaysDesk,
}) => {
  const { page } = gatewaysApp;
  const asked = { ...card, amountMinor: 250_050, capture: 'manual', description: 'Anticipo de obra' } as const;
  const { id } = await charged(gatewaysDesk, 'stripe', 'authorised', asked);
  await gatewaysApp.goto('/transactions');
  await rows(page).filter({ hasText: 'Anticipo de obra' }).first().click();
  await expect(standing(page)).toContainText('retenidos $2,500.50 MXN');
  await page.keyboard.press('a');
  await page.keyboard.type('1500');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('form', { name: 'Capturar lo retenido' })).toContainText('se sueltan $1,000.50 MXN');
  await page.keyboard.press('Control+Enter');
  await expect(standing(page)).toContainText('Se cobraron $1,500.00 MXN');
  expect(await gatewaysDesk.client.transactions.get({ id })).toMatchObject({ status: 'paid', paidMinor: 150_000 });
});

test('a bank transfer is confirmed by hand, and its invoice owes nothing @web', async ({
  gatewaysApp,
  gatewaysDesk,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const invoice = await unpaidInvoice(gatewaysDesk);
  const { id } = await charged(gatewaysDesk, 'bank-banorte', 'pending', {
    method: 'bank-transfer',
    invoiceId: invoice.id,
  });
  await gatewaysApp.goto(`/invoices/${invoice.id}`);
  const charges = page.getByRole('region', { name: 'Cobros de la factura' });
  await expect(charges).toContainText('Cobrado $0.00 MXN · debe $1,740.00 MXN');
  await charges.getByRole('link', { name: /^Cobro por Banorte/ }).click();
  await expect(standing(page)).toContainText('Espera a que el cliente pague.');
  await page.keyboard.press('h');
  const form = page.getByRole('form', { name: 'Confirmar el pago a mano' });
  await expect(form.getByRole('textbox', { name: 'Cuánto llegó' })).toHaveValue('1,740.00');
  await form.getByRole('textbox', { name: 'Cuánto llegó' }).fill('5740');
  await form.getByRole('textbox', { name: 'Cuánto llegó' }).blur();
  await expect(form).toContainText('Esperabas $1,740.00 MXN; llegan $4,000.00 MXN de más.');
  await expect(form).toContainText('queda pagada con $4,000.00 MXN de más.');
  const differing = form.getByRole('button', { name: /^Confirmar \$5,740\.00 MXN, \$4,000\.00 MXN de más/ });
  await expect(differing).toBeDisabled();
  await form.getByRole('checkbox', { name: /^Sí, llegaron/ }).check();
  await expect(differing).toBeEnabled();
  await form.getByRole('textbox', { name: 'Qué lo demuestra' }).fill('CEP equivocado');
  await page.keyboard.press('Control+Enter');
  await expect(standing(page)).toContainText('$4,000.00 MXN más de lo pedido');
  await page.keyboard.press('i');
  await expect(charges).toContainText('Cobrado $5,740.00 MXN: sobran $4,000.00 MXN');
  await expect(charges.getByRole('listitem')).toContainText('Pagado de más');
  await expect(charges.getByRole('listitem')).toContainText('5,740.00');
  await page.keyboard.press('Control+z');
  await expect(charges).toContainText('Cobrado $0.00 MXN · debe $1,740.00 MXN');
  await charges.getByRole('link', { name: /^Cobro por Banorte/ }).click();
  await expect(standing(page)).toContainText('Espera a que el cliente pague.');
  await page.keyboard.press('h');
  await expect(form.getByRole('textbox', { name: 'Cuánto llegó' })).toHaveValue('1,740.00');
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('Escribe qué lo demuestra');
  await form.getByRole('textbox', { name: 'Qué lo demuestra' }).fill('CEP, clave de rastreo 085902712345');
  await form.getByRole('textbox', { name: 'Qué día' }).fill('ayer');
  await form.getByRole('textbox', { name: 'Qué lo demuestra' }).focus();
  await shoot(page, 'transaction-confirm');
  await page.keyboard.press('Control+Enter');
  await expect(standing(page)).toContainText('Se cobraron $1,740.00 MXN');
  await page.keyboard.press('2');
  await expect(panel(page)).toContainText('CEP, clave de rastreo 085902712345');
  await page.keyboard.press('i');
  await expect(charges).toContainText('Cobrado $1,740.00 MXN · debe $0.00 MXN');
  const { events } = await gatewaysDesk.client.transactions.get({ id });
  const event = events.findLast(({ type }) => type === 'paid');
  expect(event).toMatchObject({ source: 'hand', note: 'CEP, clave de rastreo 085902712345' });
  expect(Date.parse(event?.occurredAtUtc ?? '')).toBeLessThan(Date.now() - 3_600_000);
});

test('payouts are read by key, with what they hold, or who does not tell @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const { reference } = await charged(gatewaysDesk, 'stripe', 'paid', { ...card, amountMinor: 55_000 });
  await charged(gatewaysDesk, 'conekta', 'paid', {
    method: 'card',
    token: 'tok_test_visa_4242',
    amountMinor: 70_000,
    payer: { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' },
  });
  await outside(gatewaysDesk, { provider: 'stripe', do: 'pay-out' });
  await outside(gatewaysDesk, { provider: 'conekta', do: 'pay-out' });
  await gatewaysApp.goto('/transactions/payouts');
  await expect(page.getByRole('grid', { name: 'Depósitos' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('status').filter({ hasText: 'Depósitos al día' })).toBeVisible({ timeout: 15_000 });
  const payouts = page
    .getByRole('grid', { name: 'Depósitos' })
    .locator('[role="row"][aria-rowindex]:not([aria-rowindex="1"])');
  await expect(page.getByText('Depositado').first()).toBeVisible();
  await axe(page);
  await shoot(page, 'payouts');
  const side = page.getByRole('complementary', { name: /^Depósito de/ });
  await payouts.filter({ hasText: 'Conekta' }).first().click();
  await expect(side).toContainText('Conekta no dice qué cobros contiene este depósito.');
  await payouts.filter({ hasText: 'Stripe' }).first().click();
  await expect(side.getByRole('row', { name: /^Suma/ })).toBeVisible();
  await axe(page);
  await shoot(page, 'payout');
  await side.getByRole('grid', { name: 'Movimientos' }).getByText(reference).click();
  await expect(panel(page)).toContainText('$550.00 MXN');
  await expect(panel(page)).toContainText('Depositado en');
});
