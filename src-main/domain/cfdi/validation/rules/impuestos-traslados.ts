/** Traslados of the document against those of the conceptos. */
import type { Traslado } from '../../model.ts';
import { decimalsOf, micros, microsText, roundMicros, type Micros } from '../amounts.ts';
import { rule, within, type NodeReport, type RuleFacts, type Rule } from '../rule.ts';
import { entryAt, type Subject } from '../subject.ts';
import { conceptTraslados, impuestosOf, trasladoKey, type TaxSum } from '../sums.ts';
import { reportRate } from './concepto-impuestos.ts';

/** A rule over each Traslado of the document. */
function documentTrasladoRule(
  facts: RuleFacts,
  check: (traslado: Traslado, report: NodeReport, subject: Subject) => void,
): Rule {
  return rule(facts, (subject, report) => {
    for (const [index, traslado] of impuestosOf(subject).traslados.entries()) {
      check(traslado, within(report, `impuestos.traslados[${index}]`, { k: index + 1 }), subject);
    }
  });
}

export const cfdi40212TrasladosNeedTotal = rule(
  {
    code: 'CFDI40212',
    severity: 'error',
    title: 'Traslado with Tasa or Cuota needs TotalImpuestosTrasladados; with Exento only it is left out (warns)',
    source: 'Matrix copy; cfdv40.xsd: required when conceptos transfer taxes. The exempt case is inferred from 40213',
    message: 'validation.CFDI40212',
    tipos: 'IE',
  },
  (subject, report) => {
    const { c } = subject;
    const inConceptos = c.conceptos.flatMap((concepto) => concepto.impuestos?.traslados ?? []);
    const all = [...impuestosOf(subject).traslados, ...inConceptos];
    const taxed = all.some((tax) => tax.tipoFactor !== 'Exento');
    const total = c.impuestos?.totalImpuestosTrasladados;
    if (taxed && total === undefined) report('impuestos.totalImpuestosTrasladados');
    if (!taxed && all.length > 0 && total !== undefined) {
      const words = { message: 'validation.CFDI40212.exento', severity: 'warning' } as const;
      report('impuestos.totalImpuestosTrasladados', { value: total }, words);
    }
  },
);

export const cfdi40213ExentoHasBaseOnly = documentTrasladoRule(
  {
    code: 'CFDI40213',
    severity: 'error',
    title: 'Traslado Exento of the document: only Base, Impuesto and TipoFactor',
    source: 'Matrix copy',
    message: 'validation.CFDI40213',
  },
  ({ tipoFactor, tasaOCuota, importe }, report) => {
    if (tipoFactor === 'Exento' && (tasaOCuota !== undefined || importe !== undefined)) report('tipoFactor');
  },
);

export const cfdi40214BaseDecimals = documentTrasladoRule(
  {
    code: 'CFDI40214',
    severity: 'error',
    title: 'Traslado of the document: Base has no more decimals than Moneda',
    source: 'Matrix copy; open PAC validator',
    message: 'validation.CFDI40214',
  },
  ({ base }, report, { c, decimales }) => {
    if (base !== undefined && decimales !== undefined && decimalsOf(base) > decimales) {
      report('base', { value: base, moneda: c.moneda, decimales });
    }
  },
);

/** Compares one amount of each Traslado of the document with the sum of the conceptos, and finds the missing ones. */
function compareSums(
  subject: Subject,
  report: NodeReport,
  part: 'base' | 'importe',
  applies: (tax: { readonly tipoFactor: string }) => boolean,
  missing?: (sum: TaxSum, expected: string) => void,
): void {
  const { decimales } = subject;
  if (decimales === undefined) return;
  const sums = conceptTraslados(subject);
  const written = new Set<string>();
  for (const [index, traslado] of impuestosOf(subject).traslados.entries()) {
    const key = trasladoKey(traslado);
    written.add(key);
    const text = traslado[part];
    const value = micros(text);
    const found = sums.get(key);
    const sum: Micros | undefined = found === undefined ? 0n : found[part];
    if (!applies(traslado) || text === undefined || value === undefined || sum === undefined) continue;
    const expected = roundMicros(sum, decimales);
    if (value === expected) continue;
    report(`impuestos.traslados[${index}].${part}`, {
      k: index + 1,
      value: text,
      expected: microsText(expected, decimales),
      impuesto: traslado.impuesto,
      tipoFactor: traslado.tipoFactor,
      tasa: traslado.tasaOCuota ?? '',
    });
  }
  if (missing === undefined) return;
  for (const [key, sum] of sums) {
    const amount = sum[part];
    if (written.has(key) || !applies(sum) || amount === undefined) continue;
    missing(sum, microsText(roundMicros(amount, decimales), decimales));
  }
}

