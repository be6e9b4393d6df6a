/** Clients and products from spreadsheets: what is understood, what a person changes, what comes of it, and back. */
import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { dropFiles } from './support/drop.ts';
import { expect, test, type Desk } from './support/fixtures.ts';

const preview = (page: Page) => page.getByRole('grid', { name: 'Vista previa' });
const row = (page: Page, text: string) => preview(page).getByRole('row').filter({ hasText: text });

async function workbook(sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>) {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const cells of rows) sheet.addRow([...cells]);
  }
  return { name: 'clientes de marzo.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
}

async function companyOf(desk: Desk): Promise<string> {
  const [company] = (await desk.client.companies.list({})).rows;
  return company?.id ?? '';
}

const HEAD = ['Cliente', 'R.F.C.', 'Régimen', 'C.P.', 'Uso', 'Correo', 'Vendedor'];

test('a workbook is understood, looked at, imported and undone @web', async ({ freshApp, freshDesk, axe, shoot }) => {
  const { page } = freshApp;
  const companyId = await companyOf(freshDesk);
  const known = (await freshDesk.client.clients.list({ companyId, query: 'ferreteria tres rios' })).rows[0];
  await freshApp.goto('/clients');
  await expect(page.getByRole('grid')).toBeVisible();
  await dropFiles(page, [
    await workbook({
      Portada: [['Lista de clientes'], ['Marzo']],
      Clientes: [
        HEAD,
        ['UNIVERSIDAD ROBOTICA ESPAÑOLA', 'URE180429TM6', 601, '86991', 'G03', 'pagos@ure.example', 'Ana'],
        ['XOCHILT CASAS CHAVEZ', 'CACX7605101P8', 605, 36257, 'CN01', '', 'Luis'],
        [known?.legalName ?? '', known?.rfc ?? '', known?.regimenFiscal ?? '', '06600', 'G01', '', 'Luis'],
        ['SIN RFC BUENO', 'ABC', 601, '06600', 'G03', '', 'Ana'],
      ],
    }),
  ]);
  await expect(page.getByRole('heading', { name: 'Importar clientes' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Hoja' }).click();
  await page.getByRole('option', { name: 'Clientes' }).click();
  await expect(row(page, 'UNIVERSIDAD ROBOTICA ESPAÑOLA')).toContainText('Nueva');
  await expect(row(page, known?.rfc ?? '')).toContainText('Cambia');
  await expect(row(page, 'SIN RFC BUENO')).toContainText('Con error');
  await expect(page.getByRole('button', { name: 'Importar 3 filas' })).toBeDisabled();
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'import-check');

  // The findings of the row that is looked at, in full.
  await row(page, 'SIN RFC BUENO').click();
  await expect(page.getByRole('list', { name: 'Qué revisar' })).toContainText('VALOR-INVALIDO');
  await page.getByText('Por revisar', { exact: false }).first().click();
  await expect(row(page, 'UNIVERSIDAD')).toHaveCount(0);
  await page.getByText(/^Todas \(/).click();

  // Who is known already may be left alone.
  await page.getByText('Solo crear nuevos').click();
  await expect(row(page, known?.rfc ?? '')).toContainText('Ya existe');
  await page.getByText('Crear y actualizar').click();
  await expect(row(page, known?.rfc ?? '')).toContainText('Cambia');
  await page.getByRole('checkbox', { name: 'Dejar fuera las filas con error' }).check();
  await page.getByRole('button', { name: 'Importar 3 filas' }).click();

  await expect(page.getByText('Nuevos: 2. Actualizados: 1. Sin cambios: 0. Con error: 1.')).toBeVisible();
  await axe(page);
  await shoot(page, 'import-done');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Descargar errores (CSV)' }).click();
  expect((await download).suggestedFilename()).toBe('errores de clientes de marzo.csv');
  expect((await freshDesk.client.clients.list({ companyId, query: 'URE180429TM6' })).rows).toHaveLength(1);

  await page.getByRole('button', { name: 'Deshacer la importación' }).click();
  await expect(page.getByText('Archivados: 2. Como estaban antes: 1.').first()).toBeVisible();
  expect((await freshDesk.client.clients.list({ companyId, query: 'URE180429TM6' })).rows).toHaveLength(0);
  expect(await freshDesk.client.clients.get({ id: known?.id ?? '' })).toMatchObject({ postalCode: known?.postalCode });
  await page.getByRole('button', { name: 'Importar otro archivo' }).click();
  await expect(page.getByRole('table', { name: 'Importaciones anteriores' })).toContainText('Deshecha');
});

test('a CSV of Windows-1252 whose columns a person names is imported, and Ctrl Z takes it back', async ({
  freshApp,
  axe,
  shoot,
}) => {
  const { page } = freshApp;
  await freshApp.goto('/products');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByText('Suelta aquí tu lista')).toBeVisible();
  await axe(page);
  await shoot(page, 'import-file');
  const lines = [
    'Artículo;Referencia de almacén;Clave SAT;Unidad;Importe neto',
    'Jabón líquido de baño;ZZ-1;53131608;H87;$1,250.50',
    'Señalización de evacuación;ZZ-2;55121704;H87;89.9',
  ];
  await page.locator('input[type=file]').setInputFiles({
    name: 'productos.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\r\n'), 'latin1'),
  });
  // Accents are as they were written, although the file does not say how it is encoded.
  await expect(page.getByRole('combobox', { name: 'Dato de la columna Referencia de almacén' })).toBeVisible();
  await expect(page.getByText(/^Falta: .*Precio/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nada que importar' })).toBeDisabled();

  await page.getByRole('combobox', { name: 'Dato de la columna Importe neto' }).click();
  await page.getByRole('option', { name: 'Precio *' }).click();
  await page.getByRole('combobox', { name: 'Dato de la columna Referencia de almacén' }).click();
  await page.getByRole('option', { name: 'Código (SKU)' }).click();
  await page.getByRole('combobox', { name: 'Agregar un valor…' }).click();
  await page.getByRole('option', { name: 'IVA', exact: true }).click();
  await page.getByRole('textbox', { name: 'IVA', exact: true }).fill('16');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Señalización de evacuación')).toContainText('Nueva');
  await expect(row(page, 'ZZ-1')).toContainText('1250.5');
  await axe(page);
  await shoot(page, 'import-mapping');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Nuevos: 2. Actualizados: 0. Sin cambios: 0. Con error: 0.')).toBeVisible();
  await page.getByRole('button', { name: 'Ver productos' }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('senalizacion');
  await expect(page.getByRole('row').filter({ hasText: 'Señalización de evacuación' })).toContainText('89.90');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Nada coincide con lo que buscas')).toBeVisible();
});

test('what is no spreadsheet is said, and the template is a workbook', async ({ app }) => {
  const { page } = app;
  app.allow(/422/);
  await app.goto('/clients/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'clientes.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]),
  });
  await expect(page.getByRole('alert')).toContainText('clientes.xlsx');
  await page.getByRole('alert').getByRole('button', { name: 'Otro archivo' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Descargar plantilla' }).click();
  expect((await download).suggestedFilename()).toBe('Clientes.xlsx');
});
