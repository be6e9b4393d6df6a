/** What a gateway said, kept as evidence: readable, bounded, and without what pays or logs in. */

const MASK = '[oculto]';
/** Names of fields, of any gateway, whose values open something. */
const SECRET_FIELDS = /secret|token|password|authorization|api_?key|private_?key|cvc|cvv|card_?number|^number$/i;
/** A card number stands for itself wherever it is; a CLABE (18 digits) is told to the payer anyway. */
const CARD_NUMBER = /(?<![\d.])\d(?:[ -]?\d){12,15}(?![\d.])/g;
const MAX_CHARACTERS = 64_000;

/** Fields called `number` are masked unless they are listed: a voucher's number is what the payer is given. */
export function evidenceOf(value: unknown, shown: readonly string[] = []): string {
  const text = JSON.stringify(value, (name, each: unknown) => {
    if (typeof each === 'string' || typeof each === 'number') {
      if (!shown.includes(name) && SECRET_FIELDS.test(name)) return MASK;
      if (typeof each === 'string' && !shown.includes(name)) return each.replaceAll(CARD_NUMBER, cardMask);
    }
    return each;
  });
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1)}…` : text;
}

function cardMask(found: string): string {
  const digits = found.replaceAll(/\D/g, '');
  return luhn(digits) ? `${MASK}${digits.slice(-4)}` : found;
}

/** References are long digits, too: only what a card could be is masked. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.at(-1 - at));
    const weighted = at % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
