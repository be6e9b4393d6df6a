/** The settings: every page, by mouse and keys, in both languages and themes. */
import type { Page } from '@playwright/test';
import { expect, test, type App } from './support/fixtures.ts';

const PAGES = [
  ['company', 'Empresa', 'Company'],
  ['series', 'Series y folios', 'Series and folios'],
  ['certificates', 'Certificados (CSD)', 'Certificates (CSD)'],
  ['pacs', 'PAC', 'PAC'],
  ['mail', 'Correo', 'Mail'],
  ['companies', 'Empresas', 'Companies'],
  ['tunnel', 'Túnel', 'Tunnel'],
  ['catalogs', 'Catálogos del SAT', 'SAT’s catalogs'],
  ['security', 'Seguridad', 'Security'],
  ['backups', 'Respaldos', 'Backups'],
  ['audit', 'Bitácora', 'Audit log'],
  ['appearance', 'Apariencia', 'Appearance'],
  ['about', 'Acerca de', 'About'],
] as const;

async function openPage(app: App, page: string): Promise<void> {
  await app.goto(`/settings/${page}`);
  const shown = PAGES.find(([id]) => id === page);
  await expect(app.page.getByRole('heading', { level: 2, name: shown?.[1] ?? '', exact: true })).toBeVisible();
}

/** Nothing of the window scrolls sideways. */
async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        return element.scrollWidth > element.clientWidth + 1 && (overflowX === 'auto' || overflowX === 'scroll');
      })
      .filter((element) => element.getAttribute('role') !== 'grid')
      .map((element) => element.className),
  );
  expect(wide).toEqual([]);
}

for (const half of [0, 1]) {
  test(`each page is there, readable in both themes and at 1024×640 (${half + 1} of 2)`, async ({ app, axe }) => {
    test.setTimeout(80_000);
    for (const [id] of PAGES.filter((_, at) => at % 2 === half)) {
      await openPage(app, id);
      await expect(app.page.locator('main .skeleton')).toHaveCount(0);
      await axe(app.page);
      await app.page.emulateMedia({ colorScheme: 'dark' });
      await axe(app.page);
      await app.page.emulateMedia({ colorScheme: null });
      const size = app.page.viewportSize();
      if (size === null) continue;
      await app.page.setViewportSize({ width: 1024, height: 640 });
      await expectNoSideways(app.page);
      await app.page.setViewportSize(size);
    }
  });
}

test('takes pictures of the pages that people look at most @web', async ({ app, shoot }) => {
  test.setTimeout(80_000);
  for (const id of ['company', 'certificates', 'pacs', 'mail', 'security', 'audit'] as const) {
    await openPage(app, id);
    await expect(app.page.locator('main .skeleton')).toHaveCount(0);
    await shoot(app.page, `settings-${id}`);
  }
});

test('speaks English on every page, and Spanish again @web', async ({ freshApp }) => {
  const { page } = freshApp;
  await openPage(freshApp, 'appearance');
  await page.getByText('English', { exact: true }).click();
  for (const [id, , english] of PAGES) {
    await freshApp.goto(`/settings/${id}`);
    await expect(page.getByRole('heading', { level: 2, name: english, exact: true })).toBeVisible();
  }
  await freshApp.goto('/settings/appearance');
  await page.getByText('Español (México)', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Apariencia' })).toBeVisible();
});

test('keeps what was typed until it is saved with the keys @web', async ({ freshApp, freshDesk }) => {
  const { page } = freshApp;
  const [company] = (await freshDesk.client.companies.list({})).rows;
  await openPage(freshApp, 'company');
  const phone = page.getByRole('textbox', { name: 'Teléfono' });
  const save = page.getByRole('button', { name: 'Guardar', exact: true });
  await expect(save).toBeDisabled();
  await phone.fill('55 1234 5678');
  await expect(page.getByText('Hay cambios sin guardar')).toBeVisible();
  // Another page in between takes nothing away.
  await openPage(freshApp, 'about');
  await openPage(freshApp, 'company');
  await expect(phone).toHaveValue('55 1234 5678');
  await page.getByRole('textbox', { name: 'Correo' }).fill('no es un correo');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('No tiene la forma de un correo')).toBeVisible();
  await page.getByRole('textbox', { name: 'Correo' }).fill('facturas@kemper.mx');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Empresa guardada')).toBeVisible();
  await expect(save).toBeDisabled();
  // The first by name is the one that is open.
  const [after] = (await freshDesk.client.companies.list({})).rows;
  expect(after).toMatchObject({ phone: '55 1234 5678', email: 'facturas@kemper.mx' });
  expect(after?.version).toBe((company?.version ?? 0) + 1);
  await phone.fill('1');
  await page.getByRole('button', { name: 'Descartar cambios' }).click();
  await expect(phone).toHaveValue('55 1234 5678');
});

