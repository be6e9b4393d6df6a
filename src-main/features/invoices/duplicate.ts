/** What of a document goes into another one like it. Pure. */
import type { InvoiceDraft } from '#contract/invoices.ts';

/** A credit note (01) or a return of goods (03) is about the same documents again; the others happen once. */
const REPEATABLE_RELATIONS = new Set(['01', '03']);

/**
 * The draft of a new document with the same receiver and lines.
 * @param isGone products that make no new documents: a line keeps what it took from its product, not the product
 */
export function duplicateOf(draft: InvoiceDraft, isGone: (productId: string) => boolean): InvoiceDraft {
  const {
    // Given by the PAC for one document.
    confirmacion: _confirmation,
    // The month of a global invoice, and the exchange rate of its day, are of that document.
    informacionGlobal: _period,
    tipoCambio,
    ...kept
  } = draft;
  return {
    ...kept,
    ...(tipoCambio === undefined || draft.moneda !== 'MXN' ? {} : { tipoCambio }),
    cfdiRelacionados:
      draft.type === 'E'
        ? draft.cfdiRelacionados.filter(({ tipoRelacion }) => REPEATABLE_RELATIONS.has(tipoRelacion))
        : [],
    lines: draft.lines.map(({ productId, ...line }) =>
      productId === undefined || isGone(productId) ? line : { ...line, productId },
    ),
  };
}
