/** Series and folio as people say them: `A-123`. */

interface Numbered {
  readonly serie?: string | undefined;
  readonly folio?: number | undefined;
}

/** Undefined while there is no folio: a draft. */
export function invoiceNumber({ serie, folio }: Numbered): string | undefined {
  if (folio === undefined) return undefined;
  return serie === undefined || serie === '' ? String(folio) : `${serie}-${folio}`;
}
