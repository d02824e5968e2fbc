import { SECOND_MS, type DurationMs } from '#core/shared/instant.ts';
import { changeSpace } from '../desk/drill-house.ts';
import { spaceTime } from '../scaled-clock.ts';
import type { GameDayHouse } from './game-day-house.ts';

/** A game day that no server looked after for longer stood still meanwhile. */
const NOBODY_THERE_MS: DurationMs = 10 * SECOND_MS;

/** Lets game days go on where they were when the last server stopped. Called once, before anything that is due is done. */
export async function mendGameDayClocks(house: GameDayHouse): Promise<void> {
  const now = house.realNow();
  for (const { id, startedAt, endedAt, aliveAt } of await house.gameDays.list()) {
    if (startedAt === null || endedAt !== null || aliveAt === null || now - aliveAt <= NOBODY_THERE_MS) continue;
    const row = await house.spaces.get(id);
    if (row?.state !== 'running') continue;
    await changeSpace(house, id, { clock: { ...row.clock, baseAt: spaceTime(row, aliveAt), realBaseAt: now } });
  }
  await house.gameDays.alive(now);
}
