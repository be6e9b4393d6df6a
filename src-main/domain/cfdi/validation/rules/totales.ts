/** SubTotal, Descuento, Total and Confirmacion of the document. */
import { isValidAt, lookup } from '#domain/catalogs/index.ts';
import { decimalsOf, micros, microsText, roundMicros, sumMicros } from '../amounts.ts';
import { rule } from '../rule.ts';
import { totalOf } from '../sums.ts';

export const cfdi40107SubTotalDecimals = rule(
  {
    code: 'CFDI40107',
    severity: 'error',
    title: 'SubTotal has no more decimals than Moneda',
    source: 'Matrix (PAC tests); c_Moneda',
    message: 'validation.CFDI40107',
  },
  ({ c, decimales }, report) => {
    if (decimales !== undefined && decimalsOf(c.subTotal) > decimales) {
      report('subTotal', { value: c.subTotal, moneda: c.moneda, decimales });
    }
  },
);

export const cfdi40108SubTotalIsSumOfImportes = rule(
  {
    code: 'CFDI40108',
    severity: 'error',
    title: 'I, E, N: SubTotal = round(Σ Concepto.Importe, decimals of Moneda)',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40108',
    tipos: 'IEN',
  },
  ({ c, decimales }, report) => {
    const written = micros(c.subTotal);
    const sum = sumMicros(c.conceptos.map((concepto) => concepto.importe));
    if (written === undefined || sum === undefined || decimales === undefined) return;
    const expected = roundMicros(sum, decimales);
    if (written !== expected) {
      report('subTotal', { value: c.subTotal, expected: microsText(expected, decimales) });
    }
  },
);

export const cfdi40109SubTotalZeroInTP = rule(
  {
    code: 'CFDI40109',
    severity: 'error',
    title: 'T, P: SubTotal = 0',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40109',
    tipos: 'TP',
  },
  ({ c }, report) => {
    const written = micros(c.subTotal);
    if (written !== undefined && written !== 0n) report('subTotal', { value: c.subTotal, tipo: c.tipoDeComprobante });
  },
);

export const cfdi40110DescuentoNotAboveSubTotal = rule(
  {
    code: 'CFDI40110',
    severity: 'error',
    title: 'Descuento ≤ SubTotal',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40110',
  },
  ({ c }, report) => {
    const descuento = micros(c.descuento);
    const subTotal = micros(c.subTotal);
    if (descuento !== undefined && subTotal !== undefined && descuento > subTotal) {
      report('descuento', { value: c.descuento ?? '', subTotal: c.subTotal });
    }
  },
);

export const cfdi40111DescuentoIsSumOfDescuentos = rule(
  {
    code: 'CFDI40111',
    severity: 'error',
    title:
      'I, E, N with a Concepto that has Descuento: Descuento = round(Σ Concepto.Descuento); otherwise there is no Descuento',
    source: 'Matrix (PAC tests, gncys)',
    message: 'validation.CFDI40111',
  },
  ({ c, decimales }, report) => {
    const discounts = c.conceptos.map((concepto) => concepto.descuento);
    const expectsOne = 'IEN'.includes(c.tipoDeComprobante) && discounts.some((discount) => discount !== undefined);
    if (!expectsOne) {
      if (c.descuento !== undefined) {
        report('descuento', { value: c.descuento }, { message: 'validation.CFDI40111.sobra' });
      }
      return;
    }
    const sum = sumMicros(discounts);
    if (sum === undefined || decimales === undefined) return;
    const expected = roundMicros(sum, decimales);
    const written = c.descuento === undefined ? undefined : micros(c.descuento);
    if (c.descuento === undefined || (written !== undefined && written !== expected)) {
      report('descuento', { value: c.descuento ?? '—', expected: microsText(expected, decimales) });
    }
  },
);

export const cfdi40112DescuentoDecimals = rule(
  {
    code: 'CFDI40112',
    severity: 'error',
    title: 'Descuento has no more decimals than Moneda',
    source: 'Matrix (PAC tests); c_Moneda',
    message: 'validation.CFDI40112',
  },
  ({ c, decimales }, report) => {
    if (c.descuento !== undefined && decimales !== undefined && decimalsOf(c.descuento) > decimales) {
      report('descuento', { value: c.descuento, moneda: c.moneda, decimales });
    }
  },
);

export const cfdi40119TotalAddsUp = rule(
  {
    code: 'CFDI40119',
    severity: 'error',
    title: 'Total = SubTotal − Descuento + traslados − retenciones, local taxes included',
    source: 'Matrix (PAC tests: the message names federal and local taxes)',
    message: 'validation.CFDI40119',
  },
  (subject, report) => {
    const written = micros(subject.c.total);
    const expected = totalOf(subject);
    if (written === undefined || expected === undefined || subject.decimales === undefined) return;
    if (written !== expected) {
      report('total', { value: subject.c.total, expected: microsText(expected, subject.decimales) });
    }
  },
);

export const cfdi40120TotalWithinLimit = rule(
  {
    code: 'CFDI40120',
    severity: 'warning',
    title: 'Total ≤ the largest value of its type in c_TipoDeComprobante, or Confirmacion present',
    source: 'Matrix (PAC tests, gncys); Confirmacion is not in force until SAT publishes how to obtain it, so it warns',
    message: 'validation.CFDI40120',
  },
  ({ c, dia }, report) => {
    const tipo = lookup('c_TipoDeComprobante', c.tipoDeComprobante);
    const total = micros(c.total);
    const limit = tipo === undefined || !isValidAt(tipo, dia) ? undefined : micros(tipo.valorMaximo);
    if (total === undefined || limit === undefined || c.confirmacion !== undefined) return;
    if (total > limit) report('total', { value: c.total, max: microsText(limit), tipo: c.tipoDeComprobante });
  },
);

export const cfdi40127ConfirmacionNotNeeded = rule(
  {
    code: 'CFDI40127',
    severity: 'warning',
    title: 'Confirmacion only where TipoCambio or Total are out of range',
    source:
      'Matrix (PAC tests); SAT has published no way to obtain the key, so a document that carries one deserves a look',
    message: 'validation.CFDI40127',
  },
  ({ c }, report) => {
    if (c.confirmacion !== undefined) report('confirmacion', { value: c.confirmacion });
  },
);
