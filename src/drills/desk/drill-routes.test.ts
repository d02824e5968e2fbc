import { beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Caller } from '#app/caller.ts';
import { openIncident } from '#app/incident/open-incident.ts';
import { buildRoom } from '#app/room/build-room.ts';
import { spaceRoutes } from '#app/routes.ts';
import { assess } from '#contract/assessment.ts';
import type { AnswerOf, BodyOf, ParamsOf, Route } from '#contract/route.ts';
import * as contract from '#contract/space.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { DESK } from '#core/shared/actor.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import { memoryDesk, type MemoryDesk } from '#testing/memory-desk.ts';
import { loadDrill } from '../drill-stream.ts';
import { memoryGameDays } from '../memory/game-days.ts';
import { readNight } from '../night.ts';
import { drillRoutes } from './drill-routes.ts';
import { LONG_NIGHT } from '../scenarios/long-night.ts';
import { mendDrillClocks } from './mend-drill-clocks.ts';
import { startDrill } from './start-drill.ts';
import { routesForVisitors } from './visitors.ts';

const caller: Caller = {
  actor: { kind: 'person', id: 'real-person' },
  accountId: 'a',
  personId: 'real-person',
  name: 'Real',
  email: 'real@company.test',
  role: 'responder',
  rights: new Set(['view', 'respond']),
};

let desk: MemoryDesk;
beforeEach(async () => {
  desk = await memoryDesk();
});

async function call<R extends Route>(
  route: R,
  input: { params?: ParamsOf<R>; body?: BodyOf<R> } = {},
): Promise<AnswerOf<R>> {
  const bound = drillRoutes(desk.house).find((one) => one.route === route)!;
  const request = {
    params: route.params.parse(input.params ?? {}),
    query: {},
    body: route.body.parse(input.body ?? {}),
    caller,
  };
  return route.answer.parse(await bound.run(request)) as AnswerOf<R>;
}

const start = (body: z.input<typeof contract.startDrill.body> = {}) => call(contract.startDrill, { body });
const look = (id: string) => call(contract.getSpace, { params: { id } });
const setClock = (id: string, body: z.input<typeof contract.setDrillClock.body>) =>
  call(contract.setDrillClock, { params: { id }, body });
const playedIn = async (id: string) => (await loadDrill(await desk.house.context(id)))!.played.map((one) => one.beat);

async function realIncident({ house }: MemoryDesk): Promise<string> {
  const opening = { title: 'Real trouble', featureId: null, source: 'person' as const, groupId: null, signals: [] };
  return (await openIncident(await house.context('real'), DESK, opening)).id;
}

async function everythingOf({ house }: MemoryDesk, id: string): Promise<unknown> {
  const { storage, clock } = await house.context('real');
  const events = await storage.events.read<IncidentEvent>({ kind: 'incident', id });
  return {
    now: clock.now(),
    events: events.map(({ event }) => [event.type, event.at]),
    wakeAt: await storage.wakeUps.nextDueAt(),
    messages: (await storage.outbox.list({ limit: 1000, incidentId: null })).map((row) => [
      row.createdAt,
      row.message.subject,
    ]),
    incidents: (await storage.incidents.list({ state: 'all', limit: 10 })).length,
    people: await storage.people.list(),
  };
}

