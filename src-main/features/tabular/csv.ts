/** Text with delimiters, as spreadsheets and accounting programs save it. */
import { parse } from 'csv-parse/sync';
import { CuadraError } from '#errors/cuadra-error.ts';
import type { Table, TableRequest } from './types.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Characters and lines that show which delimiter it is. */
const SAMPLE = 64 * 1024;
const SAMPLE_LINES = 30;

/** @throws CuadraError TABULAR_UNREADABLE, TABULAR_TOO_LARGE */
export function readCsv({ bytes, name, mostRows }: TableRequest): Table {
  const { text, encoding } = decode(bytes);
  if (text.includes('\0')) throw new CuadraError('TABULAR_FORMAT', { params: { name } });
  const said = /^sep=(.)\r?\n/.exec(text);
  const delimiter = said?.[1] ?? detectDelimiter(text.slice(0, SAMPLE));
  // Excel's own first line «sep=;» counts as a row there.
  const rows = parseWith(text, delimiter, name, mostRows + 1);
  if (rows.length > mostRows) throw new CuadraError('TABULAR_TOO_LARGE', { params: { name, most: mostRows } });
  if (said !== null) rows[0] = [];
  return { format: 'csv', sheetNames: [], delimiter, encoding, rows };
}

function parseWith(text: string, delimiter: string, name: string, to: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      to,
      relaxColumnCount: true,
      // A quote in the middle of a value is a quote: 3/4" is an inch.
      relaxQuotes: true,
      skipEmptyLines: false,
      maxRecordSize: 1024 * 1024,
    });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CuadraError('TABULAR_UNREADABLE', { params: { name, detail }, cause });
  }
}

/** By its mark, by the zeros of UTF-16, as UTF-8 if it is that, and otherwise as Excel saves in Mexico. */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 1024);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const many = head.length / 2 / 3;
  if ((zeros[1] ?? 0) > many && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] ?? 0) > many && zeros[1] === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // Not UTF-8 is the answer sought here, not a failure.
    return 'windows-1252';
  }
}

/** The one that cuts most lines into the same number of columns, more than one; a comma where none does. */
export function detectDelimiter(sample: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = widthsOf(sample, delimiter);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width, lines] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    // Equal lines count first, then columns: the comma inside of names is not one of them.
    const score = widths.length === 0 ? 0 : (lines / widths.length) * 1000 + width;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function widthsOf(sample: string, delimiter: string): number[] {
  try {
    const rows: string[][] = parse(sample, {
      delimiter,
      to: SAMPLE_LINES,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
    });
    return rows.map((row) => row.length);
  } catch {
    // A sample may end within quotes: what came before cannot be told apart, so this delimiter is not it.
    return [];
  }
}
