import { readFileSync } from 'node:fs';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { FactQuestion } from '#core/postmortem/facts/fact-world.ts';
import type { SourcedFact } from '#core/postmortem/postmortem.ts';
import { referenceProcedure } from './reference-procedure.ts';

const FILE = new URL('../../fixtures/postmortem/long-night.json', import.meta.url);

interface StoredNight {
  people: Record<string, { name: string; zone: string }>;
  customers: Record<string, string>;
  features: Record<string, string>;
  changes: Record<string, string>;
  texts: Record<string, string>;
  events: IncidentEvent[];
}

/** The long night as a desk once stored it: its facts are asked for an hour after its last event. */
export function longNightQuestion(): FactQuestion {
  const stored = JSON.parse(readFileSync(FILE, 'utf8')) as StoredNight;
  return {
    events: stored.events,
    procedure: referenceProcedure(),
    names: {
      person: (id) => stored.people[id]?.name ?? 'somebody',
      customer: (id) => stored.customers[id] ?? 'a customer',
      feature: (id) => stored.features[id] ?? id,
      change: (id) => stored.changes[id] ?? 'a change',
    },
    texts: new Map(Object.entries(stored.texts)),
    zoneOf: (id) => stored.people[id]?.zone ?? null,
    now: (stored.events.at(-1)?.at ?? 0) + 3_600_000,
  };
}

/** Names of everybody in the stored night. */
export function longNightNames(): string[] {
  const { people } = JSON.parse(readFileSync(FILE, 'utf8')) as StoredNight;
  return Object.values(people).map(({ name }) => name);
}

/** Facts as lines to read: what is said, its words, what was known, and the numbers of the events that show it. */
export function factLines(facts: SourcedFact[]): string[] {
  return facts.flatMap(({ sentence, text, known, sources }) => [
    `- ${sentence} ${numbers(sources)}`,
    ...(text === null ? [] : [`    > ${text.replaceAll('\n', '\n    > ')}`]),
    ...known.map((one) => `    - ${one.sentence} ${numbers(one.sources)}`),
  ]);
}

const NUMBERS_SHOWN = 6;

function numbers(sources: SourcedFact['sources']): string {
  const shown = sources.slice(0, NUMBERS_SHOWN).map(({ seq }) => seq);
  return `[${[...shown, ...(sources.length > NUMBERS_SHOWN ? [`… ${sources.length}`] : [])].join(' ')}]`;
}
