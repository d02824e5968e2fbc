const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds since the epoch of an instant of the API. */
export function instantMs(iso: string): number {
  return Date.parse(iso);
}

/** A length of time as a person says it, with at most two units: `42 s`, `4 min`, `2 h 5 min`, `3 days`. */
export function lengthWords(ms: number): string {
  const length = Math.max(0, ms);
  if (length < MINUTE_MS) return `${Math.floor(length / SECOND_MS)} s`;
  if (length < HOUR_MS) return `${Math.floor(length / MINUTE_MS)} min`;
  if (length < DAY_MS)
    return twoUnits(Math.floor(length / HOUR_MS), 'h', Math.floor((length % HOUR_MS) / MINUTE_MS), 'min');
  const days = Math.floor(length / DAY_MS);
  if (length < 3 * DAY_MS)
    return twoUnits(days, days === 1 ? 'day' : 'days', Math.floor((length % DAY_MS) / HOUR_MS), 'h');
  return `${days} days`;
}

function twoUnits(large: number, largeName: string, small: number, smallName: string): string {
  return small === 0 ? `${large} ${largeName}` : `${large} ${largeName} ${small} ${smallName}`;
}

/** A due time seen from now: `in 4 min`, `now`, `12 min late`. */
export function dueWords(dueMs: number, nowMs: number): string {
  const left = dueMs - nowMs;
  if (left >= SECOND_MS) return `in ${lengthWords(roundedUp(left))}`;
  if (left > -SECOND_MS) return 'now';
  return `${lengthWords(-left)} late`;
}

/** A past time seen from now: `just now`, `12 min ago`. */
export function agoWords(atMs: number, nowMs: number): string {
  const passed = nowMs - atMs;
  if (passed < 5 * SECOND_MS) return 'just now';
  return `${lengthWords(passed)} ago`;
}

/** Any time seen from now, past or future. */
export function relativeWords(atMs: number, nowMs: number): string {
  return atMs > nowMs ? `in ${lengthWords(roundedUp(atMs - nowMs))}` : agoWords(atMs, nowMs);
}

/** A countdown counts a begun minute as whole, but for its first quarter: five minutes and a blink are five minutes. */
function roundedUp(ms: number): number {
  if (ms < MINUTE_MS) return Math.ceil(ms / SECOND_MS) * SECOND_MS;
  return Math.max(1, Math.ceil((ms - MINUTE_MS / 4) / MINUTE_MS)) * MINUTE_MS;
}

/** The incident's own clock: `T+0:07`, `T+26:40`, `T−0:03` for what was before. */
export function clockSince(startMs: number, atMs: number): string {
  const minutes = Math.floor(Math.abs(atMs - startMs) / MINUTE_MS);
  const sign = atMs < startMs && minutes > 0 ? '−' : '+';
  return `T${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
