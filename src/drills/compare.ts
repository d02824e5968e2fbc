import type { z } from 'zod';
import type { drillReport } from '#contract/space.ts';
import { actorName, type NameBook } from '#core/incident/name-book.ts';
import { describeEvent } from '#core/incident/describe-event.ts';
import type { EventOf, IncidentEvent } from '#core/incident/events.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { MINUTE_MS, toIso, type Instant } from '#core/shared/instant.ts';
import type { PlayedBeat } from './drill-stream.ts';
import type { Night } from './night.ts';
import { originOf } from './origin.ts';
import { saidByRole } from './said-by-role.ts';
import { instantIn, localTimeOf, type Origin, type Scenario } from './scenario.ts';

/** One minute: what happened in the talk's night, and what happened here. */
export type ComparedMinute = z.input<typeof drillReport.answer>['comparison'][number];

interface Here {
  at: Instant;
  sentence: string;
  origin: Origin | null;
}

interface Then {
  at: Instant;
  then: string;
}

/** The two nights side by side, minute by minute; minutes in which nothing happened are left out. */
export function compareNights(
  scenario: Scenario,
  night: Night,
  played: PlayedBeat[],
  names: NameBook,
): ComparedMinute[] {
  const here = [...playedHere(scenario, played), ...happenedHere(scenario, night, played, names)];
  const then = toldThen(scenario);
  const minutes = [...new Set([...here, ...then].map(({ at }) => minuteOf(at)))].toSorted((a, b) => a - b);
  return minutes.map((minute) => {
    const mine = here.filter(({ at }) => minuteOf(at) === minute).toSorted((a, b) => a.at - b.at);
    const theirs = then.filter(({ at }) => minuteOf(at) === minute);
    return {
      at: toIso(minute),
      localTime: localTimeOf(scenario, minute),
      then: joined(theirs.map((one) => one.then)),
      here: joined(mine.map((one) => one.sentence)),
      origin: theirs.length > 0 ? toldBy(scenario) : mine.some((one) => one.origin !== null) ? 'invented' : null,
    };
  });
}

/** Where what is told of the night comes from. */
function toldBy({ source }: Scenario): Origin {
  return source === undefined ? 'talk' : 'report';
}

function toldThen(scenario: Scenario): Then[] {
  const told = [...scenario.beats, ...scenario.facts];
  return told.flatMap(({ at, then }) => (then === null ? [] : [{ at: instantIn(scenario, at), then }]));
}

/** What the cast did; what they did not need to do is said where the talk tells that it was done. */
function playedHere(scenario: Scenario, played: PlayedBeat[]): Here[] {
  return played.flatMap(({ beat: id, fromAt, outcome, sentence }) => {
    const beat = scenario.beats.find((one) => one.id === id);
    if (beat === undefined || (outcome === 'skipped' && beat.then === null)) return [];
    return [{ at: fromAt, sentence, origin: beat.origin }];
  });
}

/** What the procedure did by itself, and what a visitor did. */
function happenedHere(scenario: Scenario, { incident }: Night, played: PlayedBeat[], names: NameBook): Here[] {
  if (incident === null) return [];
  const { events, procedure } = incident;
  return events.flatMap((event, index) => {
    if (!isTold(event) || originOf(scenario, played, event) !== null) return [];
    const sentence =
      event.type === 'UpdatePosted'
        ? updateSentence(event, procedure, events.slice(0, index), names)
        : describeEvent(event, procedure, names)?.sentence;
    if (sentence === undefined) return [];
    const said = scenario.realPeople === true ? saidByRole(sentence, procedure.roles) : sentence;
    return [{ at: event.at, sentence: said, origin: null }];
  });
}

function updateSentence(
  event: EventOf<'UpdatePosted'>,
  procedure: Procedure,
  before: IncidentEvent[],
  names: NameBook,
): string {
  const who = actorName(event.by, names);
  const audience = procedure.audiences.find((one) => one.id === event.data.audience);
  const isFirst = !before.some((one) => one.type === 'UpdatePosted' && one.data.audience === event.data.audience);
  if (audience?.reach.kind === 'public') return `${who} ${isFirst ? 'opened' : 'updated'} the status page.`;
  if (audience?.reach.kind === 'customers') return `${who} wrote to the customers who are hurt.`;
  return `${who} told ${audience?.title.toLowerCase() ?? event.data.audience}.`;
}

/** Bookkeeping and reminders that repeat are no news. */
function isTold(event: IncidentEvent): boolean {
  if (event.by.kind !== 'desk')
    return event.type !== 'ObligationDone' && event.type !== 'RosterRecorded' && event.type !== 'SignalLinked';
  switch (event.type) {
    case 'RolePaged':
    case 'ImpactAssessed':
    case 'ChannelOpened':
    case 'UpdatePosted':
    case 'IncidentClosed':
    case 'HandoverProposed':
    case 'WorkNarrowed':
      return true;
    case 'PageAnswered':
      return event.data.outcome === 'exhausted';
    case 'ObligationLate':
      return event.data.role !== null;
    default:
      return false;
  }
}

function minuteOf(at: Instant): Instant {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function joined(sentences: string[]): string | null {
  return sentences.length === 0 ? null : sentences.join(' ');
}
