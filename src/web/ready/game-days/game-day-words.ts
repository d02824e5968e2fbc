import type { GameDay } from '#contract/game-days.ts';

export const STATES: Record<GameDay['state'], string> = {
  planned: 'planned',
  running: 'running',
  paused: 'paused',
  ended: 'ended',
};

export const ANSWERS: Record<GameDay['invitations'][number]['answer'], string> = {
  asked: 'has not answered yet',
  agreed: 'plays',
  declined: 'declined',
};

/** How a player is reached, as a sentence's end. */
export function reachWords(channels: readonly string[]): string {
  return channels.length === 0 ? 'on the desk only' : `by ${channels.join(' and ')}`;
}
