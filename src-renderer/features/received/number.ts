/** Series and folio of another system, as they are printed: `A-12`, or what there is of them. */
export function documentNumber({
  serie,
  folio,
}: {
  serie?: string | undefined;
  folio?: string | undefined;
}): string | undefined {
  const said = [serie, folio].filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join('-');
}
