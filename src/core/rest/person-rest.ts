import type { Instant } from '../shared/instant.ts';

/** When somebody usually sleeps, in minutes of the local day; `toMinute` before `fromMinute` crosses midnight. */
export interface UsualSleep {
  fromMinute: number;
  toMinute: number;
}

/** What a person set about their own rest. */
export interface RestSettings {
  /** IANA zone where they are now; their usual sleep is meant in it. */
  zone: string;
  /** Usual sleep before a day of work, and before a day off. */
  usual: UsualSleep;
  usualBeforeDayOff: UsualSleep;
  /** ISO weekdays, 1 Monday to 7 Sunday, on which they do not work. */
  daysOff: number[];
  /** Whether sleep is inferred from what they do on the desk; off unless they turn it on. */
  infer: boolean;
  /** Whether there is an estimate at all; off, they are judged by time on duty alone. */
  estimate: boolean;
}

/** What the desk knows of somebody's rest, always by the desk's own clock. */
export type RestFact = { id: string; at: Instant } & (
  | { kind: 'page'; answeredAt: Instant | null }
  /** They did something on the desk. */
  | { kind: 'activity' }
  | { kind: 'to-bed' }
  | { kind: 'awake' }
  /** What they said, at `at`, of when they slept. */
  | { kind: 'slept'; fromAt: Instant; toAt: Instant }
  /** They came from one zone to another. */
  | { kind: 'zone'; fromZone: string; toZone: string }
);

/** Everything from which somebody's alertness is estimated; the estimate itself is never kept. */
export interface PersonRest {
  settings: RestSettings;
  facts: readonly RestFact[];
}

const NIGHT: UsualSleep = { fromMinute: 23 * 60, toMinute: 7 * 60 };

/** What is assumed of somebody who never said anything. */
export function assumedSettings(zone: string): RestSettings {
  return { zone, usual: NIGHT, usualBeforeDayOff: NIGHT, daysOff: [6, 7], infer: false, estimate: true };
}
