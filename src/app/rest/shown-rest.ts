import type { z } from 'zod';
import { minuteOf, timeOfMinute, type myRest, type restSettings } from '#contract/rest.ts';
import type { FatigueReason } from '#core/rest/fatigue-level.ts';
import type { RestFact, RestSettings, UsualSleep } from '#core/rest/person-rest.ts';
import { bandAround, type RestEstimate } from '#core/rest/rest-estimate.ts';
import { MINUTE_MS, toIso, type DurationMs } from '#core/shared/instant.ts';
import { isoOrNull } from '../room/shown.ts';

type ShownSettings = z.output<typeof restSettings>;
type ShownRest = z.output<typeof myRest>;
type ShownFact = ShownRest['facts'][number];

export function shownSettings({ usual, usualBeforeDayOff, ...rest }: RestSettings): ShownSettings {
  return { ...rest, usual: shownUsual(usual), usualBeforeDayOff: shownUsual(usualBeforeDayOff) };
}

export function readSettings({ usual, usualBeforeDayOff, ...rest }: ShownSettings): RestSettings {
  return { ...rest, usual: readUsual(usual), usualBeforeDayOff: readUsual(usualBeforeDayOff) };
}

function shownUsual({ fromMinute, toMinute }: UsualSleep): ShownSettings['usual'] {
  return { from: timeOfMinute(fromMinute), to: timeOfMinute(toMinute) };
}

function readUsual({ from, to }: ShownSettings['usual']): UsualSleep {
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
}

export function shownFact(fact: RestFact): ShownFact {
  const { id, at } = fact;
  switch (fact.kind) {
    case 'page':
      return { id, at: toIso(at), kind: fact.kind, answeredAt: isoOrNull(fact.answeredAt) };
    case 'slept':
      return { id, at: toIso(at), kind: fact.kind, fromAt: toIso(fact.fromAt), toAt: toIso(fact.toAt) };
    case 'zone':
      return { id, at: toIso(at), kind: fact.kind, fromZone: fact.fromZone, toZone: fact.toZone };
    default:
      return { id, at: toIso(at), kind: fact.kind };
  }
}

export function shownEstimate(estimate: RestEstimate, facts: readonly RestFact[]): ShownRest['estimate'] {
  const { lastSleep } = estimate;
  const changedBy = facts.find(({ id }) => id === lastSleep?.factId);
  return {
    isAsleep: !estimate.isAwake,
    band: shownBand(estimate),
    because: [...estimate.band],
    awakeMinutes: inMinutes(estimate.awakeMs),
    sleptIn24hMinutes: inMinutes(estimate.sleptIn24hMs),
    sleptIn48hMinutes: inMinutes(estimate.sleptIn48hMs),
    isInLow: estimate.isInLow,
    nightPages: estimate.nightPages,
    basis: estimate.basis,
    lastSleep: lastSleep === null ? null : { fromAt: toIso(lastSleep.from), toAt: toIso(lastSleep.to) },
    changedBy: changedBy === undefined ? null : shownFact(changedBy),
  };
}

export function shownPoint(estimate: RestEstimate): ShownRest['curve'][number] {
  return { at: toIso(estimate.at), isAwake: estimate.isAwake, band: shownBand(estimate) };
}

/** The scale ends at 1 and at 9; the model does not. */
function shownBand(estimate: RestEstimate): { low: number; likely: number; high: number } {
  const shown = (kss: number): number => Math.round(Math.min(9, Math.max(1, kss)) * 10) / 10;
  const { low, high } = bandAround(estimate);
  return { low: shown(low), likely: shown(estimate.kss), high: shown(high) };
}

const COUNTED: ReadonlySet<FatigueReason['rule']> = new Set(['night-pages', 'incidents-this-shift', 'low-before-dawn']);

export function shownReason({ rule, value }: FatigueReason): ShownRest['reasons'][number] {
  if (rule === 'sleepiness') return { rule, value: Math.round(Math.min(9, Math.max(1, value)) * 10) / 10 };
  return { rule, value: COUNTED.has(rule) ? value : inMinutes(value) };
}

function inMinutes(ms: DurationMs): number {
  return Math.round(ms / MINUTE_MS);
}
