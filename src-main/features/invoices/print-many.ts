/** Many invoices printed in worker threads, each with its own outcome. */
import type { PrintedInvoiceView } from '#contract/invoices.ts';
import { isCuadraError, type CuadraError } from '#errors/cuadra-error.ts';
import type { Locale } from '#i18n/index.ts';
import { renderEach } from '../printing/batch.ts';
import { printedFileName } from '../printing/file-name.ts';
import type { PrintInput } from '../printing/input.ts';

/**
 * Prints the documents of `ids`, in their order.
 * @param inputOf what to print of one; a CuadraError of it is that document's own outcome
 * @throws CuadraError PRINT_CANCELLED; whatever else `inputOf` throws
 */
export async function printMany(
  ids: readonly string[],
  inputOf: (id: string) => PrintInput,
  locale: Locale,
  signal?: AbortSignal,
): Promise<PrintedInvoiceView[]> {
  const outcomes = new Map<number, PrintedInvoiceView>();
  /** Of each document that went to the workers: its place in `ids`, and its name. */
  const sent: { readonly place: number; readonly name: string }[] = [];
  const failed = (place: number, error: CuadraError): void => {
    const said = { code: error.code, message: error.localized(locale) };
    outcomes.set(place, { id: ids[place] ?? '', error: said });
  };

  function* inputs(): Generator<PrintInput> {
    for (const [place, id] of ids.entries()) {
      try {
        const input = inputOf(id);
        sent.push({ place, name: printedFileName(input.comprobante) });
        yield input;
      } catch (error) {
        if (!isCuadraError(error)) throw error;
        failed(place, error);
      }
    }
  }

  for await (const result of renderEach(inputs(), signal === undefined ? {} : { signal })) {
    const { place, name } = sent[result.index] ?? { place: -1, name: '' };
    if (!result.ok) failed(place, result.error);
    else {
      const base64 = Buffer.from(result.pdf.bytes).toString('base64');
      outcomes.set(place, { id: ids[place] ?? '', file: { name, base64 } });
    }
  }
  return [...outcomes].toSorted(([a], [b]) => a - b).map(([, outcome]) => outcome);
}
