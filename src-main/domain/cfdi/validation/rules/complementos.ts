/** Complements that we type, and what our scope leaves to others. */
import { microsText, signedMicros } from '../amounts.ts';
import { rule } from '../rule.ts';

export const ownLocalTaxesAddUp = rule(
  {
    code: 'LOCALES-TOTAL',
    severity: 'error',
    title: 'Impuestos Locales: TotaldeRetenciones and TotaldeTraslados are the sums of their nodes',
    source: 'implocal.xsd 1.0 (documentation: "suma total"); the two totals are part of Total (CFDI40119)',
    message: 'validation.LOCALES-TOTAL',
  },
  ({ locales }, report) => {
    for (const { node, path } of locales) {
      for (const tipo of ['retencion', 'traslado'] as const) {
        const field = tipo === 'retencion' ? 'totaldeRetenciones' : 'totaldeTraslados';
        const written = signedMicros(node[field]);
        let sum: bigint | undefined = 0n;
        for (const item of node.items) {
          const importe = item.tipo === tipo ? signedMicros(item.importe) : 0n;
          sum = sum === undefined || importe === undefined ? undefined : sum + importe;
        }
        if (written === undefined || sum === undefined || written === sum) continue;
        const message = tipo === 'retencion' ? 'validation.LOCALES-TOTAL' : 'validation.LOCALES-TOTAL.traslados';
        report(`${path}.${field}`, { value: node[field], expected: microsText(sum) }, { message });
      }
    }
  },
);

export const ownScopeOfNominaAndPagos = rule(
  {
    code: 'ALCANCE-PN',
    severity: 'warning',
    title: 'Types N and P: only the envelope is judged',
    source: 'Our own scope: the rules of Nómina 1.2 and Pagos 2.0 come with those features',
    message: 'validation.ALCANCE-PN',
    tipos: 'NP',
  },
  ({ c }, report) => report('tipoDeComprobante', { tipo: c.tipoDeComprobante }),
);
