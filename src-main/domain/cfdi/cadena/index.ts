/** Cadena original: what a seal signs (Anexo 20, sections I.B and III.B). */
import type { XmlElement } from '#domain/xml/tree.ts';
import { CFDI_NAMESPACE } from '../namespaces.ts';
import type { Comprobante, TimbreFiscalDigital } from '../model.ts';
import { fieldsOf } from './core.ts';
import { applyTemplates } from './interpret.ts';
import { rulesOf } from './rules.ts';
import { field, optionalField } from './text.ts';

/**
 * The cadena original of a CFDI 4.0 or 3.3 with its complements: the text whose UTF-8 bytes the Sello
 * signs, equal to what SAT's XSLT gives for the written document.
 */
export function cadenaOriginal(c: Comprobante): string {
  return `|${fieldsOf(c)}||`;
}

/**
 * The cadena original straight from the tree, by the same table that complements go by. Slower than
 * {@link cadenaOriginal}, but it takes any tree with the right root, also one that the model refuses.
 */
export function cadenaOfTree(root: XmlElement): string {
  const version = root.namespace === CFDI_NAMESPACE['3.3'] ? '3.3' : '4.0';
  const isCfdi = root.namespace === CFDI_NAMESPACE[version] && root.local === 'Comprobante';
  return `|${isCfdi ? applyTemplates(root, rulesOf(version)) : ''}||`;
}

/**
 * The cadena original of a TimbreFiscalDigital 1.1: what SelloSAT signs (cadenaoriginal_TFD_1_1.xslt).
 * SelloSAT itself is not in it.
 */
export function cadenaTimbre(t: TimbreFiscalDigital): string {
  return (
    '|' +
    field(t.version) +
    field(t.uuid) +
    field(t.fechaTimbrado) +
    field(t.rfcProvCertif) +
    optionalField(t.leyenda) +
    field(t.selloCFD) +
    field(t.noCertificadoSAT) +
    '||'
  );
}
