/** Complements of the document: typed where we know them, as they came otherwise. */
import type { XmlElement } from '#domain/xml/tree.ts';
import { type Scope } from '#domain/xml/scope.ts';
import { writeElement } from '#domain/xml/write.ts';
import type { Complemento } from '../model.ts';
import { IMPLOCAL, LEYENDAS, TFD } from '../namespaces.ts';
import { readImplocal, writeImplocal } from './implocal.ts';
import { readLeyendas, writeLeyendas } from './leyendas.ts';
import { readTfd, writeTfd } from './tfd.ts';

/** One child of Complemento as a value. */
export function readComplemento(element: XmlElement): Complemento {
  const { namespace } = element;
  const typed =
    namespace === TFD
      ? readTfd(element)
      : namespace === IMPLOCAL
        ? readImplocal(element)
        : namespace === LEYENDAS
          ? readLeyendas(element)
          : undefined;
  return typed ?? { kind: 'opaque', element };
}

/**
 * One child of Complemento as XML.
 * @param scope the declarations of the root
 */
export function writeComplemento(complemento: Complemento, scope: Scope): string {
  switch (complemento.kind) {
    case 'tfd':
      return writeTfd(complemento, scope);
    case 'implocal':
      return writeImplocal(complemento, scope);
    case 'leyendasFisc':
      return writeLeyendas(complemento, scope);
    case 'opaque':
    default:
      return writeElement(complemento.element, scope);
  }
}
