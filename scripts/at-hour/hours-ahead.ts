const DAY_S = 24 * 60 * 60;

/**
 * How many seconds the clock is to be ahead: `03:00` means the next three o'clock (UTC), `+34h` that many hours from
 * now. Throws on anything else.
 */
export function secondsAhead(said: string, now: Date): number {
  const later = /^\+(?<hours>\d{1,5})h$/u.exec(said)?.groups;
  if (later !== undefined) return Number(later['hours']) * 60 * 60;
  const at = /^(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)$/u.exec(said)?.groups;
  if (at === undefined) throw new Error(`${said} is no time. Say 03:00 for the next three o'clock (UTC), or +34h.`);
  const wanted = Number(at['hour']) * 60 * 60 + Number(at['minute']) * 60;
  const today = now.getUTCHours() * 60 * 60 + now.getUTCMinutes() * 60 + now.getUTCSeconds();
  return (wanted - today + DAY_S) % DAY_S;
}
