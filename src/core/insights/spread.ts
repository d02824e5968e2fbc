import type { DurationMs } from '../shared/instant.ts';

/** How long something took: in the middle, and at most in nine of ten. Both are times that were taken, not means between two. */
export interface Spread {
  n: number;
  medianMs: DurationMs | null;
  p90Ms: DurationMs | null;
}

/** The spread of durations, by nearest rank. */
export function spreadOf(durations: Iterable<DurationMs | null>): Spread {
  const known: DurationMs[] = [];
  for (const one of durations) if (one !== null) known.push(one);
  // Numbers that a typed array sorts by value, and much faster.
  const sorted = Float64Array.from(known).toSorted();
  return { n: sorted.length, medianMs: ranked(sorted, 0.5), p90Ms: ranked(sorted, 0.9) };
}

function ranked(sorted: Float64Array, share: number): DurationMs | null {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null;
}
