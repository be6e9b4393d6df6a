/** How a rule is written. One rule, one small unit, one code (the registry lists them all). */
import type { ACuentaTerceros, Concepto, ConceptoRetencion, ConceptoTraslado, Parte } from '../model.ts';
import type { MessageKey, MessageParams } from '#i18n/index.ts';
import type { ValidationCode } from './codes.ts';
import type { Subject } from './subject.ts';
import type { Severity } from './types.ts';

/** What a rule states about itself, for documentation and tests. */
export interface RuleFacts {
  readonly code: ValidationCode;
  /** The strongest severity that it reports. Weakly sourced rules only warn. */
  readonly severity: Severity;
  /** The condition that must hold, in one line. */
  readonly title: string;
  /** Where the condition comes from (section of the Anexo 20, copy of the matrix, schema, guide…). */
  readonly source: string;
  /** Words of its usual finding. */
  readonly message: MessageKey;
  /** TipoDeComprobante values that it judges; default: all of them. */
  readonly tipos?: string;
}

export interface Rule extends RuleFacts {
  readonly check: (subject: Subject, report: Report) => void;
}

/**
 * How a rule answers. `field` is the path into the Comprobante.
 * `options` replace the rule's usual words or weaken its severity for one case.
 */
export type Report = (
  field: string,
  params?: MessageParams,
  options?: { readonly message?: MessageKey; readonly severity?: Severity },
) => void;

/** Where in the document a node stands: its path, and the numbers that the words use (`n` for the line). */
export interface Place {
  readonly path: string;
  readonly params: MessageParams;
}

/** Reports about one node: `field` is relative to it, and the words know the line. */
export type NodeReport = Report;

/** A rule over the document. */
export function rule(facts: RuleFacts, check: Rule['check']): Rule {
  return { ...facts, check };
}

/** A rule over each Concepto; words get `{{n}}`. */
export function conceptoRule(
  facts: RuleFacts,
  check: (concepto: Concepto, report: NodeReport, subject: Subject) => void,
): Rule {
  return rule(facts, (subject, report) => {
    for (const [index, concepto] of subject.c.conceptos.entries()) {
      check(concepto, within(report, `conceptos[${index}]`, { n: index + 1 }), subject);
    }
  });
}

/** A rule over each Traslado of each Concepto; words get `{{n}}` and `{{k}}`. */
export function trasladoRule(
  facts: RuleFacts,
  check: (traslado: ConceptoTraslado, report: NodeReport, subject: Subject, concepto: Concepto) => void,
): Rule {
  return rule(facts, (subject, report) => {
    for (const [index, concepto] of subject.c.conceptos.entries()) {
      for (const [tax, traslado] of (concepto.impuestos?.traslados ?? []).entries()) {
        const path = `conceptos[${index}].impuestos.traslados[${tax}]`;
        check(traslado, within(report, path, { n: index + 1, k: tax + 1 }), subject, concepto);
      }
    }
  });
}

/** A rule over each Retencion of each Concepto; words get `{{n}}` and `{{k}}`. */
export function retencionRule(
  facts: RuleFacts,
  check: (retencion: ConceptoRetencion, report: NodeReport, subject: Subject) => void,
): Rule {
  return rule(facts, (subject, report) => {
    for (const [index, concepto] of subject.c.conceptos.entries()) {
      for (const [tax, retencion] of (concepto.impuestos?.retenciones ?? []).entries()) {
        const path = `conceptos[${index}].impuestos.retenciones[${tax}]`;
        check(retencion, within(report, path, { n: index + 1, k: tax + 1 }), subject);
      }
    }
  });
}

/** A rule over each ACuentaTerceros; words get `{{n}}`. */
export function terceroRule(
  facts: RuleFacts,
  check: (tercero: ACuentaTerceros, report: NodeReport, subject: Subject) => void,
): Rule {
  return conceptoRule(facts, (concepto, report, subject) => {
    if (concepto.aCuentaTerceros !== undefined) {
      check(concepto.aCuentaTerceros, within(report, 'aCuentaTerceros', {}), subject);
    }
  });
}

/** A rule over each Parte of each Concepto; words get `{{n}}` and `{{p}}`. */
export function parteRule(facts: RuleFacts, check: (parte: Parte, report: NodeReport, subject: Subject) => void): Rule {
  return conceptoRule(facts, (concepto, report, subject) => {
    for (const [index, parte] of concepto.parte.entries()) {
      check(parte, within(report, `parte[${index}]`, { p: index + 1 }), subject);
    }
  });
}

/** A report whose fields are below `path` and whose words also get `params`. */
export function within(report: Report, path: string, params: MessageParams): Report {
  return (field, more, options) => report(field === '' ? path : `${path}.${field}`, { ...params, ...more }, options);
}
