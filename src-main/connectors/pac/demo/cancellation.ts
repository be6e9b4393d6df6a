/** What the demo PAC asks of a cancellation, with SAT's codes (cfdi-validations.md §8: 201–209). */
import { parseXml } from '#domain/xml/scan.ts';
import { attributeOf, stringValue } from '#domain/xml/tree-tools.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { escapeAttribute } from '#domain/xml/write.ts';
import { isCuadraError } from '#errors/cuadra-error.ts';
import type { CancelRequest } from '../types.ts';
import { playOf, type Standing } from './acceptance.ts';
import type { StampRow } from './books.ts';

const CANCEL_NAMESPACE = 'http://cancelacfd.sat.gob.mx';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export type CancelVerdict = { readonly code: '201' | '202' } | { readonly code: string; readonly message: string };

/** Judges a request about a stamp (undefined: no such UUID here). */
export function judgeCancellation(
  request: CancelRequest,
  stamp: StampRow | undefined,
  standing: Standing | undefined,
): CancelVerdict {
  const { motivo, folioSustitucion, uuid } = request;
  if (!['01', '02', '03', '04'].includes(motivo)) return refused('207', 'Motivo de cancelación no válido.');
  if (motivo === '01' && (folioSustitucion === undefined || !UUID.test(folioSustitucion))) {
    return refused('208', 'El motivo 01 exige el folio fiscal que sustituye.');
  }
  if (motivo === '01' && folioSustitucion?.toLowerCase() === uuid.toLowerCase()) {
    return refused('208', 'Un comprobante no se sustituye a sí mismo.');
  }
  if (motivo !== '01' && folioSustitucion !== undefined) {
    return refused('209', 'El folio de sustitución solo va con el motivo 01.');
  }
  if (stamp === undefined) return refused('205', 'UUID no encontrado.');
  if (stamp.rfcEmisor !== request.issuerRfc) return refused('203', 'El UUID no corresponde al RFC emisor.');
  if (request.kind === 'signed') {
    const fault = faultOfDocument(request.xml, request);
    if (fault !== undefined) return refused('301', fault);
  }
  if (standing?.requested === true) return { code: '202' };
  if (playOf(stamp) === 'not-cancelable') return refused('204', 'El comprobante no es cancelable.');
  return { code: '201' };
}

function refused(code: string, message: string): CancelVerdict {
  return { code, message: `${code} - ${message}` };
}

/**
 * Whether the Cancelacion document says what was asked and is signed at all. The demo does not verify
 * its XML signature: SAT does that with the issuer's CSD.
 */
function faultOfDocument(xml: Uint8Array, request: CancelRequest): string | undefined {
  let root: XmlElement;
  try {
    root = parseXml(xml);
  } catch (error) {
    if (isCuadraError(error)) return error.message;
    throw error;
  }
  const elements = root.children.filter((node) => node.kind === 'element');
  const folio = elements
    .find((element) => element.local === 'Folios')
    ?.children.find((node) => node.kind === 'element' && node.local === 'Folio');
  const matches =
    root.local === 'Cancelacion' &&
    root.namespace === CANCEL_NAMESPACE &&
    attributeOf(root, 'RfcEmisor') === request.issuerRfc &&
    folio?.kind === 'element' &&
    attributeOf(folio, 'UUID')?.toLowerCase() === request.uuid.toLowerCase() &&
    attributeOf(folio, 'Motivo') === request.motivo &&
    (attributeOf(folio, 'FolioSustitucion') ?? '') === (request.folioSustitucion ?? '');
  if (!matches) return 'La solicitud firmada no dice lo mismo que lo pedido.';
  const signature = elements.find((element) => element.local === 'Signature');
  return signature === undefined || stringValue(signature).trim() === '' ? 'La solicitud no está firmada.' : undefined;
}

/** A receipt in the form of SAT's acuse, without SAT's signature and saying so. */
export function acuseOf(request: CancelRequest, fecha: string, code: string): Buffer {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><!-- SIN VALIDEZ FISCAL -->` +
      `<Acuse xmlns="${CANCEL_NAMESPACE}" Fecha="${fecha}" RfcEmisor="${escapeAttribute(request.issuerRfc)}">` +
      `<Folios><UUID>${request.uuid.toUpperCase()}</UUID><EstatusUUID>${code}</EstatusUUID></Folios></Acuse>`,
    'utf8',
  );
}
