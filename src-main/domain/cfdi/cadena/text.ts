/**
 * Fields of a cadena original: `|` and the value with its white space normalised, as the templates
 * Requerido and Opcional of SAT's utilerias.xslt give them.
 */

/** Where normalize-space has something to do: a tab or line end, a space at an end, two together. */
const UNTIDY = /[\t\n\r]|^ | $| {2}/;

/**
 * XPath's normalize-space: only space, tab, CR and LF are white space; a non-breaking space is a
 * character like any other and stays.
 */
export function normalizeSpace(value: string): string {
  if (!UNTIDY.test(value)) return value;
  return value.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
}

/** A required field: its separator is there even when the value is empty. */
export function field(value: string): string {
  return `|${normalizeSpace(value)}`;
}

/** An optional field: nothing when absent, but an attribute that is there and empty still counts. */
export function optionalField(value: string | undefined): string {
  return value === undefined ? '' : `|${normalizeSpace(value)}`;
}
