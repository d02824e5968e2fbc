import { askGate, overrideGate } from '#contract/gate.ts';
import { createReport } from '#contract/signal.ts';
import { emptyCatalogue } from '#contract/catalogue.ts';
import type { Company } from '../company.ts';
import type { Action, Beat, Scenario } from '../scenario.ts';
import { findScenario } from '../scenarios/find-scenario.ts';

/** What a game day plays when its leader brings every signal by hand. */
const FREE: Scenario = {
  id: 'free',
  realPeople: true,
  title: 'Signals by hand',
  summary: 'The leader brings every alert and report.',
  zone: 'UTC',
  startsOn: '2026-01-01',
  startsAt: '00:00',
  endsAt: '00:00',
  openEnd: true,
  company: {
    name: 'Game day',
    publicUrl: '',
    catalogue: emptyCatalogue(),
    people: [{ id: 'cast-nobody', name: 'Nobody in this game day', email: null, zone: 'UTC', contacts: [] }],
    rotations: [],
    changes: [],
  },
  cast: { nobody: { personId: 'cast-nobody', role: 'imoc', title: 'nobody' } },
  beats: [],
  facts: [],
  figuresThen: null,
};

/**
 * A scenario as real people play it: what the world does in it happens, tickets, alerts and changes, and what its cast
 * decided is left to them. Null for one that is not known; `scenarioId` null is the one without any signal.
 */
export function gameScenario(scenarioId: string | null): Scenario | null {
  if (scenarioId === null) return FREE;
  const scenario = findScenario(scenarioId);
  if (scenario === null) return null;
  return {
    ...scenario,
    openEnd: true,
    realPeople: true,
    company: withCastApart(scenario.company),
    cast: Object.fromEntries(
      Object.entries(scenario.cast).map(([who, member]) => [who, { ...member, personId: apart(member.personId) }]),
    ),
    beats: scenario.beats.flatMap(signalsOf),
    facts: [],
    figuresThen: null,
  };
}

/** The beat without what people decide in it; nothing when that is all of it. */
function signalsOf({ decision: _decision, ...beat }: Beat): Beat[] {
  const actions = beat.actions.filter(isOfTheWorld);
  return actions.length === 0 ? [] : [{ ...beat, then: null, actions }];
}

function isOfTheWorld(action: Action): boolean {
  if (action.kind === 'alert' || action.kind === 'record-change') return true;
  return action.kind === 'call' && [createReport, askGate, overrideGate].some((route) => route === action.route);
}

/** The cast under ids and names that no real person has. */
function withCastApart(company: Company): Company {
  return {
    ...company,
    people: company.people.map((person) => ({
      ...person,
      id: apart(person.id),
      name: `${person.name} (of the scenario)`,
    })),
    rotations: company.rotations.map((rotation) => ({
      ...rotation,
      people: rotation.people.map(apart),
      overrides: rotation.overrides.map((one) => ({ ...one, personId: apart(one.personId) })),
    })),
  };
}

function apart(personId: string): string {
  return `cast-${personId}`;
}
