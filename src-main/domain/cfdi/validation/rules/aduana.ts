/** NumeroPedimento of a Concepto and of a Parte. */
import type { InformacionAduanera } from '../../model.ts';
import { conceptoRule, parteRule, type NodeReport } from '../rule.ts';
import { entryAt, type Subject } from '../subject.ts';

/** Year, customs office, patent, and last digit of the year with six of the running number. */
const PEDIMENTO = /^(\d{2}) {2}(\d{2}) {2}(\d{4}) {2}(\d{7})$/;
const OLDEST_YEARS = 10;

/**
 * Says what is wrong with each pedimento: form, year and customs office reject; a year more than ten back
 * and a patent that the list lacks (SAT adds patents all the time) warn.
 */
function reportPedimentos(nodes: readonly InformacionAduanera[], report: NodeReport, subject: Subject): void {
  for (const [index, { numeroPedimento }] of nodes.entries()) {
    const field = `informacionAduanera[${index}].numeroPedimento`;
    const params = { value: numeroPedimento };
    const [, yy = '', aduana = '', patente = '', numero = ''] = PEDIMENTO.exec(numeroPedimento) ?? [];
    if (yy === '') {
      report(field, params, { message: 'validation.pedimento.forma' });
      continue;
    }
    const current = Number(subject.dia.slice(0, 4));
    const year = 2000 + Number(yy);
    if (year > current) {
      report(field, { ...params, year }, { message: 'validation.pedimento.anio' });
    } else if (year < current - OLDEST_YEARS) {
      report(field, { ...params, year }, { message: 'validation.pedimento.viejo', severity: 'warning' });
    }
    if (entryAt(subject, 'c_Aduana', aduana) === undefined) {
      report(field, { ...params, aduana }, { message: 'validation.pedimento.aduana' });
    }
    if (entryAt(subject, 'c_PatenteAduanal', patente) === undefined) {
      report(field, { ...params, patente }, { message: 'validation.pedimento.patente', severity: 'warning' });
    }
    if (numero.endsWith('000000'))
      report(field, params, { message: 'validation.pedimento.numero', severity: 'warning' });
  }
}

const PEDIMENTO_SOURCE =
  'Matrix copy; cfdv40.xsd (form); c_Aduana, c_PatenteAduanal; the years and the running number from 1 as a PAC applied them in 3.3 (CFDI33170). The largest number of each office and year (c_NumPedimentoAduana) is not at hand';

export const cfdi40194PedimentoValid = conceptoRule(
  {
    code: 'CFDI40194',
    severity: 'error',
    title: 'NumeroPedimento: year, customs office, patent and number are valid',
    source: PEDIMENTO_SOURCE,
    message: 'validation.pedimento.forma',
  },
  (concepto, report, subject) => reportPedimentos(concepto.informacionAduanera, report, subject),
);

export const cfdi40195NoPedimentoWithComercioExterior = conceptoRule(
  {
    code: 'CFDI40195',
    severity: 'error',
    title: 'No NumeroPedimento with Comercio Exterior',
    source: 'Matrix copy; CFDI33171 of 3.3',
    message: 'validation.CFDI40195',
  },
  (concepto, report, { comercioExterior }) => {
    if (comercioExterior && concepto.informacionAduanera.length > 0) report('informacionAduanera');
  },
);

export const cfdi40199PartePedimentoValid = parteRule(
  {
    code: 'CFDI40199',
    severity: 'error',
    title: 'Parte: NumeroPedimento is valid',
    source: PEDIMENTO_SOURCE,
    message: 'validation.pedimento.forma',
  },
  (parte, report, subject) => reportPedimentos(parte.informacionAduanera, report, subject),
);

export const cfdi40200NoPartePedimentoWithComercioExterior = parteRule(
  {
    code: 'CFDI40200',
    severity: 'error',
    title: 'Parte: no NumeroPedimento with Comercio Exterior',
    source: 'Matrix copy; CFDI33178 of 3.3',
    message: 'validation.CFDI40200',
  },
  (parte, report, { comercioExterior }) => {
    if (comercioExterior && parte.informacionAduanera.length > 0) report('informacionAduanera');
  },
);
