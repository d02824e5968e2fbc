import { DEFAULT_FATIGUE_POLICY, FATIGUE_LEVELS, type FatigueLevel } from '#core/rest/fatigue-level.ts';
import { levelAt } from '#core/rest/level-at.ts';
import { assumedSettings, type PersonRest } from '#core/rest/person-rest.ts';
import { stintsOf, type Stint } from '#core/rest/stints.ts';
import { MINUTE_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import type { Night } from './night.ts';
import type { Scenario } from './scenario.ts';

/** As the desk looks after people. */
const LOOK_EVERY_MS: DurationMs = 5 * MINUTE_MS;

type ScenePeople = Pick<Scenario, 'company' | 'zone'>;
type Incident = NonNullable<Night['incident']>;

/** How long roles were held by somebody past their limit, by the procedure's own rule and the cast's usual sleep. */
export function pastLimitMs(scenario: ScenePeople, incident: Incident, role: string, now: Instant): DurationMs {
  return stintsOf(incident.events)
    .filter((stint) => stint.role === role)
    .reduce((sum, stint) => {
      let ms = 0;
      for (let at = stint.fromAt; at < (stint.toAt ?? now); at += LOOK_EVERY_MS)
        if (isPastLimit(levelInStint(scenario, incident, stint, at))) ms += LOOK_EVERY_MS;
      return sum + ms;
    }, 0);
}

function isPastLimit(level: FatigueLevel): boolean {
  return FATIGUE_LEVELS.indexOf(level) >= FATIGUE_LEVELS.indexOf('hand-over');
}

function levelInStint(
  scenario: ScenePeople,
  { procedure }: Incident,
  { personId, fromAt }: Stint,
  at: Instant,
): FatigueLevel {
  const policy = { ...procedure.rest.levels, intercept: procedure.rest.sleepinessIntercept };
  const duty = { onIncidentMs: at - fromAt, inRoleMs: at - fromAt, incidentsThisShift: 1 };
  return levelAt(restOfCast(scenario, personId), duty, policy, at).level;
}

function restOfCast({ company, zone }: ScenePeople, personId: string): PersonRest {
  const person = company.people.find(({ id }) => id === personId);
  return { settings: assumedSettings(person?.zone ?? zone), facts: [] };
}

/** Pages whose first person usually sleeps at that time, where they live; one that asks for several roles wakes them once. */
export function pagesToSleepers(scenario: ScenePeople, { events }: Incident): number {
  return events.filter((event) => {
    if (event.type !== 'RolePaged' || event.data.callId !== undefined) return false;
    const [first] = event.data.personIds;
    if (first === undefined) return false;
    const duty = { onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 0 };
    return levelAt(restOfCast(scenario, first), duty, DEFAULT_FATIGUE_POLICY, event.at).isAsleep;
  }).length;
}
