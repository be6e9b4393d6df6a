/** The QR as a picture: for the screen, for a chat (PNG), and on paper. */
import { toBase64 } from '../../../ui/fields/files.ts';
import { printSheet } from '../../../ui/print/print-sheet.ts';
import classes from './qr.module.css';

/** Sharp enough for a poster on the counter. */
const PNG_SIZE = 1024;

/** Under our policy a picture may come as data. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml;base64,${toBase64(new TextEncoder().encode(svg))}`;
}

export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = await loaded(svg);
  const canvas = document.createElement('canvas');
  canvas.width = PNG_SIZE;
  canvas.height = PNG_SIZE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, PNG_SIZE, PNG_SIZE);
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0, PNG_SIZE, PNG_SIZE);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('the picture was not made');
  return new Uint8Array(await blob.arrayBuffer());
}

interface Printed {
  readonly company: string;
  readonly description: string;
  readonly amount: string;
  readonly hint: string;
  readonly url: string;
  readonly alt: string;
}

export function printQr(svg: string, { company, description, amount, hint, url, alt }: Printed): Promise<void> {
  return printSheet(async (sheet) => {
    const page = document.createElement('div');
    page.className = classes['page'] ?? '';
    const line = (text: string, name: string): HTMLElement => {
      const element = document.createElement('div');
      element.className = classes[name] ?? '';
      element.textContent = text;
      return element;
    };
    const image = await loaded(svg);
    image.alt = alt;
    image.className = classes['code'] ?? '';
    page.append(
      line(company, 'company'),
      line(description, 'description'),
      line(amount, 'amount'),
      image,
      line(hint, 'hint'),
      line(url, 'url'),
    );
    sheet.append(page);
  });
}

async function loaded(svg: string): Promise<HTMLImageElement> {
  const image = new Image(PNG_SIZE, PNG_SIZE);
  image.src = svgAddress(svg);
  await image.decode();
  return image;
}
