/** Impuestos Locales 1.0 (implocal.xsd): state and municipal taxes, such as the lodging tax. */
import type { XmlElement } from '#domain/xml/tree.ts';
import { escapeAttribute } from '#domain/xml/write.ts';
import type { Scope } from '#domain/xml/scope.ts';
import { field } from '../cadena/text.ts';
import type { ImpuestoLocal, ImpuestosLocales } from '../model.ts';
import { IMPLOCAL } from '../namespaces.ts';
import { shape } from '../nodes.ts';
import { typedAttributes, typedChildren, typedLeaf } from './typed.ts';

const SHAPE = shape<Omit<ImpuestosLocales, 'kind' | 'items'>>('version! TotaldeRetenciones! TotaldeTraslados!');
const RETENCION = shape<Omit<Extract<ImpuestoLocal, { tipo: 'retencion' }>, 'tipo'>>(
  'ImpLocRetenido! TasadeRetencion! Importe!',
);
const TRASLADO = shape<Omit<Extract<ImpuestoLocal, { tipo: 'traslado' }>, 'tipo'>>(
  'ImpLocTrasladado! TasadeTraslado! Importe!',
);

/** The complement, or undefined when the type cannot hold all of it. */
export function readImplocal(element: XmlElement): ImpuestosLocales | undefined {
  if (element.local !== 'ImpuestosLocales') return undefined;
  const values = typedAttributes(element, SHAPE);
  const children = typedChildren(element, ['RetencionesLocales', 'TrasladosLocales']);
  if (values === undefined || children === undefined) return undefined;
  const items: ImpuestoLocal[] = [];
  for (const child of children) {
    if (child.local === 'RetencionesLocales') {
      const item = typedLeaf(child, RETENCION);
      if (item === undefined) return undefined;
      items.push({ tipo: 'retencion', ...item });
    } else {
      const item = typedLeaf(child, TRASLADO);
      if (item === undefined) return undefined;
      items.push({ tipo: 'traslado', ...item });
    }
  }
  return { kind: 'implocal', ...values, items };
}

/** The complement as XML. */
export function writeImplocal(complemento: ImpuestosLocales, scope: Scope): string {
  const declaration = scope.namespaceOf('implocal') === IMPLOCAL ? '' : ` xmlns:implocal="${IMPLOCAL}"`;
  let out =
    `<implocal:ImpuestosLocales${declaration} version="${escapeAttribute(complemento.version)}"` +
    ` TotaldeRetenciones="${escapeAttribute(complemento.totaldeRetenciones)}"` +
    ` TotaldeTraslados="${escapeAttribute(complemento.totaldeTraslados)}"`;
  if (complemento.items.length === 0) return `${out}/>`;
  out += '>';
  for (const item of complemento.items) {
    out +=
      item.tipo === 'retencion'
        ? `<implocal:RetencionesLocales ImpLocRetenido="${escapeAttribute(item.impLocRetenido)}"` +
          ` TasadeRetencion="${escapeAttribute(item.tasadeRetencion)}"`
        : `<implocal:TrasladosLocales ImpLocTrasladado="${escapeAttribute(item.impLocTrasladado)}"` +
          ` TasadeTraslado="${escapeAttribute(item.tasadeTraslado)}"`;
    out += ` Importe="${escapeAttribute(item.importe)}"/>`;
  }
  return `${out}</implocal:ImpuestosLocales>`;
}

/** Its part of the cadena original (implocal.xslt): retentions come first whatever their order in the XML. */
export function cadenaImplocal(complemento: ImpuestosLocales): string {
  let out = field(complemento.version) + field(complemento.totaldeRetenciones) + field(complemento.totaldeTraslados);
  for (const item of complemento.items) {
    if (item.tipo === 'retencion')
      out += field(item.impLocRetenido) + field(item.tasadeRetencion) + field(item.importe);
  }
  for (const item of complemento.items) {
    if (item.tipo === 'traslado')
      out += field(item.impLocTrasladado) + field(item.tasadeTraslado) + field(item.importe);
  }
  return out;
}
