/** Problems of actions (not of a screen's reading) are told in a corner, and stay until they were read. */
import { showProblem } from './toasts.tsx';
import { problemOf } from './problem.ts';

/** For `catch` and `onError`. An abort is no problem: somebody asked for it. */
export function reportProblem(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return;
  showProblem(problemOf(error));
}
