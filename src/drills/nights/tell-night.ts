import type { z } from 'zod';
import type { nightMoment } from '#contract/nights.ts';
import { describeEvent } from '#core/incident/describe-event.ts';
import type { NameBook } from '#core/incident/name-book.ts';
import { toIso, type Instant } from '#core/shared/instant.ts';
import { localTimeOf } from '../scenario.ts';
import type { Asking, NightWorld } from './night-world.ts';
import type { Rota } from './rota.ts';

export type NightMoment = z.output<typeof nightMoment>;

interface Moment {
  at: Instant;
  sentence: string;
  automatic: boolean;
}

/** What happened in a played night, in order, as people would tell it. Times are of the procedure's zone. */
export function tellNight(world: NightWorld): { title: string; moments: NightMoment[] } {
  const moments = [...signals(world), ...events(world), ...askings(world), ...notes(world)];
  const { zone } = world.procedure.calendar;
  return {
    title: `${KINDS[world.drawn.kind]}, from ${toIso(world.drawn.startAt).slice(0, 16).replace('T', ' ')} UTC`,
    moments: moments
      .toSorted((one, other) => one.at - other.at)
      .map(({ at, ...rest }) => ({ at: toIso(at), localTime: localTimeOf({ zone }, at), ...rest })),
  };
}

const KINDS: Record<NightWorld['drawn']['kind'], string> = {
  'false-alarm': 'A false alarm',
  P1: 'In truth a P1',
  P2: 'In truth a P2',
  P3: 'In truth a P3',
};

function signals({ drawn, incident }: NightWorld): Moment[] {
  return drawn.signals
    .filter(({ at }) => incident === null || at < incident.openedAt)
    .map(({ at, kind, customerId }) => ({
      at,
      sentence: kind === 'alert' ? 'An alert fires.' : `${customerName(customerId ?? '')} reports it.`,
      automatic: false,
    }));
}

function events({ events: all, procedure, rota }: NightWorld): Moment[] {
  const names = namesOf(rota);
  return all.flatMap((event) => {
    const told = describeEvent(event, procedure, names);
    return told === null ? [] : [{ at: event.at, sentence: told.sentence, automatic: event.by.kind === 'desk' }];
  });
}

function askings({ askings: all, rota }: NightWorld): Moment[] {
  const names = namesOf(rota);
  return all.map((asking) => ({
    at: asking.at,
    sentence: askedInWords(asking, names.person(asking.personId)),
    automatic: true,
  }));
}

function askedInWords({ by, found, answersAt }: Asking, name: string): string {
  const way = by === 'page' ? 'A page' : 'A reminder';
  const how = found === 'asleep' ? 'asleep' : found === 'inRoom' ? 'in the room' : 'awake';
  return answersAt === null ? `${way} to ${name}, ${how}: missed.` : `${way} reaches ${name}, ${how}.`;
}

function notes({ notes: all }: NightWorld): Moment[] {
  return all.map(({ at, sentence }) => ({ at, sentence, automatic: false }));
}

function namesOf({ people }: Rota): NameBook {
  const byId = new Map(people.map(({ id, name }) => [id, name]));
  return {
    person: (id) => byId.get(id) ?? 'Somebody',
    customer: customerName,
    feature: (id) => (id === 'secondary-feature' ? 'A secondary feature' : 'A core feature'),
    change: () => 'A change',
  };
}

function customerName(id: string): string {
  const [, number] = /^customer-(\d+)$/.exec(id) ?? [];
  return number === undefined ? 'A customer who did not report' : `Customer ${number}`;
}
