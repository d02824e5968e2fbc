import type { SpaceContext } from '../space-context.ts';

/** A title as whoever follows a link from a mail reads it: in a game day it says so first. */
export function titleInSpace({ kind }: Pick<SpaceContext, 'kind'>, title: string): string {
  return kind === 'game-day' ? `GAME DAY: ${title}` : title;
}