describe('a drill on the running desk', () => {
  test('begins at once, in a space of its own, with the company of its scenario', async () => {
    const drill = await start({ speed: 60 });
    expect(drill).toMatchObject({
      kind: 'drill',
      scenario: 'long-night',
      state: 'running',
      speed: 60,
      seat: null,
      now: '2018-11-18T14:59:00.000Z',
      incidentIds: [],
    });
    const { storage } = await desk.house.context(drill.id);
    expect((await storage.people.list()).map((person) => person.name)).toContain('Noa Levi');
    expect(await (await desk.house.context('real')).storage.people.list()).toEqual([]);
  });

  test('plays at its speed, and skips the day between the deployment and the first ticket: at 600-fold that takes 0.3 s', async () => {
    const { id } = await start({ speed: 600 });
    await desk.pass(299);
    expect((await look(id)).incidentIds).toEqual([]);
    await desk.pass(2);
    expect((await look(id)).incidentIds).toHaveLength(1);
  });

  test('plays the whole night, finishes, and its report compares the two nights', async () => {
    const { id } = await start({ speed: 3600 });
    await desk.pass(30 * SECOND_MS);
    expect(await look(id)).toMatchObject({ state: 'finished', waitingFor: null });
    const report = await call(contract.drillReport, { params: { id } });
    expect(report.figures[0]).toMatchObject({ then: '73 min', here: expect.stringMatching(/^1[456] min$/) });
    expect(report.comparison.filter((minute) => minute.then !== null)).toHaveLength(8);
    expect(new Set(report.conformance.map((step) => step.number)).size).toBe(10);
    const row = await desk.house.spaces.get(id);
    expect(row?.cursor).toBe((await playedIn(id)).length);
  });

  test('marks in its room what is told in the talk, what is invented, and what TwoAM did by itself', async () => {
    const { id } = await start({ speed: 600 });
    await desk.pass(4 * SECOND_MS);
    const context = await desk.house.context(id);
    const { timeline } = await buildRoom(context, (await readNight(context)).incident!.id);
    const originOfFirst = (type: string) => timeline.find((entry) => entry.type === type)?.origin;
    expect(originOfFirst('IncidentAcknowledged')).toBe('talk');
    expect(originOfFirst('ImpactAssessed')).toBe('invented');
    expect(originOfFirst('UpdatePosted')).toBeNull();
  });

  test('stands still while it is paused, and goes on where it was', async () => {
    const { id } = await start({ speed: 60 });
    await desk.pass(5 * SECOND_MS);
    const paused = await setClock(id, { paused: true });
    const before = await playedIn(id);
    await desk.pass(HOUR_MS);
    expect(await look(id)).toMatchObject({ state: 'paused', now: paused.now });
    expect(await playedIn(id)).toEqual(before);
    const going = await setClock(id, { paused: false });
    expect(going).toMatchObject({ state: 'running', now: paused.now });
    await desk.pass(5 * SECOND_MS);
    expect((await playedIn(id)).length).toBeGreaterThan(before.length);
  });

  test('follows a change of speed at once, without a jump', async () => {
    const { id } = await start({ scenario: 'false-alarm', speed: 1 });
    await desk.pass(10 * SECOND_MS);
    expect(await setClock(id, { speed: 3600 })).toMatchObject({ now: '2018-11-21T12:00:10.000Z', speed: 3600 });
    await desk.pass(1 * SECOND_MS);
    expect((await look(id)).now).toBe('2018-11-21T13:00:10.000Z');
  });

  test('can be ended, and is gone', async () => {
    const { id } = await start();
    await call(contract.endDrill, { params: { id } });
    await expect(look(id)).rejects.toMatchObject({ code: 'not-found' });
    await desk.pass(MINUTE_MS);
    expect((await call(contract.listSpaces)).spaces.map((space) => space.id)).toEqual(['real']);
  });

  test('does not rush through the night after every server was away for a day', async () => {
    const { id } = await start({ speed: 60 });
    await desk.pass(10 * SECOND_MS);
    const before = await look(id);
    desk.beDead(24 * HOUR_MS);
    await mendDrillClocks(desk.house);
    const after = await look(id);
    expect(Date.parse(after.now) - Date.parse(before.now)).toBeLessThan(HOUR_MS);
    await desk.pass(SECOND_MS);
    expect((await look(id)).state).toBe('running');
  });

  test('keeps its time when a server was away for a moment only', async () => {
    const { id } = await start({ speed: 60 });
    await desk.pass(10 * SECOND_MS);
    desk.beDead(5 * SECOND_MS);
    const before = await look(id);
    await mendDrillClocks(desk.house);
    expect((await look(id)).now).toBe(before.now);
  });

  test('leaves a real incident alone: all of it is as if there were no drill', async () => {
    const alone = await memoryDesk();
    const [undisturbed, beside] = [await realIncident(alone), await realIncident(desk)];
    await start({ speed: 600 });
    await alone.pass(20 * MINUTE_MS);
    await desk.pass(20 * MINUTE_MS);
    expect(await everythingOf(desk, beside)).toEqual(await everythingOf(alone, undisturbed));
  });
});

