/** Rows as a CSV that a spreadsheet opens. */

/** With a byte order mark, by which Excel knows UTF-8. */
export function csvBytes(lines: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const text = lines.map((cells) => cells.map(cell).join(',')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

/** Quoted where it must be; what a spreadsheet would take for a formula stays text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
