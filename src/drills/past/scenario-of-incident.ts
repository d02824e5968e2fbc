import type { Catalogue } from '#contract/catalogue.ts';
import { describeEvent } from '#core/incident/describe-event.ts';
import type { NameBook } from '#core/incident/name-book.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { DAY_MS, HOUR_MS, type Instant } from '#core/shared/instant.ts';
import { figuresThen } from '../figures.ts';
import { saidByRole } from '../said-by-role.ts';
import type { Fact, LocalTime } from '../scenario.ts';
import { beatsOf, type PastTelling } from './beats-of.ts';
import { castOf } from './cast-of.ts';
import { companyOf, serviceOf } from './company-of.ts';
import type { PlainScenario } from './plain-scenario.ts';

/** An incident of the desk as it is stored, under the procedure it was worked on by. */
export interface PastIncident {
  id: string;
  state: Incident;
  procedure: Procedure;
  events: readonly IncidentEvent[];
  catalogue: Pick<Catalogue, 'features'>;
}

/** What comes later is left out: it is no drill any more. */
const LONGEST_MS = 7 * DAY_MS;
const AFTERWARDS_MS = HOUR_MS;

/**
 * A scenario from an incident of the desk: its signals at their times, and what people did as long after what they waited
 * for as then. Names and written words are left out; people are called by their role and customers by a number.
 */
export function scenarioOfIncident(past: PastIncident): PlainScenario {
  const { state, procedure } = past;
  const { zone } = procedure.calendar;
  const startAt = firstSignalAt(past.events);
  const endAt = Math.min(startAt + LONGEST_MS, lastDoingAt(past.events) + AFTERWARDS_MS);
  const events = past.events.filter(({ at }) => at <= endAt);
  const startsOn = dateIn(zone, startAt);
  const { cast, memberOf, nameOf } = castOf(events, procedure);
  const { company, customerOf } = companyOf(events, past.catalogue, cast, { zone, startsOn });
  const names: NameBook = {
    person: nameOf,
    customer: (id) => `Customer ${customerOf(id).replace(/\D+/, '')}`,
    feature: (id) => company.catalogue.features.find((feature) => feature.id === id)?.name ?? id,
    change: () => 'a change',
  };
  const localTime = (at: Instant): LocalTime => localIn(zone, startsOn, at);
  const telling: PastTelling = {
    events,
    ...{ localTime, memberOf, customerOf, serviceOf },
    personOf: (id) => cast[memberOf(id)]?.personId ?? '',
    sentence: (event) =>
      saidByRole(describeEvent(event, procedure, names)?.sentence ?? 'It was noted.', procedure.roles),
    judge: procedure.assessment.role,
    isOutside: (audience) => outsideCue(procedure, audience),
    support: cast['soc'] === undefined ? (Object.keys(cast)[0] ?? '') : 'soc',
  };
  return {
    id: `incident-${state.number}`,
    title: `Incident ${state.number}, played again`,
    realPeople: true,
    summary: 'Its signals at their times, and what people did. Names are left out.',
    ...{ zone, startsOn, company, cast },
    startsAt: localTime(startAt),
    endsAt: localTime(endAt + 60_000),
    beats: beatsOf(telling),
    facts: factsOf(telling),
    figuresThen: figuresThen(past, startAt, endAt, { company, zone, realPeople: true }),
    source: `incident ${state.number} of this desk`,
  };
}

/** What the desk did by itself then. */
function factsOf({ events, localTime, sentence }: PastTelling): Fact[] {
  return events.flatMap((event) => {
    if (event.by.kind !== 'desk' || !TOLD.has(event.type)) return [];
    return [{ at: localTime(event.at), then: sentence(event) }];
  });
}

const TOLD: ReadonlySet<IncidentEvent['type']> = new Set<IncidentEvent['type']>([
  'RolePaged',
  'ImpactAssessed',
  'ChannelOpened',
  'UpdatePosted',
]);

function firstSignalAt(events: readonly IncidentEvent[]): Instant {
  return Math.min(
    ...events.flatMap((event) =>
      event.type === 'SignalLinked' ? [Math.min(event.data.receivedAt ?? event.at, event.at)] : [event.at],
    ),
  );
}

/** When somebody did something last, or service was restored; later duties of the desk are no part of it. */
function lastDoingAt(events: readonly IncidentEvent[]): Instant {
  const last = events.findLast(({ by, type }) => by.kind === 'person' && type !== 'PostmortemShared');
  return last?.at ?? events.at(-1)?.at ?? 0;
}

function outsideCue(procedure: Procedure, audience: string): 'status-page-open' | 'customers-told' | null {
  const kind = procedure.audiences.find(({ id }) => id === audience)?.reach.kind;
  return kind === 'public' ? 'status-page-open' : kind === 'customers' ? 'customers-told' : null;
}

function dateIn(zone: string, at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** A wall time as scenarios write it: `17:03`, `+1 02:06`. */
function localIn(zone: string, startsOn: string, at: Instant): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const days = Temporal.PlainDate.from(startsOn).until(local.toPlainDate(), { largestUnit: 'day' }).days;
  const time = local.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
  return days === 0 ? time : `${days > 0 ? '+' : ''}${days} ${time}`;
}
