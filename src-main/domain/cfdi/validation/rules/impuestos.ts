/** Impuestos of the document: retenciones and the two totals. The traslados are in `impuestos-traslados.ts`. */
import { decimalsOf, micros, microsText, roundMicros, sumMicros } from '../amounts.ts';
import { rule } from '../rule.ts';
import { entryAt } from '../subject.ts';
import { conceptRetenciones, impuestosOf } from '../sums.ts';

export const cfdi40201NoImpuestosInTP = rule(
  {
    code: 'CFDI40201',
    severity: 'error',
    title: 'Types T and P carry no Impuestos',
    source: 'Matrix copies, gncys, open PAC validator (two notes add N: nómina forbids it by its own rules)',
    message: 'validation.CFDI40201',
    tipos: 'TP',
  },
  ({ c }, report) => {
    if (c.impuestos !== undefined) report('impuestos', { tipo: c.tipoDeComprobante });
  },
);

export const cfdi40202TotalRetenidosDecimals = rule(
  {
    code: 'CFDI40202',
    severity: 'error',
    title: 'TotalImpuestosRetenidos has no more decimals than Moneda',
    source: 'Matrix copy; c_Moneda',
    message: 'validation.CFDI40202',
  },
  ({ c, decimales }, report) => {
    const value = c.impuestos?.totalImpuestosRetenidos;
    if (value !== undefined && decimales !== undefined && decimalsOf(value) > decimales) {
      report('impuestos.totalImpuestosRetenidos', { value, moneda: c.moneda, decimales });
    }
  },
);

export const cfdi40203TotalRetenidosAddsUp = rule(
  {
    code: 'CFDI40203',
    severity: 'error',
    title: 'TotalImpuestosRetenidos = round(Σ Retencion.Importe)',
    source: 'Matrix copy',
    message: 'validation.CFDI40203',
  },
  ({ c, decimales }, report) => {
    const value = c.impuestos?.totalImpuestosRetenidos;
    const written = micros(value);
    const sum = sumMicros(c.impuestos?.retenciones.map((tax) => tax.importe) ?? []);
    if (value === undefined || written === undefined || sum === undefined || decimales === undefined) return;
    const expected = roundMicros(sum, decimales);
    if (written !== expected) {
      report('impuestos.totalImpuestosRetenidos', { value, expected: microsText(expected, decimales) });
    }
  },
);

export const cfdi40204TotalTrasladadosDecimals = rule(
  {
    code: 'CFDI40204',
    severity: 'error',
    title: 'TotalImpuestosTrasladados has no more decimals than Moneda',
    source: 'Matrix copy; c_Moneda',
    message: 'validation.CFDI40204',
  },
  ({ c, decimales }, report) => {
    const value = c.impuestos?.totalImpuestosTrasladados;
    if (value !== undefined && decimales !== undefined && decimalsOf(value) > decimales) {
      report('impuestos.totalImpuestosTrasladados', { value, moneda: c.moneda, decimales });
    }
  },
);

export const cfdi40205TotalTrasladadosAddsUp = rule(
  {
    code: 'CFDI40205',
    severity: 'error',
    title: 'TotalImpuestosTrasladados = round(Σ Traslado.Importe)',
    source: 'Matrix copy',
    message: 'validation.CFDI40205',
  },
  ({ c, decimales }, report) => {
    const value = c.impuestos?.totalImpuestosTrasladados;
    const written = micros(value);
    const sum = sumMicros(c.impuestos?.traslados.map((tax) => tax.importe) ?? []);
    if (value === undefined || written === undefined || sum === undefined || decimales === undefined) return;
    const expected = roundMicros(sum, decimales);
    if (written !== expected) {
      report('impuestos.totalImpuestosTrasladados', { value, expected: microsText(expected, decimales) });
    }
  },
);

export const cfdi40206RetencionesNeedTotal = rule(
  {
    code: 'CFDI40206',
    severity: 'error',
    title: 'Retencion nodes of the document need TotalImpuestosRetenidos',
    source: 'Matrix copy',
    message: 'validation.CFDI40206',
  },
  ({ c }, report) => {
    if (c.impuestos !== undefined && c.impuestos.retenciones.length > 0) {
      if (c.impuestos.totalImpuestosRetenidos === undefined) report('impuestos.totalImpuestosRetenidos');
    }
  },
);

