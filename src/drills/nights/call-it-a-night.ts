import { offeredResume } from '#core/rest/next-resume.ts';
import { whyNotSafe, type NightOutlook } from '#core/rest/safe-to-stop.ts';
import type { Incident } from '#core/incident/incident.ts';
import { rosterAt } from '#core/oncall/roster.ts';
import { HOUR_MS, type Instant } from '#core/shared/instant.ts';
import { isAsleep, lieDown, trueLevel, trueRest } from './asleep.ts';
import { command, performDue } from './desk.ts';
import type { NightWorld } from './night-world.ts';
import type { PersonOfTheNight } from './virtual-person.ts';

/** Nobody calls it a night in the middle of their day. */
const NIGHT = { fromHour: 21, toHour: 6 };

/**
 * A commander who is past their limit at night calls it a night, when the desk's own check says that it is safe to stop.
 * Only where the procedure looks after people; without that everybody goes on.
 */
export function callItANight(world: NightWorld): void {
  const { incident, procedure, now } = world;
  if (incident === null || !procedure.rest.lookAfterPeople || incident.standDown !== null) return;
  const holder = incident.holders[procedure.commander];
  const one = holder === undefined ? undefined : world.people.get(holder.personId);
  if (holder === undefined || one === undefined || !isNight(one, now) || !isPastTheLimit(world, one, holder.sinceAt))
    return;
  const outlook = outlookOf(world, incident);
  if (whyNotSafe({ incident, procedure }, outlook, now).length > 0) return;
  command(world, { kind: 'person', id: one.person.id }, { type: 'StandDown', noteTextId: null, outlook });
  performDue(world);
}

function isNight({ sleeper }: PersonOfTheNight, now: Instant): boolean {
  const hour = ((now + sleeper.offsetMs) / HOUR_MS) % 24;
  return hour >= NIGHT.fromHour || hour < NIGHT.toHour;
}

function isPastTheLimit({ procedure, now }: NightWorld, one: PersonOfTheNight, sinceAt: Instant): boolean {
  const duty = { onIncidentMs: now - (one.inRoomSince ?? now), inRoleMs: now - sinceAt };
  const level = trueLevel(trueRest(one.sleeper, now), duty, procedure.rest.levels);
  return level === 'hand-over' || level === 'stand-down';
}

/** What is known of the night ahead: whom the schedules name in the morning, and who will have slept by then. */
function outlookOf({ procedure, rota, people, now }: NightWorld, incident: Incident): NightOutlook {
  const { resumeAt } = offeredResume({ incident, procedure }, now);
  const roster = rosterAt(procedure, rota.rotations, (id) => people.has(id), resumeAt);
  const rested = [...people].filter(([, one]) => willBeRested(one, now, resumeAt, procedure)).map(([id]) => id);
  // Monitoring watches, as it does in every night that is played.
  const causes = { readyReverts: [], undone: [], irreversible: [] };
  return { resumeAt, tripwires: ['monitoring'], ...causes, roster, rested, exhausted: [] };
}

function willBeRested(
  { sleeper }: PersonOfTheNight,
  now: Instant,
  at: Instant,
  { rest }: NightWorld['procedure'],
): boolean {
  const ahead = { ...sleeper, sleeps: [...sleeper.sleeps] };
  if (!isAsleep(ahead, now)) lieDown(ahead, now);
  const level = trueLevel(trueRest(ahead, at), { onIncidentMs: 0, inRoleMs: 0 }, rest.levels);
  return level === 'rested' || level === 'caution';
}
