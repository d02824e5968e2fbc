import { rosterAt, rolesInTurn } from '../oncall/roster.ts';
import type { Rotation } from '../oncall/rotation.ts';
import { openHandovers } from '../incident/handover.ts';
import type { IncidentUnderProcedure } from '../incident/incident.ts';
import type { Instant } from '../shared/instant.ts';
import { levelAt, NO_DUTY, type Duty } from './level-at.ts';
import type { PersonRest } from './person-rest.ts';
import { notAskedAgain } from './relief.ts';

/** What is known of who could take over. */
export interface ReliefKnown {
  rotations: Rotation[];
  rests: ReadonlyMap<string, PersonRest>;
  /** People with a way to reach them who have not been erased. */
  reachable: ReadonlySet<string>;
  /** People whose rest is protected now. */
  resting: ReadonlySet<string>;
  /** What people do in other incidents at this moment; nobody who does nothing there is in it. */
  elsewhere: ReadonlyMap<string, DutyElsewhere>;
}

/** Roles that somebody holds in other incidents that are worked on. */
export interface DutyElsewhere extends Duty {
  commands: boolean;
}

/** Somebody who could take over, and why they are asked in this turn. */
export interface ReliefCandidate {
  personId: string;
  because: 'on-call' | 'by-day';
  /** Where it is day for them, as an IANA zone. */
  zone: string;
}

/** More are not asked by one page. */
const MOST_CANDIDATES = 5;
/** It is day from 08:00 to 20:00 where somebody lives. */
const DAY_FROM_HOUR = 8;
const DAY_TO_HOUR = 20;

/**
 * Who could take a role over, in the order in which they are asked: whom the schedule names now, then others of the same
 * rotation for whom it is day, then its deputies' rotations likewise. Only people who can be reached, are rested or need
 * no more than caution, hold no role here, and whose rest is not protected. Whoever is asked for another role here,
 * works in another incident or, last of all, commands one comes after everybody who is free. `askedToo` are about to be
 * asked for other roles here.
 */
export function reliefCandidates(
  { incident, procedure }: IncidentUnderProcedure,
  role: string,
  known: ReliefKnown,
  now: Instant,
  askedToo: readonly string[] = [],
): ReliefCandidate[] {
  const { rotations, rests, reachable, resting, elsewhere } = known;
  const policy = { ...procedure.rest.levels, intercept: procedure.rest.sleepinessIntercept };
  const holding = new Set(Object.values(incident.holders).map(({ personId }) => personId));
  const refused = notAskedAgain(incident, role, now);
  const level = (id: string) => levelAt(rests.get(id) ?? null, elsewhere.get(id) ?? NO_DUTY, policy, now).level;
  const isFit = (id: string): boolean =>
    reachable.has(id) &&
    !resting.has(id) &&
    !holding.has(id) &&
    !refused.has(id) &&
    rests.has(id) &&
    isAwakeEnough(level(id));
  const roster = rosterAt(procedure, rotations, (id) => reachable.has(id), now);
  const zoneOf = (id: string): string => rests.get(id)?.settings.zone ?? 'UTC';
  const found: ReliefCandidate[] = [];
  const add = (ids: string[], because: ReliefCandidate['because']): void => {
    for (const personId of ids)
      if (isFit(personId) && !found.some((one) => one.personId === personId))
        found.push({ personId, because, zone: zoneOf(personId) });
  };
  for (const id of rolesInTurn(procedure, role)) {
    add(roster[id] ?? [], 'on-call');
    add(
      rotationOf(procedure.roles, rotations, id).filter((one) => isDay(zoneOf(one), now)),
      'by-day',
    );
  }
  // Nobody is asked for two roles at once while somebody else could take one of them.
  const asked = new Set([
    ...openHandovers(incident).flatMap(({ candidateIds }) => candidateIds.slice(0, 1)),
    ...askedToo,
  ]);
  const turnOf = ({ personId }: ReliefCandidate): number => {
    const duty = elsewhere.get(personId);
    if (duty !== undefined) return duty.commands ? 3 : 2;
    return asked.has(personId) ? 1 : 0;
  };
  return found.toSorted((one, other) => turnOf(one) - turnOf(other)).slice(0, MOST_CANDIDATES);
}

function isAwakeEnough(level: string): boolean {
  return level === 'rested' || level === 'caution';
}

function rotationOf(
  roles: IncidentUnderProcedure['procedure']['roles'],
  rotations: Rotation[],
  role: string,
): string[] {
  const filledBy = roles.find(({ id }) => id === role)?.filledBy;
  if (filledBy === undefined) return [];
  if ('people' in filledBy) return filledBy.people;
  return rotations.find(({ id }) => id === filledBy.schedule)?.people ?? [];
}

/** Whether it is day where somebody lives. */
export function isDay(zone: string, now: Instant): boolean {
  const { hour } = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return hour >= DAY_FROM_HOUR && hour < DAY_TO_HOUR;
}
