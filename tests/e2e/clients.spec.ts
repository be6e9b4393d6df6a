/** Clientes: the list, a client written down with help, and its Constancia. */
import type { Page } from '@playwright/test';
import { drawConstancia, LEGAL, NATURAL, pdfOf, type Person } from '../support/constancia.ts';
import { dropFiles } from './support/drop.ts';
import { expect, test, type Desk } from './support/fixtures.ts';

const constancia = async (person: Person, name = `${person.rfc}.pdf`) => ({
  name,
  bytes: await pdfOf((sheet) => drawConstancia(person, sheet)),
});
const grid = (page: Page) => page.getByRole('grid', { name: 'Clientes' });
const panel = (page: Page) => page.getByRole('complementary');
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

async function companyOf(desk: Desk): Promise<string> {
  const [company] = (await desk.client.companies.list({})).rows;
  return company?.id ?? '';
}

test('finds, sorts and shows a client with its invoices', async ({ app, axe, shoot }) => {
  const { page } = app;
  await app.goto('/clients');
  await expect(row(page, 'PUBLICO EN GENERAL')).toBeVisible();
  await axe(page);
  await shoot(page, 'clients');
  await page.getByRole('columnheader', { name: 'RFC' }).getByRole('button').first().click();
  await expect(grid(page).getByRole('row').nth(1)).toContainText(/[A-Z]{3,4}\d{6}/);
  const first = await grid(page).getByRole('row').nth(1).textContent();
  await page.getByRole('columnheader', { name: 'RFC' }).getByRole('button').first().click();
  await expect(grid(page).getByRole('row').nth(1)).not.toHaveText(first ?? '');
  await page.getByRole('columnheader', { name: 'Nombre' }).getByRole('button').first().click();

  await page.keyboard.press('/');
  await page.keyboard.type('mar cortes consultores');
  await expect(grid(page).getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('Últimas facturas');
  await expect(panel(page)).toContainText('601 General de Ley Personas Morales');
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'client-panel');
  // F begins an invoice for it.
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/#\/invoices\/new$/);
  await expect(page.getByRole('combobox', { name: 'Cliente', exact: true })).toHaveValue('CONSULTORES MAR DE CORTES');
  await page.goBack();
  await expect(panel(page)).toContainText('Últimas facturas');
  await grid(page).focus();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();

  await page.keyboard.press('/');
  await page.keyboard.type(' nadie');
  await expect(page.getByText('Nada coincide con lo que buscas')).toBeVisible();
  await page.getByRole('button', { name: 'Quitar filtros' }).click();
  await expect(row(page, 'PUBLICO EN GENERAL')).toBeVisible();
});

test('a client is written down by keyboard, and what SAT would refuse is settled with a key', async ({
  app,
  axe,
  shoot,
}) => {
  const { page } = app;
  await app.goto('/clients');
  await grid(page).focus();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'RFC' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('No tiene la forma de un RFC')).toBeVisible();
  await page.keyboard.type('eku-9003173c9');
  await page.keyboard.press('Tab');
  await page.keyboard.type('escuela kemper urgate sa de cv');
  await page.keyboard.press('Tab');
  const name = page.getByRole('textbox', { name: /Nombre o razón social/ });
  await expect(panel(page).getByText('NOMBRE-MINUSCULAS')).toBeVisible();
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'client-form');
  await name.focus();
  await page.keyboard.press('Alt+Enter');
  await expect(name).toHaveValue('ESCUELA KEMPER URGATE SA DE CV');
  await expect(panel(page).getByText('NOMBRE-REGIMEN-CAPITAL')).toBeVisible();
  await page.keyboard.press('Alt+Enter');
  await expect(name).toHaveValue('ESCUELA KEMPER URGATE');
  await expect(panel(page).getByText('NOMBRE-REGIMEN-CAPITAL')).toBeHidden();

  await page.getByRole('combobox', { name: /Régimen fiscal/ }).focus();
  await page.keyboard.type('601', { delay: 60 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('6600');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByText('CP-FORMA')).toBeVisible();
  // Which digit is missing is nobody's guess.
  await expect(page.getByRole('button', { name: /Usar «/ })).toHaveCount(0);
  await page.getByRole('textbox', { name: /CP fiscal/ }).fill('06600');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByText('CP-FORMA')).toBeHidden();
  await page.getByRole('combobox', { name: /Correos/ }).fill('pagos@kemper.example,');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Cliente creado: ESCUELA KEMPER URGATE')).toBeVisible();
  await expect(panel(page)).toContainText('pagos@kemper.example');
  await expect(panel(page)).toContainText('EKU9003173C9');

  // E edits; what was typed and not saved comes back with an undo.
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: /CP fiscal/ }).fill('42501');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toContainText('06600');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: /CP fiscal/ })).toHaveValue('42501');
  await page.keyboard.press('Control+Enter');
  await expect(panel(page).getByText('42501')).toBeVisible();

  // A archives, Ctrl Z brings back.
  await page.keyboard.press('a');
  await expect(panel(page)).toContainText('Está archivado');
  await expect(row(page, 'ESCUELA KEMPER URGATE')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row(page, 'ESCUELA KEMPER URGATE')).toBeVisible();
});

