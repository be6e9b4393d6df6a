/** PAC accounts at simulators: adding, order, trying, consent, removing, and which of them a stamp came by. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type App, type Desk } from './support/fixtures.ts';

type Typed = Readonly<Record<string, string>>;

async function typedAt({
  dataFolder,
}: Desk): Promise<Readonly<Record<'finkok' | 'sw' | 'swWrong' | 'facturama', Typed>>> {
  return JSON.parse(await readFile(join(dataFolder, 'credentials.json'), 'utf8')) as never;
}

async function openPacs(app: App): Promise<void> {
  const { page } = app;
  await app.goto('/settings/pacs');
  await expect(page.getByRole('heading', { level: 2, name: 'PAC', exact: true })).toBeVisible();
  await expect(page.locator('main .skeleton')).toHaveCount(0);
}

const account = (page: Page, name: string) => page.getByRole('listitem', { name });

/** The company and two accounts in tests: SW, whose password is wrong, then Finkok. The demo PAC waits in pause. */
async function twoAccounts({ client, ...desk }: Desk): Promise<string> {
  const typed = await typedAt({ client, ...desk });
  const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
  await client.stamping.configurePac({ companyId, provider: 'demo', environment: 'demo', version: 1, state: 'paused' });
  const add = (provider: string, credentials: Typed, rank: number) =>
    client.stamping.configurePac({ companyId, provider, environment: 'test', credentials: { ...credentials }, rank });
  await add('sw', typed.swWrong, 1);
  await add('finkok', typed.finkok, 2);
  return companyId;
}

