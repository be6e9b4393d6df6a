/** SAT's answers in any order, late and twice: the end is what SAT says, and what is cancelled stays so. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterAnswer, STALE_REJECTION_MS, type CancellationState, type Followed, type SatAnswer } from './progress.ts';

const STATES: readonly CancellationState[] = [
  'planned',
  'queued',
  'sending',
  'unknown',
  'requested',
  'in_process',
  'cancelled',
  'rejected',
  'refused',
  'withdrawn',
];
const answer = fc.record(
  {
    estado: fc.constantFrom('vigente', 'cancelado', 'no-encontrado'),
    cancelable: fc.constantFrom('sin-aceptacion', 'con-aceptacion', 'no-cancelable'),
    cancelacion: fc.constantFrom(
      'en-proceso',
      'rechazada',
      'plazo-vencido',
      'con-aceptacion',
      'sin-aceptacion',
      'otro',
    ),
  },
  { requiredKeys: ['estado'] },
) as fc.Arbitrary<SatAnswer>;
const HOUR_MS = 3_600_000;

function follow(start: Followed, answers: readonly SatAnswer[]): Followed {
  let { state, seenInProcess } = start;
  for (const each of answers) {
    ({ state } = afterAnswer({ ...start, state, seenInProcess }, each));
    seenInProcess ||= state === 'in_process';
  }
  return { ...start, state, seenInProcess };
}
const asked: Followed = { state: 'requested', rejectedBefore: false, seenInProcess: false, takenForMs: HOUR_MS };

/** What the answers may make of a state: what never left SAT cannot have begun to work on. */
function mayBecome(state: CancellationState): readonly CancellationState[] {
  if (state === 'cancelled') return ['cancelled'];
  const rests = ['planned', 'queued', 'rejected', 'refused', 'withdrawn'].includes(state);
  return rests ? [state, 'cancelled'] : [state, 'in_process', 'cancelled', 'rejected', 'refused'];
}

/** What SAT says of one request, from the first moment on. */
const BEFORE: SatAnswer = { estado: 'vigente', cancelable: 'con-aceptacion' };
const PROCESS: SatAnswer = { ...BEFORE, cancelacion: 'en-proceso' };
const ENDS: readonly (readonly [SatAnswer, CancellationState])[] = [
  [{ estado: 'cancelado', cancelacion: 'con-aceptacion' }, 'cancelled'],
  [{ estado: 'cancelado', cancelacion: 'plazo-vencido' }, 'cancelled'],
  [{ estado: 'cancelado', cancelacion: 'sin-aceptacion' }, 'cancelled'],
  [{ ...BEFORE, cancelacion: 'rechazada' }, 'rejected'],
];

describe('answers of SAT', () => {
  test('whatever comes, a cancelled document stays cancelled, and nothing that is over begins again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), fc.array(answer), (state, answers) => {
        expect(mayBecome(state)).toContain(follow({ ...asked, state }, answers).state);
      }),
    );
  });

  test('repeated, late and out of order, they end in what SAT says of the request', () => {
    const late = fc.array(fc.constantFrom<SatAnswer>(BEFORE, PROCESS, { estado: 'no-encontrado' }));
    fc.assert(
      fc.property(fc.constantFrom(...ENDS), late, late, fc.nat(3), ([last, state], early, after, times) => {
        const answers = [...early, last, ...after, ...Array.from({ length: times }, () => last)];
        expect(follow(asked, answers).state).toBe(state);
      }),
    );
  });

  test('the same answer twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), answer, (state, each) => {
        const once = follow({ ...asked, state }, [each]);
        expect(follow(once, [each]).state).toBe(once.state);
      }),
    );
  });

  test('any answer «Cancelado» ends it, and says how', () => {
    for (const state of STATES) {
      expect(afterAnswer({ ...asked, state }, { estado: 'cancelado' }).state).toBe('cancelled');
    }
    // How it was cancelled is said once.
    const again = { estado: 'cancelado', cancelacion: 'con-aceptacion' } as const;
    expect(afterAnswer({ ...asked, state: 'cancelled' }, again)).toEqual({ state: 'cancelled' });
    const routeOf = (cancelacion: NonNullable<SatAnswer['cancelacion']>) =>
      afterAnswer(asked, { estado: 'cancelado', cancelacion }).route;
    expect(routeOf('con-aceptacion')).toBe('with_acceptance');
    expect(routeOf('sin-aceptacion')).toBe('without_acceptance');
    expect(routeOf('plazo-vencido')).toBe('expired');
    expect(routeOf('otro')).toBe('unspecified');
  });

  test('a rejection that was there before counts once the new request was seen, or its time is over', () => {
    const rejected = { ...BEFORE, cancelacion: 'rechazada' } as const;
    const second = { ...asked, rejectedBefore: true };
    expect(afterAnswer(second, rejected).state).toBe('requested');
    expect(afterAnswer({ ...second, seenInProcess: true }, rejected).state).toBe('rejected');
    expect(afterAnswer({ ...second, takenForMs: STALE_REJECTION_MS }, rejected).state).toBe('rejected');
  });

  test('«No cancelable» refuses a request that SAT has had for a while, not one that it may not have seen', () => {
    const no: SatAnswer = { estado: 'vigente', cancelable: 'no-cancelable' };
    expect(afterAnswer({ ...asked, takenForMs: 1000 }, no).state).toBe('requested');
    expect(afterAnswer({ ...asked, state: 'unknown', takenForMs: undefined }, no).state).toBe('unknown');
    expect(afterAnswer(asked, no).state).toBe('refused');
    expect(afterAnswer(asked, { ...no, cancelacion: 'en-proceso' }).state).toBe('in_process');
  });
});