test('a foreigner has country and number, and a generic RFC its usual data', async ({ app }) => {
  const { page } = app;
  await app.goto('/clients/new');
  await page.getByRole('button', { name: 'Extranjero' }).click();
  await page.getByRole('textbox', { name: /Nombre o razón social/ }).fill('PACIFIC TRADING COMPANY');
  await page.getByRole('combobox', { name: /País de residencia/ }).fill('Estados Unidos');
  await page.getByRole('option', { name: /^USA/ }).click();
  await page.getByRole('textbox', { name: /Registro tributario/ }).fill('123456789');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Cliente creado: PACIFIC TRADING COMPANY')).toBeVisible();
  await expect(panel(page)).toContainText('USA Estados Unidos');
  await expect(panel(page)).toContainText('S01');
});

test('a change of somebody else is not overwritten unasked @web', async ({ app, desk }) => {
  const { page } = app;
  app.allow(/422/);
  const made = await desk.client.clients.create({
    companyId: await companyOf(desk),
    rfc: 'URE180429TM6',
    legalName: 'UNIVERSIDAD ROBOTICA ESPAÑOLA',
    regimenFiscal: '601',
    postalCode: '86991',
    defaultUsoCfdi: 'G03',
  });
  await app.goto(`/clients/${made.id}`);
  await expect(panel(page)).toContainText('86991');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Notas' }).fill('Llamar antes de facturar');
  await desk.client.clients.update({ id: made.id, version: made.version, postalCode: '86000' });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Alguien cambió estos datos')).toBeVisible();
  await page.getByRole('button', { name: 'Ver lo que hay' }).click();
  await expect(page.getByRole('textbox', { name: /CP fiscal/ })).toHaveValue('86000');
  await page.getByRole('textbox', { name: 'Notas' }).fill('Llamar antes de facturar');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: 'Notas' })).toHaveCount(0);
  await expect(panel(page)).toContainText('Llamar antes de facturar');
  expect(await desk.client.clients.get({ id: made.id })).toMatchObject({ postalCode: '86000', version: 3 });
});

test('a dropped Constancia becomes a client when a person says so', async ({ app, axe, shoot }) => {
  const { page } = app;
  await app.goto('/');
  await dropFiles(page, [await constancia(NATURAL)]);
  await expect(page.getByText('Constancia leída: MARIA JOSE PEREZ GOMEZ')).toBeVisible();
  await expect(page).toHaveURL(/#\/clients\/new$/);
  await expect(page.getByRole('textbox', { name: 'RFC' })).toHaveValue('PEGM850101AB1');
  await expect(page.getByRole('textbox', { name: /CP fiscal/ })).toHaveValue('37000');
  await axe(page);
  await shoot(page, 'client-constancia');
  // Two regimes are in force: nobody chooses for the person.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Elige el régimen fiscal de la constancia.')).toBeVisible();
  await page.getByRole('button', { name: /^612/ }).click();
  await page.getByRole('button', { name: 'Crear cliente' }).click();
  await expect(page.getByText('Cliente creado: MARIA JOSE PEREZ GOMEZ')).toBeVisible();
  await expect(panel(page)).toContainText('612');
});

test('Constancias of clients that we know are compared, one after the other @web', async ({
  app,
  desk,
  axe,
  shoot,
}) => {
  const { page } = app;
  app.allow(/422/);
  const made = await desk.client.clients.create({
    companyId: await companyOf(desk),
    rfc: LEGAL.rfc,
    legalName: 'EMPRESA EJEMPLO VIEJA',
    regimenFiscal: '601',
    postalCode: '06600',
    defaultUsoCfdi: 'G03',
  });
  await app.goto('/clients');
  const scan = { name: 'escaneo.pdf', bytes: await pdfOf(() => {}) };
  await dropFiles(page, [scan, await constancia(LEGAL), await constancia(LEGAL, 'otra vez.pdf')]);
  await expect(panel(page)).toContainText('Constancia 1 de 3: escaneo.pdf');
  await expect(panel(page).getByRole('alert')).toContainText('parece una foto o un escaneo');
  await page.getByRole('button', { name: 'Saltar esta' }).click();

  await expect(panel(page)).toContainText('Constancia 2 de 3');
  const differences = page.getByRole('table', { name: 'Lo que cambia con la constancia' });
  await expect(differences).toContainText('EMPRESA EJEMPLO VIEJA');
  await expect(differences.getByRole('row', { name: /Régimen/ })).toContainText('igual');
  await axe(page);
  await shoot(page, 'client-constancia-differences');
  await differences.getByRole('checkbox', { name: /Tomar CP fiscal/ }).uncheck();
  await expect(page.getByRole('textbox', { name: /CP fiscal/ })).toHaveValue('06600');
  await page.keyboard.press('Control+Enter');

  await expect(panel(page)).toContainText('Constancia 3 de 3');
  await differences.getByRole('checkbox', { name: /Tomar CP fiscal/ }).check();
  await page.keyboard.press('Control+Enter');
  await expect(panel(page)).toContainText('Últimas facturas');
  await expect(panel(page)).toContainText('37000');
  expect(await desk.client.clients.get({ id: made.id })).toMatchObject({
    legalName: 'EMPRESA EJEMPLO',
    postalCode: '37000',
    version: 3,
  });
});

test('several are archived at once, and come back at once', async ({ freshApp }) => {
  const { page } = freshApp;
  await freshApp.goto('/clients');
  await expect(row(page, 'ACME SUPPLY')).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 elegidos')).toBeVisible();
  await page.getByRole('toolbar').getByRole('button', { name: 'Archivar' }).click();
  await expect(page.getByText('3 clientes archivados')).toBeVisible();
  await expect(row(page, 'ACME SUPPLY')).toHaveCount(0);
  await page.getByText('Archivados', { exact: true }).click();
  await expect(grid(page).getByRole('row')).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('No hay clientes archivados')).toBeVisible();
});
