/** Longest wait that is believed: more is a mistake of the server's or of a clock. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * What Retry-After (RFC 9110 §10.2.3) asks to wait: seconds, or an instant as HTTP writes it; undefined
 * for anything else.
 */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_MS);
  if (!/^[A-Z][a-z]{2,8}, .* GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, at - now.getTime()), LONGEST_MS);
}
