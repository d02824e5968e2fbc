/** What the desk last said about a space's time, and when the page heard it. */
export interface ClockReading {
  /** The space's time when it was read, epoch milliseconds. */
  spaceMs: number;
  /** The page's own monotonic clock at that moment, milliseconds. */
  heardMs: number;
  /** Space milliseconds per real millisecond; 0 while it stands still. */
  rate: number;
}

/** The space's time by its last reading. It never depends on the machine's wall clock being right. */
export function spaceTimeAt(reading: ClockReading, pageMs: number): number {
  return reading.spaceMs + (pageMs - reading.heardMs) * reading.rate;
}

/** How often a page should look at the clock so that a countdown shows every step it can show. */
export function tickEveryMs(rate: number): number {
  if (rate === 0) return 1000;
  return Math.min(1000, Math.max(200, 1000 / rate));
}

/** Takes a new reading, unless the old one already agrees within half a second of space time: clocks must not jitter. */
export function settledReading(before: ClockReading | null, next: ClockReading): ClockReading {
  if (before === null || before.rate !== next.rate) return next;
  const drift = Math.abs(spaceTimeAt(before, next.heardMs) - next.spaceMs);
  return drift <= 500 * Math.max(1, next.rate) ? before : next;
}
