import type { EventOf, IncidentEvent } from '#core/incident/events.ts';
import { restoration, type RestoredBy } from '#core/incident/restoration.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import { suspectToRevert } from '#core/incident/revert-decision.ts';
import { isOpen } from '#core/incident/phase.ts';
import { conformance, type StepConformance } from '#core/obligation/conformance.ts';
import type { Instant } from '#core/shared/instant.ts';
import { cueAt, type Cue } from './cue.ts';
import { stintsOf } from '#core/rest/stints.ts';
import type { Night } from './night.ts';
import { pagesToSleepers, pastLimitMs } from './past-limit.ts';
import type { FigureId, Scenario } from './scenario.ts';

/** One number of the night as it was and as it is here. */
export interface Figure {
  title: string;
  /** Null where nobody tells of a night that was. */
  then: string | null;
  here: string;
}

type Incident = NonNullable<Night['incident']>;

const TITLES: Record<FigureId, string> = {
  'status-page': 'First ticket to the status page',
  answered: 'First ticket to somebody being on it',
  assessed: 'First ticket to a known impact',
  suspect: 'First ticket to a suspected change',
  'suspect-to-revert': 'Suspect known to revert started',
  'customers-told': 'First ticket to the first words to customers',
  'updates-on-time': 'Updates on time',
  'duties-on-time': 'Duties of the procedure on time',
  'by-itself': 'Updates that nobody had to type',
  restored: 'First ticket to service restored',
  'longest-command': 'Longest command of one person',
  'past-limit': 'Commanded past the limit',
  'pages-to-sleepers': 'Pages to people who usually sleep then',
};

const REACHED: Partial<Record<FigureId, Cue>> = {
  'status-page': 'status-page-open',
  answered: 'acknowledged',
  assessed: 'assessed',
  'customers-told': 'customers-told',
};

/** By the usual sleep of whoever worked: told of an invented cast alone. */
const ABOUT_SLEEP: readonly FigureId[] = ['past-limit', 'pages-to-sleepers'];

const RESTORED_BY: Record<RestoredBy, string> = {
  seen: 'seen to work',
  'alerts-quiet': 'alerts quiet',
  resolved: 'resolved',
};

function figureIds({ realPeople }: Pick<Scenario, 'realPeople'>): FigureId[] {
  const all = Object.keys(TITLES) as FigureId[];
  return realPeople === true ? all.filter((id) => !ABOUT_SLEEP.includes(id)) : all;
}

/** The figures of a night, counted from the first ticket. */
export function figures(scenario: Scenario, night: Night, firstTicketAt: Instant | null, now: Instant): Figure[] {
  return figureIds(scenario).map((id) => ({
    title: TITLES[id],
    then: scenario.figuresThen?.[id] ?? null,
    here: figureHere(id, night, firstTicketAt, now, scenario),
  }));
}

function figureHere(
  id: FigureId,
  night: Night,
  firstTicketAt: Instant | null,
  now: Instant,
  scenario: Pick<Scenario, 'company' | 'zone'>,
): string {
  const cue = REACHED[id];
  if (cue !== undefined) return sinceTicket(cueAt(night, cue), firstTicketAt, isOver(night));
  if (night.incident === null) return 'none';
  if (id === 'restored') return restored(night.incident, firstTicketAt);
  const { suspectAt, revertAt, ms } = suspectToRevert(night.incident.state);
  if (id === 'suspect') return sinceTicket(suspectAt, firstTicketAt, isOver(night));
  if (id === 'suspect-to-revert') {
    if (ms !== null) return durationInWords(ms);
    return revertAt === null && suspectAt === null ? 'no suspect' : isOver(night) ? 'no revert' : 'no revert so far';
  }
  if (id === 'longest-command') return longestCommand(night.incident, now);
  if (id === 'past-limit') return pastLimit(scenario, night.incident, now);
  if (id === 'pages-to-sleepers') return String(pagesToSleepers(scenario, night.incident));
  if (id === 'by-itself') return typedByNobody(night.incident.events);
  return onTime(stepsOf(night.incident, id, now));
}

function restored({ events, state }: Incident, firstTicketAt: Instant | null): string {
  const known = restoration(events);
  if (known === null && state.phase === 'not-an-incident') return 'it was no incident';
  if (known === null || firstTicketAt === null) return isOpen(state.phase) ? 'not so far' : 'not at all';
  return `${durationInWords(known.at - firstTicketAt)}, ${RESTORED_BY[known.by]}`;
}

function longestCommand({ events, procedure }: Incident, now: Instant): string {
  const stints = stintsOf(events).filter(({ role }) => role === procedure.commander);
  const longestMs = Math.max(0, ...stints.map(({ fromAt, toAt }) => (toAt ?? now) - fromAt));
  return longestMs === 0 ? 'nobody commanded' : durationInWords(longestMs);
}

function pastLimit(scenario: Pick<Scenario, 'company' | 'zone'>, incident: Incident, now: Instant): string {
  const ms = pastLimitMs(scenario, incident, incident.procedure.commander, now);
  return ms === 0 ? 'not at all' : durationInWords(ms);
}

function sinceTicket(at: Instant | null, firstTicketAt: Instant | null, over: boolean): string {
  if (at === null || firstTicketAt === null) return over ? 'not at all' : 'not so far';
  return durationInWords(at - firstTicketAt);
}

function isOver({ incident }: Night): boolean {
  return incident !== null && !isOpen(incident.state.phase);
}

function stepsOf({ state, procedure }: Incident, id: FigureId, now: Instant): StepConformance[] {
  const words = new Set(procedure.steps.filter((step) => step.act === 'update').map((step) => step.id));
  return conformance(state, procedure, now).filter((step) => id === 'duties-on-time' || words.has(step.step));
}

function onTime(steps: StepConformance[]): string {
  const sum = (of: (step: StepConformance) => number): number => steps.reduce((total, step) => total + of(step), 0);
  return `${sum((step) => step.onTime)} of ${sum((step) => step.due)}`;
}

function typedByNobody(events: IncidentEvent[]): string {
  const updates = events.filter((event): event is EventOf<'UpdatePosted'> => event.type === 'UpdatePosted');
  return `${updates.filter((event) => event.by.kind === 'desk').length} of ${updates.length}`;
}

/** The figures of an incident as it was, so that it can be compared with how it is played again. */
export function figuresThen(
  past: { id: string; state: Incident['state']; procedure: Incident['procedure']; events: readonly IncidentEvent[] },
  firstTicketAt: Instant,
  now: Instant,
  scenario: Pick<Scenario, 'company' | 'zone' | 'realPeople'>,
): Partial<Record<FigureId, string>> & Pick<Record<FigureId, string>, 'status-page'> {
  const incident = { ...past, events: [...past.events], words: new Map<string, string>() };
  const night: Night = { incident, group: null, run: null, gate: [] };
  return Object.fromEntries(
    figureIds(scenario).map((id) => [id, figureHere(id, night, firstTicketAt, now, scenario)]),
  ) as Record<FigureId, string>;
}
