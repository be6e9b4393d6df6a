/** What a newcomer may get wrong on the way in: a mistyped RFC, a short postal code, a recovery key left behind. */
import type { Page } from '@playwright/test';
import { COMPANY, makeVault, PASSPHRASE } from './support/first-run.ts';
import { expect, test } from './support/fixtures.ts';

async function fillCompany(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Nombre o razón social' }).fill(COMPANY.legalName);
  await page.getByRole('combobox', { name: 'Régimen fiscal' }).click();
  await page.getByRole('option', { name: /^601/ }).click();
}

test('a wrong check digit is remarked, and a short postal code is not filled up @web', async ({
  emptyApp,
  emptyDesk,
  axe,
  shoot,
}) => {
  const { page } = emptyApp;
  await makeVault(emptyDesk.client);
  await page.reload();
  await fillCompany(page);
  const rfc = page.getByRole('textbox', { name: 'RFC' });
  const remark = page.getByText(/debería terminar en 9/);
  await rfc.fill('EKU9003173C8');
  await expect(remark).toBeVisible();
  await axe(page);
  await shoot(page, 'setup-rfc-digit');
  const code = page.getByRole('textbox', { name: 'Código postal fiscal' });
  await code.fill('1234');
  await code.blur();
  await expect(page.getByText('Son cinco números')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(code).toHaveValue('1234');
  expect((await emptyDesk.client.companies.list({})).rows).toEqual([]);
  await rfc.fill(COMPANY.rfc);
  await expect(remark).toHaveCount(0);
  await code.fill('42501');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'El certificado que sella' })).toBeVisible();
});

test('a recovery key is not left behind without saying so @web', async ({ emptyApp, emptyDesk, axe, shoot }) => {
  const { page } = emptyApp;
  await emptyDesk.client.vault.setUp({ passphrase: PASSPHRASE });
  await page.reload();
  await expect(page.getByRole('heading', { name: '¿Se guardó la clave de recuperación?' })).toBeVisible();
  const steps = page.getByRole('navigation', { name: 'Primeros pasos' });
  const dialog = page.getByRole('dialog');
  // To the company: asked; Escape stays.
  await steps.getByRole('button', { name: /Empresa/ }).click();
  await expect(dialog).toContainText('no está confirmada');
  await axe(page);
  await shoot(page, 'setup-key-left-behind');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '¿Se guardó la clave de recuperación?' })).toBeVisible();

  // Said, one goes on, and past the company too.
  await steps.getByRole('button', { name: /Empresa/ }).click();
  await dialog.getByRole('button', { name: 'Seguir sin confirmarla' }).click();
  await expect(page.getByRole('heading', { name: 'La empresa que factura' })).toBeVisible();

  // Whoever comes back and goes straight on from the company is asked again.
  await emptyDesk.client.companies.create(COMPANY);
  await page.reload();
  await steps.getByRole('button', { name: /Empresa/ }).click();
  await dialog.getByRole('button', { name: 'Guardar la clave' }).click();
  await expect(page.getByRole('heading', { name: '¿Se guardó la clave de recuperación?' })).toBeVisible();
  await page.getByRole('button', { name: 'Seguir después' }).click();
  await expect(dialog).toContainText('no está confirmada');
});
