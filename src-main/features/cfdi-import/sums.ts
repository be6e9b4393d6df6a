/**
 * Whether a document adds up, by the arithmetic that 3.3 and 4.0 share. A PAC stamped it all the same, so what does not
 * is a warning: SAT has it as it is. Pure; what is no number is reported elsewhere.
 */
import type { Comprobante } from '#domain/cfdi/model.ts';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  roundDecimal,
  subtractDecimals,
  tryParseDecimal,
  type Decimal,
} from '#domain/money/decimal.ts';
import { decimalsOfCurrency, localTexts } from './facts.ts';
import { finding, type ImportCode, type ImportFinding } from './finding.ts';

const ZERO: Decimal = { units: 0, scale: 0 };

export function sumFindings(c: Comprobante): ImportFinding[] {
  const decimals = decimalsOfCurrency(c.moneda);
  const { totalImpuestosTrasladados, totalImpuestosRetenidos, traslados = [], retenciones = [] } = c.impuestos ?? {};
  const local = localTexts(c);
  const subtotal = sumOf(c.conceptos.map(({ importe }) => importe));
  const total = minus(
    sumOf([c.subTotal, totalImpuestosTrasladados, ...local.transferred]),
    sumOf([c.descuento, totalImpuestosRetenidos, ...local.withheld]),
  );
  const check = (code: ImportCode, said: string | undefined, computed: Decimal | undefined): ImportFinding[] =>
    said === undefined ? [] : differs(code, said, computed, decimals);
  // Transfers state no amounts, payments state theirs in a complement, payroll has perceptions and no taxes.
  if (c.tipoDeComprobante === 'T' || c.tipoDeComprobante === 'P') return [];
  return [
    ...check('SUM_SUBTOTAL', c.subTotal, subtotal),
    ...check('SUM_TRANSFERRED', totalImpuestosTrasladados, sumOf(traslados.map(({ importe }) => importe))),
    ...check('SUM_WITHHELD', totalImpuestosRetenidos, sumOf(retenciones.map(({ importe }) => importe))),
    ...check('SUM_TOTAL', c.total, total),
  ];
}

function sumOf(texts: readonly (string | undefined)[]): Decimal | undefined {
  let sum = ZERO;
  for (const text of texts) {
    const value = text === undefined ? ZERO : tryParseDecimal(text);
    if (value === undefined) return undefined;
    sum = addDecimals(sum, value);
  }
  return sum;
}

function minus(a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined {
  return a === undefined || b === undefined ? undefined : subtractDecimals(a, b);
}

/** Up to one minor unit is a way of rounding: 3.3 allowed several. */
function differs(code: ImportCode, said: string, computed: Decimal | undefined, decimals: number): ImportFinding[] {
  const stated = tryParseDecimal(said);
  if (stated === undefined || computed === undefined) return [];
  const rounded: Decimal = { units: roundDecimal(computed, decimals), scale: decimals };
  const difference = subtractDecimals(stated, rounded);
  const unit: Decimal = { units: 1, scale: decimals };
  const within =
    compareDecimals(difference, unit) <= 0 && compareDecimals(subtractDecimals(ZERO, difference), unit) <= 0;
  return within ? [] : [finding(code, 'warning', { said, computed: formatDecimal(rounded, decimals) })];
}
