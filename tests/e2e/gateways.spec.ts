/** Gateways in the settings: tried before they are saved, what they cost, pause, banks, and what they tell by themselves. */
import type { Page } from '@playwright/test';
import { clabeCheckDigit } from '../../src-main/domain/spei/clabe.ts';
import { expect, test, type App } from './support/fixtures.ts';
import { outside, outsideOf } from './support/outside.ts';

const account = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true });

async function openGateways(app: App): Promise<void> {
  await app.goto('/settings/gateways');
  await expect(app.page.getByRole('heading', { level: 2, name: 'Pasarelas', exact: true })).toBeVisible();
  await expect(app.page.locator('main .skeleton')).toHaveCount(0);
}

test('an account is tried, saved, changed and paused, and what is only tried changes nothing @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const { client } = gatewaysDesk;
  const { companyId, typed } = outsideOf(gatewaysDesk);
  const right = typed['stripe']?.credentials['secretKey'] ?? '';
  const wrong = typed['stripe']?.wrongCredentials['secretKey'] ?? '';
  const before = await client.gateways.list({ companyId });
  await openGateways(gatewaysApp);
  // By the keys alone: N opens what can be added, the arrows choose.
  await page.keyboard.press('n');
  await expect.poll(() => page.evaluate("document.activeElement?.closest('[role=menu]') !== null")).toBe(true);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Stripe' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Agregar Stripe' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Pruebas' })).toBeChecked();
  await page.getByText('Producción', { exact: true }).click();
  await expect(page.getByText('Producción: cobra de verdad')).toBeVisible();
  await page.getByText('Pruebas', { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Mostrador en línea');

  const key = page.getByLabel(/^Clave secreta/);
  const tryIt = page.getByRole('button', { name: 'Probar conexión' });
  await tryIt.click();
  await expect(page.getByText('Falta este dato')).toBeVisible();
  await key.fill(wrong);
  await tryIt.click();
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('Stripe no aceptó las claves');
  await expect(alert).toContainText(/stripe: .*Invalid API Key/i);
  expect(await client.gateways.list({ companyId })).toEqual(before);
  // The answer was to what is not there any more.
  await key.fill(right);
  await expect(alert).toHaveCount(0);
  await tryIt.click();
  await expect(page.getByText('Stripe contestó bien con estos datos. Falta guardarlos.')).toBeVisible();
  expect(await client.gateways.list({ companyId })).toEqual(before);

  await page.getByRole('checkbox', { name: 'SPEI' }).uncheck();
  // Another page in between: what was typed is still here, its key too.
  await page.getByRole('link', { name: 'Certificados' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Certificados' })).toBeVisible();
  await page.goBack();
  await expect(key).toHaveValue(right);
  await expect(page.getByRole('checkbox', { name: 'SPEI' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Agregar comisión' }).click();
  await page.getByRole('textbox', { name: 'Porcentaje, Todas' }).fill('3.6');
  await page.getByRole('textbox', { name: 'Fijo, Todas' }).fill('1.5*2');
  await page.getByRole('textbox', { name: 'IVA de la comisión, Todas' }).focus();
  await expect(page.getByText('De $1,160.00 quedan $1,108.08 MXN')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Mostrador en línea agregada')).toBeVisible();
  const made = (await client.gateways.list({ companyId })).gateways.find(({ name }) => name === 'Mostrador en línea');
  expect(made).toMatchObject({
    environment: 'test',
    methods: ['card', 'oxxo'],
    fees: [{ percent: '3.6', fixed: '3', taxPercent: '16' }],
  });
  const id = made?.id ?? '';

  // Saved secrets never come back; another one is tried without touching the account.
  await expect(page.getByRole('heading', { level: 2, name: 'Mostrador en línea' })).toBeVisible();
  await expect(page.getByText('Dato guardado')).toBeVisible();
  expect(await page.content()).not.toContain(right);
  await page.getByRole('button', { name: /^Reemplazar: Clave secreta/ }).click();
  await expect(key).toBeFocused();
  await key.fill(wrong);
  await tryIt.click();
  await expect(alert).toContainText('Stripe no aceptó las claves');
  expect(await client.gateways.get({ id })).toEqual(made);
  await page.getByRole('button', { name: /^Dejar el guardado: Clave/ }).click();
  await tryIt.click();
  await expect(page.getByText('Stripe contestó bien: la cuenta se puede usar.')).toBeVisible();
  await page.getByLabel(/^Secreto de firma/).fill(typed['stripe']?.webhookSecrets[0] ?? '');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Mostrador en línea guardada')).toBeVisible();
  expect(await client.gateways.get({ id })).toMatchObject({ hasWebhookSecret: true });
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'gateway-account');

  await page.getByRole('main').getByRole('button', { name: 'Cerrar', exact: true }).click();
  const row = account(page, 'Mostrador en línea');
  await expect(row).toContainText('Pruebas');
  await expect(row).toContainText('3.6 % + $3.00 + IVA 16 %');
  await row.getByRole('button', { name: 'Poner en pausa Mostrador en línea' }).click();
  await expect(row.getByText('En pausa', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Mostrador en línea otra vez en uso')).toBeVisible();
  await expect(row.getByText('En uso', { exact: true })).toBeVisible();
});

test('a bank says what it has, and its CLABE is judged at its field @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const { client } = gatewaysDesk;
  const { companyId } = outsideOf(gatewaysDesk);
  await openGateways(gatewaysApp);
  const cells = (bank: string) => page.getByRole('row').filter({ hasText: bank }).getByRole('cell');
  await expect(cells('Santander México')).toHaveText([
    'Solo por contrato',
    'Clave de rastreo y ordenante',
    'Sí',
    'a mano',
    'Agregar',
  ]);
  await expect(cells('HSBC México').nth(1)).toHaveText('Un texto libre');
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'gateways');
  await page
    .getByRole('row')
    .filter({ hasText: 'BBVA México' })
    .getByRole('link', { name: 'Por Openpay (BBVA)' })
    .click();
  await expect(page.getByRole('heading', { level: 2, name: 'Agregar Openpay (BBVA)' })).toBeVisible();
  await page.goBack();

  await page.getByRole('link', { name: 'Agregar Santander México' }).press('Enter');
  const clabe = page.getByRole('textbox', { name: /^CLABE/ });
  const first = '01418012345678901';
  const check = clabeCheckDigit(first);
  gatewaysApp.allow(/4\d\d/);
  await clabe.fill(first + String((Number(check) + 1) % 10));
  await page.getByRole('textbox', { name: /^Beneficiario/ }).fill('Escuela Kemper Urgate SA de CV');
  await page.keyboard.press('Control+Enter');
  await expect(clabe).toBeFocused();
  await expect(clabe).toHaveAccessibleDescription(/no pasa su dígito verificador/);
  await clabe.fill('072180012345678910');
  await page.keyboard.press('Control+Enter');
  await expect(clabe).toHaveAccessibleDescription(/de otro banco/);
  await clabe.fill(`${first.slice(0, 3)} ${first.slice(3)}${check}`);
  await page.getByRole('button', { name: 'Probar conexión' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'La CLABE es correcta' })).toContainText(
    `Santander México ····${(first + check).slice(-4)}`,
  );
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Santander México agregada')).toBeVisible();
  const bank = page.getByRole('region', { name: 'Lo que hay en este banco' });
  await expect(bank).toContainText('Solo por contrato');
  await expect(bank).toContainText('Banxico da un CEP');
  await axe(page);
  const { gateways } = await client.gateways.list({ companyId });
  expect(gateways.filter(({ provider }) => provider === 'bank-santander')).toHaveLength(1);
});

test('what a gateway tells is seen as it comes, and an alert of it leads there @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const { client } = gatewaysDesk;
  const { accounts } = outsideOf(gatewaysDesk);
  const gatewayId = accounts['conekta'] ?? '';
  await gatewaysApp.goto(`/settings/gateways/${gatewayId}/webhooks`);
  const part = page.getByRole('region', { name: 'Avisos (webhooks)' });
  await expect(part).toBeInViewport();
  await expect(part).toContainText('Conekta todavía no llega a esta computadora');
  await part.getByText('Cómo registrarla en Conekta').click();
  await expect(part).toContainText('Copia la llave pública de los webhooks (PEM)');
  const { id } = await client.transactions.charge({
    gatewayId,
    amountMinor: 45_000,
    currency: 'MXN',
    method: 'cash',
    payer: { name: 'Jorge Núñez', email: 'jorge@cliente.example', phone: '5512345678' },
    description: 'Anticipo',
  });
  await expect.poll(async () => (await client.transactions.get({ id })).status).toBe('pending');
  await outside(gatewaysDesk, { provider: 'conekta', do: 'deliver' });
  await expect(part.getByRole('cell', { name: /^order\./ }).first()).toBeVisible();
  await expect(part.getByText('Atendido').first()).toBeVisible();
  await expect(part.getByRole('link', { name: 'Ver todos los avisos' })).toHaveAttribute(
    'href',
    `#/transactions/webhooks?gateway=${gatewayId}`,
  );
  await part.getByRole('button', { name: 'Ponerse al día' }).click();
  await expect(part.getByRole('status')).toContainText('Al día');

  await outside(gatewaysDesk, { provider: 'conekta', do: 'forge' });
  await expect(part).toContainText('Rechazados desde el último bueno');
  await expect(part).toContainText('la firma no es de la pasarela');
  await axe(page);
  await shoot(page, 'gateway-webhooks');
  // Alerts of refusals are looked after every minute, and whenever something of the gateway is worked on.
  const [event] = (await client.webhooks.list({ gatewayId })).rows;
  await client.webhooks.replay({ id: event?.id ?? '' });
  await gatewaysApp.goto('/alerts');
  await page.getByRole('row').filter({ hasText: 'Conekta: avisos rechazados' }).click();
  await page.keyboard.press('v');
  await expect(part).toContainText('la firma no es de la pasarela');
  await expect(part).toBeInViewport();
});
