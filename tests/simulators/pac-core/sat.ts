/**
 * SAT's side of cancellation and status as a PAC passes it on: it reads the signed Cancelacion with its
 * own eyes, has its signature judged by xmlsec1, and remembers what became of each document.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fechaLocal } from '#domain/time/zone.ts';
import { parseXml } from '#domain/xml/scan.ts';
import type { XmlElement } from '#domain/xml/tree.ts';
import { attributeOf, stringValue } from '#domain/xml/tree-tools.ts';
import type { Clock } from '#ports/clock.ts';
import type { KeptStamp } from './core.ts';

/** How SAT will take a request about a document. */
export type CancelMood = 'cancellable' | 'needs-acceptance' | 'not-cancellable' | 'not-found-yet';

/** `silent`: nothing until the term is over. */
export type ReceiverAnswer = 'accepts' | 'rejects' | 'silent';

export interface SatFolio {
  readonly uuid: string;
  readonly motivo: string;
  readonly folioSustitucion?: string;
}

export type FolioVerdict =
  /** Taken (201), or taken before (202). */
  | { readonly uuid: string; readonly verdict: 'accepted' | 'accepted-before'; readonly mood: CancelMood }
  | { readonly uuid: string; readonly verdict: 'other-issuer' | 'not-found' | 'not-cancellable' | 'bad-reason' };

export type CancelVerdict =
  | { readonly kind: 'judged'; readonly rfcEmisor: string; readonly folios: readonly FolioVerdict[] }
  /** The document itself is refused: 301 malformed, 302 signature. */
  | { readonly kind: 'refused'; readonly code: '301' | '302'; readonly message: string };

export interface SatStatus {
  readonly codigoEstatus: string;
  readonly estado: 'Vigente' | 'Cancelado' | 'No Encontrado';
  readonly esCancelable: string;
  readonly estatusCancelacion: string;
}

export interface Sat {
  /** From now on requests about this document are taken so. */
  setMood(uuid: string, mood: CancelMood): void;
  /** What the receiver does about a request that needs acceptance; a rejected one may be made again. */
  answer(uuid: string, how: ReceiverAnswer): void;
  /** Judges a signed Cancelacion and does what it asks. */
  cancelSigned(xml: Uint8Array): CancelVerdict;
  /** The same for a request that the PAC signs with a CSD that it keeps. */
  cancelFolio(rfcEmisor: string, folio: SatFolio): FolioVerdict;
  status(uuid: string): SatStatus;
  /** Requests that were taken, by UUID. */
  cancelled(): ReadonlyMap<string, SatFolio>;
  /** SAT's receipt for these folios, codes as SAT gives them. */
  acuse(rfcEmisor: string, folios: readonly FolioVerdict[]): string;
}

const NAMESPACE = 'http://cancelacfd.sat.gob.mx';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CENTRAL_MEXICO = 'America/Mexico_City';

/** EstatusUUID of a verdict; a document that cannot be cancelled has none of its own in the receipt. */
export const ESTATUS_UUID: Readonly<Record<FolioVerdict['verdict'], string>> = {
  accepted: '201',
  'accepted-before': '202',
  'other-issuer': '203',
  'not-found': '205',
  'bad-reason': '207',
  'not-cancellable': '204',
};

