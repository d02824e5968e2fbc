import { createReport } from '#contract/signal.ts';
import { PAGE_DELAY_MS } from '#app/page/start-page.ts';
import { pageChain } from '#core/oncall/roster.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import type { Action, Beat, Scenario } from './scenario.ts';

/** How somebody of the cast behaves: comes late, sleeps until seven, or does not answer at all. */
export type VirtualBehaviour = 'late' | 'asleep' | 'absent';

/** Somebody of the cast who does not do what the scenario says. */
export interface VirtualPersonOfCast {
  behaviour: VirtualBehaviour;
  /** The role they hold by the schedule. */
  role: string;
}

/** Whoever is late does everything so much later. */
const LATE_MINUTES = 20;
/** A deputy who is asked answers after so many minutes. */
const DEPUTY_ANSWERS_MINUTES = 2;
const UP_AGAIN = '+1 07:00';

/** Reads `late`, `asleep:imoc` and the like; without a role it is whoever commands. Null for anything else. */
export function readVirtualPerson(text: string, procedure: Procedure): VirtualPersonOfCast | null {
  const [behaviour, role = procedure.commander, ...rest] = text.split(':');
  if (behaviour !== 'late' && behaviour !== 'asleep' && behaviour !== 'absent') return null;
  return rest.length === 0 && procedure.roles.some(({ id }) => id === role) ? { behaviour, role } : null;
}

/**
 * The scenario with some of its cast late, asleep or absent. Whoever the procedure asks instead does what they would have
 * done, once they were asked and have come.
 */
export function withVirtualPeople(
  scenario: Scenario,
  procedure: Procedure,
  people: readonly VirtualPersonOfCast[],
): Scenario {
  return people.reduce((played, person) => withOne(played, procedure, person, people), scenario);
}

function withOne(
  scenario: Scenario,
  procedure: Procedure,
  person: VirtualPersonOfCast,
  all: readonly VirtualPersonOfCast[],
): Scenario {
  const member = memberOf(scenario, person.role);
  if (member === null) return scenario;
  const deputy = deputyOf(scenario, procedure, person.role, all);
  const beats = scenario.beats.flatMap((beat) => {
    if (beat.who !== member || isOfTheWorld(beat)) return [beat];
    const own = behaves(beat, person.behaviour);
    const instead = deputy === null ? null : doneInstead(beat, deputy, member);
    return [...(own === null ? [] : [own]), ...(instead === null ? [] : [instead])];
  });
  return { ...scenario, beats };
}

function memberOf({ cast }: Scenario, role: string): string | null {
  return Object.entries(cast).find(([, member]) => member.role === role)?.[0] ?? null;
}

/** What monitoring, pipelines and customers say comes whoever sleeps. */
function isOfTheWorld({ actions }: Beat): boolean {
  const isWorld = (action: Action): boolean =>
    action.kind === 'alert' ||
    action.kind === 'record-change' ||
    (action.kind === 'call' && action.route === createReport);
  return actions.length > 0 && actions.every(isWorld);
}

function behaves(beat: Beat, behaviour: VirtualBehaviour): Beat | null {
  switch (behaviour) {
    case 'absent':
      return null;
    case 'asleep':
      return { ...beat, at: isBefore(beat.at, UP_AGAIN) ? UP_AGAIN : beat.at };
    case 'late':
      return beat.after === undefined
        ? { ...beat, after: { cue: 'opened', minutes: LATE_MINUTES } }
        : { ...beat, after: { ...beat.after, minutes: beat.after.minutes + LATE_MINUTES } };
  }
}

/** Whom the procedure asks next for a role, and how many people were asked before them. */
interface Deputy {
  member: string;
  title: string;
  place: number;
}

function deputyOf(
  scenario: Scenario,
  procedure: Procedure,
  role: string,
  all: readonly VirtualPersonOfCast[],
): Deputy | null {
  const roster = Object.fromEntries(procedure.roles.map(({ id }) => [id, [id]]));
  const chain = pageChain(procedure, roster, role);
  for (const [place, candidate] of chain.entries()) {
    const member = memberOf(scenario, candidate);
    const isMissing = all.some((one) => one.role === candidate);
    if (place > 0 && member !== null && !isMissing)
      return { member, title: scenario.cast[member]?.title ?? candidate, place };
  }
  return null;
}

function doneInstead(beat: Beat, { member, title, place }: Deputy, absent: string): Beat | null {
  const page = beat.actions.find((action) => action.kind === 'answer-page');
  const waitMinutes = (place * PAGE_DELAY_MS) / MINUTE_MS + DEPUTY_ANSWERS_MINUTES;
  const first = beat.after ?? { cue: 'opened' as const, minutes: 0 };
  return {
    ...beat,
    id: `${beat.id}-by-${member}`,
    who: member,
    origin: 'invented',
    then: null,
    does: `In place of ${absent}, the ${title} did it: ${beat.does}`,
    // Who was asked instead comes in their turn; what comes after waits for what it always waited for.
    after: page === undefined ? first : { ...first, minutes: waitMinutes },
  };
}

function isBefore(one: string, other: string): boolean {
  return sortable(one) < sortable(other);
}

function sortable(local: string): number {
  const [, days = '0', hours = '0', minutes = '0'] = /^(?:([+-]\d+) )?(\d{2}):(\d{2})$/.exec(local) ?? [];
  return (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
}
