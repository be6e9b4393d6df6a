/** The rows that were left out, as a CSV that a spreadsheet opens: each with what to mend. */
import type { ImportedRow, ImportPreview } from '#contract/imports.ts';

interface Headings {
  readonly row: string;
  readonly message: string;
  readonly code: string;
}

/** With a byte order mark, by which Excel knows UTF-8. */
export function errorsCsv(
  rows: readonly ImportedRow[],
  fields: ImportPreview['fields'],
  headings: Headings,
): Uint8Array<ArrayBuffer> {
  const used = fields.filter(({ field }) => rows.some(({ values }) => values[field] !== undefined));
  const lines = rows.map(({ row, values, findings }) => {
    const errors = findings.filter(({ severity }) => severity === 'error');
    return [
      String(row),
      ...used.map(({ field }) => values[field] ?? ''),
      errors.map(({ message }) => message).join(' '),
      errors.map(({ code }) => code).join(' '),
    ];
  });
  const head = [headings.row, ...used.map(({ label }) => label), headings.message, headings.code];
  const text = [head, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

/** Quoted where it must be; what a spreadsheet would take for a formula stays text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
