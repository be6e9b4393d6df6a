/** Tareas: the queue, what waits and why, and what a person does about it. */
import { startServer } from '../mail/servers.ts';
import { expect, test } from './support/fixtures.ts';

test('shows what waits and why, and opens the invoice behind it', async ({ app, axe, shoot }) => {
  const { page } = app;
  await app.goto('/jobs');
  const grid = page.getByRole('grid', { name: 'Tareas' });
  await expect(grid.getByText('Espera confirmación').first()).toBeVisible();
  await axe(page);
  await shoot(page, 'jobs');
  const waiting = grid
    .getByRole('row')
    .filter({ hasText: 'Espera confirmación' })
    .filter({ hasText: 'Timbrar una factura' });
  const steps = Number(await waiting.first().getAttribute('aria-rowindex')) - 1;
  await grid.focus();
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary');
  await expect(panel).toContainText('Timbrar una factura');
  await expect(panel).toContainText('Por qué espera');
  await axe(page);
  await shoot(page, 'job-panel');
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/#\/invoices\//);
});

test('the views count what they show', async ({ app }) => {
  const { page } = app;
  await app.goto('/jobs');
  const all = page.getByRole('radio', { name: /^Todas/ });
  await page.getByText(/^Todas/).click();
  await expect(all).toBeChecked();
  const label = (await page.getByText(/^Todas \d/).textContent()) ?? '';
  const count = Number(/\d[\d,]*/.exec(label)?.[0].replace(',', ''));
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(Math.min(count, 100) + 1));
  await page.getByText(/^Detenidas/).click();
  await expect(
    page.getByText('Ninguna tarea detenida').or(page.getByRole('grid').getByText('Detenida').first()),
  ).toBeVisible();
});

test('a retried job is asked for at once, and the screen follows it', async ({ freshApp }) => {
  const { page } = freshApp;
  await freshApp.goto('/jobs');
  const waiting = page.getByRole('grid').getByText('Espera confirmación');
  await expect(waiting.first()).toBeVisible();
  const before = await waiting.count();
  await page.getByRole('row').filter({ hasText: 'Espera confirmación' }).first().click();
  await page.keyboard.press('r');
  await expect(page.getByText('La tarea vuelve a intentarse')).toBeVisible();
  await expect(waiting).toHaveCount(before - 1);
});

test('what stopped says why, and all of it is tried again with one key @web', async ({ pacsApp, pacsDesk, axe }) => {
  const { page } = pacsApp;
  const { client } = pacsDesk;
  let refuses = true;
  const server = await startServer({
    allowInsecureAuth: true,
    onAuth: (_given, _session, done) => (refuses ? done(new Error('wrong password')) : done(null, { user: 'ana' })),
  });
  try {
    const companyId = (await client.companies.list({})).rows[0]?.id ?? '';
    const [receiver] = (await client.clients.list({ companyId })).rows;
    const [product] = (await client.products.list({ companyId })).rows;
    const draft = await client.invoices.create({
      companyId,
      clientId: receiver?.id ?? '',
      formaPago: '03',
      metodoPago: 'PUE',
      lines: [{ productId: product?.id ?? '', cantidad: '1' }],
    });
    await client.mail.setAccount({
      companyId,
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: 'ana',
      password: 'sesamo',
      fromAddress: 'facturas@kemper.example',
    });
    await client.invoices.issue({ id: draft.id, version: draft.version });
    await expect.poll(async () => (await client.invoices.get({ id: draft.id })).status).toBe('stamped');
    await client.mail.send({ invoiceId: draft.id, to: [{ address: 'nadie@cliente.example' }] });
    await pacsApp.goto('/jobs');
    const dead = page.getByRole('row').filter({ hasText: 'Detenida' });
    await expect(dead).toContainText('Enviar un correo');
    // What to do is one key away: the account is where it is put right.
    await dead.click();
    await expect(page.getByRole('complementary').getByRole('button', { name: 'Revisar el correo' })).toBeVisible();
    await axe(page);
    refuses = false;
    await page.keyboard.press('Shift+R');
    await expect(page.getByText('1 tarea vuelve a intentarse')).toBeVisible();
    await expect(dead).toHaveCount(0);
    await expect.poll(() => server.received.length).toBe(1);
  } finally {
    await server.close();
  }
});
