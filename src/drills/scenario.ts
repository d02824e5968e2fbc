import type { BodyOf, ParamsOf, Route } from '#contract/route.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { ChangeRow } from '#app/ports/changes.ts';
import type { Company } from './company.ts';
import type { Cue } from './cue.ts';

/** Where something in a scenario comes from: told in the talk, told in a public report, or invented to fill a gap. */
export type Origin = 'talk' | 'report' | 'invented';

/** Roles that a visitor may play. */
export type Seat = 'on-call' | 'imoc' | 'soc';

/** Wall time in the scenario's zone: `17:03`, or `+1 02:00` and `-1 17:00` for the day after and the day before. */
export type LocalTime = string;

/**
 * Something a person of the cast does, or sees happen. In the strings of `params` and `body`, `{incident}`, `{group}`,
 * `{mitigation}`, `{handover:ROLE}`, `{packet}`, `{run}` and `{attempt}` stand for ids that are known only when it is played.
 */
export type Action =
  | { kind: 'call'; route: Route; params: unknown; body: unknown }
  | { kind: 'answer-page'; role: string }
  /** Monitoring says that something hurts, or no longer does. */
  | { kind: 'alert'; alert: DrillAlert }
  /** A pipeline tells the register of a change. */
  | { kind: 'record-change'; change: ChangeRow };

/** An alert of the drill's monitoring; one of the same key is the same alert. */
export interface DrillAlert {
  key: string;
  status: 'firing' | 'resolved';
  service: string;
  title: string;
  details?: string;
}

/** What a person does at some time, and what is known to have happened then. */
export interface Beat {
  /** Unique in the scenario. */
  id: string;
  /** Not before this time. */
  at: LocalTime;
  /** Nor before this has happened for so many minutes: people act when they are asked, not by the script. */
  after?: { cue: Cue; minutes: number };
  /** Left out when this has happened already: the procedure was faster. `because` goes before the time it happened. */
  unless?: { cue: Cue; because: string };
  /** Member of the cast. */
  who: string;
  /** Once one of these has happened, somebody else does it; the last in the list that has counts. */
  instead?: { once: Cue; who: string; does: string }[];
  origin: Origin;
  /** What is done here, as one sentence. */
  does: string;
  /** What happened at this time in the night that is told; null where nothing is known. */
  then: string | null;
  actions: Action[];
  /** A visitor in this seat is asked first. */
  decision?: { seat: Seat; ask: string };
}

/** Something that is told of the night and that nobody plays. */
export interface Fact {
  at: LocalTime;
  then: string;
}

export interface CastMember {
  personId: string;
  /** The role they hold by the schedule, as the procedure names it. */
  role: string;
  /** Who they are in tables: `SOC`, `on-call`. */
  title: string;
}

/** Figures that compare the night as it was with the night as it is played. */
export type FigureId =
  | 'status-page'
  | 'answered'
  | 'assessed'
  | 'suspect'
  | 'suspect-to-revert'
  | 'customers-told'
  | 'updates-on-time'
  | 'duties-on-time'
  | 'by-itself'
  | 'restored'
  | 'longest-command'
  | 'past-limit'
  | 'pages-to-sleepers';

/** A night to be played: a company, its people, and what each does when. */
export interface Scenario {
  id: string;
  title: string;
  summary: string;
  /** IANA zone of its wall times. */
  zone: string;
  /** The day of times without `+1`, `YYYY-MM-DD`. */
  startsOn: string;
  startsAt: LocalTime;
  endsAt: LocalTime;
  /** It does not end by itself: a game day, which its leader ends. */
  openEnd?: boolean;
  company: Company;
  cast: Record<string, CastMember>;
  /** What people do; the first is the first ticket. */
  beats: Beat[];
  facts: Fact[];
  /** The told side of the figures, `not known` where nothing is told; null for what was invented altogether. */
  figuresThen: (Partial<Record<FigureId, string>> & Pick<Record<FigureId, string>, 'status-page'>) | null;
  /** Steps of revert plans that the drill's executors fail, by step id, with what they say. All others succeed. */
  failingSteps?: Record<string, string>;
  /** Real people stand behind its roles: they are called by role, and no figure of sleep or alertness is told. */
  realPeople?: true;
  /** Where what is told can be read, such as a public report. */
  source?: string;
}

/** One call of the API, with the types of its route. */
export function call<R extends Route>(route: R, input: { params?: ParamsOf<R>; body?: BodyOf<R> } = {}): Action {
  return { kind: 'call', route, params: input.params ?? {}, body: input.body ?? {} };
}

/** The answer to the page that asks for a role, as by the link in the mail. */
export function answerPage(role: string): Action {
  return { kind: 'answer-page', role };
}

/** An alert that begins or ends to fire. */
export function alert(status: DrillAlert['status'], key: string, service: string, title: string): Action {
  return { kind: 'alert', alert: { key, status, service, title } };
}

const LOCAL_TIME = /^(?:([+-]\d+) )?(\d{2}:\d{2})$/;

/** The instant of a wall time in a scenario. Throws for a time that is not written as one. */
export function instantIn(scenario: Pick<Scenario, 'zone' | 'startsOn'>, local: LocalTime): Instant {
  const [, days = '0', time] = LOCAL_TIME.exec(local) ?? [];
  if (time === undefined) throw new Error(`${local} is no time of a scenario`);
  const day = Temporal.PlainDate.from(scenario.startsOn).add({ days: Number(days) });
  return day.toZonedDateTime({ timeZone: scenario.zone, plainTime: time }).epochMilliseconds;
}

const timesOfScenario = new WeakMap<Scenario, Map<string, Instant>>();

/** The instant before which a beat is not played. */
export function beatAt(scenario: Scenario, beat: Beat): Instant {
  const times =
    timesOfScenario.get(scenario) ?? new Map(scenario.beats.map((one) => [one.id, instantIn(scenario, one.at)]));
  timesOfScenario.set(scenario, times);
  return times.get(beat.id) ?? instantIn(scenario, beat.at);
}

/** The wall time of an instant in a scenario's zone, to the minute: `17:03`. */
export function localTimeOf(scenario: Pick<Scenario, 'zone'>, at: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(scenario.zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
}
