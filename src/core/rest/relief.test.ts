import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANA, incidentStory, IVO, severeImpact, type IncidentStory } from '#testing/incident-story.ts';
import { narrowings } from '../incident/handover.ts';
import type { Rotation } from '../oncall/rotation.ts';
import type { WorkingHours } from '../procedure/procedure.ts';
import { DESK } from '../shared/actor.ts';
import { fromIso, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { levelAt, NO_DUTY } from './level-at.ts';
import { assumedSettings, type PersonRest } from './person-rest.ts';
import { LOOK_EVERY_MS, levelOfHolder, nextLookAt, notAskedAgain, reliefs, type RestKnown } from './relief.ts';
import { reliefCandidates, type DutyElsewhere, type ReliefKnown } from './relief-candidates.ts';

const sleeper = (zone: string): PersonRest => ({ settings: assumedSettings(zone), facts: [] });
const HERE = 'Europe/London';
const known: RestKnown = {
  rests: new Map(['ana', 'ivo', 'tess', 'sol', 'vera'].map((id) => [id, sleeper(HERE)])),
  incidents: new Map(),
};

/** Ivo manages a P1 from 17:08 on a Monday. */
function managed(): IncidentStory {
  return incidentStory()
    .until('17:05')
    .when(ANA, { type: 'Acknowledge' })
    .until('17:08')
    .when(IVO, severeImpact())
    .when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'ivo' });
}

const due = (story: IncidentStory): string[] => reliefs(story, known, story.now).map(({ role }) => role);

const ask = {
  type: 'ProposeHandover' as const,
  handoverId: 'h1',
  role: 'imoc',
  candidateIds: ['tess'],
  cause: 'rest-policy' as const,
  pageId: 'ask-1',
  noteTextId: null,
};

describe('relief', () => {
  test('is due half an hour before four hours in a role are over', () => {
    const story = managed().until('20:36');
    expect(due(story)).toEqual(['on-call']);
    expect(due(story.until('20:38'))).toEqual(['on-call', 'imoc']);
  });

  test('is not due while somebody is asked, nor while the holder keeps on by their own word', () => {
    expect(due(managed().until('20:40').when(DESK, ask))).toEqual(['on-call']);
    const story = managed().until('20:40');
    story.when(IVO, { type: 'OverrideRest', role: 'imoc', untilAt: story.now + HOUR_MS, reasonTextId: 'why' });
    expect(due(story)).toEqual(['on-call']);
    expect(due(story.until('21:41'))).toEqual(['on-call', 'imoc']);
  });

  test('is not looked for in what waits for working hours, nor where the procedure leaves it to people', () => {
    const story = managed().until('23:00');
    const { procedure } = story;
    const left = { ...procedure, rest: { ...procedure.rest, lookAfterPeople: false } };
    expect(reliefs({ incident: story.incident, procedure: left }, known, story.now)).toEqual([]);
    expect(nextLookAt({ incident: story.incident, procedure: left }, story.now)).toBeNull();
    const byDay = procedure.priorities.map((one) => ({ ...one, hours: 'business-hours' as const }));
    expect(
      nextLookAt({ incident: story.incident, procedure: { ...procedure, priorities: byDay } }, story.now),
    ).toBeNull();
  });

  test('is not looked for in what was assessed as a bug, unless bugs are worked on around the clock', () => {
    const { incident, procedure } = managed().until('23:00');
    const asBug = { ...incident, assessment: { ...incident.assessment!, priority: null } };
    expect(nextLookAt({ incident: asBug, procedure }, fromIso('2018-11-05T23:00:00Z'))).toBeNull();
    const always = { ...procedure, otherwise: { ...procedure.otherwise, hours: 'around-the-clock' as const } };
    expect(nextLookAt({ incident: asBug, procedure: always }, fromIso('2018-11-05T23:00:00Z'))).not.toBeNull();
  });

  test('whoever holds a role for weeks where work waits for working hours has the level of any other day', () => {
    const { incident, procedure } = managed();
    const level = (hours: WorkingHours) => {
      const priorities = procedure.priorities.map((one) => ({ ...one, hours }));
      return levelOfHolder(
        { incident, procedure: { ...procedure, priorities } },
        'imoc',
        known,
        fromIso('2018-11-26T15:00:00Z'),
      );
    };
    expect([level('around-the-clock'), level('business-hours')]).toEqual(['stand-down', 'rested']);
  });

  test('is due earlier for whoever cannot be awake any more, also just after taking a role', () => {
    const story = managed()
      .until('2018-11-06T01:30:00Z')
      .when(IVO, { type: 'AssignRole', role: 'tloc', personId: 'tess' });
    expect(due(story)).toContain('tloc');
  });

  test('the desk looks every five minutes while somebody holds a role, and never before now', () => {
    expect(nextLookAt(incidentStory(), fromIso('2018-11-05T17:04:00Z'))).toBeNull();
    const story = managed();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * HOUR_MS }), (after) => {
        const now = story.incident.openedAt + after;
        const next = nextLookAt(story, now) ?? 0;
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(LOOK_EVERY_MS);
        expect((next - story.incident.openedAt) % LOOK_EVERY_MS).toBe(0);
      }),
    );
  });

  test('whoever was silent is asked again after an hour, and whoever declined not in this stint', () => {
    const silent = managed().until('20:40').when(DESK, ask);
    silent.when(DESK, { type: 'AnswerPage', pageId: 'ask-1', outcome: 'exhausted', personId: null });
    expect([...notAskedAgain(silent.incident, 'imoc', silent.now + 59 * MINUTE_MS)]).toEqual(['tess']);
    expect([...notAskedAgain(silent.incident, 'imoc', silent.now + 60 * MINUTE_MS)]).toEqual([]);
    const declined = managed().until('20:40').when(DESK, ask);
    declined.when(
      { kind: 'person', id: 'tess' },
      { type: 'DeclineHandover', handoverId: 'h1', reasonTextId: null, pageId: 'p' },
    );
    expect([...notAskedAgain(declined.incident, 'imoc', declined.now + 9 * HOUR_MS)]).toEqual(['tess']);
  });
});

