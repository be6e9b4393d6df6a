/** Concepto: keys, amounts, discount, and what ObjetoImp admits. */
import {
  isEntry,
  isValidAt,
  PROD_SERV_FORM,
  CLAVE_UNIDAD_FORM,
  type CatalogAnswer,
  type CatalogEntry,
} from '#domain/catalogs/index.ts';
import { decimalsOf, micros, microsText } from '../amounts.ts';
import { limitTexts, productFits, productLimits } from '../../totals/limits.ts';
import { conceptoRule, type NodeReport } from '../rule.ts';
import { entryAt, type Subject } from '../subject.ts';
import type { MessageKey } from '#i18n/index.ts';

/** What to say of a key of a big catalog: rejected with the whole list at hand, doubted without it. */
export function reportKey(
  answer: CatalogAnswer<CatalogEntry>,
  formed: boolean,
  subject: Subject,
  report: NodeReport,
  field: string,
  value: string,
  notVerified: MessageKey,
): void {
  if (answer === 'not-verified' && formed) report(field, { value }, { message: notVerified, severity: 'warning' });
  else if (!isEntry(answer) || !isValidAt(answer, subject.dia)) report(field, { value });
}

export const cfdi40162ClaveProdServInCatalog = conceptoRule(
  {
    code: 'CFDI40162',
    severity: 'error',
    title: 'ClaveProdServ is in c_ClaveProdServ; without the catalog pack, an unknown key of the right form warns',
    source: 'Matrix copy; c_ClaveProdServ',
    message: 'validation.CFDI40162',
  },
  (concepto, report, subject) => {
    const value = concepto.claveProdServ;
    const answer = subject.context.catalogs.prodServ(value);
    const formed = PROD_SERV_FORM.test(value);
    reportKey(answer, formed, subject, report, 'claveProdServ', value, 'validation.CFDI40162.sinVerificar');
  },
);

export const cfdi40163ClaveProdServComplement = conceptoRule(
  {
    code: 'CFDI40163',
    severity: 'warning',
    title: 'The complement that ClaveProdServ asks for is present',
    source:
      'Matrix copy; c_ClaveProdServ names the complement in words, not by namespace: where the document has no complement at all, it warns',
    message: 'validation.CFDI40163',
  },
  (concepto, report, { context, otros, locales, leyendas }) => {
    const entry = context.catalogs.prodServ(concepto.claveProdServ);
    if (!isEntry(entry) || entry.complemento === undefined || /opcional/i.test(entry.complemento)) return;
    const none = otros.length + locales.length + leyendas.length === 0 && concepto.complementoConcepto === undefined;
    if (none) report('claveProdServ', { value: concepto.claveProdServ, complemento: entry.complemento });
  },
);

export const cfdi40164ClaveProdServTaxes = conceptoRule(
  {
    code: 'CFDI40164',
    severity: 'warning',
    title: 'The taxes that ClaveProdServ asks for are transferred',
    source:
      'Matrix copy. Which ObjetoImp excuses the tax is not stated anywhere read, so it warns, and only where the tax is due (ObjetoImp 02)',
    message: 'validation.CFDI40164',
  },
  (concepto, report, { context }) => {
    const entry = context.catalogs.prodServ(concepto.claveProdServ);
    if (!isEntry(entry) || concepto.objetoImp !== '02') return;
    const transferred = new Set(concepto.impuestos?.traslados.map((traslado) => traslado.impuesto));
    const params = { value: concepto.claveProdServ };
    if (entry.iva === 'required' && !transferred.has('002')) report('impuestos', { ...params, impuesto: 'IVA' });
    if (entry.ieps === 'required' && !transferred.has('003')) report('impuestos', { ...params, impuesto: 'IEPS' });
  },
);

export const cfdi40165ClaveUnidadInCatalog = conceptoRule(
  {
    code: 'CFDI40165',
    severity: 'error',
    title: 'ClaveUnidad is in c_ClaveUnidad; without the catalog pack, an unknown key of the right form warns',
    source: 'Matrix copy; c_ClaveUnidad',
    message: 'validation.CFDI40165',
  },
  (concepto, report, subject) => {
    const value = concepto.claveUnidad;
    const answer = subject.context.catalogs.claveUnidad(value);
    const formed = CLAVE_UNIDAD_FORM.test(value);
    reportKey(answer, formed, subject, report, 'claveUnidad', value, 'validation.CFDI40165.sinVerificar');
  },
);

export const cfdi40166ValorUnitarioPositive = conceptoRule(
  {
    code: 'CFDI40166',
    severity: 'error',
    title: 'I, E, N: ValorUnitario > 0',
    source: 'Matrix copy; open PAC validator',
    message: 'validation.CFDI40166',
    tipos: 'IEN',
  },
  (concepto, report) => {
    if (micros(concepto.valorUnitario) === 0n) report('valorUnitario', { value: concepto.valorUnitario });
  },
);

export const cfdi40167ImporteWithinLimits = conceptoRule(
  {
    code: 'CFDI40167',
    severity: 'error',
    title: 'Importe inside the band of Cantidad × ValorUnitario',
    source: 'Matrix copy; formulas of Anexo 20 (2022) p. 76 in an open PAC validator; three codebases met it',
    message: 'validation.CFDI40167',
  },
  (concepto, report, { decimales }) => {
    const { cantidad, valorUnitario, importe } = concepto;
    if (decimales === undefined || [cantidad, valorUnitario, importe].some((text) => micros(text) === undefined))
      return;
    if (productFits(cantidad, valorUnitario, importe, decimales)) return;
    const { lower, upper } = limitTexts(productLimits(cantidad, valorUnitario, decimales));
    report('importe', { value: importe, cantidad, valorUnitario, min: lower, max: upper });
  },
);

