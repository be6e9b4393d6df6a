/** Files dropped on the window, as a person drags them there from a folder. */
import type { Page } from '@playwright/test';

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops them on the middle of the window, or on the element that is given. */
export async function dropFiles(page: Page, files: readonly DroppedFile[], on = 'main'): Promise<void> {
  const data = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((given) => {
    const dragged = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      dragged.items.add(new File([bytes], name));
    }
    return dragged;
  }, data);
  const target = page.locator(on).first();
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: transfer });
  await transfer.dispose();
}