describe('who could take over', () => {
  const rotation = (id: string, people: string[]): Rotation => ({
    id,
    zone: HERE,
    startsOn: '2018-11-05T00:00',
    people,
    overrides: [],
  });
  const ZONES: Record<string, string> = {
    ivo: HERE,
    kim: HERE,
    lee: 'America/Los_Angeles',
    mo: 'Asia/Tokyo',
    sol: HERE,
    ned: HERE,
  };
  const at = '23:00';
  const could = (
    change: Partial<ReliefKnown> = {},
    time = at,
    before: (story: IncidentStory) => unknown = () => {},
  ): string[] => {
    const story = managed().until(time);
    before(story);
    const scheduleOf = (role: string): string => {
      const filledBy = story.procedure.roles.find(({ id }) => id === role)?.filledBy;
      return filledBy !== undefined && 'schedule' in filledBy ? filledBy.schedule : role;
    };
    const rotations = [
      rotation(scheduleOf('imoc'), ['ivo', 'kim', 'lee', 'mo']),
      rotation(scheduleOf('tloc'), ['ned', 'sol']),
    ];
    const ids = Object.keys(ZONES);
    const rests = new Map(ids.map((id) => [id, sleeper(ZONES[id] ?? HERE)]));
    const none = { resting: new Set<string>(), elsewhere: new Map<string, DutyElsewhere>() };
    const all = { rotations, rests, reachable: new Set(ids), ...none, ...change };
    return reliefCandidates(story, 'imoc', all, story.now).map(({ personId }) => personId);
  };

  test('others of the same rotation for whom it is day come before deputies, and the holder is not among them', () => {
    const found = could();
    expect(found[0]).toBe('lee');
    expect(found).toContain('mo');
    expect(found).not.toContain('ivo');
    expect(found).not.toContain('kim');
  });

  test('whoever is asked for another role here already comes last', () => {
    const asked = { handoverId: 'h9', role: 'on-call', candidateIds: ['lee'], cause: 'rest-policy' as const };
    const found = could({}, at, (story) =>
      story.when(DESK, { type: 'ProposeHandover', ...asked, pageId: 'p9', noteTextId: null }),
    );
    expect(found[0]).toBe('mo');
    expect(found.at(-1)).toBe('lee');
  });

  test('whoever works in another incident comes after everybody who is free, and whoever commands one at the very last', () => {
    const works = { onIncidentMs: HOUR_MS, inRoleMs: HOUR_MS, incidentsThisShift: 1, commands: false };
    expect(could()).toEqual(['lee', 'mo']);
    const found = (elsewhere: [string, DutyElsewhere][], before?: (story: IncidentStory) => unknown) =>
      could({ elsewhere: new Map(elsewhere) }, at, before);
    expect(found([['lee', works]])).toEqual(['mo', 'lee']);
    expect(
      found([
        ['lee', { ...works, commands: true }],
        ['mo', works],
      ]),
    ).toEqual(['mo', 'lee']);
    const asked = { handoverId: 'h9', role: 'on-call', candidateIds: ['mo'], cause: 'rest-policy' as const };
    const moIsAsked = (story: IncidentStory) =>
      story.when(DESK, { type: 'ProposeHandover', ...asked, pageId: 'p9', noteTextId: null });
    expect(found([['lee', works]], moIsAsked)).toEqual(['mo', 'lee']);
  });

  test('whoever is past their limit by what they do in another incident is not asked at all', () => {
    const long = { onIncidentMs: 9 * HOUR_MS, inRoleMs: 9 * HOUR_MS, incidentsThisShift: 1, commands: true };
    expect(could({ elsewhere: new Map([['lee', long]]) })).toEqual(['mo']);
  });

  test('nobody who cannot be reached, or whose rest is protected, is asked', () => {
    expect(could({ reachable: new Set(['kim', 'mo']) })).toEqual(['mo']);
    expect(could({ resting: new Set(['lee']) })).not.toContain('lee');
  });

  test('whoever holds a role here is not asked to take another', () => {
    const story = managed().until(at);
    expect(could()).not.toContain('ana');
    expect(Object.values(story.incident.holders).map(({ personId }) => personId)).toContain('ana');
  });

  test('nobody is a candidate whom the policy wants to hand over or to stand down, whatever they said of their sleep', () => {
    const story = managed().until(at);
    const policy = { ...story.procedure.rest.levels, intercept: story.procedure.rest.sleepinessIntercept };
    const hours = fc.integer({ min: 0, max: 60 });
    const person = fc.record({
      zone: fc.constantFrom('Europe/London', 'America/Los_Angeles', 'Asia/Tokyo'),
      awakeFor: hours,
      slept: hours,
    });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const rests = new Map(
          people.map(({ zone, awakeFor, slept }, index): [string, PersonRest] => {
            const toAt = story.now - awakeFor * HOUR_MS;
            const fromAt = toAt - slept * HOUR_MS;
            const facts = [{ id: `f${index}`, at: story.now, kind: 'slept' as const, fromAt, toAt }];
            return [`p${index}`, { settings: assumedSettings(zone), facts }];
          }),
        );
        const ids = [...rests.keys()];
        const rotations = story.procedure.roles.flatMap(({ filledBy }) =>
          'schedule' in filledBy ? [rotation(filledBy.schedule, ids)] : [],
        );
        const none = { resting: new Set<string>(), elsewhere: new Map<string, DutyElsewhere>() };
        const all = { rotations, rests, reachable: new Set(ids), ...none };
        for (const { personId } of reliefCandidates(story, 'imoc', all, story.now)) {
          const { level } = levelAt(rests.get(personId) ?? null, NO_DUTY, policy, story.now);
          expect(['rested', 'caution']).toContain(level);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('where there is none, and work is narrowed, the narrowing ends with the next holder', () => {
    const story = managed().until(at).when(DESK, { type: 'NarrowWork', role: 'imoc', pageId: 'help', personIds: [] });
    expect(narrowings(story.incident).map(({ personId }) => personId)).toEqual(['ivo']);
    expect(story.ofType('WorkNarrowed').at(-1)?.data.pageId).toBeNull();
  });
});
