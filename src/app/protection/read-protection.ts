import type { IncidentEvent } from '#core/incident/events.ts';
import { coveredRests, restConflicts, type Covered, type CoverFacts, type RestConflict } from '#core/rest/cover.ts';
import { protectedRests, workedIn, type Worked } from '#core/rest/protection.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import { currentProcedure, loadProcedure } from '../incident/load-incident.ts';
import type { IncidentRow } from '../ports/incidents.ts';
import type { PersonRow } from '../ports/people.ts';
import type { RotationRow } from '../ports/rotations.ts';
import type { SpaceContext } from '../space-context.ts';

/** Who rests after the night, the duty in the way of it, and what is known of those who could take over. */
export interface Protection extends CoverFacts {
  now: Instant;
  rotations: RotationRow[];
  people: ReadonlyMap<string, PersonRow>;
  conflicts: RestConflict[];
  covered: Covered[];
}

/** More than were ever worked on at once. */
const MOST_INCIDENTS = 200;
/** An incident that ended was opened within this, if anybody still rests from it. */
const LOOK_BACK_MS = 7 * DAY_MS;

/** What is true of people's rest now. It is worked out when asked for and never kept. */
export async function readProtection(context: SpaceContext): Promise<Protection> {
  const now = context.clock.now();
  const [{ procedure }, rotations, list, worked] = await Promise.all([
    currentProcedure(context),
    context.storage.rotations.list(),
    context.storage.people.list(),
    workedLately(context, now),
  ]);
  const people = new Map(list.map((person) => [person.id, person]));
  const zoneOf = (personId: string): string => people.get(personId)?.zone ?? procedure.calendar.zone;
  const isAskable = (personId: string): boolean => people.get(personId)?.erasedAt === null;
  const rests = protectedRests(
    worked.filter(({ personId }) => isAskable(personId)),
    zoneOf,
    procedure.rest.restAfterMs,
    now,
  );
  return {
    now,
    procedure,
    rotations,
    people,
    rests,
    zoneOf,
    isAskable,
    conflicts: restConflicts(rotations, rests, now),
    covered: coveredRests(rotations, rests, now).filter(({ coverId }) => isAskable(coverId)),
  };
}

async function workedLately(context: SpaceContext, now: Instant): Promise<Worked[]> {
  const { incidents } = context.storage;
  const [open, ended] = await Promise.all([
    incidents.list({ state: 'open', limit: MOST_INCIDENTS }),
    incidents.list({ state: 'ended', limit: MOST_INCIDENTS, openedFrom: now - LOOK_BACK_MS }),
  ]);
  const worked = await Promise.all([...open, ...ended].map((row) => workedOn(context, row)));
  return worked.flat();
}

async function workedOn(context: SpaceContext, { id, version, procedureVersionId }: IncidentRow): Promise<Worked[]> {
  const known = context.cache.worked.get(id);
  if (known?.version === version) return known.worked;
  const stored = await context.storage.events.read<IncidentEvent>({ kind: 'incident', id });
  const worked = workedIn(
    stored.map(({ event }) => event),
    await loadProcedure(context, procedureVersionId),
  );
  context.cache.worked.set(id, { version: stored.length, worked });
  return worked;
}
