/** What a case file of the bench exports, and what comes of it. */

export interface Figure {
  readonly id: string;
  readonly value: number;
  /** `ms`, `1/s`, `ratio`, `MB`… */
  readonly unit: string;
}

export interface Goal {
  readonly id: string;
  readonly is: '<' | '<=' | '>' | '>=';
  readonly value: number;
}

/**
 * A file of `tests/bench/cases/`: it measures and returns; it never prints and never judges. It runs
 * in a process of its own, on one core, with `gc()` at hand.
 */
export interface BenchCase {
  /** Every figure that `run` returns, so that `--only` can leave the others out. */
  readonly ids: readonly string[];
  readonly run: () => Promise<readonly Figure[]>;
  readonly goals?: readonly Goal[];
}

const COMPARISONS = {
  '<': (value: number, goal: number) => value < goal,
  '<=': (value: number, goal: number) => value <= goal,
  '>': (value: number, goal: number) => value > goal,
  '>=': (value: number, goal: number) => value >= goal,
} as const;

/** Whether `value` reaches the goal. */
export function reaches(goal: Goal, value: number): boolean {
  return COMPARISONS[goal.is](value, goal.value);
}
