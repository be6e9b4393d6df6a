/**
 * Taxes of one line: which may stand together, on what base, and how much.
 *
 * Bases, where the draft does not say one:
 * - IEPS by rate and ISR: importe − descuento (LIEPS art. 11 with 3, fraction XII: the price agreed).
 * - IEPS by quota: the quantity of the line.
 * - IVA, transferred and withheld: importe − descuento plus the IEPS transferred in the same line,
 *   because the value includes what is charged to the buyer for "otros impuestos" (LIVA art. 12, read at
 *   bado.mx and idconline.mx). The fuel quotas of LIEPS art. 2-A do not count for IVA (its fifth paragraph,
 *   same source), those of art. 2-I-D do: a line that has the former says the base of its IVA.
 *
 * An Importe is Base × TasaOCuota rounded half up to six decimals: rounding to the currency waits for
 * the document's totals, as SAT's notes on decimals ask.
 */
import type { DraftLine, DraftTax } from '#domain/cfdi/draft.ts';
import {
  addDecimals,
  addUnits,
  formatUnits,
  multiplyDecimals,
  rescale,
  type Decimal,
  type Units,
} from '#domain/money/decimal.ts';
import type { MessageKey } from '#i18n/index.ts';
import type { CuadraError } from '#errors/cuadra-error.ts';
import {
  checkSize,
  fieldOf,
  lineError,
  readAmount,
  scaleMicros,
  SCALE,
  toMicros,
  type Rate,
  type RateCache,
  type TaxAmount,
} from './amounts.ts';

export const ISR = '001';
export const IVA = '002';
export const IEPS = '003';

/** The rate of a tax, undefined when Exento. @throws CuadraError as {@link readAmount} */
export function rateOf(tax: DraftTax, index: number, position: number, rates: RateCache): Rate | undefined {
  const text = tax.tasaOCuota;
  if (text === undefined) return undefined;
  let rate = rates.get(text);
  if (rate === undefined) {
    const value = readAmount(text, index, `impuestos[${position}].tasaOCuota`);
    rate = { value, text: formatUnits(rescale(value.units, value.scale, SCALE), SCALE, SCALE) };
    rates.set(text, rate);
  }
  return rate;
}

/**
 * Refuses taxes that cannot be, alone or together (they would fail 40175–40178, 40182–40184 or have
 * no defined base). Whether a rate is in c_TasaOCuota is for validation to say: catalogs change,
 * arithmetic does not.
 * @throws CuadraError DRAFT_TAX_INVALID
 */
export function checkTaxes(line: DraftLine, index: number): void {
  const taxes = line.impuestos;
  for (let position = 0; position < taxes.length; position += 1) {
    const tax = taxes[position];
    if (tax === undefined) continue;
    const problem = problemOf(tax) ?? conflictOf(tax, taxes, position);
    if (problem !== undefined) throw taxInvalid(index, position, problem);
  }
}

type TaxProblem = Extract<MessageKey, `money.tax.${string}`>;
type ObjetoProblem = Extract<MessageKey, `money.objetoImp.${string}`>;

function problemOf(tax: DraftTax): TaxProblem | undefined {
  const { tipo, impuesto, tipoFactor, tasaOCuota } = tax;
  if (tipo !== 'traslado' && tipo !== 'retencion') return 'money.tax.unknownKind';
  if (impuesto !== ISR && impuesto !== IVA && impuesto !== IEPS) return 'money.tax.unknownTax';
  if (impuesto === ISR && tipo === 'traslado') return 'money.tax.isrTransferred';
  if (tipoFactor === 'Exento') {
    if (tipo === 'retencion') return 'money.tax.exemptWithheld';
    return tasaOCuota === undefined ? undefined : 'money.tax.exemptWithRate';
  }
  if (tipoFactor !== 'Tasa' && tipoFactor !== 'Cuota') return 'money.tax.unknownFactor';
  if (tipoFactor === 'Cuota' && impuesto !== IEPS) return 'money.tax.quotaOutsideIeps';
  return tasaOCuota === undefined ? 'money.tax.rateMissing' : undefined;
}

/** Conflicts with the taxes before it: the same one twice, or two IVA transfers without bases of their own. */
function conflictOf(tax: DraftTax, taxes: readonly DraftTax[], position: number): TaxProblem | undefined {
  for (let before = 0; before < position; before += 1) {
    const other = taxes[before];
    if (other === undefined || other.tipo !== tax.tipo || other.impuesto !== tax.impuesto) continue;
    if (other.tipoFactor === tax.tipoFactor && other.tasaOCuota === tax.tasaOCuota) return 'money.tax.repeated';
    if (tax.tipo === 'traslado' && tax.impuesto === IVA && (tax.base === undefined || other.base === undefined)) {
      return 'money.tax.ambiguousBase';
    }
  }
  return undefined;
}

function taxInvalid(index: number, position: number, problem: TaxProblem): CuadraError {
  return lineError('DRAFT_TAX_INVALID', index, `impuestos[${position}]`, { reason: problem });
}

/**
 * ObjetoImp of a line: what the draft says, else 02 with taxes and 01 without.
 * @throws CuadraError DRAFT_OBJETO_IMP when it does not go with the taxes (40171, 40172 as widened to 04 and
 *   05 in 2023-12, and the rules of 06, 07 and 08, which mirror CRP20278 and CRP20279)
 */
