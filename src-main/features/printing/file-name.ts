/** Names of printed files. */
import { timbreOf, type Comprobante } from '#domain/cfdi/model.ts';

/** Windows' limit of a path is 260; this leaves room for the folder. */
const MAX_LENGTH = 120;

/**
 * `<serie><folio>_<rfc del emisor>_<uuid>.pdf`, of characters that every file system and mail server
 * takes; a part that the document lacks is left out, and a draft is called `borrador`.
 */
export function printedFileName(comprobante: Comprobante, extension = 'pdf'): string {
  const { serie = '', folio = '', emisor, sello } = comprobante;
  return fileNameOf(
    { serie, folio, rfc: emisor.rfc, uuid: timbreOf(comprobante)?.uuid, sealed: sello !== '' },
    extension,
  );
}

/** What the name of a document's file is made of. */
export interface FileNameFacts {
  readonly serie: string;
  readonly folio: string;
  /** Of the issuer. */
  readonly rfc: string;
  readonly uuid: string | undefined;
  readonly sealed: boolean;
}

/** The same name for who has the facts at hand: a file is given out without having to be readable. */
export function fileNameOf(facts: FileNameFacts, extension: string): string {
  const folio = safe(`${facts.serie}${facts.folio}`);
  const state = facts.uuid ?? (facts.sealed ? 'sin-timbrar' : 'borrador');
  const fixed = `${safe(facts.rfc)}_${safe(state)}`;
  const room = MAX_LENGTH - fixed.length - extension.length - 2;
  return `${folio === '' ? '' : `${folio.slice(0, room)}_`}${fixed}.${extension}`;
}

/** Accents and ñ lose their mark (ZIP and mail programs still differ on them); the rest becomes a hyphen. */
function safe(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