export const ownImporteIsTheProduct = conceptoRule(
  {
    code: 'IMPORTE-APROXIMADO',
    severity: 'warning',
    title: 'Importe = Cantidad × ValorUnitario, but for the decimals that ValorUnitario hides',
    source:
      'cfdv40.xsd: Importe is equivalent to Cantidad × ValorUnitario. The band of 40167 is wide where Cantidad has few decimals, so that a gross price could slip in',
    message: 'validation.IMPORTE-APROXIMADO',
  },
  (concepto, report, { decimales }) => {
    const cantidad = micros(concepto.cantidad);
    const valorUnitario = micros(concepto.valorUnitario);
    const importe = micros(concepto.importe);
    if (cantidad === undefined || valorUnitario === undefined || importe === undefined || decimales === undefined)
      return;
    const product = (cantidad * valorUnitario) / 1_000_000n;
    // Half of the last decimal of ValorUnitario, times Cantidad, and one unit of the currency for roundings.
    const hidden = (cantidad * 10n ** BigInt(6 - decimalsOf(concepto.valorUnitario))) / 2_000_000n;
    const margin = hidden + 10n ** BigInt(6 - decimales);
    const distance = importe > product ? importe - product : product - importe;
    if (distance > margin) report('importe', { value: concepto.importe, expected: microsText(product, decimales) });
  },
);

export const cfdi40168DescuentoDecimals = conceptoRule(
  {
    code: 'CFDI40168',
    severity: 'error',
    title: 'Descuento has no more decimals than Importe',
    source: 'Matrix copy; open PAC validator',
    message: 'validation.CFDI40168',
  },
  ({ descuento, importe }, report) => {
    if (descuento !== undefined && decimalsOf(descuento) > decimalsOf(importe)) {
      report('descuento', { value: descuento, importe });
    }
  },
);

export const cfdi40169DescuentoNotAboveImporte = conceptoRule(
  {
    code: 'CFDI40169',
    severity: 'error',
    title: 'Descuento ≤ Importe',
    source: 'Matrix copy; open PAC validator',
    message: 'validation.CFDI40169',
  },
  ({ descuento, importe }, report) => {
    const off = micros(descuento);
    const gross = micros(importe);
    if (off !== undefined && gross !== undefined && off > gross)
      report('descuento', { value: descuento ?? '', importe });
  },
);

export const cfdi40170ObjetoImpInCatalog = conceptoRule(
  {
    code: 'CFDI40170',
    severity: 'error',
    title: 'ObjetoImp is in c_ObjetoImp (01–08)',
    source: 'Matrix copy; c_ObjetoImp',
    message: 'validation.CFDI40170',
  },
  ({ objetoImp }, report, subject) => {
    if (objetoImp !== undefined && entryAt(subject, 'c_ObjetoImp', objetoImp) === undefined) {
      report('objetoImp', { value: objetoImp });
    }
  },
);

export const cfdi40171ObjetoImp02NeedsImpuestos = conceptoRule(
  {
    code: 'CFDI40171',
    severity: 'error',
    title: 'ObjetoImp 02 needs Impuestos',
    source: 'Matrix copy; open PAC validator',
    message: 'validation.CFDI40171',
  },
  ({ objetoImp, impuestos }, report) => {
    if (objetoImp === '02' && impuestos === undefined) report('objetoImp');
  },
);

export const cfdi40172ObjetoImpWithoutImpuestos = conceptoRule(
  {
    code: 'CFDI40172',
    severity: 'error',
    title: 'ObjetoImp 01, 03, 04 and 05 carry no Impuestos',
    source: 'Pagero on the matrix of 2023-12; open PAC validator',
    message: 'validation.CFDI40172',
  },
  ({ objetoImp, impuestos }, report) => {
    if (impuestos !== undefined && ['01', '03', '04', '05'].includes(objetoImp ?? '')) {
      report('objetoImp', { value: objetoImp ?? '' });
    }
  },
);

export const ownObjetoImp0608OnlyIsr = conceptoRule(
  {
    code: 'OBJETO-06-08',
    severity: 'warning',
    title: 'ObjetoImp 06 and 08: no Traslado, and only ISR (001) as Retencion',
    source: 'Open PAC validator; the same rule as CRP20278. Its number in the matrix is not known, so it warns',
    message: 'validation.OBJETO-06-08',
  },
  ({ objetoImp, impuestos }, report) => {
    if ((objetoImp !== '06' && objetoImp !== '08') || impuestos === undefined) return;
    const fits = impuestos.traslados.length === 0 && impuestos.retenciones.every((tax) => tax.impuesto === '001');
    if (!fits) report('impuestos', { value: objetoImp });
  },
);

export const ownObjetoImp07NeedsIeps = conceptoRule(
  {
    code: 'OBJETO-07',
    severity: 'warning',
    title: 'ObjetoImp 07: a Traslado of IEPS (003), IVA (002) nowhere; ISR and IEPS may be withheld',
    source: 'Open PAC validator; the same rule as CRP20279. Its number in the matrix is not known, so it warns',
    message: 'validation.OBJETO-07',
  },
  ({ objetoImp, impuestos }, report) => {
    if (objetoImp !== '07') return;
    const traslados = impuestos?.traslados ?? [];
    const all = [...traslados, ...(impuestos?.retenciones ?? [])];
    const fits = traslados.some((tax) => tax.impuesto === '003') && all.every((tax) => tax.impuesto !== '002');
    if (!fits) report('impuestos');
  },
);
