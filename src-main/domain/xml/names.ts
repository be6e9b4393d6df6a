/** A qualified name, split once and then shared by every element and attribute that bears it. */
export interface QualifiedName {
  /** As written. */
  readonly text: string;
  /** '' without a prefix. */
  readonly prefix: string;
  readonly local: string;
}

/** Names that a process sees are few (the standard's own); beyond this a hostile document is filling the table. */
const MAX_NAMES = 4096;
const table = new Map<number, QualifiedName>();

/**
 * The same string as the engine's one internal copy, which compares by pointer: property keys are
 * internal copies, slices of a document are not.
 */
function internal(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}

/**
 * The name that stands in `source` from `start` to `end`, found by its hash without cutting the text.
 * @param hash any number that depends only on the name's characters
 * @param colon offset of the only colon, or -1
 */
export function nameAt(source: string, start: number, end: number, hash: number, colon: number): QualifiedName {
  const known = table.get(hash);
  if (known !== undefined && known.text.length === end - start && source.startsWith(known.text, start)) return known;
  const text = internal(source.slice(start, end));
  const name: QualifiedName = {
    text,
    prefix: colon < 0 ? '' : internal(source.slice(start, colon)),
    local: colon < 0 ? text : internal(source.slice(colon + 1, end)),
  };
  if (known === undefined) {
    if (table.size >= MAX_NAMES) table.clear();
    table.set(hash, name);
  }
  return name;
}