test('adds a series, moves its folio and takes both back @web', async ({ freshApp }) => {
  const { page } = freshApp;
  await openPage(freshApp, 'series');
  await page.getByRole('button', { name: 'Agregar serie' }).click();
  await page.getByRole('textbox', { name: 'Serie' }).fill('web');
  await page.keyboard.press('Enter');
  const folio = page.getByLabel('Siguiente folio de WEB');
  await expect(folio).toHaveValue('1');
  await folio.fill('500');
  await folio.press('Enter');
  await expect(page.getByText('Siguiente folio de WEB: 500')).toBeVisible();
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await expect(folio).toHaveValue('1');
  await page.getByRole('button', { name: 'Quitar la serie WEB' }).click();
  await expect(folio).toHaveCount(0);
  // A folio that a document has is never given again.
  const used = page.getByLabel('Siguiente folio de A', { exact: true });
  freshApp.allow(/422/);
  await used.fill('1');
  await used.press('Enter');
  await expect(page.getByText(/ya se usó el folio/)).toBeVisible();
});

test('pauses a PAC, takes it back, and says what a test answered @web', async ({ freshApp, freshDesk }) => {
  const { page } = freshApp;
  await openPage(freshApp, 'pacs');
  await page.getByRole('button', { name: 'Probar conexión' }).first().click();
  await expect(page.getByText('contestó bien: la cuenta se puede usar')).toBeVisible();
  await page.getByRole('button', { name: 'Poner en pausa' }).first().click();
  await expect(page.getByText('En pausa', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('En uso', { exact: true }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Editar' }).first().click();
  await page.getByRole('textbox', { name: /Nombre de la cuenta/ }).fill('Cuenta de prueba');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Cuenta con .* guardada$/)).toBeVisible();
  const { rows } = await freshDesk.client.audit.list({ limit: 5 });
  expect(JSON.stringify(rows)).not.toContain('Cuenta de prueba');
});

test('proves the log and shows what an entry changed @web', async ({ app, axe }) => {
  const { page } = app;
  await openPage(app, 'audit');
  await page.getByRole('button', { name: 'Verificar' }).click();
  await expect(page.getByText(/La bitácora está íntegra/)).toBeVisible();
  const table = page.getByRole('grid', { name: 'Bitácora' });
  await table.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: /^Entrada/ });
  await expect(panel).toBeVisible();
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});

test('makes a backup, and retires a certificate only when it is said twice @web', async ({ freshApp, freshDesk }) => {
  const { page } = freshApp;
  await openPage(freshApp, 'backups');
  await page.getByRole('button', { name: 'Respaldar ahora' }).click();
  await expect(page.getByRole('cell', { name: 'A petición' }).first()).toBeVisible();
  await expect(page.getByText(/backups restore/)).toBeVisible();
  await openPage(freshApp, 'certificates');
  await page
    .getByRole('button', { name: /^Retirar el CSD/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('no se puede deshacer');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const [company] = (await freshDesk.client.companies.list({})).rows;
  const csds = await freshDesk.client.csds.list({ companyId: company?.id ?? '' });
  expect(csds.every(({ status }) => status !== 'retired')).toBe(true);
});

test('adds a company, and puts one away and back @web', async ({ freshApp, freshDesk }) => {
  const { page } = freshApp;
  await openPage(freshApp, 'companies');
  await page.getByRole('button', { name: 'Agregar empresa' }).click();
  await page.getByRole('textbox', { name: 'RFC' }).fill('URE180429TM6');
  await page.getByRole('textbox', { name: 'Nombre o razón social' }).fill('Universidad Robotica Española');
  await page.getByRole('combobox', { name: 'Régimen fiscal' }).click();
  await page.getByRole('option', { name: /^603/ }).click();
  await page.getByRole('textbox', { name: 'Código postal fiscal' }).fill('86991');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Empresa creada y abierta')).toBeVisible();
  const row = page.getByRole('row', { name: /UNIVERSIDAD ROBOTICA ESPAÑOLA/ });
  await expect(row.getByText('Abierta', { exact: true })).toBeVisible();
  await openPage(freshApp, 'company');
  await page.getByRole('button', { name: 'Archivar empresa' }).click();
  await expect(page.getByText('Empresa archivada: UNIVERSIDAD ROBOTICA ESPAÑOLA')).toBeVisible();
  expect((await freshDesk.client.companies.list({ archived: true })).rows).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Deshecho/)).toBeVisible();
  expect((await freshDesk.client.companies.list({ archived: true })).rows).toHaveLength(0);
});
