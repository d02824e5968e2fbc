import { expect, test } from 'vitest';
import { incidentStory, IVO, severeImpact } from '#testing/incident-story.ts';
import type { Rotation } from '../oncall/rotation.ts';
import { assumedSettings } from './person-rest.ts';
import { planRelief } from './plan-relief.ts';
import type { DutyElsewhere } from './relief-candidates.ts';

const EAST = 'Asia/Tokyo';
const rotation = (id: string, people: string[]): Rotation => ({
  ...{ id, people, zone: 'UTC', overrides: [] },
  startsOn: '2018-01-01T00:00',
});

/** Who is asked first for each role, by who takes turns in the rotations of incident managers and of tech leads. */
function firstAsked(
  imocs: string[],
  tlocs: string[],
  elsewhere: [string, DutyElsewhere][] = [],
): Record<string, string> {
  const story = incidentStory({ at: '2018-11-05T23:03:00Z' }).when(IVO, severeImpact());
  for (const role of ['imoc', 'tloc']) story.when(IVO, { type: 'AssignRole', role, personId: 'ivo' });
  const ids = [...imocs, ...tlocs];
  const known = {
    rotations: [rotation('imoc', imocs), rotation('tloc', tlocs)],
    rests: new Map(ids.map((id) => [id, { settings: assumedSettings(EAST), facts: [] }])),
    reachable: new Set(ids),
    resting: new Set<string>(),
    elsewhere: new Map(elsewhere),
  };
  const apart = story.procedure.roles.map((role) => ({ ...role, filledBy: { schedule: role.id }, deputies: [] }));
  const under = { incident: story.incident, procedure: { ...story.procedure, roles: apart } };
  const due = ['imoc', 'tloc'].map((role) => ({ role, personId: 'ivo' }));
  const planned = planRelief(under, due, known, story.now);
  expect(planned.map(({ role }) => role)).toEqual(['imoc', 'tloc']);
  return Object.fromEntries(planned.map(({ role, candidateIds }) => [role, candidateIds[0] ?? 'nobody']));
}

test('somebody is asked for two roles only where nobody else could take one of them, whichever is due first', () => {
  expect(firstAsked(['lee'], ['lee'])).toEqual({ imoc: 'lee', tloc: 'lee' });
  expect(firstAsked(['lee'], ['lee', 'mo'])).toEqual({ imoc: 'lee', tloc: 'mo' });
  expect(firstAsked(['lee', 'mo'], ['lee'])).toEqual({ imoc: 'mo', tloc: 'lee' });
});

test('whoever works in another incident is no reason to ask somebody else for two roles', () => {
  const works = { onIncidentMs: 0, inRoleMs: 0, incidentsThisShift: 1, commands: false };
  expect(firstAsked(['lee', 'mo'], ['lee', 'kim'], [['kim', works]])).toEqual({ imoc: 'mo', tloc: 'lee' });
});
