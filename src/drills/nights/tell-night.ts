import type { z } from 'zod';
import type { nightMoment } from '#contract/nights.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import { describeEvent } from '#core/incident/describe-event.ts';
import type { NameBook } from '#core/incident/name-book.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { saidByRole } from '../said-by-role.ts';
import { localTimeOf } from '../scenario.ts';
import { nightNames } from './night-names.ts';
import type { Asking, NightWorld } from './night-world.ts';
import { weekdayAndTime } from './weekday-and-time.ts';

export type NightMoment = z.output<typeof nightMoment>;

interface Moment {
  at: Instant;
  sentence: string;
  automatic: boolean;
}

/** A date would tell whose week it was. */
const DATE = / on \d{4}-\d{2}-\d{2}/g;

/**
 * What happened in a played night, in order, as people would tell it. Times are of the procedure's zone, and no date is
 * told. Of one's own people it says neither names nor whether they slept.
 */
export function tellNight(world: NightWorld): { title: string; moments: NightMoment[] } {
  const names = namesOf(world);
  const moments = [...signals(world), ...events(world, names), ...askings(world, names), ...notes(world, names)];
  const { drawn, procedure } = world;
  const { zone } = procedure.calendar;
  return {
    title: `${KINDS[drawn.kind]}, on a ${weekdayAndTime(drawn.startAt, zone)} (${zone})`,
    moments: moments
      .toSorted((one, other) => one.at - other.at)
      .map(({ at, sentence, automatic }) => ({
        afterMinutes: Math.floor((at - drawn.startAt) / MINUTE_MS),
        localTime: localTimeOf({ zone }, at),
        sentence: saidByRole(sentence.replaceAll(DATE, ''), procedure.roles),
        automatic,
      })),
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

function events({ events: all, procedure, rota }: NightWorld, names: NameBook): Moment[] {
  return all.flatMap((event) => {
    const told = describeEvent(event, procedure, rota.isInvented ? names : namesFor(event, names));
    return told === null ? [] : [{ at: event.at, sentence: told.sentence, automatic: event.by.kind === 'desk' }];
  });
}

/** Only whoever is past their limit calls it a night here, so of one's own people it is not said who did. */
function namesFor({ type }: IncidentEvent, names: NameBook): NameBook {
  return type === 'StoodDown' ? { ...names, person: () => 'somebody' } : names;
}

function askings({ askings: all, rota }: NightWorld, names: NameBook): Moment[] {
  return all.map((asking) => ({
    at: asking.at,
    sentence: askedInWords(asking, names.person(asking.personId), rota.isInvented),
    automatic: true,
  }));
}

function askedInWords({ at, by, found, answersAt }: Asking, name: string, isInvented: boolean): string {
  const way = by === 'page' ? 'A page' : 'A reminder';
  const how = found === 'inRoom' ? ', in the room' : isInvented ? `, ${found}` : '';
  const answer = answersAt === null ? 'no answer' : `answered ${afterWords(answersAt - at)}`;
  return `${way} to ${name}${how}: ${answer}.`;
}

function afterWords(ms: number): string {
  return ms < MINUTE_MS ? 'at once' : `after ${durationInWords(ms)}`;
}

function notes({ notes: all }: NightWorld, names: NameBook): Moment[] {
  return all.map(({ at, personId, sentence }) => ({
    at,
    sentence: `The desk said no to ${names.person(personId)}: ${sentence}`,
    automatic: false,
  }));
}

function namesOf(world: NightWorld): NameBook {
  return {
    person: nightNames(world),
    customer: customerName,
    feature: (id) => (id === 'secondary-feature' ? 'a secondary feature' : 'a core feature'),
    change: () => 'a change',
  };
}

function customerName(id: string): string {
  const [, number] = /^customer-(\d+)$/.exec(id) ?? [];
  return number === undefined ? 'A customer who did not report' : `Customer ${number}`;
}
