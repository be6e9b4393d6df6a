/** A bucket of tokens for each gateway: so many at once, so many a second. By a clock that never jumps. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

/** Far above what a gateway sends to one desk, far below what would keep this machine from its work. */
export const WEBHOOK_RATE: RateLimit = { perSecond: 1000, burst: 2000 };

export function createRateLimiter({ perSecond, burst }: RateLimit, monotonicMs: () => number) {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    /** Takes a token of `key`'s; false when there is none. */
    take(key: string): boolean {
      const atMs = monotonicMs();
      const bucket = buckets.get(key) ?? { tokens: burst, atMs };
      bucket.tokens = Math.min(burst, bucket.tokens + ((atMs - bucket.atMs) / 1000) * perSecond);
      bucket.atMs = atMs;
      buckets.set(key, bucket);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
  };
}
