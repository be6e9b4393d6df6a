/** How long to wait before the next try. */
export interface BackoffPolicy {
  /** Wait after the first failure. */
  readonly baseMs: number;
  /** Each further wait is so many times longer. */
  readonly factor: number;
  /** No wait is longer. */
  readonly maxMs: number;
  /** Part of the wait (0 to 1) that chance may take away, so that jobs that failed together do not return together. */
  readonly jitter: number;
}

/**
 * Wait after the `failures`-th failure in a row (1, 2, …), in whole milliseconds:
 * min(max, base × factor^(failures−1)) less up to `jitter` of it.
 * @param random a number in [0, 1)
 */
export function backoffDelayMs(policy: BackoffPolicy, failures: number, random: number): number {
  const exponent = Math.max(0, failures - 1);
  // A large exponent overflows to Infinity, which min() brings back to the ceiling.
  const full = Math.min(policy.maxMs, policy.baseMs * policy.factor ** exponent);
  return Math.round(full * (1 - policy.jitter * random));
}
