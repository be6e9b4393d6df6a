/** JSON services: what a body says, read strictly, and the values in it taken without trust. */
import type { HttpAnswer } from './http.ts';

/** A JSON object as it comes from outside. */
export type JsonObject = Readonly<Record<string, unknown>>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The object in a body; undefined where it is not UTF-8, not JSON or not an object. */
export function readJson({ body }: Pick<HttpAnswer, 'body'>): JsonObject | undefined {
  try {
    return objectOf(JSON.parse(utf8.decode(body)));
  } catch {
    // Not UTF-8 or not JSON: the caller says so of the whole answer.
    return undefined;
  }
}

export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** A text, or a number as text; undefined for anything else and for an empty one. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Headers and body of a JSON request. */
export function jsonBody(value: unknown): {
  readonly headers: { readonly 'content-type': string };
  readonly body: string;
} {
  return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}
