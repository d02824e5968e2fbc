import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type DurationMs } from '../shared/instant.ts';

/** How a length of time is written in a procedure: `30s`, `5m`, `1h30m`, `2d`; larger units first. */
export const DURATION_PATTERN = /^(?=\d)(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/;

const UNITS: readonly (readonly [suffix: string, lengthMs: DurationMs])[] = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['m', MINUTE_MS],
  ['s', SECOND_MS],
];

/** Reads `1h30m` into milliseconds; a `d` is 24 hours. Null when the text is no duration. */
export function parseDuration(text: string): DurationMs | null {
  const match = DURATION_PATTERN.exec(text);
  if (match === null) return null;
  return UNITS.reduce((totalMs, [, lengthMs], index) => totalMs + Number(match[index + 1] ?? 0) * lengthMs, 0);
}

/** Writes milliseconds as `parseDuration` reads them; whole seconds only, the rest is dropped. */
export function formatDuration(durationMs: DurationMs): string {
  let leftMs = Math.max(0, durationMs);
  let text = '';
  for (const [suffix, lengthMs] of UNITS) {
    const count = Math.floor(leftMs / lengthMs);
    if (count === 0) continue;
    text += `${count}${suffix}`;
    leftMs -= count * lengthMs;
  }
  return text === '' ? '0m' : text;
}
