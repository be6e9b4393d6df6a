/** What the command line prints: JSON for programs, aligned words for people. */
import { fromMinor } from '#domain/money/money.ts';

/** Prints a result; with `json`, exactly one line of JSON. */
export function render(result: unknown, json: boolean): string {
  if (json) return JSON.stringify(result);
  const value = forPeople(result);
  if (isPage(value)) {
    const more = value.nextCursor === undefined ? '' : `\n… --cursor ${value.nextCursor}`;
    return table(value.rows) + more;
  }
  if (Array.isArray(value)) return table(value.filter(isObject));
  if (isObject(value)) return record(value, '');
  return cell(value);
}

/** Amounts in minor units as a person writes them: `totalMinor 348000` of MXN is `total 3480.00`. */
function forPeople(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forPeople);
  if (!isObject(value)) return value;
  const decimals = value['currencyDecimals'];
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      if (typeof decimals !== 'number') return [[key, forPeople(item)]];
      if (key === 'currencyDecimals') return [];
      return key.endsWith('Minor') && typeof item === 'number'
        ? [[key.slice(0, -'Minor'.length), fromMinor(item, decimals)]]
        : [[key, forPeople(item)]];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPage(value: unknown): value is { rows: Record<string, unknown>[]; nextCursor?: string } {
  return isObject(value) && Array.isArray(value['rows']) && value['rows'].every(isObject);
}

/** Columns that a person does not read in a list. */
const HIDDEN = new Set(['version', 'updatedAtUtc', 'companyId', 'clientId', 'currencyDecimals']);

function table(rows: readonly Record<string, unknown>[]): string {
  if (rows.length === 0) return '—';
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (column) => !HIDDEN.has(column) && rows.some((row) => !isObject(row[column]) && !Array.isArray(row[column])),
  );
  const cells = rows.map((row) => columns.map((column) => cell(row[column])));
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((line) => line[at]?.length ?? 0)));
  const numeric = columns.map((column) =>
    rows.every((row) => row[column] === undefined || typeof row[column] === 'number'),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => (numeric[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(columns), ...cells.map(line)].join('\n');
}

function record(value: Record<string, unknown>, indent: string): string {
  const width = Math.max(0, ...Object.keys(value).map((key) => key.length));
  return Object.entries(value)
    .map(([key, item]) => {
      if (isObject(item)) return `${indent}${key}\n${record(item, `${indent}  `)}`;
      if (Array.isArray(item) && item.some(isObject)) {
        const entries = item.map((entry) =>
          isObject(entry) ? record(entry, `${indent}    `) : `${indent}    ${cell(entry)}`,
        );
        return `${indent}${key}\n${entries.map((entry) => entry.replace(/^(\s*)\s\s/, '$1- ')).join('\n')}`;
      }
      return `${indent}${key.padEnd(width)}  ${cell(item)}`;
    })
    .join('\n');
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