export const cfdi40215BaseAddsUp = rule(
  {
    code: 'CFDI40215',
    severity: 'error',
    title: 'Traslado of the document: Base = round(Σ concept bases with its Impuesto, TipoFactor and TasaOCuota)',
    source: 'Matrix copy; two codebases',
    message: 'validation.CFDI40215',
    tipos: 'IE',
  },
  (subject, report) => compareSums(subject, report, 'base', (tax) => tax.tipoFactor !== 'Exento'),
);

export const cfdi40216ExentoBaseAddsUp = rule(
  {
    code: 'CFDI40216',
    severity: 'error',
    title: 'Traslado Exento of the document: Base = round(Σ exempt concept bases), and none is missing',
    source: 'Matrix copy; our reading, which mirrors CRP20269',
    message: 'validation.CFDI40216',
    tipos: 'IE',
  },
  (subject, report) =>
    compareSums(
      subject,
      report,
      'base',
      (tax) => tax.tipoFactor === 'Exento',
      ({ impuesto }, expected) =>
        report('impuestos.traslados', { impuesto, expected }, { message: 'validation.CFDI40216.falta' }),
    ),
);

export const cfdi40217TrasladoImpuestoInCatalog = documentTrasladoRule(
  {
    code: 'CFDI40217',
    severity: 'error',
    title: 'Traslado of the document: Impuesto is in c_Impuesto',
    source: 'Matrix copy; c_Impuesto',
    message: 'validation.CFDI40217',
  },
  ({ impuesto }, report, subject) => {
    if (entryAt(subject, 'c_Impuesto', impuesto) === undefined) report('impuesto', { value: impuesto });
  },
);

export const cfdi40218OneTrasladoPerKey = rule(
  {
    code: 'CFDI40218',
    severity: 'error',
    title: 'One Traslado of the document per Impuesto, TipoFactor and TasaOCuota',
    source: 'Matrix copy',
    message: 'validation.CFDI40218',
  },
  (subject, report) => {
    const seen = new Set<string>();
    for (const [index, traslado] of impuestosOf(subject).traslados.entries()) {
      const key = trasladoKey(traslado);
      if (seen.has(key)) report(`impuestos.traslados[${index}]`, { k: index + 1, value: key });
      seen.add(key);
    }
  },
);

export const cfdi40219RateInCatalog = documentTrasladoRule(
  {
    code: 'CFDI40219',
    severity: 'error',
    title: 'Traslado of the document: TasaOCuota fits c_TasaOCuota; Tasa and Cuota have one',
    source: 'Matrix copy; c_TasaOCuota',
    message: 'validation.CFDI40219',
  },
  (traslado, report, subject) => {
    if (traslado.tipoFactor === 'Exento') return;
    if (entryAt(subject, 'c_TipoFactor', traslado.tipoFactor) === undefined) {
      report('tipoFactor', { value: traslado.tipoFactor }, { message: 'validation.CFDI40219.tipoFactor' });
    } else if (traslado.tasaOCuota === undefined) {
      report('tasaOCuota', { tipoFactor: traslado.tipoFactor }, { message: 'validation.CFDI40219.falta' });
    } else {
      reportRate(traslado, 'traslado', subject, report);
    }
  },
);

export const cfdi40220ImporteDecimals = documentTrasladoRule(
  {
    code: 'CFDI40220',
    severity: 'error',
    title: 'Traslado of the document: Importe has no more decimals than Moneda',
    source: 'Matrix copy; c_Moneda',
    message: 'validation.CFDI40220',
  },
  ({ importe }, report, { c, decimales }) => {
    if (importe !== undefined && decimales !== undefined && decimalsOf(importe) > decimales) {
      report('importe', { value: importe, moneda: c.moneda, decimales });
    }
  },
);

export const cfdi40221ImporteAddsUp = rule(
  {
    code: 'CFDI40221',
    severity: 'error',
    title: 'Traslado of the document: Importe = round(Σ concept Importe with its key), and none is missing',
    source:
      'Matrix copy, gncys (not Base × rate); a PAC of 3.3 answered the missing node with the same code (CFDI33195)',
    message: 'validation.CFDI40221',
    tipos: 'IE',
  },
  (subject, report) => {
    const taxed = (tax: { readonly tipoFactor: string }): boolean => tax.tipoFactor !== 'Exento';
    compareSums(subject, report, 'importe', taxed, ({ impuesto, tasaOCuota }, expected) =>
      report(
        'impuestos.traslados',
        { impuesto, tasa: tasaOCuota ?? '', expected },
        { message: 'validation.CFDI40221.falta' },
      ),
    );
    for (const [index, traslado] of impuestosOf(subject).traslados.entries()) {
      if (taxed(traslado) && traslado.importe === undefined) {
        const field = `impuestos.traslados[${index}].importe`;
        report(field, { k: index + 1 }, { message: 'validation.CFDI40221.sinImporte' });
      }
    }
  },
);
