import type { AgreedWay } from '#app/ports/game-days.ts';

/**
 * What stands for a real address of a person inside a game day's space, so that the space knows no real one: a name that
 * leads nowhere (RFC 2606).
 */
export function playedAddress(channel: AgreedWay['channel'], personId: string): string {
  return channel === 'mail' ? `${personId}@game-day.invalid` : `https://game-day.invalid/${personId}`;
}
