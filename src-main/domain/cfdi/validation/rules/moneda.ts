/** TipoCambio against Moneda. */
import { lookup } from '#domain/catalogs/index.ts';
import { micros, microsText } from '../amounts.ts';
import { rule } from '../rule.ts';

const TIPO_CAMBIO = /^\d{1,18}(\.\d{1,6})?$/;

export const cfdi40114TipoCambioOneInPesos = rule(
  {
    code: 'CFDI40114',
    severity: 'error',
    title: 'Moneda MXN with TipoCambio: TipoCambio = 1',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40114',
  },
  ({ c }, report) => {
    if (c.moneda === 'MXN' && c.tipoCambio !== undefined && micros(c.tipoCambio) !== 1_000_000n) {
      report('tipoCambio', { value: c.tipoCambio });
    }
  },
);

export const cfdi40115TipoCambioPresentInOtherCurrency = rule(
  {
    code: 'CFDI40115',
    severity: 'error',
    title: 'Moneda other than MXN and XXX needs TipoCambio',
    source: 'Matrix (PAC tests)',
    message: 'validation.CFDI40115',
  },
  ({ c }, report) => {
    if (c.moneda !== 'MXN' && c.moneda !== 'XXX' && c.tipoCambio === undefined) {
      report('tipoCambio', { moneda: c.moneda });
    }
  },
);

export const cfdi40116TipoCambioAbsentInXXX = rule(
  {
    code: 'CFDI40116',
    severity: 'error',
    title: 'Moneda XXX carries no TipoCambio',
    source: 'Matrix (PAC tests, gncys)',
    message: 'validation.CFDI40116',
  },
  ({ c }, report) => {
    if (c.moneda === 'XXX' && c.tipoCambio !== undefined) report('tipoCambio', { value: c.tipoCambio });
  },
);

export const cfdi40117TipoCambioForm = rule(
  {
    code: 'CFDI40117',
    severity: 'error',
    title: 'TipoCambio has up to 18 digits and 6 decimals, and is at least 0.000001',
    source: 'Matrix (PAC tests); cfdv40.xsd (minInclusive)',
    message: 'validation.CFDI40117',
  },
  ({ c }, report) => {
    if (c.tipoCambio === undefined) return;
    if (!TIPO_CAMBIO.test(c.tipoCambio) || micros(c.tipoCambio) === 0n) report('tipoCambio', { value: c.tipoCambio });
  },
);

export const cfdi40118TipoCambioNearFix = rule(
  {
    code: 'CFDI40118',
    severity: 'warning',
    title: 'TipoCambio inside FIX ± the variation of Moneda, or Confirmacion present',
    source:
      'Matrix (PAC tests). What the 5 of c_Moneda means (5 % or 500 %) is open, and Confirmacion is not in force: it warns outside 5 %, where FIX is known',
    message: 'validation.CFDI40118',
  },
  ({ c, context }, report) => {
    const fix = micros(context.tipoCambioFix);
    const written = micros(c.tipoCambio);
    const percent = lookup('c_Moneda', c.moneda)?.porcentajeVariacion;
    if (fix === undefined || written === undefined || percent === undefined) return;
    if (c.moneda === 'MXN' || c.confirmacion !== undefined) return;
    const margin = (fix * BigInt(percent)) / 100n;
    if (written < fix - margin || written > fix + margin) {
      const min = microsText(fix - margin, 4);
      const max = microsText(fix + margin, 4);
      report('tipoCambio', { value: c.tipoCambio ?? '', fix: context.tipoCambioFix ?? '', min, max, percent });
    }
  },
);
