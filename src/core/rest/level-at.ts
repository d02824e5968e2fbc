import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import {
  fatigueLevel,
  type FatigueFacts,
  type FatigueLevel,
  type FatiguePolicy,
  type FatigueReason,
} from './fatigue-level.ts';
import type { PersonRest } from './person-rest.ts';
import { estimatesAt, type RestEstimate } from './rest-estimate.ts';

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

/** Nobody keeps levels, so the one that stood before is that of so long ago. */
const STOOD_MS: DurationMs = 10 * MINUTE_MS;

/**
 * The level of somebody who works now, or would be called now. Whoever has no estimate is judged by duty alone; whoever
 * is on duty is awake, whatever their usual sleep. Near its limit a level that stood ten minutes ago is kept.
 */
export function levelAt(rest: PersonRest | null, duty: Duty, policy: FatiguePolicy, at: Instant): RestLevel {
  if (rest === null || !rest.settings.estimate)
    return { ...fatigueLevel({ ...byDutyAlone(policy), ...duty }, policy), isAsleep: false };
  const { intercept } = policy;
  const onDutyFrom = at - Math.max(duty.onIncidentMs, duty.inRoleMs);
  const upAndAbout = [
    { fromAt: onDutyFrom, toAt: at },
    { fromAt: at, toAt: at },
  ];
  const [earlier, now] = estimatesAt(rest, [at - STOOD_MS, at], { intercept, upAndAbout });
  if (earlier === undefined || now === undefined) throw new Error('each time has one estimate');
  const { level: before } = fatigueLevel({ ...knownOf(earlier), ...NO_DUTY }, policy);
  return {
    ...fatigueLevel({ ...knownOf(now), ...duty }, policy, before),
    isAsleep: onDutyFrom === at && isAsleepAt(rest, at),
  };
}

function knownOf(estimate: RestEstimate): Omit<FatigueFacts, keyof Duty> {
  const { kss, awakeMs, sinceWakingMs, sleptIn24hMs, sleptIn48hMs, isInLow, nightPages } = estimate;
  return { kss, awakeMs, sinceWakingMs, sleptIn24hMs, sleptIn48hMs, isInLow, nightPages };
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
