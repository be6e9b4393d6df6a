/**
 * Registro Federal de Contribuyentes: form, kind of person, date and check digit.
 *
 * Form: t_RFC of the SAT's tdCFDI.xsd. Check digit: weighted sum (13 … 2) modulo 11 over the alphabet
 * `0-9 A-N & O-Z space Ñ`; an RFC of twelve characters counts a leading space. The algorithm is public
 * (several independent implementations agree) and the SAT's own test certificates satisfy it; the SAT has
 * nevertheless issued keys that do not, so that a wrong digit is a reason to look again, never to reject.
 */

/** t_RFC of tdCFDI.xsd, anchored. The date may still be impossible (31 February). */
export const RFC_PATTERN = /^[A-Z&Ñ]{3,4}[0-9]{2}(0[1-9]|1[012])(0[1-9]|[12][0-9]|3[01])[A-Z0-9]{2}[0-9A]$/;

/** Generic key for operations with the general public (RMF 2.7.1.23). */
export const RFC_PUBLICO_EN_GENERAL = 'XAXX010101000';
/** Generic key for foreign residents without an RFC (RMF 2.7.1.23). */
export const RFC_EXTRANJERO = 'XEXX010101000';

export type Persona = 'fisica' | 'moral';

export interface Rfc {
  readonly value: string;
  /** Thirteen characters: física (both generic keys count as such in SAT's catalogs); twelve: moral. */
  readonly persona: Persona;
  /** Set for the two generic keys. */
  readonly generico?: 'nacional' | 'extranjero';
  /** `AAMMDD` of birth or constitution, as written. */
  readonly fecha: string;
  /** Whether that day exists (in either century). */
  readonly fechaExiste: boolean;
  /** The last three characters. */
  readonly homoclave: string;
  /** Check digit that the first characters ask for. */
  readonly digitoEsperado: string;
  /** Always true for generic keys. */
  readonly digitoCorrecto: boolean;
}

/**
 * Reads an RFC.
 * @param text exactly as it would stand in the XML: upper case, no spaces or hyphens (see {@link normalizeRfc})
 * @returns undefined when it does not have the form of an RFC
 */
export function parseRfc(text: string): Rfc | undefined {
  if (!RFC_PATTERN.test(text)) return undefined;
  const fecha = text.slice(-9, -3);
  const digitoEsperado = rfcCheckDigit(text.slice(0, -1));
  const base = {
    value: text,
    persona: text.length === 13 ? 'fisica' : 'moral',
    fecha,
    fechaExiste: dateExists(fecha),
    homoclave: text.slice(-3),
    digitoEsperado,
  } as const;
  if (text === RFC_PUBLICO_EN_GENERAL) return { ...base, generico: 'nacional', digitoCorrecto: true };
  if (text === RFC_EXTRANJERO) return { ...base, generico: 'extranjero', digitoCorrecto: true };
  return { ...base, digitoCorrecto: text.endsWith(digitoEsperado) };
}

/** What a person types, as the XML needs it: upper case, without spaces, hyphens or periods. */
export function normalizeRfc(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s.-]/gu, '')
    .toUpperCase();
}

/** Whether it is XAXX010101000 or XEXX010101000. */
export function isGenericRfc(rfc: string): boolean {
  return rfc === RFC_PUBLICO_EN_GENERAL || rfc === RFC_EXTRANJERO;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';

/**
 * Check digit of an RFC.
 * @param first the RFC without its last character: 11 (moral) or 12 (física) characters
 * @returns '0'–'9' or 'A'
 */
export function rfcCheckDigit(first: string): string {
  const padded = first.padStart(12, ' ');
  let sum = 0;
  for (let index = 0; index < 12; index++) {
    sum += ALPHABET.indexOf(padded.charAt(index)) * (13 - index);
  }
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? 'A' : String(digit);
}

/** Whether `AAMMDD` is a day of some century: 29 February counts in every year divisible by four. */
function dateExists(fecha: string): boolean {
  const year = Number(fecha.slice(0, 2));
  const month = Number(fecha.slice(2, 4));
  const day = Number(fecha.slice(4, 6));
  if (month === 2) return day <= (year % 4 === 0 ? 29 : 28);
  return day <= ([4, 6, 9, 11].includes(month) ? 30 : 31);
}
