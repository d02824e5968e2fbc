import type { FatigueLevel } from './fatigue-level.ts';
import { isDay } from './relief-candidates.ts';
import type { Instant } from '../shared/instant.ts';

/** What others may know of why somebody is asked to take over: no figure, and nothing of how they slept. */
export interface AskedBecause {
  level: FatigueLevel;
  /** The schedule names them for the role now. */
  isOnCall: boolean;
  /** Where it is day for them now; null at night, or where their zone names no place. */
  dayIn: string | null;
}

const LEVELS: Record<FatigueLevel, string> = {
  rested: 'rested',
  caution: 'at caution',
  'hand-over': 'past hand-over level',
  'stand-down': 'past stand-down level',
};

/** Why somebody is asked, as the rest of a sentence: "rested, and it is day in Los Angeles". */
export function whyAsked({ level, isOnCall, dayIn }: AskedBecause): string {
  const parts = [...(isOnCall ? ['on call now'] : []), LEVELS[level]];
  if (dayIn === null) return parts.join(' and ');
  return `${parts.join(', ')}, and it is day in ${dayIn}`;
}

/** A warning to whoever asks somebody by name who needs relief themselves; null for anybody else. It holds nobody up. */
export function tiredWarning(name: string, level: FatigueLevel): string | null {
  if (level === 'rested' || level === 'caution') return null;
  return `${name} is ${LEVELS[level]}; asking anyway is recorded.`;
}

/** The place that a zone is named after, where it is day now. */
export function placeByDay(zone: string, now: Instant): string | null {
  const place = zone.startsWith('Etc/') ? undefined : zone.split('/').slice(1).at(-1);
  return place !== undefined && isDay(zone, now) ? place.replaceAll('_', ' ') : null;
}
