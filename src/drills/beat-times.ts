import type { Stage } from './act.ts';
import { MINUTE_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import { cueAt } from './cue.ts';
import { loadDrill, type DrillState } from './drill-stream.ts';
import { readNight, type Night } from './night.ts';
import { beatAt, instantIn, type Beat, type Scenario } from './scenario.ts';

/** How often a beat that waits for somebody's doing looks again. */
const LOOK_AGAIN_MS: DurationMs = MINUTE_MS;

/** The first beat whose time has come, in the order of their times. */
export function dueBeat(scenario: Scenario, drill: DrillState, night: Night, now: Instant): Beat | null {
  const due = unplayed(scenario, drill).flatMap((beat) => {
    const { at, isWaiting } = beatTime(scenario, night, beat);
    return isWaiting || at > now ? [] : [{ beat, at }];
  });
  return due.toSorted((a, b) => a.at - b.at)[0]?.beat ?? null;
}

/** When each beat that is still to come is looked at next. */
export function nextLooks(scenario: Scenario, drill: DrillState, night: Night, now: Instant): Instant[] {
  return unplayed(scenario, drill).map((beat) => {
    const { at, isWaiting } = beatTime(scenario, night, beat);
    return isWaiting ? Math.max(at, now + LOOK_AGAIN_MS) : at;
  });
}

/** When a beat is played: by its time, and by what it waits for; `isWaiting` while that has not happened. */
export function beatTime(scenario: Scenario, night: Night, beat: Beat): { at: Instant; isWaiting: boolean } {
  const at = beatAt(scenario, beat);
  if (beat.after === undefined) return { at, isWaiting: false };
  const cue = cueAt(night, beat.after.cue);
  return cue === null
    ? { at, isWaiting: true }
    : { at: Math.max(at, cue + beat.after.minutes * MINUTE_MS), isWaiting: false };
}

function unplayed(scenario: Scenario, drill: DrillState): Beat[] {
  return scenario.beats.filter((beat) => !isPlayed(drill, beat));
}

export function isPlayed(drill: DrillState, beat: Beat): boolean {
  return drill.played.some((one) => one.beat === beat.id);
}

/** When the drill does something next: plays a beat, or ends. */
export async function nextBeatAt({ context, scenario }: Stage): Promise<Instant> {
  const endsAt = instantIn(scenario, scenario.endsAt);
  const drill = await loadDrill(context);
  if (drill === null) return endsAt;
  return Math.min(endsAt, ...nextLooks(scenario, drill, await readNight(context), Number.NEGATIVE_INFINITY));
}