test('an account begins in tests, and production is said twice @web', async ({ pacsApp, pacsDesk, axe, shoot }) => {
  const { page } = pacsApp;
  const typed = await typedAt(pacsDesk);
  await openPacs(pacsApp);
  await page.getByRole('button', { name: 'Agregar PAC' }).click();
  await page.getByRole('combobox', { name: 'Proveedor' }).click();
  await page.getByRole('option', { name: 'Finkok' }).click();
  await expect(page.getByRole('radio', { name: 'Pruebas' })).toBeChecked();
  await expect(page.getByText(/en «Clientes»/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Usuario' }).fill(typed.finkok['user'] ?? '');
  await page.getByLabel(/^Contraseña/).fill(typed.finkok['password'] ?? '');
  const save = page.getByRole('button', { name: 'Guardar', exact: true });
  await expect(save).toBeEnabled();
  await page.getByText('Producción', { exact: true }).click();
  await expect(save).toBeDisabled();
  await page.getByLabel('Sí, timbrar con validez fiscal').check();
  await expect(save).toBeEnabled();
  await axe(page);
  await shoot(page, 'pac-form-production');
  await page.getByText('Pruebas', { exact: true }).click();
  await expect(page.getByLabel('Sí, timbrar con validez fiscal')).toHaveCount(0);
  // What works is demonstration: this one takes its place when that is asked for.
  const pause = page.getByLabel(/^Al guardar, poner en pausa/);
  await expect(pause).not.toBeChecked();
  await pause.check();
  await page.getByRole('button', { name: 'Probar conexión' }).click();
  await expect(page.getByText('Finkok contestó bien con estos datos. Falta guardarlos.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(account(page, 'Finkok').getByText('En uso', { exact: true })).toBeVisible();
  await expect(account(page, 'PAC de demostración').getByText('En pausa', { exact: true })).toBeVisible();
});

test('what is only tried is not saved, and what works goes on working @web', async ({ pacsApp, pacsDesk }) => {
  const { page } = pacsApp;
  const { client } = pacsDesk;
  const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
  const before = await client.stamping.listPacs({ companyId });
  await openPacs(pacsApp);
  await page.getByRole('button', { name: 'Agregar PAC' }).click();
  // The demonstration has its account already.
  await expect(page.getByRole('combobox', { name: 'Proveedor' })).not.toHaveValue(/demostración/);
  await page.getByRole('combobox', { name: 'Proveedor' }).click();
  await page.getByRole('option', { name: 'Finkok' }).click();
  await page.getByRole('textbox', { name: 'Usuario' }).fill('nadie');
  await page.getByLabel(/^Contraseña/).fill('nada');
  await page.getByRole('button', { name: 'Probar conexión' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Finkok no aceptó el usuario o la contraseña. Corrígelos y prueba otra vez.');
  expect(await client.stamping.listPacs({ companyId })).toEqual(before);
  // The answer was to what is not there any more.
  await page.getByLabel(/^Contraseña/).fill('otra');
  await expect(alert).toHaveCount(0);
  await page.getByRole('button', { name: 'Cerrar', exact: true }).click();
  await expect(account(page, 'PAC de demostración').getByText('En uso', { exact: true })).toBeVisible();
  await expect(account(page, 'Finkok')).toHaveCount(0);
});

test('moves an account with the keys and by dragging, and takes it back @web', async ({
  pacsApp,
  pacsDesk,
  axe,
  shoot,
}) => {
  const { page } = pacsApp;
  await twoAccounts(pacsDesk);
  await openPacs(pacsApp);
  const names = page.getByRole('listitem').getByRole('strong');
  await expect(names).toHaveText(['SW sapien', 'Finkok', /demostración/]);
  const grip = page.getByRole('button', { name: /^Mover Finkok/ });
  await grip.focus();
  await page.keyboard.press('ArrowUp');
  await expect(names).toHaveText(['Finkok', 'SW sapien', /demostración/]);
  await expect(page.getByRole('button', { name: 'Mover Finkok (lugar 1 de 3)' })).toBeFocused();
  await expect(page.getByText('Finkok ahora es el lugar 1')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(names).toHaveText(['SW sapien', 'Finkok', /demostración/]);
  await expect(page.getByText('Finkok volvió al lugar 2')).toBeVisible();
  await page.getByRole('button', { name: /^Mover PAC de demostración/ }).dragTo(account(page, 'SW sapien'));
  await expect(names).toHaveText([/demostración/, 'SW sapien', 'Finkok']);
  await page.getByRole('button', { name: 'Preguntar después a PAC de demostración' }).click();
  await expect(names).toHaveText(['SW sapien', /demostración/, 'Finkok']);

  // Each says how it stands, with the provider's words.
  await account(page, 'SW sapien').getByRole('button', { name: 'Probar conexión' }).click();
  await expect(account(page, 'SW sapien').getByRole('alert')).toContainText('no aceptó el usuario o la contraseña');
  await account(page, 'Finkok').getByRole('button', { name: 'Probar conexión' }).click();
  await expect(account(page, 'Finkok').getByRole('status')).toContainText('contestó bien');
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'pac-accounts');
});

test('removes an account, brings it back, and does not forget it at once @web', async ({ pacsApp, pacsDesk }) => {
  const { page } = pacsApp;
  await twoAccounts(pacsDesk);
  await openPacs(pacsApp);
  await page.getByRole('button', { name: 'Quitar la cuenta con Finkok' }).click();
  await expect(page.getByText('Cuenta con Finkok quitada')).toBeVisible();
  await expect(account(page, 'Finkok')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(account(page, 'Finkok')).toBeVisible();
  await expect(page.getByText('La cuenta con Finkok está de vuelta, en uso')).toBeVisible();
  await account(page, 'Finkok').getByRole('button', { name: 'Probar conexión' }).click();
  await expect(account(page, 'Finkok').getByRole('status')).toContainText('contestó bien');
});

test('hands a CSD over only when it is agreed to, tells what was agreed, and takes it back @web', async ({
  pacsApp,
  pacsDesk,
  axe,
  shoot,
}) => {
  const { page } = pacsApp;
  const typed = await typedAt(pacsDesk);
  const companyId = (await pacsDesk.client.companies.list({})).rows[0]?.id ?? '';
  const [csd] = await pacsDesk.client.csds.list({ companyId });
  const number = csd?.number ?? '';
  await openPacs(pacsApp);
  await page.getByRole('button', { name: 'Agregar PAC' }).click();
  await page.getByRole('combobox', { name: 'Proveedor' }).click();
  await page.getByRole('option', { name: 'Facturama' }).click();
  await expect(page.getByText('Facturama sella en sus servidores')).toBeVisible();
  await page.getByRole('textbox', { name: 'Usuario' }).fill(typed.facturama['user'] ?? '');
  await page.getByLabel(/^Contraseña/).fill(typed.facturama['password'] ?? '');
  await page.getByLabel(/^Al guardar, poner en pausa/).check();
  await page.keyboard.press('Control+Enter');
  const row = account(page, 'Facturama');
  await expect(row.getByText('Falta su CSD')).toBeVisible();
  await expect(row).toContainText('salen de esta computadora');
  const give = row.getByRole('button', { name: 'Entregar el CSD' });
  await expect(give).toBeDisabled();
  await axe(page);
  await shoot(page, 'pac-consent');
  await row.getByLabel(`Acepto que Facturama guarde el CSD ${number}`).check();
  await give.click();
  await expect(row.getByText('Facturama guarda un CSD de la empresa')).toBeVisible();
  await expect(row.getByText('Consentimiento')).toBeVisible();
  await expect(row).toContainText(number);
  await expect(row.getByText('En uso', { exact: true })).toBeVisible();
  await axe(page);
  await shoot(page, 'pac-agreed');
  // It cannot be removed while its provider keeps the key.
  pacsApp.allow(/422/);
  await row.getByRole('button', { name: 'Quitar la cuenta con Facturama' }).click();
  await expect(row.getByRole('alert')).toContainText('Retíralo primero');
  // The certificates say who has a copy.
  await pacsApp.goto('/settings/certificates');
  await expect(page.getByText('Copia en Facturama (Pruebas)')).toBeVisible();
  await page.getByRole('link', { name: 'Ver los PAC' }).click();
  await row.getByRole('button', { name: 'Retirar el CSD' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('La cuenta deja de timbrar');
  await axe(page);
  await dialog.getByRole('button', { name: 'Retirar el CSD' }).click();
  await expect(row.getByText('Falta su CSD')).toBeVisible();
  await expect(row).not.toContainText('guarda un CSD');
});

test('a stamp that came by the next PAC says so in its job @web', async ({ pacsApp, pacsDesk, axe, shoot }) => {
  const { page } = pacsApp;
  const companyId = await twoAccounts(pacsDesk);
  const { client } = pacsDesk;
  const [receiver] = (await client.clients.list({ companyId })).rows;
  const [product] = (await client.products.list({ companyId })).rows;
  const draft = await client.invoices.create({
    companyId,
    clientId: receiver?.id ?? '',
    formaPago: '03',
    metodoPago: 'PUE',
    lines: [{ productId: product?.id ?? '', cantidad: '1' }],
  });
  await client.invoices.issue({ id: draft.id, version: draft.version });
  await pacsApp.goto('/jobs');
  await page.getByText(/^Todas/).click();
  await page.getByRole('row').filter({ hasText: 'Timbrar una factura' }).click();
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('Salió por Finkok tras un intento en SW sapien.');
  await axe(page);
  await shoot(page, 'job-fail-over');
});
