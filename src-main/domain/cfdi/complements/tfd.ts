/** TimbreFiscalDigital 1.1 (TimbreFiscalDigitalv11.xsd): what the PAC adds. */
import type { XmlElement } from '#domain/xml/tree.ts';
import { XSI } from '#domain/xml/tree-tools.ts';
import { escapeAttribute } from '#domain/xml/write.ts';
import type { Scope } from '#domain/xml/scope.ts';
import type { TimbreFiscalDigital } from '../model.ts';
import { schemaLocationOf, TFD } from '../namespaces.ts';
import { shape } from '../nodes.ts';
import { typedLeaf } from './typed.ts';

const SHAPE = shape<Omit<TimbreFiscalDigital, 'kind'>>(
  'Version! UUID! FechaTimbrado! RfcProvCertif! Leyenda SelloCFD! NoCertificadoSAT! SelloSAT!',
);

/** The timbre, or undefined when the element has anything that TFD 1.1 does not know. */
export function readTfd(element: XmlElement): TimbreFiscalDigital | undefined {
  if (element.local !== 'TimbreFiscalDigital') return undefined;
  const values = typedLeaf(element, SHAPE);
  return values === undefined ? undefined : { kind: 'tfd', ...values };
}

/** The timbre's node with its own declarations, as PACs write it: it enters a document that is sealed already. */
export function writeTfd(timbre: TimbreFiscalDigital, scope: Scope): string {
  const xsi = scope.namespaceOf('xsi') === XSI ? '' : ` xmlns:xsi="${XSI}"`;
  const leyenda = timbre.leyenda === undefined ? '' : ` Leyenda="${escapeAttribute(timbre.leyenda)}"`;
  return (
    `<tfd:TimbreFiscalDigital xmlns:tfd="${TFD}"${xsi} xsi:schemaLocation="${schemaLocationOf(TFD) ?? ''}"` +
    ` Version="${escapeAttribute(timbre.version)}" UUID="${escapeAttribute(timbre.uuid)}"` +
    ` FechaTimbrado="${escapeAttribute(timbre.fechaTimbrado)}"` +
    ` RfcProvCertif="${escapeAttribute(timbre.rfcProvCertif)}"${leyenda}` +
    ` SelloCFD="${escapeAttribute(timbre.selloCFD)}"` +
    ` NoCertificadoSAT="${escapeAttribute(timbre.noCertificadoSAT)}"` +
    ` SelloSAT="${escapeAttribute(timbre.selloSAT)}"/>`
  );
}