export function createSat(deps: { clock: Clock; find: (uuid: string) => KeptStamp | undefined }): Sat {
  const moods = new Map<string, CancelMood>();
  const taken = new Map<string, SatFolio>();
  const answers = new Map<string, ReceiverAnswer>();
  const moodOf = (uuid: string): CancelMood => moods.get(uuid) ?? 'cancellable';

  function cancelFolio(rfcEmisor: string, folio: SatFolio): FolioVerdict {
    const uuid = folio.uuid.toUpperCase();
    const substituted = folio.folioSustitucion !== undefined;
    const reasonIsGood =
      ['01', '02', '03', '04'].includes(folio.motivo) &&
      substituted === (folio.motivo === '01') &&
      (!substituted || UUID.test(folio.folioSustitucion ?? ''));
    if (!reasonIsGood) return { uuid, verdict: 'bad-reason' };
    const stamp = deps.find(uuid);
    if (stamp === undefined || moodOf(uuid) === 'not-found-yet') return { uuid, verdict: 'not-found' };
    if (stamp.rfcEmisor !== rfcEmisor) return { uuid, verdict: 'other-issuer' };
    if (moodOf(uuid) === 'not-cancellable') return { uuid, verdict: 'not-cancellable' };
    if (taken.has(uuid)) return { uuid, verdict: 'accepted-before', mood: moodOf(uuid) };
    taken.set(uuid, folio);
    answers.delete(uuid);
    return { uuid, verdict: 'accepted', mood: moodOf(uuid) };
  }

  return {
    setMood: (uuid, mood) => void moods.set(uuid.toUpperCase(), mood),
    answer(given, how) {
      const uuid = given.toUpperCase();
      answers.set(uuid, how);
      if (how === 'rejects') taken.delete(uuid);
    },
    cancelled: () => taken,
    cancelFolio,

    cancelSigned(xml) {
      let root: XmlElement;
      try {
        root = parseXml(xml);
      } catch (error) {
        return { kind: 'refused', code: '301', message: `XML mal formado: ${String(error)}` };
      }
      const rfcEmisor = attributeOf(root, 'RfcEmisor') ?? '';
      const folios = elementsOf(root, 'Folios').flatMap((each) => elementsOf(each, 'Folio'));
      const fecha = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(attributeOf(root, 'Fecha') ?? '');
      if (root.local !== 'Cancelacion' || root.namespace !== NAMESPACE || folios.length === 0 || !fecha) {
        return { kind: 'refused', code: '301', message: 'XML mal formado' };
      }
      if (!signatureHolds(xml)) return { kind: 'refused', code: '302', message: 'Sello mal formado o inválido' };
      return { kind: 'judged', rfcEmisor, folios: folios.map((folio) => cancelFolio(rfcEmisor, readFolio(folio))) };
    },

    status(given) {
      const uuid = given.toUpperCase();
      if (deps.find(uuid) === undefined || moodOf(uuid) === 'not-found-yet') {
        return {
          codigoEstatus: 'N - 602: Comprobante no encontrado.',
          estado: 'No Encontrado',
          esCancelable: '',
          estatusCancelacion: '',
        };
      }
      const codigoEstatus = 'S - Comprobante obtenido satisfactoriamente.';
      const mood = moodOf(uuid);
      if (mood === 'not-cancellable') {
        return { codigoEstatus, estado: 'Vigente', esCancelable: 'No cancelable', estatusCancelacion: '' };
      }
      const withAcceptance = mood === 'needs-acceptance';
      const esCancelable = withAcceptance ? 'Cancelable con aceptación' : 'Cancelable sin aceptación';
      const answer = answers.get(uuid);
      if (withAcceptance && answer === 'rejects') {
        return { codigoEstatus, estado: 'Vigente', esCancelable, estatusCancelacion: 'Solicitud rechazada' };
      }
      if (withAcceptance && answer !== undefined) {
        const estatusCancelacion = answer === 'silent' ? 'Plazo vencido' : 'Cancelado con aceptación';
        return { codigoEstatus, estado: 'Cancelado', esCancelable, estatusCancelacion };
      }
      if (!taken.has(uuid)) return { codigoEstatus, estado: 'Vigente', esCancelable, estatusCancelacion: '' };
      return withAcceptance
        ? { codigoEstatus, estado: 'Vigente', esCancelable, estatusCancelacion: 'En proceso' }
        : { codigoEstatus, estado: 'Cancelado', esCancelable, estatusCancelacion: 'Cancelado sin aceptación' };
    },

    acuse: (rfcEmisor, folios) =>
      `<CancelaCFDResult xmlns="${NAMESPACE}" Fecha="${fechaLocal(deps.clock.now(), CENTRAL_MEXICO)}.3366563" RfcEmisor="${rfcEmisor.replaceAll('&', '&amp;')}">` +
      folios
        .map(
          ({ uuid, verdict }) =>
            `<Folios><UUID>${uuid}</UUID><EstatusUUID>${ESTATUS_UUID[verdict]}</EstatusUUID></Folios>`,
        )
        .join('') +
      // SAT's own seal is an HMAC that only SAT can check: any octets stand for it here.
      '<Signature Id="SelloSAT" xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>U0lOIFZBTElERVo=</SignatureValue></Signature>' +
      '</CancelaCFDResult>',
  };
}

function readFolio(folio: XmlElement): SatFolio {
  const folioSustitucion = attributeOf(folio, 'FolioSustitucion');
  return {
    uuid: attributeOf(folio, 'UUID') ?? stringValue(folio),
    motivo: attributeOf(folio, 'Motivo') ?? '',
    ...(folioSustitucion === undefined ? {} : { folioSustitucion }),
  };
}

function elementsOf(parent: XmlElement, local: string): XmlElement[] {
  return parent.children.filter((node) => node.kind === 'element').filter((element) => element.local === local);
}

/** Whether xmlsec1 finds the enveloped signature right, with the key of the certificate that it brings. */
export function signatureHolds(xml: Uint8Array): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'cuadra-xmlsec-'));
  try {
    const file = join(folder, 'cancelacion.xml');
    writeFileSync(file, xml);
    // "Insecure": who issued the certificate is another question than what was signed with its key.
    const run = spawnSync('xmlsec1', ['--verify', '--insecure', file], { encoding: 'utf8' });
    if (run.error !== undefined) throw run.error;
    return run.status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
