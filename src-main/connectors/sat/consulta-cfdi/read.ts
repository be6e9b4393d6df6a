/**
 * ConsultaResult as an outcome: pure. SAT publishes no schema of its words, so they are told by what is
 * stable in them: `S - ` / `N - 601` / `N - 602` at the beginning, and the words themselves without
 * regard to case, accents and spaces. What is none of them is no answer; it is never taken for Vigente.
 */
import type { XmlElement } from '#domain/xml/tree.ts';
import { only, textIn, type Say } from '../../pac/transport/index.ts';
import type { StatusOutcome } from '../../pac/types.ts';
import type { ConsultaOutcome, SatCancelable, SatCancelacion, SatRaw } from './types.ts';

const ESTADOS: Readonly<Record<string, 'vigente' | 'cancelado' | 'no-encontrado'>> = {
  vigente: 'vigente',
  cancelado: 'cancelado',
  'no encontrado': 'no-encontrado',
};

const CANCELABLE: Readonly<Record<string, SatCancelable>> = {
  'cancelable sin aceptacion': 'sin-aceptacion',
  'cancelable con aceptacion': 'con-aceptacion',
  'no cancelable': 'no-cancelable',
};

const CANCELACION: Readonly<Record<string, SatCancelacion>> = {
  'en proceso': 'en-proceso',
  'solicitud rechazada': 'rechazada',
  'plazo vencido': 'plazo-vencido',
  'cancelado con aceptacion': 'con-aceptacion',
  'cancelado sin aceptacion': 'sin-aceptacion',
};

/** SAT's manual of the service, version 1.4: 100, 101, 104 the issuer is listed; 102, 103, 200, 201 it is not. */
const EFOS: Readonly<Record<string, boolean>> = {
  100: true,
  101: true,
  104: true,
  102: false,
  103: false,
  200: false,
  201: false,
};

/** The meaning of a reply's body element; undefined where it is no reply of this service. */
export function readConsulta(element: XmlElement, say: Say): ConsultaOutcome | undefined {
  if (element.local !== 'ConsultaResponse') return undefined;
  const result = only(element, 'ConsultaResult');
  if (result === undefined) return undefined;
  const raw: SatRaw = {
    codigoEstatus: textIn(result, 'CodigoEstatus') ?? '',
    estado: textIn(result, 'Estado') ?? '',
    esCancelable: textIn(result, 'EsCancelable') ?? '',
    estatusCancelacion: textIn(result, 'EstatusCancelacion') ?? '',
    validacionEfos: textIn(result, 'ValidacionEFOS') ?? '',
  };
  const code = /^\s*([SN])\s*-\s*(\d{3})?/i.exec(raw.codigoEstatus);
  const letter = code?.[1]?.toUpperCase();
  const number = code?.[2];
  const words = say(number ?? letter, [raw.codigoEstatus, raw.estado].filter((part) => part !== '').join(' · '));
  const estado = ESTADOS[fold(raw.estado)];

  // 601 may come with "Vigente" beside it (seen by phpcfdi's users): what was asked does not fit, so that is worth nothing.
  if (letter === 'N') {
    if (number === '601') return { kind: 'mismatch', raw, words };
    return number === '602' || estado === 'no-encontrado' ? { kind: 'not-found', raw, words } : undefined;
  }
  // A UUID that SAT never saw was also seen answered with Estado alone.
  if (estado === 'no-encontrado') return { kind: 'not-found', raw, words };
  if (letter !== 'S' || estado === undefined) return undefined;
  return { kind: 'found', estado, ...detailsOf(raw), raw, words };
}

/** What a PAC passes on of SAT's words, as the same outcome. */
export function outcomeOfStatus(status: StatusOutcome): ConsultaOutcome {
  if (status.kind === 'unsupported') return { kind: 'unavailable', words: status.words };
  if (status.kind !== 'status') return status;
  const { estado, esCancelable = '', estatusCancelacion = '', words } = status;
  const codigoEstatus = [words.code, words.message].filter((part) => part !== undefined).join(' - ');
  const raw: SatRaw = { codigoEstatus, estado, esCancelable, estatusCancelacion, validacionEfos: '' };
  if (estado === 'no-encontrado') return { kind: 'not-found', raw, words };
  return { kind: 'found', estado, ...detailsOf(raw), raw, words };
}

function detailsOf({ esCancelable, estatusCancelacion, validacionEfos }: SatRaw) {
  const cancelable = CANCELABLE[fold(esCancelable)];
  const cancelacion = estatusCancelacion === '' ? undefined : (CANCELACION[fold(estatusCancelacion)] ?? 'otro');
  const efosListed = EFOS[validacionEfos];
  return {
    ...(cancelable === undefined ? {} : { cancelable }),
    ...(cancelacion === undefined ? {} : { cancelacion }),
    ...(efosListed === undefined ? {} : { efosListed }),
  };
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[\s.]+/g, ' ')
    .trim()
    .toLowerCase();
}
