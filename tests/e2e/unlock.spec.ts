/** A locked desk: what each state says, and the ways back in. */
import { leaveWizard, makeVault, PASSPHRASE } from './support/first-run.ts';
import { expect, test } from './support/fixtures.ts';

const REFUSED = /422/;

test('a locked desk is opened with its passphrase, and a wrong one says so @web', async ({
  emptyApp,
  emptyDesk,
  axe,
  shoot,
}) => {
  const { page } = emptyApp;
  emptyApp.allow(REFUSED);
  await leaveWizard(page, emptyDesk.client);
  await emptyApp.goto('/settings/security');
  await page.getByRole('button', { name: 'Bloquear ahora' }).click();

  await expect(page.getByRole('heading', { name: 'Cuadra está bloqueada' })).toBeVisible();
  const field = page.getByLabel('Frase de contraseña');
  await expect(field).toBeFocused();
  await page.keyboard.type('no es esta frase');
  await page.keyboard.press('Enter');
  await expect(page.getByText('La frase de contraseña no es correcta')).toBeVisible();
  await axe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'unlock');
  await field.fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  // Back where the person was.
  await expect(page.getByRole('heading', { name: 'Seguridad' })).toBeVisible();
});

test('the recovery key opens what a forgotten passphrase shut @web', async ({ emptyApp, emptyDesk, axe, shoot }) => {
  const { page } = emptyApp;
  emptyApp.allow(REFUSED);
  const recoveryKey = await makeVault(emptyDesk.client);
  await emptyDesk.client.vault.lock();
  await page.reload();
  await page.getByRole('button', { name: 'Usar la clave de recuperación' }).click();
  const key = page.getByLabel('Clave de recuperación');
  await expect(key).toBeFocused();
  await key.fill(recoveryKey.slice(0, 20));
  await page.getByLabel('Frase de contraseña nueva').fill('otra frase muy distinta');
  await page.getByLabel('Otra vez, para comprobarla').fill('otra frase muy distinta');
  const recover = page.getByRole('button', { name: 'Recuperar el acceso' });
  await recover.click();
  await expect(page.getByText('9 grupos de 4 letras y números')).toBeVisible();
  await axe(page);
  await shoot(page, 'recover');
  await key.fill(recoveryKey.toLowerCase());
  await recover.click();
  await expect(page.getByRole('heading', { name: 'La empresa que factura' })).toBeVisible();
  await emptyDesk.client.vault.lock();
  await page.reload();
  await page.getByLabel('Frase de contraseña').fill('otra frase muy distinta');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'La empresa que factura' })).toBeVisible();
});

/** States that only a machine with a keychain has, as its engine would tell of them. */
const STATES = [
  { state: 'keychain-locked', heading: 'El llavero del sistema está bloqueado', way: 'Ya lo desbloqueé' },
  { state: 'locked', heading: 'Cuadra está bloqueada', way: 'Desbloquear' },
  { state: 'keychain-absent', heading: 'Recuperar el acceso', way: 'Recuperar el acceso' },
  { state: 'key-mismatch', heading: 'Recuperar el acceso', way: 'Recuperar el acceso' },
] as const;

test('says in every state of the keychain what to do @web', async ({ emptyApp, emptyDesk, axe }) => {
  const { page } = emptyApp;
  await makeVault(emptyDesk.client);
  await emptyDesk.client.vault.lock();
  for (const { state, heading, way } of STATES) {
    await page.route('**/rpc/vault/status*', async (route) => {
      const answer = await route.fetch();
      const { json, ...rest } = (await answer.json()) as { json: object };
      const status = { ...json, state, keptIn: 'keychain', message: `Estado: ${state}` };
      await route.fulfill({ response: answer, json: { ...rest, json: status } });
    });
    await page.reload();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await expect(page.getByText(`Estado: ${state}`)).toBeVisible();
    await expect(page.getByRole('button', { name: way })).toBeVisible();
    await axe(page);
    await page.unrouteAll({ behavior: 'wait' });
  }
});
