import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factLines, longNightNames, longNightQuestion } from '#testing/golden-postmortem.ts';
import { goldenStreams } from '#testing/golden-streams.ts';
import { handOver } from '#testing/hand-over.ts';
import {
  ANA,
  IVO,
  SOL,
  TESS,
  impact,
  incidentStory,
  severeImpact,
  type IncidentStory,
} from '#testing/incident-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { promised } from '#testing/sample-terms.ts';
import type { IncidentEvent } from '../../incident/events.ts';
import { openObligations } from '../../incident/incident.ts';
import { DESK } from '../../shared/actor.ts';
import { HOUR_MS, MINUTE_MS, toIso } from '../../shared/instant.ts';
import { PART_TITLES } from '../part-titles.ts';
import { POSTMORTEM_ORDER, type FactSectionId, type SourcedFact } from '../postmortem.ts';
import { projectFacts } from './project-facts.ts';

type Facts = Record<FactSectionId, SourcedFact[]>;

const names = {
  person: (id: string) => `name of ${id}`,
  customer: (id: string) => id,
  feature: (id: string) => id,
  change: (id: string) => id,
};

function factsOf(events: readonly IncidentEvent[], now = events.at(-1)?.at ?? 0): Facts {
  const procedure = referenceProcedure();
  return projectFacts({ events, procedure, names, texts: new Map(), zoneOf: () => null, now });
}

/** Every statement, and everything that was known, names events that are in the stream. */
function expectSourced(facts: Facts, events: readonly IncidentEvent[]): void {
  for (const one of Object.values(facts).flat()) {
    for (const { sources } of [one, ...one.known]) {
      expect(sources.length).toBeGreaterThan(0);
      for (const { seq, type } of sources) expect(events[seq - 1]?.type).toBe(type);
    }
  }
}

test('the facts of the long night are those that were looked at', async () => {
  const facts = projectFacts(longNightQuestion());
  const lines = POSTMORTEM_ORDER.flatMap((id) =>
    id in facts ? [`## ${PART_TITLES[id]}`, '', ...factLines(facts[id as FactSectionId]), ''] : [],
  );
  await expect(lines.join('\n')).toMatchFileSnapshot('../../../../fixtures/postmortem/long-night.md');
});

test('every line of the long night names the events that show it', () => {
  const question = longNightQuestion();
  const facts = projectFacts(question);
  expectSourced(facts, question.events);
  expect(facts.timeline.length).toBeGreaterThan(100);
});

test('how the work was shared names nobody', () => {
  const { night, conformance } = projectFacts(longNightQuestion());
  const said = factLines([...night, ...conformance]).join('\n');
  for (const name of longNightNames()) expect(said).not.toContain(name);
});

test('a role of a P3 that is held over night is no work at night, and the hours before it was one are', () => {
  const story = incidentStory({ tier: 'secondary', at: '2018-11-05T21:30:00Z' })
    .when(ANA, { type: 'AssignRole', role: 'imoc', personId: 'ivo' })
    .until('22:40')
    .when(IVO, impact({ tier: 'secondary', workaround: 'no', customers: 1 }))
    .until('2018-11-06T09:00:00Z');
  expect(story.incident.assessment?.priority).toBe('P3');
  const { night } = factsOf(story.events, story.now);
  expect(factLines(night).join('\n')).toContain(
    'Roles were held for 11 h 30 min in all, 40 min of them worked between 22:00 and 07:00',
  );
});

test('a night on which work stood down shows how long, ends the stints, and says nothing of how tired anybody was', () => {
  const story = incidentStory({ customers: ['acme', 'globex'] })
    .when(IVO, severeImpact())
    .when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'ivo' });
  const at = (hours: number) => story.now + hours * HOUR_MS;
  const events: IncidentEvent[] = [
    ...story.events,
    {
      type: 'StoodDown',
      v: 1,
      at: at(2),
      by: IVO,
      data: { resumeAt: at(10), watcherId: null, tripwires: [], noteTextId: null },
    },
    { type: 'WorkResumed', v: 1, at: at(9), by: IVO, data: { cause: 'person', signalId: null, reasonTextId: null } },
  ];
  const facts = factsOf(events, at(10));
  expectSourced(facts, events);
  const night = factLines(facts.night).join('\n');
  expect(night).toContain('Incident manager on call: one stint of 2 h.');
  expect(night).toMatch(/Work stood down .* for 7 h; it was to go on /);
  expect(facts.decisions.map(({ sources }) => sources[0].type)).toEqual(
    expect.arrayContaining(['StoodDown', 'WorkResumed']),
  );
  expect(JSON.stringify(facts)).not.toMatch(/sleep|tired|alert(?:ness)?\b|fatigue/i);
});

test.each(goldenStreams())('the facts of a stored stream are sourced: %s', (_, { events }) => {
  expectSourced(factsOf(events), events);
});

