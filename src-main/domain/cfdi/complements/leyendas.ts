/** Leyendas Fiscales 1.0 (leyendasFisc.xsd): legends that a tax provision asks to print. */
import type { XmlElement } from '#domain/xml/tree.ts';
import { escapeAttribute } from '#domain/xml/write.ts';
import type { Scope } from '#domain/xml/scope.ts';
import { field, optionalField } from '../cadena/text.ts';
import type { LeyendasFiscales } from '../model.ts';
import { LEYENDAS } from '../namespaces.ts';
import { shape } from '../nodes.ts';
import { typedAttributes, typedChildren, typedLeaf } from './typed.ts';

const SHAPE = shape<Omit<LeyendasFiscales, 'kind' | 'leyendas'>>('version!');
const LEYENDA = shape<LeyendasFiscales['leyendas'][number]>('disposicionFiscal norma textoLeyenda!');

/** The complement, or undefined when the type cannot hold all of it. */
export function readLeyendas(element: XmlElement): LeyendasFiscales | undefined {
  if (element.local !== 'LeyendasFiscales') return undefined;
  const values = typedAttributes(element, SHAPE);
  const children = typedChildren(element, ['Leyenda']);
  if (values === undefined || children === undefined) return undefined;
  const leyendas: LeyendasFiscales['leyendas'][number][] = [];
  for (const child of children) {
    const leyenda = typedLeaf(child, LEYENDA);
    if (leyenda === undefined) return undefined;
    leyendas.push(leyenda);
  }
  return { kind: 'leyendasFisc', ...values, leyendas };
}

/** The complement as XML. */
export function writeLeyendas(complemento: LeyendasFiscales, scope: Scope): string {
  const declaration = scope.namespaceOf('leyendasFisc') === LEYENDAS ? '' : ` xmlns:leyendasFisc="${LEYENDAS}"`;
  const open = `<leyendasFisc:LeyendasFiscales${declaration} version="${escapeAttribute(complemento.version)}"`;
  if (complemento.leyendas.length === 0) return `${open}/>`;
  let out = `${open}>`;
  for (const { disposicionFiscal, norma, textoLeyenda } of complemento.leyendas) {
    out += '<leyendasFisc:Leyenda';
    if (disposicionFiscal !== undefined) out += ` disposicionFiscal="${escapeAttribute(disposicionFiscal)}"`;
    if (norma !== undefined) out += ` norma="${escapeAttribute(norma)}"`;
    out += ` textoLeyenda="${escapeAttribute(textoLeyenda)}"/>`;
  }
  return `${out}</leyendasFisc:LeyendasFiscales>`;
}

/** Its part of the cadena original (leyendasFisc.xslt). */
export function cadenaLeyendas(complemento: LeyendasFiscales): string {
  let out = field(complemento.version);
  for (const { disposicionFiscal, norma, textoLeyenda } of complemento.leyendas) {
    out += optionalField(disposicionFiscal) + optionalField(norma) + field(textoLeyenda);
  }
  return out;
}