export const cfdi40207RetencionImpuestoInCatalog = rule(
  {
    code: 'CFDI40207',
    severity: 'error',
    title: 'Retencion of the document: Impuesto is in c_Impuesto',
    source: 'Matrix copy; c_Impuesto',
    message: 'validation.CFDI40207',
  },
  (subject, report) => {
    for (const [index, { impuesto }] of impuestosOf(subject).retenciones.entries()) {
      if (entryAt(subject, 'c_Impuesto', impuesto) === undefined) {
        report(`impuestos.retenciones[${index}].impuesto`, { value: impuesto });
      }
    }
  },
);

export const cfdi40208OneRetencionPerImpuesto = rule(
  {
    code: 'CFDI40208',
    severity: 'error',
    title: 'One Retencion of the document per Impuesto',
    source: 'Matrix copy',
    message: 'validation.CFDI40208',
  },
  (subject, report) => {
    const seen = new Set<string>();
    for (const [index, { impuesto }] of impuestosOf(subject).retenciones.entries()) {
      if (seen.has(impuesto)) report(`impuestos.retenciones[${index}].impuesto`, { value: impuesto });
      seen.add(impuesto);
    }
  },
);

export const cfdi40209ConceptRetencionesNeedTotal = rule(
  {
    code: 'CFDI40209',
    severity: 'error',
    title: 'Retenciones in the conceptos need TotalImpuestosRetenidos',
    source: 'Matrix copy (same words as 40206, at another node); cfdv40.xsd: required when conceptos withhold taxes',
    message: 'validation.CFDI40209',
    tipos: 'IE',
  },
  (subject, report) => {
    const { c } = subject;
    if (c.impuestos?.totalImpuestosRetenidos !== undefined) return;
    if (c.conceptos.some((concepto) => (concepto.impuestos?.retenciones.length ?? 0) > 0)) {
      report('impuestos.totalImpuestosRetenidos');
    }
  },
);

export const cfdi40210RetencionImporteDecimals = rule(
  {
    code: 'CFDI40210',
    severity: 'error',
    title: 'Retencion of the document: Importe has no more decimals than Moneda',
    source: 'Matrix copy; c_Moneda',
    message: 'validation.CFDI40210',
  },
  (subject, report) => {
    const { decimales, c } = subject;
    if (decimales === undefined) return;
    for (const [index, { importe }] of impuestosOf(subject).retenciones.entries()) {
      if (decimalsOf(importe) > decimales) {
        report(`impuestos.retenciones[${index}].importe`, { value: importe, moneda: c.moneda, decimales });
      }
    }
  },
);

export const cfdi40211RetencionAddsUp = rule(
  {
    code: 'CFDI40211',
    severity: 'error',
    title: 'Retencion of the document: Importe = round(Σ concept retenciones of its Impuesto), and none is missing',
    source: 'Matrix copy; a PAC of 3.3 answered the missing node with the same code (CFDI33189)',
    message: 'validation.CFDI40211',
    tipos: 'IE',
  },
  (subject, report) => {
    const { decimales } = subject;
    if (decimales === undefined) return;
    const sums = conceptRetenciones(subject);
    const written = new Set<string>();
    for (const [index, { impuesto, importe }] of impuestosOf(subject).retenciones.entries()) {
      written.add(impuesto);
      const value = micros(importe);
      const sum = sums.has(impuesto) ? sums.get(impuesto) : 0n;
      if (value === undefined || sum === undefined) continue;
      const expected = roundMicros(sum, decimales);
      if (value !== expected) {
        const params = { value: importe, impuesto, expected: microsText(expected, decimales) };
        report(`impuestos.retenciones[${index}].importe`, params);
      }
    }
    for (const [impuesto, sum] of sums) {
      if (sum === undefined || written.has(impuesto)) continue;
      const expected = microsText(roundMicros(sum, decimales), decimales);
      report('impuestos.retenciones', { impuesto, expected }, { message: 'validation.CFDI40211.falta' });
    }
  },
);
