/** Series and folio as the printed document has them. */

/** `A-123`, or `123` for a series without a name; undefined for what has no folio yet. */
export function invoiceNumber({
  serie,
  folio,
}: {
  serie?: string | undefined;
  folio?: number | undefined;
}): string | undefined {
  if (folio === undefined) return undefined;
  return serie === undefined || serie === '' ? String(folio) : `${serie}-${folio}`;
}
