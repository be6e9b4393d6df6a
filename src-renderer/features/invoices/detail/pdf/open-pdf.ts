/** pdf.js, loaded with the first document that is looked at; its worker is a file of ours and stays for the next ones. */
import { getDocument, GlobalWorkerOptions, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the builder gives the file's address
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { fromBase64 } from '../../../../ui/fields/files.ts';

GlobalWorkerOptions.workerSrc = workerUrl;
let worker: PDFWorker | undefined;

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
}

/** Opens what `invoices.pdf` gave. Close it when it is no longer shown. */
export async function openPdf(base64: string): Promise<OpenPdf> {
  worker ??= new PDFWorker({});
  // Our documents have no JPEG 2000 and no colour profiles: WebAssembly, which the policy forbids, is not needed.
  const loading = getDocument({ data: fromBase64(base64), worker, useWasm: false, verbosity: 0 });
  const document = await loading.promise;
  return { document, close: () => void loading.destroy() };
}
