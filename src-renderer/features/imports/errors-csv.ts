/** The rows that were left out, as a CSV that a spreadsheet opens: each with what to mend. */
import type { ImportedRow, ImportPreview } from '#contract/imports.ts';
import { csvBytes } from '../../ui/fields/csv.ts';

interface Headings {
  readonly row: string;
  readonly message: string;
  readonly code: string;
}

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
  return csvBytes([head, ...lines]);
}
