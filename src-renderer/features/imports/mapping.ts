/** Columns and fields: a column is at most one field, a field at most one column. */
interface MappedColumn {
  readonly index: number;
  readonly field?: string | undefined;
}

type Mapping = Readonly<Record<string, number>>;

export function mappingOf(columns: readonly MappedColumn[]): Mapping {
  return Object.fromEntries(
    columns.flatMap(({ index, field }) => (field === undefined ? [] : [[field, index] as const])),
  );
}

/** The mapping with a column that is `field` now (or nothing); whatever was there before gives way. */
export function withColumn(mapping: Mapping, index: number, field: string | undefined): Mapping {
  const kept = Object.entries(mapping).filter(([name, at]) => at !== index && name !== field);
  return Object.fromEntries(field === undefined ? kept : [...kept, [field, index]]);
}

/** `A`, `Z`, `AA`: as spreadsheets name their columns. */
export function columnLetters(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
