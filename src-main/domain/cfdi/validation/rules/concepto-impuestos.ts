/** Taxes of a Concepto: transferred and withheld. */
import { findTasa, isEntry, lookup } from '#domain/catalogs/index.ts';
import { limitTexts, taxFits, taxLimits } from '../../totals/limits.ts';
import { decimalsOf, micros } from '../amounts.ts';
import { conceptoRule, retencionRule, trasladoRule, type NodeReport } from '../rule.ts';
import { entryAt, type Subject } from '../subject.ts';

export const cfdi40173ImpuestosNotEmpty = conceptoRule(
  {
    code: 'CFDI40173',
    severity: 'error',
    title: 'Impuestos has at least one Traslado or Retencion',
    source: 'Matrix copy',
    message: 'validation.CFDI40173',
  },
  ({ impuestos }, report) => {
    if (impuestos !== undefined && impuestos.traslados.length + impuestos.retenciones.length === 0) {
      report('impuestos');
    }
  },
);

export const cfdi40174TrasladoBasePositive = trasladoRule(
  {
    code: 'CFDI40174',
    severity: 'error',
    title: 'Traslado: Base > 0',
    source: 'Matrix copy; cfdv40.xsd (0.000001 or more)',
    message: 'validation.CFDI40174',
  },
  ({ base }, report) => {
    if (micros(base) === 0n) report('base', { value: base });
  },
);

export const cfdi40175TrasladoImpuestoInCatalog = trasladoRule(
  {
    code: 'CFDI40175',
    severity: 'error',
    title: 'Traslado: Impuesto is in c_Impuesto',
    source: 'Matrix copy; c_Impuesto',
    message: 'validation.CFDI40175',
  },
  ({ impuesto }, report, subject) => {
    if (entryAt(subject, 'c_Impuesto', impuesto) === undefined) report('impuesto', { value: impuesto });
  },
);

export const cfdi40176TrasladoTipoFactorInCatalog = trasladoRule(
  {
    code: 'CFDI40176',
    severity: 'error',
    title: 'Traslado: TipoFactor is Tasa, Cuota or Exento',
    source: 'Matrix copy; c_TipoFactor',
    message: 'validation.CFDI40176',
  },
  ({ tipoFactor }, report, subject) => {
    if (entryAt(subject, 'c_TipoFactor', tipoFactor) === undefined) report('tipoFactor', { value: tipoFactor });
  },
);

export const cfdi40177ExentoHasNoRate = trasladoRule(
  {
    code: 'CFDI40177',
    severity: 'error',
    title: 'Traslado Exento: no TasaOCuota, no Importe',
    source: 'Matrix copy; contadormx.net',
    message: 'validation.CFDI40177',
  },
  ({ tipoFactor, tasaOCuota, importe }, report) => {
    if (tipoFactor === 'Exento' && (tasaOCuota !== undefined || importe !== undefined)) report('tipoFactor');
  },
);

export const cfdi40178TasaAndCuotaHaveRate = trasladoRule(
  {
    code: 'CFDI40178',
    severity: 'error',
    title: 'Traslado Tasa or Cuota: TasaOCuota and Importe present',
    source: 'Matrix copy; cfdv40.xsd (documentation)',
    message: 'validation.CFDI40178',
  },
  ({ tipoFactor, tasaOCuota, importe }, report) => {
    if (tipoFactor !== 'Tasa' && tipoFactor !== 'Cuota') return;
    if (tasaOCuota === undefined) report('tasaOCuota', { tipoFactor, attribute: 'TasaOCuota' });
    if (importe === undefined) report('importe', { tipoFactor, attribute: 'Importe' });
  },
);

/**
 * Says that a rate is not in c_TasaOCuota. The catalog keeps only the newest row of a range that changes
 * every year (IEPS by quota), so that a rate that is right but for its date only warns.
 */
export function reportRate(
  tax: { readonly impuesto: string; readonly tipoFactor: string; readonly tasaOCuota?: string },
  tipo: 'traslado' | 'retencion',
  subject: Subject,
  report: NodeReport,
): void {
  const valor = tax.tasaOCuota;
  if (valor === undefined || micros(valor) === undefined) return;
  const query = { impuesto: tax.impuesto, factor: tax.tipoFactor, tipo, valor };
  if (findTasa({ ...query, fecha: subject.dia }) !== undefined) return;
  const outdated = findTasa(query) !== undefined;
  const params = {
    value: valor,
    impuesto: lookup('c_Impuesto', tax.impuesto)?.texto ?? tax.impuesto,
    tipoFactor: tax.tipoFactor,
  };
  report('tasaOCuota', params, outdated ? { severity: 'warning' } : {});
}

export const cfdi40179TrasladoRateInCatalog = trasladoRule(
  {
    code: 'CFDI40179',
    severity: 'error',
    title: 'Traslado: TasaOCuota is a fixed value of c_TasaOCuota, or inside its range',
    source: 'Matrix copy; c_TasaOCuota',
    message: 'validation.CFDI40179',
  },
  (traslado, report, subject) => {
    if (traslado.tipoFactor !== 'Exento') reportRate(traslado, 'traslado', subject, report);
  },
);

/**
 * Whether a tax fits its band. Sources differ on the decimals of the band (those of Moneda, or those that
 * Importe has): outside of both rejects, outside of one warns.
 */
