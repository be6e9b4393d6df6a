/**
 * What becomes of a request to cancel when SAT says how the document stands. Pure: the same answer twice changes
 * nothing, a late one never moves a cancelled document back, and what SAT says last of a request is where it ends.
 *
 *     planned → queued → sending ⇄ unknown → requested → in_process → cancelled | rejected
 *                                                 ↘ cancelled | refused
 */

/** `planned` waits for the stamp of what replaces it; the last four are over. */
export type CancellationState =
  | 'planned'
  | 'queued'
  | 'sending'
  | 'unknown'
  | 'requested'
  | 'in_process'
  | 'cancelled'
  | 'rejected'
  | 'refused'
  | 'withdrawn';

/** How a document came to be cancelled: EstatusCancelacion of a cancelled one. */
export type CancellationRoute = 'with_acceptance' | 'without_acceptance' | 'expired' | 'unspecified';

/** SAT's status, its words already read. */
export interface SatAnswer {
  readonly estado: 'vigente' | 'cancelado' | 'no-encontrado';
  readonly cancelable?: 'sin-aceptacion' | 'con-aceptacion' | 'no-cancelable';
  /** `otro`: words that are not in SAT's list. */
  readonly cancelacion?: 'en-proceso' | 'rechazada' | 'plazo-vencido' | 'con-aceptacion' | 'sin-aceptacion' | 'otro';
}

/** What is known of a request besides its state. */
export interface Followed {
  readonly state: CancellationState;
  /** SAT said before this request that an earlier one was rejected: the same words may still be about that one. */
  readonly rejectedBefore: boolean;
  /** SAT said of this request that it is in process. */
  readonly seenInProcess: boolean;
  /** Since SAT took the request; undefined: it is not known to have taken it. */
  readonly takenForMs: number | undefined;
}

export interface Progress {
  readonly state: CancellationState;
  readonly route?: CancellationRoute;
}

const HOUR_MS = 60 * 60 * 1000;
/** How long «No cancelable» after an accepted request may be an answer of before it. */
export const NOT_CANCELABLE_AFTER_MS = HOUR_MS;
/** How long «Solicitud rechazada» may be about the request before this one: the receiver's three business days, a weekend and some. */
export const STALE_REJECTION_MS = 7 * 24 * HOUR_MS;

const OVER: ReadonlySet<CancellationState> = new Set(['cancelled', 'rejected', 'refused', 'withdrawn']);
/** A request may have reached SAT. */
const MAY_BE_THERE: ReadonlySet<CancellationState> = new Set(['sending', 'unknown', 'requested', 'in_process']);

export const isOver = (state: CancellationState): boolean => OVER.has(state);

export function afterAnswer(now: Followed, answer: SatAnswer): Progress {
  const { state } = now;
  if (state === 'cancelled') return { state };
  // Whoever asked for it, and whatever we thought: SAT has the last word.
  if (answer.estado === 'cancelado') return { state: 'cancelled', route: routeOf(answer) };
  if (answer.estado !== 'vigente' || !MAY_BE_THERE.has(state)) return { state };
  if (answer.cancelacion === 'en-proceso') return { state: 'in_process' };
  if (answer.cancelacion === 'rechazada') return { state: isStale(now) ? state : 'rejected' };
  const refused =
    answer.cancelable === 'no-cancelable' &&
    answer.cancelacion === undefined &&
    state === 'requested' &&
    (now.takenForMs ?? 0) >= NOT_CANCELABLE_AFTER_MS;
  return { state: refused ? 'refused' : state };
}

function isStale({ rejectedBefore, seenInProcess, takenForMs }: Followed): boolean {
  return rejectedBefore && !seenInProcess && (takenForMs ?? 0) < STALE_REJECTION_MS;
}

function routeOf({ cancelacion }: SatAnswer): CancellationRoute {
  if (cancelacion === 'con-aceptacion') return 'with_acceptance';
  if (cancelacion === 'sin-aceptacion') return 'without_acceptance';
  return cancelacion === 'plazo-vencido' ? 'expired' : 'unspecified';
}
