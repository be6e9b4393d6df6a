/** Prints the document itself: its pages as pictures. */
import { client } from '../../../../app/connection/link.ts';
import { printSheet } from '../../../../ui/print/print-sheet.ts';
import { openPdf } from './open-pdf.ts';

/** Dots of a printer that small print needs, for each point of the document. */
const DOTS = 300 / 72;

export async function printInvoice(id: string): Promise<void> {
  const { base64 } = await client.invoices.pdf({ id });
  const { document: pdf, close } = await openPdf(base64);
  try {
    await printSheet(async (sheet) => {
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const viewport = page.getViewport({ scale: DOTS });
        const canvas = document.createElement('canvas');
        canvas.width = Math.floor(viewport.width);
        canvas.height = Math.floor(viewport.height);
        await page.render({ canvas, viewport, intent: 'print' }).promise;
        sheet.append(canvas);
      }
    });
  } finally {
    close();
  }
}
