import { durationInWords, timeInWords } from '../../comms/time-in-words.ts';
import type { EventOf } from '../../incident/events.ts';
import { isAroundTheClock } from '../../procedure/around-the-clock.ts';
import { stintsOf as workOf } from '../../rest/stints.ts';
import { personOf } from '../../shared/actor.ts';
import { MINUTE_MS, type DurationMs } from '../../shared/instant.ts';
import type { SourcedFact } from '../postmortem.ts';
import { placedOf, roleTitle, type FactWorld, type Placed } from './fact-world.ts';
import { isNight, nightMs } from './night-hours.ts';
import { counted, fact, listed } from './sourced.ts';
import { stintsOf, type Stint } from './stints.ts';

/**
 * How the work was shared: by role, without names, because this is about how work is arranged and not about persons.
 * How awake somebody was is nowhere in it.
 */
export function nightFacts(world: FactWorld): SourcedFact[] {
  const stints = stintsOf(world);
  return [
    ...hours(world, stints),
    ...byRole(world, stints),
    ...handovers(world),
    ...pauses(world),
    ...pages(world),
    ...hands(world),
  ];
}

function hours(world: FactWorld, stints: Stint[]): SourcedFact[] {
  const { incident, now } = world;
  const toAt = incident.resolvedAt ?? incident.endedAt ?? now;
  const open = `It was open for ${durationInWords(toAt - incident.openedAt)}.`;
  const ends = [world.placed[0], ...placedOf(world, 'IncidentResolved').slice(-1)];
  return [...fact(incident.openedAt, open, ends), ...heldHours(world, stints)];
}

/** Night is night where whoever held the role lives: two offices share one incident so that nobody works through theirs. */
function heldHours(world: FactWorld, stints: Stint[]): SourcedFact[] {
  const ended = stints.map((stint) => ({ ...stint, toAt: stint.toAt ?? world.now }));
  const held = ended.reduce((sum, { fromAt, toAt }) => sum + toAt - fromAt, 0);
  const night = workedAtNightMs(world);
  const atNight = night < MINUTE_MS ? 'none of them worked' : `${durationInWords(night)} of them worked`;
  const sentence = `Roles were held for ${durationInWords(held)} in all, ${atNight} between 22:00 and 07:00 where whoever held them lives.`;
  return fact(
    null,
    sentence,
    stints.flatMap(({ shown }) => shown),
  );
}

/** A role of what waits for working hours is held in one's sleep. */
function workedAtNightMs(world: FactWorld): DurationMs {
  const stints = workOf(world.events, (priority) => isAroundTheClock(world.procedure, priority));
  return stints.reduce(
    (sum, { fromAt, toAt, personId }) => sum + nightMs(fromAt, toAt ?? world.now, zoneOf(world, personId)),
    0,
  );
}

function zoneOf(world: FactWorld, personId: string): string {
  return world.zoneOf(personId) ?? world.procedure.calendar.zone;
}

function byRole(world: FactWorld, stints: Stint[]): SourcedFact[] {
  return [...Map.groupBy(stints, ({ role }) => role)].flatMap(([role, own]) => {
    const lengths = own.map(({ fromAt, toAt }) => durationInWords((toAt ?? world.now) - fromAt));
    const spans = own.length === 1 ? 'one stint of' : `${own.length} stints:`;
    return fact(
      own[0]?.fromAt ?? null,
      `${roleTitle(world, role)}: ${spans} ${listed(lengths, 12)}.`,
      own.flatMap(({ shown }) => shown),
    );
  });
}

function handovers(world: FactWorld): SourcedFact[] {
  return placedOf(world, 'RoleHandedOver').flatMap((one) => {
    const { event, before } = one;
    const held = before?.holders[event.data.role];
    const after = held === undefined ? '' : ` after ${durationInWords(event.at - held.sinceAt)}`;
    const note = event.data.noteTextId === null ? '' : ', with a note';
    return fact(
      event.at,
      `${roleTitle(world, event.data.role)} was handed over ${timeInWords(event.at)}${after}${note}.`,
      [one],
    );
  });
}

/** The times in which work stood down, so that people could rest. */
function pauses(world: FactWorld): SourcedFact[] {
  const resumed = placedOf(world, 'WorkResumed', 'IncidentResolved', 'IncidentDismissed', 'IncidentMerged');
  return placedOf(world, 'StoodDown').flatMap((one) => {
    const end = resumed.find(({ seq }) => seq > one.seq);
    const planned = timeInWords(one.event.data.resumeAt, one.event.at);
    const length = durationInWords((end?.event.at ?? world.now) - one.event.at);
    const sentence = `Work stood down ${timeInWords(one.event.at)} for ${length}; it was to go on ${planned}.`;
    return fact(one.event.at, sentence, [one, end]);
  });
}

function pages(world: FactWorld): SourcedFact[] {
  const asked = placedOf(world, 'RolePaged').filter(
    ({ event: { data } }) => data.personIds.length > 0 && data.callId === undefined,
  );
  const atNight = asked.filter(({ event }) => {
    return isNight(event.at, zoneOf(world, event.data.personIds[0] ?? ''));
  });
  if (asked.length === 0) return [];
  const answers = placedOf(world, 'PageAnswered');
  // Whoever was asked as several roles at once may have answered for one of them only.
  const answerOf = ({ event }: Placed<EventOf<'RolePaged'>>) => {
    const all = pageIdsOf(world, event.data.pageId).flatMap(
      (pageId) => answers.find((one) => one.event.data.pageId === pageId) ?? [],
    );
    return all.find((one) => one.event.data.outcome === 'acknowledged') ?? all[0];
  };
  const answered = asked.filter((one) => answerOf(one)?.event.data.outcome === 'acknowledged').length;
  const night = atNight.length === 0 ? 'none of them' : `${atNight.length} of them`;
  const sentence = `${counted(asked.length, 'page')} went out, ${answered} ${answered === 1 ? 'was' : 'were'} answered; ${night} at night where the person who was asked lives.`;
  return fact(null, sentence, [...asked, ...asked.map(answerOf)]);
}

/** Every page that one call is to the incident. */
function pageIdsOf({ incident }: FactWorld, callId: string): string[] {
  return Object.entries(incident.pages).flatMap(([pageId, page]) => (page.callId === callId ? [pageId] : []));
}

/** How many people did anything while it was open. */
function hands(world: FactWorld): SourcedFact[] {
  const firstOf = new Map<string, Placed>();
  for (const one of world.placed) {
    const person = personOf(one.event.by);
    if (person !== null && world.incident.resolvedAt !== null && one.event.at > world.incident.resolvedAt) break;
    if (person !== null && !firstOf.has(person)) firstOf.set(person, one);
  }
  return fact(null, `${counted(firstOf.size, 'person', 'people')} took part while it was open.`, [...firstOf.values()]);
}
