import { afterEach, describe, expect, test } from 'vitest';
import { rehearseNights, nightsProgress, rehearseOneNight } from '#contract/nights.ts';
import { rehearseAgain } from '#contract/rehearsal.ts';
import type { AnswerOf, BodyOf, Route } from '#contract/route.ts';
import type { Caller } from '#app/caller.ts';
import { openIncident } from '#app/incident/open-incident.ts';
import { rehearsalRoutes } from '#drills/desk/rehearsal-routes.ts';
import { memorySpace } from '#drills/memory/memory-space.ts';
import { LONG_NIGHT } from '#drills/scenarios/long-night.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { rehearsals, type Rehearsals } from './rehearsals.ts';

const caller: Caller = {
  actor: { kind: 'person', id: 'ana' },
  accountId: 'a',
  personId: 'ana',
  name: 'Ana',
  email: 'ana@company.example',
  role: 'responder',
  rights: new Set(['public', 'view', 'respond']),
};

let thread: Rehearsals;
afterEach(() => thread.stop());

async function desk() {
  thread = rehearsals();
  const space = await memorySpace({
    startAt: Date.parse('2026-11-02T12:00:00Z'),
    procedureYaml: referenceYaml(),
    company: LONG_NIGHT.company,
  });
  const routes = rehearsalRoutes({ context: async () => space, ...thread, realNow: () => Date.now() });
  const call = async <R extends Route>(route: R, body: BodyOf<R>): Promise<AnswerOf<R>> => {
    const bound = routes.find((one) => one.route === route)!;
    const query = { space: 'real' };
    return route.answer.parse(
      await bound.run({ params: {}, query, body: route.body.parse(body), caller }),
    ) as AnswerOf<R>;
  };
  return { space, call };
}

describe('rehearsals on the desk', () => {
  test('play random nights with its own people and rotations, and compare one changed delay', async () => {
    const { call } = await desk();
    const set = ['escalate-imoc.wait=20m'];
    const { report, compared } = await call(rehearseNights, { nights: 30, seed: 7, set });
    expect(report).toMatchObject({ nights: 30, seed: 7, people: LONG_NIGHT.company.people.length });
    expect(compared?.told.needed).toBe(report.told.needed);
    expect(compared?.commander.nobody).toBeGreaterThan(report.commander.nobody);
    const told = await call(rehearseOneNight, { night: report.worst[0]!.night, seed: 7 });
    expect(told.moments.length).toBeGreaterThan(2);
    const said = JSON.stringify([report, compared, told]);
    for (const { id, name } of LONG_NIGHT.company.people)
      expect(said).not.toMatch(new RegExp(`\\b(${id}|${name}|${name.split(' ')[0]})\\b`));
    expect(JSON.stringify(told)).not.toMatch(/[Aa]sleep|awake|\d{4}-\d{2}-\d{2}/);
  });

  test('run one at a time, and say how far they are', async () => {
    const { call } = await desk();
    const first = call(rehearseNights, { nights: 120 });
    await expect.poll(() => thread.progress()).not.toBeNull();
    await expect(call(rehearseNights, { nights: 1 })).rejects.toMatchObject({ code: 'refused' });
    await expect.poll(async () => (await call(nightsProgress, {})).running?.done ?? 0).toBeGreaterThan(0);
    expect((await first).report.nights).toBe(120);
    expect(await call(nightsProgress, {})).toEqual({ running: null });
  });

  test('that are ended are said to be, and the next one runs', async () => {
    const { call } = await desk();
    const asked = Promise.allSettled([call(rehearseNights, { nights: 2000 })]);
    await expect.poll(() => thread.progress()).not.toBeNull();
    await thread.stop();
    expect((await asked)[0]).toMatchObject({ status: 'rejected', reason: { code: 'refused' } });
    expect((await call(rehearseNights, { nights: 2 })).report.nights).toBe(2);
  });

  test('play an incident of the desk again, and refuse one that is not there', async () => {
    const { call, space } = await desk();
    const opening = {
      title: 'Ana broke it',
      featureId: 'environments',
      source: 'person' as const,
      groupId: null,
      signals: [],
    };
    await openIncident(space, { kind: 'person', id: LONG_NIGHT.company.people[0]!.id }, opening);
    const again = await call(rehearseAgain, { incident: 1, virtualPeople: ['absent'] });
    expect(again.scenario.id).toBe('incident-1');
    expect(again.virtualPeople).toHaveLength(1);
    expect(JSON.stringify(again)).not.toContain('Ana');
    await expect(call(rehearseAgain, { incident: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });

  test.each([
    [{ set: ['no-such-step.within=1m'] }, 'bad-input'],
    [{ procedure: 'steps: [' }, 'bad-procedure'],
    [{ set: ['acknowledge.within=soon'] }, 'bad-procedure'],
  ])('refuse what cannot be played before they begin: %j', async (body, code) => {
    const { call } = await desk();
    await expect(call(rehearseNights, body)).rejects.toMatchObject({ code });
    expect(thread.progress()).toBeNull();
  });

  test('refuse people whom they do not understand', async () => {
    const { call } = await desk();
    await expect(call(rehearseAgain, { virtualPeople: ['asleep:nobody'] })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});
