/**
 * SAT's receipt of a cancellation (acuse). It says that the request was received and what SAT makes of
 * each document; whether one is cancelled in the end is said by SAT's status alone. Its signature is an
 * HMAC that only SAT can check.
 */
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { attributeOf, stringValue } from '#domain/xml/tree-tools.ts';
import { CuadraError, isCuadraError } from '#errors/cuadra-error.ts';
import { CANCELACION } from './sign.ts';

export interface AcuseFolio {
  /** In capitals. */
  readonly uuid: string;
  /** EstatusUUID, word for word: 201 received, 202 received before, 203, 205… or a text as `no_cancelable`. */
  readonly estatus: string;
}

export interface Acuse {
  /** As SAT wrote it, with fractions of a second. */
  readonly fecha: string;
  readonly rfcEmisor: string;
  readonly folios: readonly AcuseFolio[];
}

/** Deepest place that SAT's element has been seen in: Envelope, Body, Response, Result. */
const MAX_DEPTH = 5;

/**
 * Reads an acuse: SAT's `CancelaCFDResult` (or `Acuse`), bare or within the SOAP answer that SAT sent.
 * @throws CuadraError ACUSE_UNREADABLE
 */
export function readAcuse(xml: Uint8Array | string): Acuse {
  let root: XmlElement;
  try {
    root = parseXml(xml, { bom: 'skip' });
  } catch (cause) {
    if (!isCuadraError(cause)) throw cause;
    throw new CuadraError('ACUSE_UNREADABLE', { cause });
  }
  const result = findResult(root, 0);
  const folios =
    result === undefined
      ? []
      : elementsOf(result)
          .filter((each) => each.local === 'Folios')
          .flatMap(readFolios);
  if (result === undefined || folios.length === 0) throw new CuadraError('ACUSE_UNREADABLE');
  return { fecha: attributeOf(result, 'Fecha') ?? '', rfcEmisor: attributeOf(result, 'RfcEmisor') ?? '', folios };
}

function findResult(element: XmlElement, depth: number): XmlElement | undefined {
  const { local, namespace } = element;
  if (namespace === CANCELACION && (local === 'CancelaCFDResult' || local === 'Acuse')) return element;
  if (depth >= MAX_DEPTH) return undefined;
  for (const child of elementsOf(element)) {
    const found = findResult(child, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `UUID` and `EstatusUUID` by turns; SAT gives one pair in each `Folios`. */
function readFolios(folios: XmlElement): AcuseFolio[] {
  const values = (local: string): string[] =>
    elementsOf(folios)
      .filter((each) => each.local === local)
      .map((each) => stringValue(each).trim());
  const uuids = values('UUID');
  const estatus = values('EstatusUUID');
  if (uuids.length !== estatus.length) throw new CuadraError('ACUSE_UNREADABLE');
  return uuids.map((uuid, index) => ({ uuid: uuid.toUpperCase(), estatus: estatus[index] ?? '' }));
}

function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((node) => node.kind === 'element');
}
