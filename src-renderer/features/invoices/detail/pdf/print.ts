/** Prints the document itself: its pages as pictures, alone on the sheet, whichever host the window is in. */
import { client } from '../../../../app/connection/link.ts';
import { openPdf } from './open-pdf.ts';
import classes from './print.module.css';

/** Dots of a printer that small print needs, for each point of the document. */
const DOTS = 300 / 72;

export async function printInvoice(id: string): Promise<void> {
  const { base64 } = await client.invoices.pdf({ id });
  const { document: pdf, close } = await openPdf(base64);
  const sheet = document.createElement('div');
  sheet.className = classes['sheet'] ?? '';
  try {
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const viewport = page.getViewport({ scale: DOTS });
      const canvas = document.createElement('canvas');
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport, intent: 'print' }).promise;
      sheet.append(canvas);
    }
    document.body.append(sheet);
    document.documentElement.dataset['printing'] = '';
    // Blocks until the dialog is closed, in browsers and in Electron alike.
    window.print();
  } finally {
    delete document.documentElement.dataset['printing'];
    sheet.remove();
    close();
  }
}