export function checkObjetoImp(line: DraftLine, index: number): string {
  const taxes = line.impuestos;
  const objetoImp = line.objetoImp ?? (taxes.length > 0 ? '02' : '01');
  const problem = objetoProblem(objetoImp, taxes);
  if (problem !== undefined) {
    throw lineError('DRAFT_OBJETO_IMP', index, 'objetoImp', { objetoImp, reason: problem });
  }
  return objetoImp;
}

function objetoProblem(objetoImp: string, taxes: readonly DraftTax[]): ObjetoProblem | undefined {
  switch (objetoImp) {
    case '02':
      return taxes.length === 0 ? 'money.objetoImp.needsTaxes' : undefined;
    case '01':
    case '03':
    case '04':
    case '05':
      return taxes.length === 0 ? undefined : 'money.objetoImp.noTaxes';
    case '06':
    case '08':
      return taxes.every((tax) => tax.tipo === 'retencion' && tax.impuesto === ISR)
        ? undefined
        : 'money.objetoImp.onlyIsr';
    case '07':
      return taxes.some((tax) => tax.tipo === 'traslado' && tax.impuesto === IEPS) &&
        taxes.every((tax) => tax.impuesto !== IVA)
        ? undefined
        : 'money.objetoImp.onlyIeps';
    default:
      return 'money.objetoImp.unknown';
  }
}

/**
 * The taxes of a line, in the draft's order.
 * @param net importe − descuento, in micros
 * @param quantity Cantidad of the line
 * @throws CuadraError DRAFT_TAX_BASE_ZERO: a Base must be above zero (40174, 40181), MONEY_OVERFLOW
 */
export function computeTaxes(
  line: DraftLine,
  index: number,
  net: Units,
  quantity: Decimal,
  rates: RateCache,
): TaxAmount[] {
  const drafts = line.impuestos;
  const taxes: TaxAmount[] = [];
  let ieps: Units = 0;
  let ivaPositions = 0;
  for (let position = 0; position < drafts.length; position += 1) {
    const tax = drafts[position];
    if (tax === undefined) continue;
    if (tax.impuesto === IVA) {
      ivaPositions += 1;
      continue;
    }
    const amount = computeTax(tax, index, position, tax.tipoFactor === 'Cuota' ? toMicros(quantity) : net, rates);
    taxes[position] = amount;
    if (tax.tipo === 'traslado' && tax.impuesto === IEPS) ieps = addUnits(ieps, amount.importe);
  }
  if (ivaPositions > 0) {
    const value = addUnits(net, ieps);
    for (let position = 0; position < drafts.length; position += 1) {
      const tax = drafts[position];
      if (tax?.impuesto === IVA) taxes[position] = computeTax(tax, index, position, value, rates);
    }
  }
  return taxes;
}

function computeTax(tax: DraftTax, index: number, position: number, ownBase: Units, rates: RateCache): TaxAmount {
  const base = tax.base === undefined ? ownBase : toMicros(readAmount(tax.base, index, `impuestos[${position}].base`));
  if (base <= 0) throw lineError('DRAFT_TAX_BASE_ZERO', index, `impuestos[${position}]`, { impuesto: tax.impuesto });
  const rate = rateOf(tax, index, position, rates);
  const importe = rate === undefined ? 0 : scaleMicros(base, rate.value);
  if (typeof importe === 'bigint') checkSize(importe, fieldOf(index, `impuestos[${position}]`));
  return { tipo: tax.tipo, impuesto: tax.impuesto, tipoFactor: tax.tipoFactor, rate, base, importe };
}

/** Exact transferred taxes of a line as a function of its net: `slope × net + constant`. */
export interface TaxLine {
  readonly slope: Decimal;
  readonly constant: Decimal;
}

const ZERO: Decimal = { units: 0, scale: 0 };
const ONE: Decimal = { units: 1, scale: 0 };

/** The transferred taxes of a line before any rounding, for taking them out of a price that includes them. */
export function transferredTaxLine(line: DraftLine, index: number, quantity: Decimal, rates: RateCache): TaxLine {
  const ieps = addTaxLine(IEPS, { slope: ZERO, constant: ZERO }, line, index, quantity, rates);
  return addTaxLine(IVA, ieps, line, index, quantity, rates);
}

/** `line` with the transfers of one tax: IEPS bears on the net, IVA on the net and the IEPS in `start`. */
function addTaxLine(
  impuesto: string,
  start: TaxLine,
  line: DraftLine,
  index: number,
  quantity: Decimal,
  rates: RateCache,
): TaxLine {
  let { slope, constant } = start;
  const taxes = line.impuestos;
  for (let position = 0; position < taxes.length; position += 1) {
    const tax = taxes[position];
    if (tax?.tipo !== 'traslado' || tax.impuesto !== impuesto) continue;
    const rate = rateOf(tax, index, position, rates)?.value;
    if (rate === undefined || rate.units === 0) continue;
    if (tax.base !== undefined) {
      const base = readAmount(tax.base, index, `impuestos[${position}].base`);
      constant = addDecimals(constant, multiplyDecimals(base, rate));
    } else if (tax.tipoFactor === 'Cuota') {
      constant = addDecimals(constant, multiplyDecimals(quantity, rate));
    } else {
      slope = addDecimals(slope, multiplyDecimals(addDecimals(ONE, start.slope), rate));
      constant = addDecimals(constant, multiplyDecimals(start.constant, rate));
    }
  }
  return { slope, constant };
}
