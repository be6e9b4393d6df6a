/** Before and after of an entry, field by field: nested values by their path, what differs first. */

export interface Change {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly changed: boolean;
}

/** An entry may hold a whole invoice; a person reads no more than this. */
const MOST_FIELDS = 400;

export function changesOf(before: unknown, after: unknown): Change[] {
  const was = flatten(before);
  const is = flatten(after);
  const fields = [...new Set([...was.keys(), ...is.keys()])].slice(0, MOST_FIELDS);
  const rows = fields.map((field) => ({
    field,
    before: was.get(field),
    after: is.get(field),
    changed: was.get(field) !== is.get(field),
  }));
  return [...rows.filter((row) => row.changed), ...rows.filter((row) => !row.changed)];
}

function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === undefined) return into;
  if (value === null || typeof value !== 'object') {
    into.set(path, typeof value === 'string' ? value : JSON.stringify(value));
    return into;
  }
  const entries = Object.entries(value);
  if (entries.length === 0 && path !== '') into.set(path, Array.isArray(value) ? '[]' : '{}');
  for (const [key, inner] of entries) flatten(inner, path === '' ? key : `${path}.${key}`, into);
  return into;
}
