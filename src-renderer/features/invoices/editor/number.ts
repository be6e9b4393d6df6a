/** `A-123`: series and folio as a person says them. */
export function numberOf({ serie = '', folio }: { serie?: string | undefined; folio?: number | undefined }): string {
  return [serie, folio === undefined ? '' : String(folio)].filter(Boolean).join('-');
}
