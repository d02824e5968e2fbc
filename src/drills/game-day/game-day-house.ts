import type { GameDayRow, GameDays } from '#app/ports/game-days.ts';
import { Refused } from '#app/refused.ts';
import type { DrillHouse } from '../desk/drill-house.ts';

/** What a desk runs its game days with. */
export interface GameDayHouse extends DrillHouse {
  gameDays: GameDays;
}

export async function gameDayOf({ gameDays }: Pick<GameDayHouse, 'gameDays'>, id: string): Promise<GameDayRow> {
  const row = await gameDays.get(id);
  if (row === null) throw new Refused('not-found', { what: 'game day', id });
  return row;
}

export function mustBeUnderWay({ startedAt, endedAt }: GameDayRow): void {
  if (startedAt === null)
    throw new Refused('refused', { reason: 'This game day has not started.', next: 'Start it first.' });
  if (endedAt !== null)
    throw new Refused('refused', { reason: 'This game day has ended.', next: 'Read its report, or plan another one.' });
}
