/** Values as the audit log writes them: one text for one value, and no secret in it. */

const REDACTED = '[secreto]';

/** Names of properties whose values never belong in a log, whoever forgot to leave them out. */
const SECRET_NAME = /pass(word|phrase)|contrase|secret|token|private_?key|api_?key|recovery_?key|credential/i;

/**
 * JSON with sorted keys and no white space; secrets redacted, octets as their length and hash.
 * @returns null for undefined: the column stays empty
 */
export function canonicalJson(value: unknown, digest: (octets: Uint8Array) => string): string | null {
  const plain = simplify(value, digest);
  return plain === undefined ? null : JSON.stringify(plain);
}

function simplify(value: unknown, digest: (octets: Uint8Array) => string): unknown {
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return { bytes: value.byteLength, sha256: digest(value) };
  if (Array.isArray(value)) return value.map((item) => simplify(item, digest) ?? null);
  // Date and Secret know how they are written.
  if ('toJSON' in value && typeof value.toJSON === 'function') return simplify(value.toJSON(), digest);
  const sorted: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const simple = isSecret(name, inner) ? REDACTED : simplify(inner, digest);
    if (simple !== undefined) sorted[name] = simple;
  }
  return sorted;
}

/** `hasPassword: true` tells nothing; `password: "…"` does. */
function isSecret(name: string, value: unknown): boolean {
  return SECRET_NAME.test(name) && value !== undefined && value !== null && typeof value !== 'boolean';
}
