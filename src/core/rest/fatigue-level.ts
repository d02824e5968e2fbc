import type { DurationMs } from '../shared/instant.ts';
import { HOUR_MS, MINUTE_MS } from '../shared/instant.ts';

/** What the policy asks for, the mildest first. */
export const FATIGUE_LEVELS = ['rested', 'caution', 'hand-over', 'stand-down'] as const;
export type FatigueLevel = (typeof FATIGUE_LEVELS)[number];

/** What is known of somebody at one time; never sleepiness alone. */
export interface FatigueFacts {
  /** Karolinska sleepiness, unclamped; 7 sleepy, 9 fighting sleep. */
  kss: number;
  /** Hours awake since the last sleep that began a new day. */
  awakeMs: DurationMs;
  /** Since the last sleep, however short; as long as `awakeMs` when absent. */
  sinceWakingMs?: DurationMs;
  sleptIn24hMs: DurationMs;
  sleptIn48hMs: DurationMs;
  /** From 02:00 to 06:00 by the body clock, the low before dawn. */
  isInLow: boolean;
  /** Time in this incident, and in the role that is held. */
  onIncidentMs: DurationMs;
  inRoleMs: DurationMs;
  /** Pages answered in the last three nights, and incidents in this shift of twelve hours. */
  nightPages: number;
  incidentsThisShift: number;
}

/** From which figures on a level applies; null switches a rule off. */
export interface FatigueLimits {
  kss: number | null;
  awakeMs: DurationMs | null;
  onIncidentMs: DurationMs | null;
}

/** The procedure's policy; every default has its source in docs/alertness.md. */
export interface FatiguePolicy {
  caution: FatigueLimits & { wokenMs: DurationMs; nightPages: number };
  handOver: FatigueLimits & {
    inRoleMs: DurationMs;
    inRoleInLowMs: DurationMs;
    sleptIn24hMs: DurationMs;
    incidentsThisShift: number;
  };
  standDown: FatigueLimits & { sleptIn48hMs: DurationMs };
  /** Of the Karolinska scale; 10.9 when absent. */
  intercept?: number | undefined;
}

export const DEFAULT_FATIGUE_POLICY: FatiguePolicy = {
  caution: { kss: 6, awakeMs: 14 * HOUR_MS, onIncidentMs: 3 * HOUR_MS, wokenMs: 30 * MINUTE_MS, nightPages: 2 },
  handOver: {
    kss: 7,
    awakeMs: 16 * HOUR_MS,
    onIncidentMs: null,
    inRoleMs: 4 * HOUR_MS,
    inRoleInLowMs: 2 * HOUR_MS,
    sleptIn24hMs: 5 * HOUR_MS,
    incidentsThisShift: 2,
  },
  standDown: { kss: 8, awakeMs: 18 * HOUR_MS, onIncidentMs: 12 * HOUR_MS, sleptIn48hMs: 12 * HOUR_MS },
};

/** Why a level applies, as a fact that the person can check; `value` in the rule's own unit (scale, milliseconds, count). */
export interface FatigueReason {
  level: FatigueLevel;
  rule:
    | 'sleepiness'
    | 'awake'
    | 'on-incident'
    | 'just-woken'
    | 'low-before-dawn'
    | 'night-pages'
    | 'in-role'
    | 'slept-in-24h'
    | 'incidents-this-shift'
    | 'slept-in-48h';
  value: number;
}

/** A level just left comes back only when sleepiness falls by more than this. */
const HYSTERESIS_KSS = 0.3;

/**
 * The level that applies, the highest of all rules, with every reason for it. Sleepiness says nothing of the first half
 * hour after waking but caution; a level that stood before is kept while sleepiness is near its limit.
 */
export function fatigueLevel(
  facts: FatigueFacts,
  policy: FatiguePolicy = DEFAULT_FATIGUE_POLICY,
  before: FatigueLevel = 'rested',
): { level: FatigueLevel; reasons: FatigueReason[] } {
  const reasons = [
    ...standDown(facts, policy, before),
    ...handOver(facts, policy, before),
    ...caution(facts, policy, before),
  ];
  const level = reasons[0]?.level ?? 'rested';
  return { level, reasons: reasons.filter((reason) => reason.level === level) };
}

function rule(level: FatigueLevel, name: FatigueReason['rule'], value: number, holds: boolean): FatigueReason[] {
  return holds ? [{ level, rule: name, value }] : [];
}

function common(
  level: FatigueLevel,
  facts: FatigueFacts,
  { kss, awakeMs, onIncidentMs }: FatigueLimits,
  { isHeld, justWoken }: { isHeld: boolean; justWoken: boolean },
): FatigueReason[] {
  const limit = kss === null ? Infinity : kss - (isHeld ? HYSTERESIS_KSS : 0);
  return [
    ...rule(level, 'sleepiness', facts.kss, !justWoken && facts.kss >= limit),
    ...rule(level, 'awake', facts.awakeMs, facts.awakeMs >= (awakeMs ?? Infinity)),
    ...rule(level, 'on-incident', facts.onIncidentMs, facts.onIncidentMs >= (onIncidentMs ?? Infinity)),
  ];
}

function sinceWaking({ sinceWakingMs, awakeMs }: FatigueFacts): DurationMs {
  return sinceWakingMs ?? awakeMs;
}

function isJustWoken(facts: FatigueFacts, wokenMs: DurationMs): boolean {
  return sinceWaking(facts) < wokenMs;
}

function held(level: FatigueLevel, before: FatigueLevel): boolean {
  return FATIGUE_LEVELS.indexOf(before) >= FATIGUE_LEVELS.indexOf(level);
}

function standDown(
  facts: FatigueFacts,
  { standDown: limits, caution: { wokenMs } }: FatiguePolicy,
  before: FatigueLevel,
) {
  const level = 'stand-down';
  return [
    ...common(level, facts, limits, { isHeld: held(level, before), justWoken: isJustWoken(facts, wokenMs) }),
    ...rule(level, 'slept-in-48h', facts.sleptIn48hMs, facts.sleptIn48hMs < limits.sleptIn48hMs && facts.isInLow),
  ];
}

function handOver(
  facts: FatigueFacts,
  { handOver: limits, caution: { wokenMs } }: FatiguePolicy,
  before: FatigueLevel,
) {
  const level = 'hand-over';
  const inRoleMs = facts.isInLow ? limits.inRoleInLowMs : limits.inRoleMs;
  return [
    ...common(level, facts, limits, { isHeld: held(level, before), justWoken: isJustWoken(facts, wokenMs) }),
    ...rule(level, 'in-role', facts.inRoleMs, facts.inRoleMs >= inRoleMs),
    ...rule(level, 'slept-in-24h', facts.sleptIn24hMs, facts.sleptIn24hMs < limits.sleptIn24hMs),
    ...rule(
      level,
      'incidents-this-shift',
      facts.incidentsThisShift,
      facts.incidentsThisShift > limits.incidentsThisShift,
    ),
  ];
}

function caution(facts: FatigueFacts, { caution: limits }: FatiguePolicy, before: FatigueLevel) {
  const level = 'caution';
  return [
    ...common(level, facts, limits, { isHeld: held(level, before), justWoken: false }),
    ...rule(level, 'just-woken', sinceWaking(facts), isJustWoken(facts, limits.wokenMs)),
    ...rule(level, 'low-before-dawn', 1, facts.isInLow),
    ...rule(level, 'night-pages', facts.nightPages, facts.nightPages >= limits.nightPages),
  ];
}
