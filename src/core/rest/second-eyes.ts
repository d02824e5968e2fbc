import type { FatigueLevel } from './fatigue-level.ts';

/** Whether a risky step by somebody at this level waits until a second person has looked at it. */
export function needsSecondEyes(level: FatigueLevel | undefined): boolean {
  return level !== undefined && level !== 'rested';
}
