/** Importing CFDIs: a folder, what came of every file, the undo; by keys; and a crowd of files while one works on. */
import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { cfdi, crowdedFolder, mixedFolder, readyFor, STRANGER, SUPPLIER } from './support/cfdis.ts';
import { dropFiles } from './support/drop.ts';
import { expect, test } from './support/fixtures.ts';

const files = (page: Page) => page.getByRole('grid', { name: 'Archivos de la importación' });
const fileRow = (page: Page, name: string) => files(page).getByRole('row').filter({ hasText: name });
const count = (page: Page, name: string) =>
  page.getByLabel('Qué resultó').locator('div').filter({ hasText: name }).locator('dd');
const folders: string[] = [];

test.afterAll(async () => {
  for (const folder of folders) await rm(dirname(folder), { recursive: true, force: true });
});

test('a folder is read, judged, listed with why, and taken back @web', async ({ freshApp, freshDesk, axe, shoot }) => {
  const { page } = freshApp;
  const ours = await readyFor(freshDesk);
  const folder = mixedFolder(ours);
  folders.push(folder);
  await freshApp.goto('/invoices');
  await page.getByRole('button', { name: 'Importar', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Importar CFDI' })).toBeVisible();
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  await expect(page.getByText('Lo que se va a leer: 4 XML, 1 ZIP')).toBeVisible();
  await expect(page.getByText('1 archivo más que no es XML ni ZIP no se lee.')).toBeVisible();
  // What is of others is kept beside a company, which is chosen first.
  await expect(page.getByRole('checkbox', { name: /^Conservar también/ })).toBeDisabled();
  await page.getByRole('radio', { name: /^Solo de/ }).check();
  await expect(page.getByRole('checkbox', { name: /^Conservar también/ })).toBeEnabled();
  await page.getByRole('radio', { name: /^De todas/ }).check();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'cfdi-import-begin');
  await page.getByRole('button', { name: 'Importar', exact: true }).click();

  await expect(page.getByText('Se revisaron 6 archivos.')).toBeVisible();
  await expect(count(page, 'emitidas nuevas')).toHaveText('2');
  await expect(count(page, 'recibidos nuevos')).toHaveText('1');
  await expect(count(page, 'rechazados')).toHaveText('2');
  await expect(count(page, 'ya estaban')).toHaveText('1');
  // What a person should look at comes first, and the one that is looked at says why in full.
  await expect(files(page)).toHaveAttribute('aria-rowcount', '3');
  await expect(fileRow(page, 'ajena.xml')).toContainText(STRANGER);
  await fileRow(page, 'alterado.xml').click();
  const reasons = page.getByRole('list', { name: 'Qué revisar' });
  await expect(reasons).toContainText('sello');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await axe(page);
  }
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'cfdi-import-result');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar lista (CSV)' }).click();
  const lines = parse<Record<string, string>>(await readFile(await (await download).path(), 'utf8'), {
    columns: true,
    bom: true,
  });
  expect(lines.map((line) => [line['Archivo']?.split('/').at(-1), line['Resultado']])).toEqual([
    ['ajena.xml', 'Rechazado'],
    ['alterado.xml', 'Rechazado'],
  ]);

  // The invoice says where it comes from, and what cannot be done with it.
  await page.getByText(/^Importados 3$/).click();
  await fileRow(page, 'A-9041.xml').click();
  const panel = page.getByRole('complementary', { name: /^Factura F-9041/ });
  await expect(panel).toContainText('Se timbró en otro sistema y se importó.');
  await expect(page.getByRole('img', { name: 'Timbrada en otro sistema' }).first()).toBeVisible();
  await shoot(page, 'invoice-imported');
  await panel.getByRole('link', { name: 'Ver su importación' }).click();
  await page.getByRole('button', { name: 'Deshacer la importación' }).click();
  await expect(page.getByText('Se quitó lo que trajo: 3 comprobantes.')).toBeVisible();
  const left = await freshDesk.client.received.totals({ companyId: ours.id });
  expect(left.count).toBe(0);
  await page.getByRole('button', { name: 'Otra importación' }).click();
  await expect(page.getByRole('grid', { name: 'Importaciones anteriores' })).toContainText('Deshecha');
});