function reportTax(
  tax: { readonly base: string; readonly tasaOCuota?: string; readonly importe?: string },
  decimales: number | undefined,
  report: NodeReport,
): void {
  const { base, tasaOCuota, importe } = tax;
  if (decimales === undefined || tasaOCuota === undefined || importe === undefined) return;
  if ([base, tasaOCuota, importe].some((text) => micros(text) === undefined)) return;
  const written = decimalsOf(importe);
  const wide = Math.min(decimales, written);
  const narrow = Math.max(decimales, written);
  if (taxFits(base, tasaOCuota, importe, narrow)) return;
  const rejected = !taxFits(base, tasaOCuota, importe, wide);
  const { lower, upper } = limitTexts(taxLimits(base, tasaOCuota, rejected ? wide : narrow));
  const params = { value: importe, base, tasa: tasaOCuota, min: lower, max: upper };
  report('importe', params, rejected ? {} : { severity: 'warning' });
}

const TAX_BAND_SOURCE =
  'Matrix copy; formulas of Anexo 20 (2022) in an open PAC validator and in one of 3.3; they differ on the decimals';

export const cfdi40180TrasladoImporteWithinLimits = trasladoRule(
  {
    code: 'CFDI40180',
    severity: 'error',
    title: 'Traslado: Importe inside the band of Base × TasaOCuota',
    source: TAX_BAND_SOURCE,
    message: 'validation.CFDI40180',
  },
  (traslado, report, { decimales }) => reportTax(traslado, decimales, report),
);

export const cfdi40181RetencionBasePositive = retencionRule(
  {
    code: 'CFDI40181',
    severity: 'error',
    title: 'Retencion: Base > 0',
    source: 'Matrix copy; cfdv40.xsd (0.000001 or more)',
    message: 'validation.CFDI40181',
  },
  ({ base }, report) => {
    if (micros(base) === 0n) report('base', { value: base });
  },
);

export const cfdi40182RetencionImpuestoInCatalog = retencionRule(
  {
    code: 'CFDI40182',
    severity: 'error',
    title: 'Retencion: Impuesto is in c_Impuesto',
    source: 'Matrix copy; c_Impuesto',
    message: 'validation.CFDI40182',
  },
  ({ impuesto }, report, subject) => {
    if (entryAt(subject, 'c_Impuesto', impuesto) === undefined) report('impuesto', { value: impuesto });
  },
);

export const cfdi40183RetencionTipoFactorInCatalog = retencionRule(
  {
    code: 'CFDI40183',
    severity: 'error',
    title: 'Retencion: TipoFactor is in c_TipoFactor',
    source: 'Matrix copy; c_TipoFactor',
    message: 'validation.CFDI40183',
  },
  ({ tipoFactor }, report, subject) => {
    if (entryAt(subject, 'c_TipoFactor', tipoFactor) === undefined) report('tipoFactor', { value: tipoFactor });
  },
);

export const cfdi40184RetencionNotExento = retencionRule(
  {
    code: 'CFDI40184',
    severity: 'error',
    title: 'Retencion: TipoFactor ≠ Exento',
    source: 'Matrix copy',
    message: 'validation.CFDI40184',
  },
  ({ tipoFactor }, report) => {
    if (tipoFactor === 'Exento') report('tipoFactor');
  },
);

export const cfdi40185RetencionRateInCatalog = retencionRule(
  {
    code: 'CFDI40185',
    severity: 'error',
    title: 'Retencion: TasaOCuota is a fixed value of c_TasaOCuota, or inside its range',
    source: 'Matrix copy; c_TasaOCuota',
    message: 'validation.CFDI40185',
  },
  (retencion, report, subject) => {
    if (retencion.tipoFactor !== 'Exento') reportRate(retencion, 'retencion', subject, report);
  },
);

export const cfdi40186RetencionImporteWithinLimits = retencionRule(
  {
    code: 'CFDI40186',
    severity: 'error',
    title: 'Retencion: Importe inside the band of Base × TasaOCuota',
    source: TAX_BAND_SOURCE,
    message: 'validation.CFDI40186',
  },
  (retencion, report, { decimales }) => reportTax(retencion, decimales, report),
);

const SIX_DECIMALS = /^\d+\.\d{6}$/;

export const ownRateHasSixDecimals = trasladoRule(
  {
    code: 'TASA-DECIMALES',
    severity: 'warning',
    title: 'TasaOCuota is written with six decimals (0.160000)',
    source: 'c_TasaOCuota as SAT publishes it; the schema takes fewer, and a PAC may compare the text',
    message: 'validation.TASA-DECIMALES',
  },
  ({ tasaOCuota }, report) => {
    if (tasaOCuota !== undefined && micros(tasaOCuota) !== undefined && !SIX_DECIMALS.test(tasaOCuota)) {
      report('tasaOCuota', { value: tasaOCuota });
    }
  },
);

export const ownBorderRateInBorder = trasladoRule(
  {
    code: 'IVA-FRONTERA',
    severity: 'warning',
    title: 'IVA at 8 % only from a border postal code, and for keys that the stimulus covers',
    source:
      'Columns Estímulo Franja Fronteriza of c_CodigoPostal and c_ClaveProdServ; rules 33197 and 33198 of 3.3, not found in the matrix of 4.0',
    message: 'validation.IVA-FRONTERA',
  },
  ({ impuesto, tipoFactor, tasaOCuota }, report, { c, context }, concepto) => {
    if (impuesto !== '002' || tipoFactor !== 'Tasa' || micros(tasaOCuota) !== 80_000n) return;
    const place = context.catalogs.codigoPostal(c.lugarExpedicion);
    const product = context.catalogs.prodServ(concepto.claveProdServ);
    if (isEntry(place) && place.estimuloFrontera === false) {
      report('tasaOCuota', { codigoPostal: c.lugarExpedicion });
    } else if (isEntry(product) && product.estimuloFrontera === false) {
      report('tasaOCuota', { clave: concepto.claveProdServ }, { message: 'validation.IVA-FRONTERA.clave' });
    }
  },
);
