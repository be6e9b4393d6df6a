/**
 * The keyboard robot: from `N` on the list to a stamped invoice, with key presses alone. It looks at the screen only
 * to know that the next key has a place to go to, as a person does.
 */
import type { Page } from '@playwright/test';

export interface KeyboardInvoice {
  /** Enough of a client's name or RFC to be the first that is found. */
  readonly client: string;
  readonly lines: readonly {
    /** Enough of a product's sku or description. */
    readonly product: string;
    readonly quantity: string;
  }[];
}

export interface StampedByKeyboard {
  /** From the first key to the stamp on the screen. */
  readonly ms: number;
  readonly keys: number;
  readonly uuid: string;
}

const LONGEST_MS = 15_000;

/** @param page the list of invoices, with no field in use */
export async function invoiceByKeyboard(page: Page, wanted: KeyboardInvoice): Promise<StampedByKeyboard> {
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys++;
    await page.keyboard.press(key);
  };
  const type = async (text: string): Promise<void> => {
    keys += text.length;
    await page.keyboard.type(text);
  };
  /** The focus is where the next key goes. */
  const at = (mark: string) =>
    page.locator(`[data-at${mark}]:focus`).waitFor({ state: 'attached', timeout: LONGEST_MS });
  const mod = await page.evaluate(() => (/Mac/.test(navigator.userAgent) ? 'Meta' : 'Control'));

  const started = performance.now();
  await press('n');
  await at('="head.client"');
  await type(wanted.client);
  await press('Enter');
  for (const [nth, { product, quantity }] of wanted.lines.entries()) {
    if (nth > 0) await press('Alt+Enter');
    await at('$=".producto"');
    await type(product);
    await press('Enter');
    await at('$=".cantidad"');
    await type(quantity);
  }
  await press(`${mod}+Enter`);
  const uuid = await page.getByTestId('editor-uuid').innerText({ timeout: LONGEST_MS });
  return { ms: performance.now() - started, keys, uuid };
}
