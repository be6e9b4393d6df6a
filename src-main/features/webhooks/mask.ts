/** What a person may see of a delivery: all of it, but what could be used to log in or to pay. */

const MASK = '•••';

/** Not even stored: with these somebody could act as the gateway. */
const LOG_IN = new Set(['authorization', 'proxy-authorization', 'cookie']);

export function storableHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !LOG_IN.has(name)));
}

/** Signatures are shown in part, enough to compare them with what the gateway's panel shows. */
export function shownHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      /sign|digest|-sig$|token|secret|key/i.test(name) ? shortened(value) : value,
    ]),
  );
}

function shortened(value: string): string {
  return value.length <= 16 ? MASK : `${value.slice(0, 12)}${MASK}`;
}

/** Names of fields, in any writing, whose value is nobody's business. */
const SECRET_FIELD =
  /^(?:.*_)?(?:secret|password|passwd|token|authorization|api_?key|private_?key|cvc2?|cvv2?|security_code|verification_code|number|pan)$/i;
/** A card's number, wherever it stands. */
const CARD_NUMBER = /\b(?:\d[ -]?){12,18}\d\b/g;

/** JSON with its secret fields masked; anything else with what looks like a card's number masked. */
export function shownBody(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8');
  try {
    return JSON.stringify(masked(JSON.parse(text), 0), null, 2);
  } catch {
    return text.replaceAll(CARD_NUMBER, (digits) => (passesLuhn(digits) ? MASK : digits));
  }
}

function masked(value: unknown, depth: number): unknown {
  // Deeper than anything a gateway sends.
  if (depth > 100) return MASK;
  if (typeof value === 'string') {
    return value.replaceAll(CARD_NUMBER, (digits) => (passesLuhn(digits) ? MASK : digits));
  }
  if (Array.isArray(value)) return value.map((each) => masked(each, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET_FIELD.test(name) && (typeof inner === 'string' || typeof inner === 'number')
        ? MASK
        : masked(inner, depth + 1),
    ]),
  );
}

function passesLuhn(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').split('').toReversed().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
