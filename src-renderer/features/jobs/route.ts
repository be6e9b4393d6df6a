/** The way a document took past the PACs: whose stamp it has, and who had been asked before. */
import type { StampAttempt } from '#contract/stamping.ts';

export interface StampRoute {
  /** Provider of the stamp. */
  readonly by: string;
  /** Others that were tried before, in their order, and how often each. */
  readonly after: readonly { readonly provider: string; readonly tries: number }[];
}

/** @returns undefined while there is no stamp, and where the first that was asked gave it */
export function routeOf(attempts: readonly Pick<StampAttempt, 'provider' | 'state'>[]): StampRoute | undefined {
  const stamped = attempts.find(({ state }) => state === 'stamped');
  if (stamped === undefined) return undefined;
  const tries = new Map<string, number>();
  for (const { provider, state } of attempts) {
    if (state !== 'failed' || provider === stamped.provider) continue;
    tries.set(provider, (tries.get(provider) ?? 0) + 1);
  }
  if (tries.size === 0) return undefined;
  return { by: stamped.provider, after: [...tries].map(([provider, count]) => ({ provider, tries: count })) };
}