describe('a visitor in the seat of the incident manager', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await start({ speed: 600, seat: 'imoc' }));
    await desk.pass(10 * SECOND_MS);
  });

  test('is waited for at the first decision, with a sentence, while the time stands still', async () => {
    const space = await look(id);
    expect(space).toMatchObject({
      state: 'waiting-for-you',
      seat: 'imoc',
      waitingFor: expect.stringMatching(/^Estimate the impact/),
    });
    await desk.pass(HOUR_MS);
    expect(await look(id)).toEqual(space);
  });

  test('goes on as soon as they have done it', async () => {
    const context = await desk.house.context(id);
    const { incident } = await readNight(context);
    const routes = routesForVisitors(spaceRoutes({ context: desk.house.context }), desk.house.spaces, memoryGameDays());
    const bound = routes.find((one) => one.route === assess)!;
    const body = assess.body.parse({ featureId: 'environments', customerIds: ['northwind', 'harbour'] });
    await bound.run({ params: { id: incident!.id }, query: { space: id }, body, caller });
    await desk.pass(SECOND_MS);
    expect(await look(id)).toMatchObject({ state: 'running', waitingFor: null });
    const { state } = (await readNight(context)).incident!;
    expect(state.assessment?.answers.customers).toBe(2);
    expect(state.participants).toContain('drill-ruth');
    expect(state.participants).not.toContain('real-person');
  });

  test('goes on when they say so, and the cast decides', async () => {
    expect(await setClock(id, { paused: false })).toMatchObject({ state: 'running', waitingFor: null });
    await desk.pass(SECOND_MS);
    expect(await playedIn(id)).toContain('assess');
  });

  test('goes on when they leave the seat', async () => {
    await setClock(id, { seat: null });
    await desk.pass(3 * MINUTE_MS);
    expect((await look(id)).state).toBe('finished');
  });

  test('goes on even if the server died just after they said so', async () => {
    await desk.house.spaces.update(id, { state: 'running', waitingFor: null });
    await desk.house.refresh(id);
    await desk.pass(2 * SECOND_MS);
    expect(await playedIn(id)).toContain('assess');
  });
});

describe('a server that dies', () => {
  test('while it makes a drill leaves one that stands still, and goes on when somebody says so', async () => {
    const { house } = desk;
    const dying = { ...house, context: async () => Promise.reject(new Error('killed')) };
    await expect(startDrill(dying, LONG_NIGHT, { speed: 600, seat: null })).rejects.toThrow('killed');
    const [left] = (await call(contract.listSpaces)).spaces.filter((space) => space.kind === 'drill');
    expect(left?.state).toBe('paused');
    await setClock(left!.id, { paused: false });
    await desk.pass(3 * MINUTE_MS);
    expect((await look(left!.id)).state).toBe('finished');
  });

  test('just before it says that a drill has ended leaves that to the next one', async () => {
    const { id } = await start({ speed: 3600 });
    await desk.pass(30 * SECOND_MS);
    await desk.house.spaces.update(id, { state: 'running' });
    await desk.house.refresh(id);
    await desk.pass(SECOND_MS);
    expect((await look(id)).state).toBe('finished');
  });
});

describe('what cannot be done', () => {
  test.each([
    ['a clock of the real space', () => setClock('real', { speed: 2 }), 'refused'],
    ['an end of the real space', () => call(contract.endDrill, { params: { id: 'real' } }), 'refused'],
    ['a scenario nobody wrote', () => start({ scenario: 'short-day' }), 'unknown-reference'],
    ['a drill nobody started', () => look('drill_9'), 'not-found'],
  ])('%s is refused', async (_, attempt, code) => {
    await expect(attempt()).rejects.toMatchObject({ code });
  });

  test('the clock of a drill that has ended is refused', async () => {
    const { id } = await start({ speed: 3600 });
    await desk.pass(30 * SECOND_MS);
    await expect(setClock(id, { paused: false })).rejects.toMatchObject({ code: 'refused' });
  });

  test('an eleventh drill is refused', async () => {
    for (let count = 0; count < 10; count += 1) await start();
    await expect(start()).rejects.toMatchObject({ code: 'refused', words: { next: 'End one of them first.' } });
  });
});
