/** Printing for the other features: from a document to a file with its name. */
import type { Comprobante } from '#domain/cfdi/model.ts';
import { parseCfdi } from '#domain/cfdi/parse.ts';
import { printedFileName } from './file-name.ts';
import type { CatalogTexts, PrintedPdf, PrintInput } from './input.ts';
import { renderCfdi } from './render.ts';

/** A printed document and the name to save it under. */
export interface PrintedFile extends PrintedPdf {
  readonly name: string;
}

export interface PrintRequest extends Omit<PrintInput, 'comprobante' | 'texts'> {
  /** The document as stored or received, CFDI 4.0 or 3.3. */
  readonly xml: Uint8Array | string;
  /** Descriptions of the keys that the document uses; without it the keys print alone. */
  readonly textsOf?: (comprobante: Comprobante) => CatalogTexts;
}

/**
 * Prints a document from its XML.
 * @throws CuadraError what {@link parseCfdi} says of an XML that is not a CFDI
 */
export async function printInvoice(request: PrintRequest): Promise<PrintedFile> {
  return printDocument(printInput(request));
}

/** What to print, read from the XML. @throws CuadraError as {@link printInvoice} */
export function printInput({ xml, textsOf, ...rest }: PrintRequest): PrintInput {
  // A byte order mark in front, as some PACs send it, was verified and stored with the rest.
  const comprobante = parseCfdi(xml, { bom: 'skip' });
  return { ...rest, comprobante, texts: textsOf?.(comprobante) ?? { productService: {}, unit: {} } };
}

/** Prints a document that is already parsed. */
export async function printDocument(input: PrintInput): Promise<PrintedFile> {
  return { ...(await renderCfdi(input)), name: printedFileName(input.comprobante) };
}
