/**
 * What can be said of a cancellation before SAT is asked. Only what was read in the rules themselves is said; of the
 * rest SAT decides (EsCancelable of its status).
 *
 * Sources: CFF 29-A, fourth paragraph (in the text of 2026; RMF 2025, 2.7.1.46, said the same before): until the month
 * of the issuer's annual return. RMF 2.7.1.34: the receiver has three business days and silence accepts, but for fuel.
 * RMF 2026, 2.7.1.35: what needs no acceptance.
 */
import { compareDecimals, parseDecimal } from '#domain/money/decimal.ts';
import type { Comprobante } from '../model.ts';
import type { MotivoCancelacion } from './sign.ts';

export const PUBLIC_RFC = 'XAXX010101000';
const FOREIGN_RFC = 'XEXX010101000';
/** Régimen de Incorporación Fiscal. */
const RIF = '621';
const LIMIT_MXN = parseDecimal('1000.00');
/** Diesel and gasoline: their own rules. */
const FUEL_KEYS: ReadonlySet<string> = new Set(['15101505', '15101514', '15101515']);

/** Why the receiver need not accept; a key `cancellation.acceptance.<reason>` says it to a person. */
export type NoAcceptance = 'egreso' | 'traslado' | 'nomina' | 'amount' | 'public' | 'foreign' | 'rif' | 'next-day';

/**
 * The rule by which no acceptance is needed; undefined: none that we know applies, and SAT decides.
 * @param today local date of the place of issue, `AAAA-MM-DD`
 */
export function noAcceptanceNeeded(c: Comprobante, today: string): NoAcceptance | undefined {
  if (mentionsFuel(c)) return undefined;
  if (c.tipoDeComprobante === 'E') return 'egreso';
  if (c.tipoDeComprobante === 'T') return 'traslado';
  if (c.tipoDeComprobante === 'N') return 'nomina';
  // Since 2026 a payment receipt needs acceptance whatever its amount; its day after issue is SAT's to judge.
  if (c.tipoDeComprobante === 'P') return undefined;
  if (c.receptor.rfc === PUBLIC_RFC) return 'public';
  if (c.receptor.rfc === FOREIGN_RFC) return 'foreign';
  if (c.receptor.regimenFiscalReceptor === RIF) return 'rif';
  if (c.moneda === 'MXN' && compareDecimals(parseDecimal(c.total), LIMIT_MXN) <= 0) return 'amount';
  return withinNextBusinessDay(c.fecha.slice(0, 10), today) ? 'next-day' : undefined;
}

function mentionsFuel(c: Comprobante): boolean {
  if (c.conceptos.some(({ claveProdServ }) => FUEL_KEYS.has(claveProdServ))) return true;
  // Carta Porte names what it moves in the complement, hydrocarbons have one of their own.
  return c.complementos.flat().some((each) => each.kind === 'opaque' && FUEL_COMPLEMENT.test(each.element.local));
}
const FUEL_COMPLEMENT = /^(?:CartaPorte|GastosHidrocarburos|IngresosHidrocarburos|Hidrocarburos|HidroYPetro)/i;

/**
 * Until the business day after the issue. Holidays are not counted out, so that the day may be shorter than SAT's,
 * never longer.
 */
function withinNextBusinessDay(issued: string, today: string): boolean {
  return today >= issued && today <= addBusinessDays(issued, 1);
}

/** Saturdays and Sundays are no business days (CFF 12); its holidays are not known here. */
export function addBusinessDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00.000Z`);
  for (let left = days; left > 0;) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (at.getUTCDay() !== 0 && at.getUTCDay() !== 6) left -= 1;
  }
  return at.toISOString().slice(0, 10);
}

/** Business days that the receiver has, from the request on. */
export const ACCEPTANCE_BUSINESS_DAYS = 3;

/** Last day on which a document may be cancelled: of the month in which its issuer files the annual return of that year. */
export function deadlineOf(c: Pick<Comprobante, 'fecha' | 'emisor'>): string {
  const next = Number(c.fecha.slice(0, 4)) + 1;
  // Persona moral: twelve characters; it files in March, a persona física in April.
  return `${next}-${c.emisor.rfc.length === 12 ? '03-31' : '04-30'}`;
}

/** Whether a motivo fits a document at all; 04 is about a global invoice that holds somebody's own operation. */
export function motivoFits(motivo: MotivoCancelacion, c: Comprobante): boolean {
  if (motivo !== '04') return true;
  return c.tipoDeComprobante === 'I' && (c.informacionGlobal !== undefined || c.receptor.rfc === PUBLIC_RFC);
}
