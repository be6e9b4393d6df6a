/** Avisos: what gateways tell of, live, as it came, worked on again, and looked for where it could not arrive. */
import type { Page } from '@playwright/test';
import { expect, test, type Desk } from './support/fixtures.ts';
import { outside, outsideOf, unpaidInvoice } from './support/outside.ts';

/** A voucher of an invoice of its own, and the gateway's id of it; the gateway has told nothing of it yet. */
async function voucher(
  desk: Desk,
  provider = 'stripe',
): Promise<{ readonly objectId: string; readonly reference: string }> {
  const { client } = desk;
  const invoice = await unpaidInvoice(desk);
  const { id, reference } = await client.transactions.charge({
    gatewayId: outsideOf(desk).accounts[provider] ?? '',
    invoiceId: invoice.id,
    method: provider === 'stripe' ? 'oxxo' : 'cash',
    payer: { name: 'Ana Ruiz', email: 'ana@ure.example', phone: '+525512345678' },
  });
  let objectId: string | undefined;
  await expect.poll(async () => (objectId = (await client.transactions.get({ id })).objectId)).toBeTruthy();
  return { objectId: objectId ?? '', reference };
}

async function paid(desk: Desk, provider = 'stripe') {
  const made = await voucher(desk, provider);
  await outside(desk, { do: 'pay', provider, objectId: made.objectId });
  return made;
}

const rowOf = (page: Page, objectId: string) => page.getByRole('row').filter({ hasText: objectId });
const state = (page: Page, objectId: string, said: string) => rowOf(page, objectId).filter({ hasText: said }).first();

test('an event comes by itself, shows what came with its secrets hidden, and a forged one is refused @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  // What earlier charges told of is not what is looked at.
  await outside(gatewaysDesk, { do: 'deliver', provider: 'stripe' });
  await gatewaysApp.goto('/transactions/webhooks');
  const intake = page.getByRole('region', { name: 'Entrada de avisos' });
  await expect(intake).toContainText(`puerto ${outsideOf(gatewaysDesk).listenerPort}`);
  const { objectId, reference } = await paid(gatewaysDesk);
  await expect(rowOf(page, objectId)).toHaveCount(0);
  await outside(gatewaysDesk, { do: 'deliver', provider: 'stripe' });
  const settled = rowOf(page, objectId).filter({ hasText: 'Pagado' });
  await expect(settled).toContainText('Atendido');
  await expect(settled).toContainText('Verificado');

  await settled.click();
  const panel = page.getByRole('complementary', { name: 'Aviso' });
  await expect(panel).toContainText('Pagado · Stripe');
  const body = panel.getByRole('region', { name: 'Cuerpo' });
  await expect(body).toContainText(`"id": "${objectId}"`);
  await panel.getByText(/^Encabezados/).click();
  // Enough of a signature to compare it, and no more.
  await expect(panel.locator('dd').filter({ hasText: /^t=.{10}•••$/ })).toBeVisible();
  await expect(panel.getByRole('link', { name: reference })).toContainText('Pagado');
  await panel.getByText('Confianza').scrollIntoViewIfNeeded();
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await shoot(page, 'webhooks');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);

  expect(await outside(gatewaysDesk, { do: 'forge', provider: 'stripe' })).toEqual([400]);
  const stripe = intake.getByRole('row', { name: /^Stripe/ });
  await expect(stripe).toContainText('1: la firma no es de la pasarela');
  await expect(intake.getByText(/^\d+ rechazados?$/)).not.toHaveText(/^0/);
  // The next good one ends the matter; what came before came again.
  await outside(gatewaysDesk, { do: 'deliver', provider: 'stripe', again: true });
  await expect(stripe).not.toContainText('la firma no es');
  await rowOf(page, objectId).filter({ hasText: 'Pagado' }).click();
  await expect(panel.getByText('2 veces')).toBeVisible();
});

test('what was given up is worked on again, one by key and all at once; one gateway by itself @web', async ({
  gatewaysApp,
  gatewaysDesk,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const made = [await paid(gatewaysDesk), await paid(gatewaysDesk), await paid(gatewaysDesk)];
  await outside(gatewaysDesk, { do: 'deliver', provider: 'stripe' });
  await gatewaysApp.goto('/transactions/webhooks');
  for (const { objectId } of made) {
    await expect(rowOf(page, objectId).filter({ hasText: 'Pagado' })).toContainText('Atendido');
    await outside(gatewaysDesk, { do: 'give-up', provider: 'stripe', objectId });
  }
  const { origin, pathname } = new URL(page.url());
  const stripeId = outsideOf(gatewaysDesk).accounts['stripe'] ?? '';
  await page.goto(`${origin}${pathname}?gateway=${stripeId}#/transactions/webhooks`);
  await expect(page.getByRole('combobox', { name: 'Pasarela' })).toHaveValue('Stripe');
  await page.getByText(/^Detenidos \d/).click();
  const [first] = made;
  if (first === undefined) throw new Error('nothing was made');
  await expect(state(page, first.objectId, 'Detenido')).toContainText('error inesperado');
  await shoot(page, 'webhooks-dead', false);

  await page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: 'Buscar un aviso' }))
    .fill(first.objectId);
  const grid = page.getByRole('grid', { name: 'Avisos' });
  for (const { objectId } of made.slice(1)) await expect(rowOf(page, objectId)).toHaveCount(0);
  await expect(grid.getByRole('row').filter({ hasText: /Detenido/ })).not.toHaveCount(0);
  const before = await grid
    .getByRole('row')
    .filter({ hasText: /Detenido/ })
    .count();
  await page.keyboard.press('Enter');
  await expect(grid).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(grid.locator('[data-active]')).toContainText(/Detenido/);
  await page.keyboard.press('r');
  await expect(page.getByText('El aviso se atiende otra vez')).toBeVisible();
  await expect(grid.getByRole('row').filter({ hasText: /Detenido/ })).toHaveCount(before - 1);
  await page.getByRole('textbox', { name: 'Buscar un aviso' }).fill('');

  await page.getByRole('button', { name: 'Reprocesar detenidos' }).click();
  await expect(page.getByText('Ningún aviso detenido').or(page.getByText('Nada coincide'))).toBeVisible();
  await page.getByText('Todos', { exact: true }).click();
  for (const { objectId } of made) await expect(state(page, objectId, 'Atendido')).toBeVisible();

  // Another gateway has nothing of this.
  await page.getByRole('button', { name: 'PayPal', exact: true }).click();
  await expect(rowOf(page, first.objectId)).toHaveCount(0);
});

test('what could not arrive is found in the gateway’s list @web', async ({ gatewaysApp, gatewaysDesk }) => {
  const { page } = gatewaysApp;
  const { objectId } = await paid(gatewaysDesk, 'conekta');
  await gatewaysApp.goto('/transactions/webhooks');
  await page.getByRole('button', { name: 'Ponerse al día con Conekta' }).click();
  await expect(page.getByRole('row', { name: /^Conekta/ })).toContainText(/\d+ nuevos?/);
  await expect(rowOf(page, objectId).filter({ hasText: 'De su lista' }).first()).toContainText('Atendido');
  await rowOf(page, objectId).filter({ hasText: 'De su lista' }).first().click();
  await expect(page.getByText('se leyó de la lista de la pasarela')).toBeVisible();
});
