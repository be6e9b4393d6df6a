/** A workbook to be filled in: headers and an example. */
import type { CellObject } from '@e965/xlsx';

/** Every cell is text: a spreadsheet must not take the zero from a postal code. */
export async function templateWorkbook(
  sheet: string,
  headers: readonly string[],
  example: readonly string[],
): Promise<Buffer> {
  // Loaded when it is asked for: the engine starts without it.
  const xlsx = await import('@e965/xlsx');
  const rows = xlsx.utils.aoa_to_sheet([[...headers], [...example]]);
  rows['!cols'] = headers.map((header, at) => ({
    wch: Math.min(60, Math.max(header.length, example[at]?.length ?? 0) + 4),
  }));
  for (const [address, cell] of Object.entries(rows)) {
    if (!address.startsWith('!')) (cell as CellObject).z = '@';
  }
  const book = xlsx.utils.book_new(rows, sheet);
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
