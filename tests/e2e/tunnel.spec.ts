/** The tunnel: set up, wrong and right, watched, closed and opened again; what it asks for, and what it keeps to itself. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test, type App } from './support/fixtures.ts';
import { outsideOf } from './support/outside.ts';

/** A server that is not Cuadra. */
async function stranger(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((_asked, answer) => answer.writeHead(404).end('not here'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const choose = (page: Page, name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }).click();

async function openPage(app: App): Promise<Page> {
  await app.goto('/settings/tunnel');
  await expect(app.page.getByRole('heading', { level: 2, name: 'Túnel' })).toBeVisible();
  return app.page;
}

test('an address of one’s own: wrong, right, tested, closed, and opened again @web', async ({
  gatewaysApp,
  gatewaysDesk,
  axe,
  shoot,
}) => {
  const { page } = gatewaysApp;
  const { listenerPort, publicUrl } = outsideOf(gatewaysDesk);
  const other = await stranger();
  try {
    // The door is open, and nothing leads to it.
    await gatewaysApp.goto('/transactions/webhooks');
    const intake = page.getByRole('region', { name: 'Entrada de avisos' });
    await expect(intake).toContainText(`Escucha solo en esta computadora, puerto ${listenerPort}`);
    await expect(intake).toContainText('no hay un túnel abierto');
    // Gateways would deliver, and cannot: the status bar says so, and leads here.
    await page.getByRole('link', { name: 'Sin túnel' }).click();
    await expect(page.getByText('Todavía no hay túnel')).toBeVisible();
    await choose(page, 'Dirección propia');
    await page.getByLabel('Puerto de esta computadora').fill(String(listenerPort));
    await shoot(page, 'tunnel-none', false);
    const address = page.getByLabel(/^Dirección pública/);
    await address.fill('http://cobros.ejemplo.mx');
    gatewaysApp.allow(/422/);
    await page.getByRole('button', { name: 'Guardar y abrir' }).click();
    await expect(page.getByText(/debe empezar con https/)).toBeVisible();
    await expect(address).toBeFocused();
    expect(await gatewaysDesk.client.tunnel.get()).toBeNull();

    await address.fill(other.url);
    await page.keyboard.press('Control+Enter');
    const standing = page.getByRole('region', { name: 'Túnel' }).getByRole('region', { name: 'Túnel' });
    await expect(standing.getByRole('alert')).toContainText(`${other.url} no llega a este programa`);
    await expect(standing.getByRole('status').getByText('No llega', { exact: true })).toBeVisible();
    await expect(standing).toContainText('Próximo intento');
    await page.getByRole('button', { name: 'Probar' }).click();
    await expect(standing.getByText(/^No llegó/)).toBeVisible();

    await address.fill(publicUrl);
    await page.keyboard.press('Control+Enter');
    await expect(standing.getByRole('status').getByText('Abierto', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Probar' }).click();
    await expect(standing).toContainText(/La dirección pública llega aquí: \d+ ms/);
    // Another spec may have added an account whose name begins alike.
    const at = (name: string) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
    await expect(at('Stripe')).toContainText('Registrada');
    await expect(at('Stripe')).toContainText(`${publicUrl}/payments/webhook/`);
    await expect(at('Mercado Pago')).toContainText('A mano');
    await expect(at('Mercado Pago')).toContainText('Tus integraciones');
    await expect(page.getByRole('link', { name: 'Túnel', exact: true }).last()).toBeVisible();
    await standing.scrollIntoViewIfNeeded();
    await axe(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await axe(page);
    await shoot(page, 'tunnel');
    await page.getByRole('button', { name: 'Registrar de nuevo' }).click();
    await expect(page.getByText('Cada pasarela recibe su dirección otra vez')).toBeVisible();
    await expect(at('Stripe')).toContainText('Registrada');

    await page.getByRole('button', { name: 'Cerrar el túnel' }).click();
    await expect(standing.getByText('Cerrado', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Túnel cerrado' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(standing.getByText('Abierto', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Quitar el túnel' }).click();
    await expect(page.getByText('Todavía no hay túnel')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(standing.getByText('Abierto', { exact: true })).toBeVisible();
  } finally {
    await other.close();
  }
});

test('a server of one’s own says what is missing at its field, and its key never comes back @web', async ({
  gatewaysApp,
  gatewaysDesk,
  shoot,
}) => {
  const { listenerPort, publicUrl } = outsideOf(gatewaysDesk);
  const { client } = gatewaysDesk;
  const before = await client.tunnel.get();
  const page = await openPage(gatewaysApp);
  await choose(page, 'Servidor propio');
  await page.getByLabel(/^Dirección pública/).fill('https://cobros.ejemplo.mx');
  await page.keyboard.press('Control+Enter');
  const host = page.getByLabel(/^Servidor \*?$|^Servidor$/);
  await expect(host).toBeFocused();
  await expect(page.getByText('Falta este dato')).toHaveCount(5);
  await host.fill('127.0.0.1');
  await page.getByLabel(/^Puerto de ssh/).fill('9');
  await page.getByLabel(/^Usuario/).fill('tunel');
  await page.getByLabel(/^Puerto en el servidor/).fill('8443');
  await expect(page.getByText('permitlisten="127.0.0.1:8443"')).toBeVisible();
  const hostKey = page.getByLabel(/^Llave pública del servidor/);
  await hostKey.fill('ssh-ed25519');
  const key = page.getByLabel(/^Llave privada/);
  await key.fill('-----BEGIN OPENSSH PRIVATE KEY-----\nnada\n-----END OPENSSH PRIVATE KEY-----');
  gatewaysApp.allow(/422/);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/«Llave pública del servidor .*no es válido/)).toBeVisible();
  await expect(hostKey).toBeFocused();
  expect((await client.tunnel.get())?.provider).toBe(before?.provider);

  await hostKey.fill('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGJhZGtleWJhZGtleWJhZGtleWJhZGtleWJhZGs=');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Túnel guardado; se está abriendo')).toBeVisible();
  // Nobody is there: it says so, and when it tries again.
  await expect(page.getByText(/^Próximo intento|Hace falta que corrijas/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Guardar', exact: true })).toBeDisabled();
  await expect(key).toHaveValue('');
  await expect(key).toHaveAttribute('placeholder', 'Guardado; escribe otro para cambiarlo');
  await shoot(page, 'tunnel-ssh', false);
  // A port that is taken keeps the door shut: the inbox says so, and whose doing it is.
  const other = await stranger();
  const settings = { url: publicUrl };
  const configure = async (localPort: number) => {
    const { version } = (await client.tunnel.get()) ?? { version: 0 };
    await client.tunnel.configure({ provider: 'own-url', settings, localPort, enabled: true, version });
  };
  const taken = Number(new URL(other.url).port);
  await configure(taken);
  await gatewaysApp.goto('/transactions/webhooks');
  const intake = page.getByRole('region', { name: 'Entrada de avisos' });
  await expect(intake.getByRole('alert')).toContainText(`El puerto ${taken} de esta computadora lo usa otro programa`);
  await expect(page.getByRole('link', { name: 'Túnel detenido' })).toBeVisible();
  await other.close();
  // The others of this desk deliver to the listener.
  await configure(listenerPort);
  await expect(intake).toContainText(`Entrada abierta en el puerto ${listenerPort}`);
});
