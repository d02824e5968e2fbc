import type { FatigueLevel } from './fatigue-level.ts';
import type { Instant } from '../shared/instant.ts';
import { isolated } from '../shared/isolated.ts';
import { isDay } from './relief-candidates.ts';

/** What others may know of why somebody is asked to take over: no figure, and nothing of how they slept. */
export interface AskedBecause {
  level: FatigueLevel;
  /** The schedule names them for the role now. */
  isOnCall: boolean;
  /** It is known to be day where they are. Where that is, is their own. */
  isDay: boolean;
}

const LEVELS: Record<FatigueLevel, string> = {
  rested: 'rested',
  caution: 'at caution',
  'hand-over': 'past hand-over level',
  'stand-down': 'past stand-down level',
};

const DAY_THERE = 'it is day there';

/** Why somebody is asked, as the rest of a sentence that others read: "rested, and it is day there". */
export function whyAsked({ level, isOnCall, isDay: isDayNow }: AskedBecause): string {
  const parts = [...(isOnCall ? ['on call now'] : []), LEVELS[level]];
  return isDayNow ? `${parts.join(', ')}, and ${DAY_THERE}` : parts.join(' and ');
}

/** The same as whoever is asked reads it of themselves. */
export function whyYou(why: string): string {
  return why.replace(DAY_THERE, 'it is day where you are');
}

/** A warning to whoever asks somebody by name who needs relief themselves; null for anybody else. It holds nobody up. */
export function tiredWarning(name: string, level: FatigueLevel): string | null {
  if (level === 'rested' || level === 'caution') return null;
  return `${isolated(name)} is ${LEVELS[level]}; asking anyway is recorded.`;
}

/** Whether it is day now where somebody said that they live; not known of a zone that names no place. */
export function isDayThere(zone: string, now: Instant): boolean {
  return zone.includes('/') && !zone.startsWith('Etc/') && isDay(zone, now);
}
