/**
 * The text of a PDF with its places, through pdf.js's build for old browsers, which runs in Node.
 *
 * Nothing is drawn, no font is loaded, no address is asked and no script runs: of pdf.js only its parser works here.
 * It looks for a canvas to draw on as soon as it is loaded; two constructors of nothing tell it that there is one.
 */
import type * as Pdfjs from 'pdfjs-dist';
import type { TextItem } from '#domain/constancia/text.ts';
import { CuadraError } from '#errors/cuadra-error.ts';

/** A constancia has two or three pages; what is beyond is not read. */
const MOST_PAGES = 12;
const MOST_ITEMS = 20_000;

/** @throws CuadraError CONSTANCIA_NOT_PDF, CONSTANCIA_ENCRYPTED */
export async function readPdfText(bytes: Uint8Array, name: string): Promise<TextItem[]> {
  // A mark of the format within the first octets, as readers of PDF look for it: anything else costs nothing.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).toString('latin1');
  if (!head.includes('%PDF-')) throw new CuadraError('CONSTANCIA_NOT_PDF', { params: { name } });
  const { getDocument } = await loadPdfjs();
  const task = getDocument({
    // pdf.js takes the bytes over: it gets its own.
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const items: TextItem[] = [];
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const { items: found } = await page.getTextContent();
      for (const item of found) {
        if (!('str' in item) || items.length >= MOST_ITEMS) continue;
        const [, , , scaleY = 0, left = 0, baseline = 0] = item.transform as number[];
        const [x = 0, y = 0] = viewport.convertToViewportPoint(left, baseline) as number[];
        const height = Math.abs(scaleY) || item.height;
        items.push({ page: number, text: item.str, x, y, width: item.width, height });
      }
    }
    return items;
  } catch (error) {
    throw toCuadraError(error, name);
  } finally {
    await task.destroy();
  }
}

async function loadPdfjs(): Promise<Pick<typeof Pdfjs, 'getDocument'>> {
  const Unused = function unused(): void {};
  const globals = globalThis as { DOMMatrix?: unknown; Path2D?: unknown; pdfjsWorker?: unknown };
  globals.DOMMatrix ??= Unused;
  globals.Path2D ??= Unused;
  // Its «worker» in this very thread, which is one already.
  // @ts-expect-error -- the worker's build has no declaration; only pdf.js itself looks inside
  globals.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

function toCuadraError(error: unknown, name: string): CuadraError {
  const kind = error instanceof Error ? error.name : '';
  if (kind === 'PasswordException') return new CuadraError('CONSTANCIA_ENCRYPTED', { params: { name }, cause: error });
  if (kind === 'InvalidPDFException') return new CuadraError('CONSTANCIA_NOT_PDF', { params: { name }, cause: error });
  const detail = error instanceof Error ? error.message : String(error);
  return new CuadraError('CONSTANCIA_UNREADABLE', { params: { name, detail }, cause: error });
}
