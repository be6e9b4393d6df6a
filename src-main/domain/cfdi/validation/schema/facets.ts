/** What one attribute may look like: the simple types of cfdv40.xsd, tdCFDI.xsd and the typed complements. */
import type { MessageKey, MessageParams } from '#i18n/index.ts';
import { RFC_PATTERN } from '#domain/rfc/rfc.ts';
import { isFecha } from '../subject.ts';

/** What is wrong with a value, in words that also get `{{attribute}}` and `{{value}}`. */
export interface Fault {
  readonly message: MessageKey;
  readonly params?: MessageParams;
}

export type Facet = (value: string) => Fault | undefined;

/** Characters that XML 1.0 cannot carry, lone surrogates included. */
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** xs:string with whiteSpace collapse, 1–`max` characters (code points), and no `|`, which separates the cadena. */
export function text(max: number): Facet {
  return (value) => {
    const collapsed = value.trim().replace(/\s+/g, ' ');
    if (collapsed === '') return { message: 'validation.301.vacio' };
    if (NOT_XML.test(value)) return { message: 'validation.301.caracter' };
    if (collapsed.includes('|')) return { message: 'validation.301.pleca' };
    // A string of UTF-16 units is never shorter than its code points: count only where it could matter.
    const length = collapsed.length > max ? Array.from(collapsed).length : collapsed.length;
    return length > max ? { message: 'validation.301.largo', params: { length, max } } : undefined;
  };
}

/** xs:string with whiteSpace collapse and at least one character. */
export const someText: Facet = (value) => {
  if (value.trim() === '') return { message: 'validation.301.vacio' };
  return NOT_XML.test(value) ? { message: 'validation.301.caracter' } : undefined;
};

/** Whole-value pattern. */
export function pattern(form: RegExp, message: MessageKey): Facet {
  return (value) => (form.test(value) ? undefined : { message });
}

/** t_Importe: up to 18 digits and 6 decimals, no sign. */
export const importe: Facet = pattern(/^\d{1,18}(\.\d{1,6})?$/, 'validation.301.importe');

const HAS_DIGIT_ABOVE_ZERO = /[1-9]/;

/** xs:decimal of at least 0.000001 with up to 6 decimals (Cantidad). */
export const positivo: Facet = (value) =>
  /^\d+(\.\d{1,6})?$/.test(value) && HAS_DIGIT_ABOVE_ZERO.test(value)
    ? undefined
    : { message: 'validation.301.positivo' };

/** xs:decimal without sign, up to 6 decimals (Base, whose zero has its own code, and TasaOCuota). */
export const decimal6: Facet = pattern(/^\d+(\.\d{1,6})?$/, 'validation.301.decimal6');

/** xs:decimal with up to 2 decimals, sign allowed: Impuestos Locales. */
export const decimal2: Facet = pattern(/^-?\d+(\.\d{1,2})?$/, 'validation.301.decimal2');

/** t_RFC. */
export const rfc: Facet = pattern(RFC_PATTERN, 'validation.301.rfc');

/** Five digits. */
export const codigoPostal: Facet = pattern(/^\d{5}$/, 'validation.301.codigoPostal');

/** RFC 4122 in text, either case. */
export const uuid: Facet = pattern(/^[a-f0-9]{8}(-[a-f0-9]{4}){3}-[a-f0-9]{12}$/i, 'validation.301.uuid');

/** Number of a certificate. */
export const veinteDigitos: Facet = pattern(/^\d{20}$/, 'validation.301.noCertificado');

/** Base64 as one line. */
export const base64: Facet = pattern(
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  'validation.301.base64',
);

/** t_FechaH. */
export const fechaHora: Facet = (value) => (isFecha(value) ? undefined : { message: 'validation.301.fecha' });

/** xs:short of 2019 or later. */
export const anio: Facet = (value) =>
  /^\d{4,5}$/.test(value) && Number(value) >= 2019 && Number(value) <= 32_767
    ? undefined
    : { message: 'validation.301.anio' };

/** An attribute whose values another rule judges: only its presence counts here. */
export const anything: Facet = () => undefined;
