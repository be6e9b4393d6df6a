/** Tareas: the queue, what waits and why, and what a person does about it. */
import { expect, test } from './support/fixtures.ts';

test('shows what waits and why, and opens the invoice behind it', async ({ app, axe, shoot }) => {
  const { page } = app;
  await app.goto('/jobs');
  const grid = page.getByRole('grid', { name: 'Tareas' });
  await expect(grid.getByText('Espera confirmación').first()).toBeVisible();
  await axe(page);
  await shoot(page, 'jobs');
  await grid.focus();
  await page.keyboard.press('ArrowDown');
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
