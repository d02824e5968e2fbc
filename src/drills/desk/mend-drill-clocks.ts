import { SECOND_MS, type DurationMs } from '#core/shared/instant.ts';
import { nextBeatAt } from '../beat-times.ts';
import { spaceTime } from '../scaled-clock.ts';
import { changeSpace, stageOf, type DrillHouse } from './drill-house.ts';

/** A beat that is overdue for longer than this, in real time, had no server to play it. */
const NOBODY_PLAYED_MS: DurationMs = 10 * SECOND_MS;

/**
 * Sets the time of running drills back to where it was when the last server stopped, so that a drill that was forgotten
 * overnight does not rush through its night. Called once, before anything that is due is done.
 */
export async function mendDrillClocks(house: DrillHouse): Promise<void> {
  for (const row of await house.spaces.list()) {
    const stage = row.kind === 'drill' && row.state === 'running' ? await stageOf(house, row) : null;
    if (stage === null) continue;
    const beatAt = await nextBeatAt(stage);
    const overdueMs = (spaceTime(row, house.realNow()) - beatAt) / row.clock.speed;
    if (overdueMs <= NOBODY_PLAYED_MS) continue;
    await changeSpace(house, row.id, { clock: { ...row.clock, baseAt: beatAt, realBaseAt: house.realNow() } });
  }
}