test('a long incident with a hundred customers is projected in seconds', { timeout: 20_000 }, () => {
  const customers = Array.from({ length: 100 }, (_, index) => `customer-${index}`);
  const story = incidentStory({ customers, terms: Object.fromEntries(customers.map((id) => [id, promised()])) });
  const posted = Array.from({ length: 200 }, (_, index): IncidentEvent => ({
    type: 'UpdatePosted',
    v: 1,
    at: story.now + index * 10 * MINUTE_MS,
    by: SOL,
    data: {
      updateId: `u_${index}`,
      audience: 'customers',
      textId: 't',
      kind: 'holding',
      state: 'investigating',
      nextUpdateAt: null,
      toCustomerIds: customers,
    },
  }));
  const events = [...story.events, ...posted];
  const facts = factsOf(events);
  expect(facts.clocks.at(-1)?.sentence).toContain('in time');
  expectSourced({ ...facts, clocks: facts.clocks.slice(0, 20) }, events);
});

describe('whatever happened', { timeout: 60_000 }, () => {
  const step = fc.constantFrom<(story: IncidentStory, nth: number) => void>(
    (story) => void story.when(IVO, severeImpact()),
    (story, nth) => void story.when(IVO, impact({ customers: 1, customerIds: ['acme'] }, `assessment-${nth}`)),
    (story, nth) => void story.when(IVO, impact({ tier: 'secondary', customers: 0 }, `assessment-${nth}`)),
    (story) => void story.when(ANA, { type: 'Acknowledge' }),
    (story) => void story.when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'ivo' }),
    (story) => void handOver(story, 'imoc', 'tess'),
    (story) =>
      void story.when(TESS, { type: 'RankSuspects', suspects: [{ changeId: 'c1', probability: 0.8 }], strongId: 'c1' }),
    (story) =>
      void story.when(TESS, { type: 'JudgeSuspect', changeId: 'c1', verdict: 'ruled-out', reasonTextId: null }),
    (story, nth) => void story.when(TESS, start(`m${nth}`)),
    (story, nth) =>
      void story.when(TESS, {
        type: 'VerifyMitigation',
        mitigationId: `m${nth - 1}`,
        outcome: 'worked',
        noteTextId: null,
      }),
    (story) => void story.when(SOL, { type: 'Waive', key: story.owed()[0] ?? '', reasonTextId: 'reason' }),
    (story) => void story.when(IVO, { type: 'Resolve', verificationTextId: 'seen' }),
    (story) => void story.when(IVO, { type: 'Reopen', reasonTextId: 'back' }),
    (story) => void story.when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null }),
    (story) => void story.until(toIso(story.now + 47 * MINUTE_MS)),
    (story) => void story.until(toIso(story.now + 7 * HOUR_MS)),
  );

  test('each statement names events of its stream, and the same stream gives the same facts', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const story = incidentStory({ customers: ['acme', 'globex'] });
        for (const [nth, go] of steps.entries()) attempt(() => go(story, nth));
        const facts = factsOf(story.events, story.now);
        expectSourced(facts, story.events);
        expect(factsOf(structuredClone(story.events), story.now)).toEqual(facts);
      }),
      { numRuns: 50 },
    );
  });

  test('the timeline of every prefix is the beginning of the whole', () => {
    const { events } = longNightQuestion();
    const whole = factsOf(events).timeline;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: events.length }), (length) => {
        const part = factsOf(events.slice(0, length)).timeline;
        expect(part).toEqual(whole.slice(0, part.length));
      }),
      { numRuns: 20 },
    );
  });
});

function start(mitigationId: string) {
  return {
    type: 'StartMitigation' as const,
    mitigationId,
    kind: 'restart' as const,
    changeId: null,
    noteTextId: null,
    reasonTextId: null,
  };
}

/** What is refused did not happen. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!String(error).includes('was refused')) throw error;
  }
}

test('a page that asks for several roles counts once, as answered also when it was for one of them', () => {
  const story = incidentStory();
  const [duty] = openObligations(story.incident);
  const told = (): string | undefined =>
    factsOf(story.events).night.find(({ sentence }) => sentence.includes(' went out, '))?.sentence;
  const tess = { role: 'soc', personIds: ['tess'] };
  story.when(DESK, {
    type: 'PageRole',
    ...{ ...tess, pageId: 'call', role: 'tloc', textId: null, key: null },
    also: [{ ...tess, pageId: 'joined', key: duty?.key ?? '' }],
  });
  story.when(ANA, { type: 'AssignRole', role: 'tloc', personId: 'ivo' });
  expect(told()).toMatch(/^2 pages went out, 0 were answered/);
  story.when(DESK, { type: 'AnswerPage', pageId: 'joined', outcome: 'acknowledged', personId: 'tess' });
  expect(told()).toMatch(/^2 pages went out, 1 was answered/);
});
