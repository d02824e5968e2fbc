import { fromIso, type Instant } from '#core/shared/instant.ts';

/** Reads a time as GitLab writes it: ISO 8601, or `2021-04-28 21:50:00 +0200` and `… UTC`. Undefined for anything else. */
export function readGitlabTime(words: string): Instant | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?) ?(UTC|Z|[+-]\d\d:?\d\d)$/u.exec(words);
  const [, day, clock, zone] = parts ?? [];
  if (day === undefined || clock === undefined || zone === undefined) return undefined;
  const offset = zone === 'UTC' || zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  try {
    return fromIso(`${day}T${clock}${offset}`);
  } catch {
    return undefined;
  }
}
