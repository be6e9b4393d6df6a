/** Parte: the components of a Concepto. */
import { PROD_SERV_FORM } from '#domain/catalogs/index.ts';
import { limitTexts, productFits, productLimits } from '../../totals/limits.ts';
import { micros } from '../amounts.ts';
import { parteRule } from '../rule.ts';
import { reportKey } from './concepto.ts';

export const cfdi40196ParteClaveProdServInCatalog = parteRule(
  {
    code: 'CFDI40196',
    severity: 'error',
    title: 'Parte: ClaveProdServ is in c_ClaveProdServ; without the catalog pack, an unknown key warns',
    source: 'Matrix copy; c_ClaveProdServ',
    message: 'validation.CFDI40196',
  },
  ({ claveProdServ }, report, subject) => {
    const answer = subject.context.catalogs.prodServ(claveProdServ);
    const formed = PROD_SERV_FORM.test(claveProdServ);
    reportKey(answer, formed, subject, report, 'claveProdServ', claveProdServ, 'validation.CFDI40196.sinVerificar');
  },
);

export const cfdi40197ParteValorUnitarioPositive = parteRule(
  {
    code: 'CFDI40197',
    severity: 'error',
    title: 'Parte: ValorUnitario > 0',
    source: 'Matrix copy; CFDI33174 of 3.3',
    message: 'validation.CFDI40197',
  },
  ({ valorUnitario }, report) => {
    if (micros(valorUnitario) === 0n) report('valorUnitario', { value: valorUnitario ?? '' });
  },
);

export const cfdi40198ParteImporteWithinLimits = parteRule(
  {
    code: 'CFDI40198',
    severity: 'error',
    title: 'Parte: Importe inside the band of Cantidad × ValorUnitario',
    source: 'Matrix copy; formulas of Anexo 20 (2022) p. 76 in an open PAC validator',
    message: 'validation.CFDI40198',
  },
  ({ cantidad, valorUnitario, importe }, report, { decimales }) => {
    if (valorUnitario === undefined || importe === undefined || decimales === undefined) return;
    if ([cantidad, valorUnitario, importe].some((text) => micros(text) === undefined)) return;
    if (productFits(cantidad, valorUnitario, importe, decimales)) return;
    const { lower, upper } = limitTexts(productLimits(cantidad, valorUnitario, decimales));
    report('importe', { value: importe, cantidad, valorUnitario, min: lower, max: upper });
  },
);
