/** Prints a sheet of our own making, alone on the paper, whichever host the window is in. */
import classes from './print-sheet.module.css';

/** @param fill puts onto the sheet what is printed; it is drawn when the promise is settled */
export async function printSheet(fill: (sheet: HTMLElement) => Promise<void> | void): Promise<void> {
  const sheet = document.createElement('div');
  sheet.className = classes['sheet'] ?? '';
  try {
    await fill(sheet);
    document.body.append(sheet);
    document.documentElement.dataset['printing'] = '';
    // Blocks until the dialog is closed, in browsers and in Electron alike.
    window.print();
  } finally {
    delete document.documentElement.dataset['printing'];
    sheet.remove();
  }
}
