import type { DurationMs, Instant } from '../shared/instant.ts';
import {
  fatigueLevel,
  type FatigueFacts,
  type FatigueLevel,
  type FatiguePolicy,
  type FatigueReason,
} from './fatigue-level.ts';
import type { PersonRest } from './person-rest.ts';
import { estimatesAt } from './rest-estimate.ts';

/** What somebody does for an incident, which the desk knows without any estimate. */
export interface Duty {
  onIncidentMs: DurationMs;
  inRoleMs: DurationMs;
  incidentsThisShift: number;
}

export const NO_DUTY: Duty = { onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 0 };

/** A level with every reason for it. Reasons are the person's own: others are shown the level alone. */
export interface RestLevel {
  level: FatigueLevel;
  reasons: FatigueReason[];
  /** By what is known they sleep; the level is that of somebody who is woken now. */
  isAsleep: boolean;
}

/**
 * The level of somebody who works now, or would be called now. Whoever has no estimate is judged by duty alone; whoever
 * is on duty is awake, whatever their usual sleep. `before` is the level that stood before, which keeps it from flapping.
 */
export function levelAt(
  rest: PersonRest | null,
  duty: Duty,
  policy: FatiguePolicy,
  at: Instant,
  before: FatigueLevel = 'rested',
): RestLevel {
  if (rest === null || !rest.settings.estimate)
    return { ...fatigueLevel({ ...byDutyAlone(policy), ...duty }, policy, before), isAsleep: false };
  const { intercept } = policy;
  const isAsleep = isAsleepAt(rest, at);
  const onDutyFrom = at - Math.max(duty.onIncidentMs, duty.inRoleMs);
  const upAndAbout = [
    { fromAt: onDutyFrom, toAt: at },
    { fromAt: at, toAt: at },
  ];
  const [estimate] = estimatesAt(rest, [at], { intercept, upAndAbout });
  if (estimate === undefined) throw new Error('one time has one estimate');
  const { kss, awakeMs, sinceWakingMs, sleptIn24hMs, sleptIn48hMs, isInLow, nightPages } = estimate;
  const facts = { kss, awakeMs, sinceWakingMs, sleptIn24hMs, sleptIn48hMs, isInLow, nightPages, ...duty };
  return { ...fatigueLevel(facts, policy, before), isAsleep: isAsleep && onDutyFrom === at };
}

/** Whether somebody sleeps, as far as is known. */
function isAsleepAt(rest: PersonRest, at: Instant): boolean {
  return estimatesAt(rest, [at])[0]?.isAwake === false;
}

/** Figures of which no rule says anything. */
function byDutyAlone({ caution: { wokenMs } }: FatiguePolicy): Omit<FatigueFacts, keyof Duty> {
  return {
    kss: Number.NEGATIVE_INFINITY,
    awakeMs: wokenMs,
    sleptIn24hMs: Infinity,
    sleptIn48hMs: Infinity,
    isInLow: false,
    nightPages: 0,
  };
}
