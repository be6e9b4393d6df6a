/** The certificates of a company: a second one that waits or takes over, what is left of each, and its end. */
import { COMPANY, csdFiles } from './support/first-run.ts';
import { expect, test } from './support/fixtures.ts';

test('a second CSD waits or takes over, and stepping back is one key @web', async ({
  pacsApp,
  pacsDesk,
  axe,
  shoot,
}) => {
  const { page } = pacsApp;
  const { client } = pacsDesk;
  const files = await csdFiles(COMPANY.rfc, COMPANY.legalName);
  const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
  const first = (await client.csds.list({ companyId }))[0] ?? { id: '', number: '' };
  await pacsApp.goto('/settings/certificates');
  const row = (number: string) => page.getByRole('row', { name: new RegExp(number) });
  await expect(row(first.number).getByText('En uso', { exact: true })).toBeVisible();

  // Kept beside the one in use.
  await page.getByLabel(/^Suelta aquí/).setInputFiles([files.cer, files.key]);
  await page.getByLabel('Contraseña de la llave privada').fill(files.password);
  const rotate = page.getByLabel('Sellar con este desde ahora');
  await expect(rotate).toBeChecked();
  await expect(page.getByText(`El ${first.number} queda disponible`)).toBeVisible();
  await rotate.uncheck();
  const save = page.getByRole('button', { name: 'Guardar este CSD' });
  await expect(save).toBeEnabled();
  await axe(page);
  await shoot(page, 'settings-certificate-upload');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^CSD \d+ guardado; se sigue sellando/)).toBeVisible();
  const second = (await client.csds.list({ companyId })).find(({ id }) => id !== first.id);
  const number = second?.number ?? '';
  await expect(row(number).getByText('Disponible', { exact: true })).toBeVisible();

  // Rotated, and back.
  await page.getByRole('button', { name: `Usar el CSD ${number}` }).click();
  await expect(row(number).getByText('En uso', { exact: true })).toBeVisible();
  await expect(row(first.number).getByText('Disponible', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(row(first.number).getByText('En uso', { exact: true })).toBeVisible();

  // Retiring the one that seals says what that means.
  await page.getByRole('button', { name: `Retirar el CSD ${first.number}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Es el que sella ahora');
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await dialog.getByRole('button', { name: 'Retirar', exact: true }).click();
  await expect(row(first.number).getByText('Retirado', { exact: true })).toBeVisible();
  await shoot(page, 'settings-certificates-several');
});
