/**
 * Numeric reference of a SPEI transfer (up to seven digits) by which a payment is known again. Ours has always seven,
 * begins with no zero (banks drop those) and ends with a check digit, so that a slip of a finger is no other payment.
 */

/** Most that a company can give out: 100000 to 999999, and a check digit each. */
export const SPEI_REFERENCES = 900_000;
/** Longest concept that is written into a transfer. */
export const MAX_CONCEPT = 40;

/** @param ordinal 0 for a company's first, one more for each after it. @throws RangeError beyond {@link SPEI_REFERENCES} */
export function speiReference(ordinal: number): string {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= SPEI_REFERENCES) {
    throw new RangeError(`no SPEI reference ${ordinal}`);
  }
  const body = String(100_000 + ordinal);
  return body + checkDigit(body);
}

/** Whether it is one of ours, as a statement or a person writes it. */
export function isSpeiReference(text: string): boolean {
  return /^[1-9]\d{6}$/.test(text) && text[6] === checkDigit(text.slice(0, 6));
}

/** Luhn's: it finds every wrong digit, and neighbours that changed places (but 0 and 9). */
function checkDigit(body: string): string {
  let sum = 0;
  for (let at = 0; at < body.length; at += 1) {
    const digit = Number(body.at(-1 - at));
    const weighted = at % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * What the payer writes as the concept: what it is for, and the reference, since some statements show only the concept.
 * Capitals, digits and single spaces: banks change or drop anything else.
 */
export function speiConcept(description: string, reference: string): string {
  const plain = description
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim();
  const room = MAX_CONCEPT - reference.length - 1;
  return `${plain.slice(0, room).trimEnd()} ${reference}`.trimStart();
}
