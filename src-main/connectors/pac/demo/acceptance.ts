/**
 * The demo PAC plays SAT and the receiver. What the receiver does about a cancellation is said in the document itself,
 * in its CondicionesDePago, so that a demonstration or a test decides it when it makes the invoice:
 *
 * | CondicionesDePago has   | what happens                                                                     |
 * |-------------------------|----------------------------------------------------------------------------------|
 * | `demo: acepta`          | in process for five seconds, then cancelled with acceptance                      |
 * | `demo: rechaza`         | in process for five seconds, then rejected; asked again, the same again          |
 * | `demo: no contesta`     | in process for twelve seconds, then cancelled because the term is over           |
 * | `demo: no cancelable`   | SAT refuses it                                                                   |
 * | anything else           | cancelled at once, without acceptance                                            |
 */
import { parseCfdi } from '#domain/cfdi/parse.ts';
import type { StatusOutcome } from '../types.ts';
import type { CancelRequestRow, StampRow } from './books.ts';

export type Play = 'at-once' | 'accepts' | 'rejects' | 'silent' | 'not-cancelable';

const TRIGGERS: readonly (readonly [RegExp, Play])[] = [
  [/demo: *acepta/i, 'accepts'],
  [/demo: *rechaza/i, 'rejects'],
  [/demo: *no +contesta/i, 'silent'],
  [/demo: *no +cancelable/i, 'not-cancelable'],
];

/** How long the receiver of a demo takes, and how long SAT waits for one who says nothing. */
export const ANSWERS_AFTER_MS = 5000;
export const EXPIRES_AFTER_MS = 12_000;

/** What the receiver of a stamped document will do. */
export function playOf({ xml }: Pick<StampRow, 'xml'>): Play {
  const said = parseCfdi(xml).condicionesDePago ?? '';
  return TRIGGERS.find(([trigger]) => trigger.test(said))?.[1] ?? 'at-once';
}

/** Where a document stands: SAT's words, and whether a request about it is there already. */
export interface Standing {
  readonly status: Pick<Extract<StatusOutcome, { kind: 'status' }>, 'estado' | 'esCancelable' | 'estatusCancelacion'>;
  /** Asked now, SAT would say 202. */
  readonly requested: boolean;
}

export function standingOf(stamp: StampRow, request: CancelRequestRow | undefined, now: Date): Standing {
  const play = playOf(stamp);
  if (stamp.cancelledAtUtc !== null) return cancelled('Cancelado sin aceptación');
  if (play === 'not-cancelable') {
    return { status: { estado: 'vigente', esCancelable: 'No cancelable' }, requested: false };
  }
  if (play === 'at-once') {
    return { status: { estado: 'vigente', esCancelable: 'Cancelable sin aceptación' }, requested: false };
  }
  const valid = { estado: 'vigente', esCancelable: 'Cancelable con aceptación' } as const;
  if (request === undefined) return { status: valid, requested: false };
  const sinceMs = now.getTime() - new Date(request.atUtc).getTime();
  if (sinceMs < (play === 'silent' ? EXPIRES_AFTER_MS : ANSWERS_AFTER_MS)) {
    return { status: { ...valid, estatusCancelacion: 'En proceso' }, requested: true };
  }
  if (play === 'rejects') return { status: { ...valid, estatusCancelacion: 'Solicitud rechazada' }, requested: false };
  return cancelled(play === 'silent' ? 'Plazo vencido' : 'Cancelado con aceptación');
}

function cancelled(estatusCancelacion: string): Standing {
  return { status: { estado: 'cancelado', esCancelable: 'No cancelable', estatusCancelacion }, requested: true };
}
