/** The invoice editor as specs handle it. */
import { expect, type Page } from '@playwright/test';
import type { App, Desk } from './fixtures.ts';

/** Enough of a client of the demo desk to be the first that is found. */
export const CLIENT = 'ferreteria tres';

export const field = (page: Page, at: string) => page.locator(`[data-at="${at}"]`);
/** A cell of the grid, of the lines in sight. */
export const cell = (page: Page, column: string, line = 0) =>
  page.locator(`[data-line] [data-at$=".${column}"]`).nth(line);
export const total = (page: Page) => page.getByTestId('editor-total');
export const rows = (page: Page) => page.locator('[data-line]');

/** The editor with an empty invoice, ready for the client. */
export async function newInvoice(app: App): Promise<Page> {
  await app.goto('/invoices/new');
  await expect(field(app.page, 'head.client')).toBeFocused();
  return app.page;
}

/** The client by keyboard: the focus goes on to the first line. */
export async function chooseClient(page: Page, text = CLIENT): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(cell(page, 'producto')).toBeFocused();
}

/** Puts a table on the clipboard's way into the field with the focus. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Two at 1,500: 3,480 with IVA. */
export const LINE =
  'Descripción\tCantidad\tPrecio unitario\tClave SAT\tClave unidad\nConsultoría\t2\t1500\t80101500\tE48';

/** The company that the window shows first. */
export async function companyOf(desk: Desk) {
  const { rows: companies } = await desk.client.companies.list({ limit: 10 });
  const found = companies.find((company) => company.tradeName?.includes('Torre') ?? false) ?? companies[0];
  if (found === undefined) throw new Error('the demo desk has companies');
  return found;
}

/** The record that the address names. */
export function idOf(page: Page): string {
  return /invoices\/([\da-f-]{36})/.exec(page.url())?.[1] ?? '';
}
