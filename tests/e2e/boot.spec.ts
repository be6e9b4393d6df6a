/** The window comes up: on a desk with work in it, and on an empty one. */
import { expect, test } from './support/fixtures.ts';

test('opens the demo desk where its work begins', async ({ app, axe, shoot }) => {
  await expect(app.page).toHaveTitle(/Cuadra/);
  await expect(app.page.getByRole('navigation')).toBeVisible();
  await expect(app.page.getByText('Torre del Valle').first()).toBeVisible();
  await axe(app.page);
  await shoot(app.page, 'boot');
});

test('opens an empty desk with the wizard', async ({ emptyApp, axe, shoot }) => {
  await expect(emptyApp.page).toHaveTitle(/Cuadra/);
  await expect(emptyApp.page.getByRole('heading').first()).toBeVisible();
  await axe(emptyApp.page);
  await shoot(emptyApp.page, 'boot-empty');
});
