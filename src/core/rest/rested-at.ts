import type { Instant } from '../shared/instant.ts';
import { FATIGUE_LEVELS, fatigueLevel, type FatigueLevel, type FatiguePolicy } from './fatigue-level.ts';
import { NO_DUTY } from './level-at.ts';
import type { PersonRest } from './person-rest.ts';
import { estimatesAt } from './rest-estimate.ts';

/**
 * The level of somebody who would be called at a later time, after resting from when work stops: they are up until then
 * for sure, and sleep afterwards as they usually do. Whoever has no estimate counts as rested after a pause.
 */
export function levelAfterRest(
  rest: PersonRest | null,
  policy: FatiguePolicy,
  at: Instant,
  upAndAbout: { fromAt: Instant; toAt: Instant }[],
): FatigueLevel {
  if (rest === null || !rest.settings.estimate) return 'rested';
  const [estimate] = estimatesAt(rest, [at], { intercept: policy.intercept, upAndAbout });
  if (estimate === undefined) throw new Error('one time has one estimate');
  return fatigueLevel({ ...estimate, ...NO_DUTY }, policy).level;
}

/** Whether somebody at this level may be called to take over. */
export function mayBeCalled(level: FatigueLevel): boolean {
  return FATIGUE_LEVELS.indexOf(level) <= FATIGUE_LEVELS.indexOf('caution');
}