test('files dropped on the window are imported and looked at by keys alone @web', async ({ app, desk }) => {
  const { page } = app;
  const ours = await readyFor(desk);
  const expense = cfdi(SUPPLIER, ours.rfc, 8101);
  await app.goto('/clients');
  await expect(page.getByRole('grid')).toBeVisible();
  await dropFiles(page, [
    { name: 'gasto.xml', bytes: Buffer.from(expense) },
    // A PDF often lies beside its XML: the XML is what it is.
    { name: 'gasto.pdf', bytes: Buffer.from('%PDF-1.4') },
    { name: 'ajeno.xml', bytes: Buffer.from(cfdi(SUPPLIER, STRANGER, 2)) },
  ]);
  await expect(page.getByText('Lo que se va a leer: 2 XML')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Se revisaron 2 archivos.')).toBeVisible();
  await files(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(files(page).locator('[data-active]')).toContainText('ajeno.xml');
  await page.keyboard.press('c');
  await expect(page.getByText('Motivo copiado')).toBeVisible();
  await page.getByRole('radio', { name: /^Importados/ }).focus();
  await page.keyboard.press('Space');
  await expect(fileRow(page, 'gasto.xml')).toBeVisible();
  await files(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(files(page).locator('[data-active]')).toContainText('gasto.xml');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: /^Comprobante de/ })).toContainText('F-8101');
  // The palette knows the way as well.
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Buscar o hacer cualquier cosa' }).fill('importar cfdi');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Importar CFDI' })).toBeVisible();
  const past = page.getByRole('grid', { name: 'Importaciones anteriores' });
  await past.focus();
  await page.keyboard.press('ArrowDown');
  await expect(past.locator('[data-active]')).toContainText('Terminada');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Se revisaron 2 archivos.')).toBeVisible();
  await page.keyboard.press('Shift+Z');
  await expect(page.getByText('Se quitó lo que trajo: 1 comprobantes.')).toBeVisible();
});

test('a crowd of files is handed over while one works elsewhere @web', async ({ app, desk }) => {
  const { page } = app;
  const ours = await readyFor(desk);
  const folder = crowdedFolder(ours, 1200);
  folders.push(folder);
  await app.goto('/cfdi-imports');
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  await expect(page.getByText('Lo que se va a leer: 1,200 XML')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Entregando archivos')).toBeVisible();
  // Elsewhere meanwhile: the window answers, and the files go on.
  await app.goto('/products');
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: 'Buscar productos' }).fill('zzz');
  await expect(page.getByText('Nada coincide con lo que buscas')).toBeVisible();
  await page.getByRole('button', { name: 'Quitar filtros' }).click();
  await app.goto('/cfdi-imports');
  await expect(page.getByText('Se revisaron 1,200 archivos.')).toBeVisible({ timeout: 40_000 });
  await expect(count(page, 'recibidos nuevos')).toHaveText('1');
  await expect(count(page, 'ya estaban')).toHaveText('1,199');
  // Far down a long list.
  await expect(files(page)).toHaveAttribute('aria-rowcount', /\d{3,}/);
  await files(page).focus();
  await page.keyboard.press('End');
  await expect(files(page).locator('[data-active]')).toBeVisible();
});

test('what is neither XML nor ZIP is said, and nothing can be started', async ({ app }) => {
  const { page } = app;
  await app.goto('/cfdi-imports');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'foto.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('x'),
    });
  await expect(page.getByText('Ahí no hay ningún XML ni ZIP.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Importar', exact: true })).toHaveCount(0);
});

test('what was cancelled is gone on with by its key, and what never began is discarded @web', async ({ app, desk }) => {
  const { page } = app;
  const ours = await readyFor(desk);
  const base64 = Buffer.from(cfdi(SUPPLIER, ours.rfc, 8400)).toString('base64');
  const copies = Array.from({ length: 300 }, (_, at) => ({ path: `gasto-${at}.xml`, base64 }));
  const { id } = await desk.client.cfdiImports.begin({});
  await desk.client.cfdiImports.addFiles({ id, files: copies });
  await app.goto(`/cfdi-imports/${id}`);
  await expect(page.getByText('Sus archivos no se terminaron de entregar.')).toBeVisible();
  const { jobId = '' } = await desk.client.cfdiImports.start({ id });
  await desk.client.jobs.cancel({ id: jobId });
  await expect(page.getByText('Se canceló. Lo que ya había entrado sigue aquí')).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByText('Se revisaron 300 archivos.')).toBeVisible();
  await expect(count(page, 'ya estaban')).toHaveText('299');

  const idle = await desk.client.cfdiImports.begin({});
  await app.goto(`/cfdi-imports/${idle.id}`);
  await page.getByRole('button', { name: 'Descartar' }).click();
  await expect(page.getByRole('heading', { name: 'Importar CFDI' })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Importaciones anteriores' })).not.toContainText('Sin empezar');
});
