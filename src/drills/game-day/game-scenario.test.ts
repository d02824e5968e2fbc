import { expect, test } from 'vitest';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { SCENARIOS } from '../scenarios/find-scenario.ts';
import { gameScenario } from './game-scenario.ts';
import { seatPeople } from './seat-people.ts';

test.each(SCENARIOS.map(({ id }) => id))('%s brings signals, decides nothing, and knows no real id', (id) => {
  const { beats, cast, company } = gameScenario(id)!;
  expect(beats.length).toBeGreaterThan(0);
  const kinds = beats.flatMap(({ actions }) =>
    actions.map((action) => (action.kind === 'call' ? action.route.name : action.kind)),
  );
  const ofTheWorld = ['alert', 'record-change', 'createReport', 'askGate', 'overrideGate'];
  expect(kinds.filter((kind) => !ofTheWorld.includes(kind))).toEqual([]);
  expect(kinds.some((kind) => kind === 'alert' || kind === 'createReport')).toBe(true);
  for (const personId of [...company.people.map((one) => one.id), ...Object.values(cast).map((one) => one.personId)])
    expect(personId).toMatch(/^cast-/);
});

test('a scenario that is not known is none, and without one the leader brings everything', () => {
  expect(gameScenario('no-such-night')).toBeNull();
  expect(gameScenario(null)).toMatchObject({ id: 'free', beats: [] });
});

test('a role that people play is theirs in the procedure, and everything else stays as it is written', () => {
  const yaml = referenceYaml();
  const seated = seatPeople(yaml, [
    { role: 'imoc', personId: 'dan' },
    { role: 'imoc', personId: 'noa' },
    { role: 'no-such-role', personId: 'lea' },
  ]);
  const [before, after] = [parseProcedure(yaml), parseProcedure(seated)];
  if (!before.ok || !after.ok) throw new Error('the procedure cannot be read');
  expect(after.procedure.roles.find(({ id }) => id === 'imoc')?.filledBy).toEqual({ people: ['dan', 'noa'] });
  const others = ({ roles }: typeof before.procedure) => roles.filter(({ id }) => id !== 'imoc');
  expect(others(after.procedure)).toEqual(others(before.procedure));
  expect(after.procedure.steps).toEqual(before.procedure.steps);
});
