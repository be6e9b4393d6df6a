/**
 * Our own check of everything the schemas demand (code 301 of the stamping services: structure). It runs on
 * the typed model, so that a person reads a sentence about a field and not a validator's log.
 *
 * Stricter than XSD in one thing, on purpose: keys, RFCs, decimals and dates must not carry white space at
 * their ends, which the schema would collapse and a PAC might compare.
 */
import type { Comprobante } from '../../model.ts';
import { rule, type Report, type Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';
import * as spec from './attributes.ts';
import { uuid } from './facets.ts';

/** Reports each attribute of a node that is missing or malformed. `where` names the node for a person. */
function checkNode<Node extends object>(
  node: Node,
  specs: readonly spec.AttributeSpec<Node>[],
  path: string,
  where: string,
  report: Report,
): void {
  for (const { key, name, facet, required } of specs) {
    const value: unknown = node[key];
    const field = path === '' ? key : `${path}.${key}`;
    const attribute = `${where} · ${name}`;
    if (typeof value !== 'string') {
      if (required) report(field, { attribute }, { message: 'validation.301.falta' });
      continue;
    }
    const fault = facet(value);
    if (fault !== undefined) {
      report(field, { attribute, value: shortened(value), ...fault.params }, { message: fault.message });
    }
  }
}

/** Enough of a value to recognise it in a message. */
function shortened(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, 57)}…`;
}

function schemaRule(title: string, source: string, check: (subject: Subject, report: Report) => void): Rule {
  return rule({ code: '301', severity: 'error', title, source, message: 'validation.301.falta' }, check);
}

const CFDV40 = 'cfdv40.xsd, tdCFDI.xsd';

/** Whether somebody began to seal it: an unsealed document has the three attributes empty. */
function isSealed(c: Comprobante): boolean {
  return c.sello !== '' || c.noCertificado !== '' || c.certificado !== '';
}

export const schemaComprobante = schemaRule('Attributes of Comprobante', CFDV40, ({ c }, report) => {
  checkNode(c, spec.COMPROBANTE, '', 'Comprobante', report);
  if (!isSealed(c)) return;
  checkNode(c, spec.SEAL, '', 'Comprobante', report);
  for (const { key, name } of spec.SEAL) {
    if (c[key] === '' && key !== 'noCertificado') {
      report(key, { attribute: `Comprobante · ${name}` }, { message: 'validation.301.vacio' });
    }
  }
});

export const schemaInformacionGlobal = schemaRule('Attributes of InformacionGlobal', CFDV40, ({ c }, report) => {
  if (c.informacionGlobal !== undefined) {
    checkNode(c.informacionGlobal, spec.INFORMACION_GLOBAL, 'informacionGlobal', 'InformacionGlobal', report);
  }
});

export const schemaRelacionados = schemaRule(
  'CfdiRelacionados: at least one UUID each, well formed',
  CFDV40,
  ({ c }, report) => {
    for (const [index, group] of c.cfdiRelacionados.entries()) {
      const path = `cfdiRelacionados[${index}].uuids`;
      const where = `CfdiRelacionados ${index + 1}`;
      if (group.uuids.length === 0) report(path, { attribute: where }, { message: 'validation.301.sinHijos' });
      for (const [position, value] of group.uuids.entries()) {
        const fault = uuid(value);
        const attribute = `${where} · UUID ${position + 1}`;
        if (fault !== undefined) {
          report(`${path}[${position}]`, { attribute, value: shortened(value) }, { message: fault.message });
        }
      }
    }
  },
);

export const schemaEmisor = schemaRule('Attributes of Emisor', CFDV40, ({ c }, report) =>
  checkNode(c.emisor, spec.EMISOR, 'emisor', 'Emisor', report),
);

export const schemaReceptor = schemaRule('Attributes of Receptor', CFDV40, ({ c }, report) =>
  checkNode(c.receptor, spec.RECEPTOR, 'receptor', 'Receptor', report),
);

export const schemaConceptos = schemaRule('Conceptos: at least one; attributes of each', CFDV40, ({ c }, report) => {
  if (c.conceptos.length === 0) report('conceptos', { attribute: 'Conceptos' }, { message: 'validation.301.sinHijos' });
  for (const [index, concepto] of c.conceptos.entries()) {
    const path = `conceptos[${index}]`;
    const where = `Concepto ${index + 1}`;
    checkNode(concepto, spec.CONCEPTO, path, where, report);
    for (const [position, predial] of concepto.cuentaPredial.entries()) {
      checkNode(predial, spec.CUENTA_PREDIAL, `${path}.cuentaPredial[${position}]`, `${where} · CuentaPredial`, report);
    }
    if (concepto.complementoConcepto?.length === 0) {
      const attribute = `${where} · ComplementoConcepto`;
      report(`${path}.complementoConcepto`, { attribute }, { message: 'validation.301.sinHijos' });
    }
  }
});

export const schemaConceptoImpuestos = schemaRule('Attributes of concept taxes', CFDV40, ({ c }, report) => {
  for (const [index, { impuestos }] of c.conceptos.entries()) {
    if (impuestos === undefined) continue;
    const path = `conceptos[${index}].impuestos`;
    const where = `Concepto ${index + 1}`;
    for (const [k, tax] of impuestos.traslados.entries()) {
      checkNode(tax, spec.CONCEPTO_TRASLADO, `${path}.traslados[${k}]`, `${where} · Traslado ${k + 1}`, report);
    }
    for (const [k, tax] of impuestos.retenciones.entries()) {
      checkNode(tax, spec.CONCEPTO_RETENCION, `${path}.retenciones[${k}]`, `${where} · Retencion ${k + 1}`, report);
    }
  }
});

export const schemaACuentaTerceros = schemaRule('Attributes of ACuentaTerceros', CFDV40, ({ c }, report) => {
  for (const [index, { aCuentaTerceros }] of c.conceptos.entries()) {
    if (aCuentaTerceros === undefined) continue;
    const where = `Concepto ${index + 1} · ACuentaTerceros`;
    checkNode(aCuentaTerceros, spec.A_CUENTA_TERCEROS, `conceptos[${index}].aCuentaTerceros`, where, report);
  }
});

export const schemaParte = schemaRule('Attributes of Parte', CFDV40, ({ c }, report) => {
  for (const [index, concepto] of c.conceptos.entries()) {
    for (const [position, parte] of concepto.parte.entries()) {
      const where = `Concepto ${index + 1} · Parte ${position + 1}`;
      checkNode(parte, spec.PARTE, `conceptos[${index}].parte[${position}]`, where, report);
    }
  }
});

export const schemaImpuestos = schemaRule('Attributes of the document taxes', CFDV40, ({ c }, report) => {
  if (c.impuestos === undefined) return;
  checkNode(c.impuestos, spec.IMPUESTOS, 'impuestos', 'Impuestos', report);
  for (const [k, tax] of c.impuestos.retenciones.entries()) {
    checkNode(tax, spec.RETENCION, `impuestos.retenciones[${k}]`, `Impuestos · Retencion ${k + 1}`, report);
  }
  for (const [k, tax] of c.impuestos.traslados.entries()) {
    checkNode(tax, spec.TRASLADO, `impuestos.traslados[${k}]`, `Impuestos · Traslado ${k + 1}`, report);
  }
});

export const schemaComplementoAndAddenda = schemaRule(
  'One Complemento at most; Addenda not empty',
  CFDV40,
  ({ c }, report) => {
    if (c.complementos.length > 1) {
      report('complementos', { attribute: 'Complemento' }, { message: 'validation.301.repetido' });
    }
    if (c.addenda?.length === 0) report('addenda', { attribute: 'Addenda' }, { message: 'validation.301.sinHijos' });
  },
);

export const schemaImpuestosLocales = schemaRule('Impuestos Locales 1.0', 'implocal.xsd', ({ locales }, report) => {
  for (const { node, path } of locales) {
    checkNode(node, spec.IMPUESTOS_LOCALES, path, 'ImpuestosLocales', report);
    for (const [index, item] of node.items.entries()) {
      const at = `${path}.items[${index}]`;
      if (item.tipo === 'retencion') {
        checkNode(item, spec.RETENCION_LOCAL, at, `RetencionesLocales ${index + 1}`, report);
      } else {
        checkNode(item, spec.TRASLADO_LOCAL, at, `TrasladosLocales ${index + 1}`, report);
      }
    }
  }
});

export const schemaLeyendasFiscales = schemaRule(
  'Leyendas Fiscales 1.0',
  'leyendasFisc.xsd',
  ({ leyendas }, report) => {
    for (const { node, path } of leyendas) {
      checkNode(node, spec.LEYENDAS_FISCALES, path, 'LeyendasFiscales', report);
      if (node.leyendas.length === 0) {
        report(`${path}.leyendas`, { attribute: 'LeyendasFiscales' }, { message: 'validation.301.sinHijos' });
      }
      for (const [index, leyenda] of node.leyendas.entries()) {
        checkNode(leyenda, spec.LEYENDA, `${path}.leyendas[${index}]`, `Leyenda ${index + 1}`, report);
      }
    }
  },
);

export const schemaTimbre = schemaRule(
  'TimbreFiscalDigital 1.1, one at most',
  'TimbreFiscalDigitalv11.xsd',
  ({ timbres, c }, report) => {
    for (const [group, complementos] of c.complementos.entries()) {
      for (const [index, complemento] of complementos.entries()) {
        if (complemento.kind !== 'tfd') continue;
        checkNode(complemento, spec.TIMBRE, `complementos[${group}][${index}]`, 'TimbreFiscalDigital', report);
      }
    }
    if (timbres.length > 1) {
      report('complementos', { attribute: 'TimbreFiscalDigital' }, { message: 'validation.301.repetido' });
    }
  },
);
