import type { Scenario } from '../scenario.ts';
import { FALSE_ALARM } from './false-alarm.ts';
import { PUBLIC_INCIDENTS } from './incidents/public-incidents.ts';
import { LONG_NIGHT_REVERTED } from './long-night-reverted.ts';
import { LONG_NIGHT_STOOD_DOWN } from './long-night-stood-down.ts';
import { LONG_NIGHT } from './long-night.ts';

/** Every scenario that can be played. */
export const SCENARIOS: readonly Scenario[] = [
  LONG_NIGHT,
  LONG_NIGHT_REVERTED,
  LONG_NIGHT_STOOD_DOWN,
  FALSE_ALARM,
  ...PUBLIC_INCIDENTS,
];

/** The scenario of an id, or null. */
export function findScenario(id: string): Scenario | null {
  return SCENARIOS.find((scenario) => scenario.id === id) ?? null;
}
