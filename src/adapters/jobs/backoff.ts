import type { DurationMs } from '#core/shared/instant.ts';

export interface Backoff {
  firstMs: DurationMs;
  longestMs: DurationMs;
}

/** Twice as long after each attempt up to the longest, spread by a quarter to either side so that retries do not march in step. */
export function backoffMs(attempts: number, { firstMs, longestMs }: Backoff, random: () => number): DurationMs {
  const doubled = firstMs * 2 ** Math.min(30, Math.max(0, attempts - 1));
  return Math.min(longestMs, doubled) * (0.75 + random() / 2);
}
