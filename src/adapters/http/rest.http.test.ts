import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { restRoutes } from '#app/rest/rest-routes.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { apiError } from '#contract/error.ts';
import { myRest } from '#contract/rest.ts';
import type { BodyOf } from '#contract/route.ts';
import type { putMyRest } from '#contract/rest.ts';
import { HOUR_MS, MINUTE_MS, toIso } from '#core/shared/instant.ts';
import { memoryDesk, type MemoryDesk } from '#testing/memory-desk.ts';
import { signedInAs } from './testing/fake-auth.ts';
import { fakeDesk, type FakeDesk } from './testing/fake-desk.ts';

const SETTINGS: BodyOf<typeof putMyRest> = {
  zone: 'Europe/Berlin',
  usual: { from: '23:30', to: '07:00' },
  usualBeforeDayOff: { from: '01:00', to: '10:00' },
  daysOff: [6, 7],
  infer: true,
  estimate: true,
};

let memory: MemoryDesk;
let space: SpaceContext;
let desk: FakeDesk;
beforeAll(async () => {
  memory = await memoryDesk();
  desk = await fakeDesk({ routes: restRoutes({ context: (id) => memory.house.context(id) }) });
  const token = signedInAs('admin');
  desk.auth.known.set('Bearer everything', {
    ...token,
    by: 'token',
    caller: { ...token.caller, actor: { kind: 'token', id: 'per_responder' }, personId: null, accountId: null },
  });
  const boss = signedInAs('admin');
  desk.auth.known.set('session=boss', { ...boss, caller: { ...boss.caller, personId: null } });
});
afterAll(() => desk.app.close());
beforeEach(async () => {
  memory = await memoryDesk();
  space = await memory.house.context('real');
  for (const role of ['viewer', 'responder', 'admin'])
    await space.storage.people.create({ id: `per_${role}`, name: role, email: null, zone: 'UTC', contacts: [] });
  desk.audit.length = 0;
  desk.log.length = 0;
});

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, as = 'session=responder') {
  const who = as.startsWith('Bearer') ? { authorization: as } : { cookie: as, 'sec-fetch-site': 'same-origin' };
  const url = `/api/v1/me/rest${path}`;
  const answer = await desk.app.inject({ method, url, headers: who, ...(body && { payload: body }) });
  return { status: answer.statusCode, text: answer.body, json: () => answer.json() as unknown };
}
const mine = async (as?: string) => myRest.parse((await call('GET', '', undefined, as)).json());
const say = (body: object, as?: string) => call('POST', '/statements', body, as);
const refusal = ({ json }: { json: () => unknown }) => apiError.parse(json()).error;

describe('whose rest it is', () => {
  const asks: ['GET' | 'POST' | 'PUT' | 'DELETE', string, object?][] = [
    ['GET', ''],
    ['PUT', '', SETTINGS],
    ['POST', '/statements', { kind: 'to-bed' }],
    ['DELETE', '/facts/rest_1'],
    ['DELETE', '/facts'],
  ];
  test.each(asks)(
    '%s %s is refused to a token, whatever it may, and to an administrator who is nobody',
    async (method, path, body) => {
      for (const as of ['Bearer everything', 'session=boss']) {
        const answer = await call(method, path, body, as);
        expect([answer.status, refusal(answer).code]).toEqual([403, 'not-a-person']);
      }
      expect((await call(method, path, body, 'session=nobody')).status).toBe(401);
      expect(await space.storage.rest.of(['per_responder', 'per_admin'])).toEqual(
        new Map([
          ['per_responder', { settings: null, facts: [] }],
          ['per_admin', { settings: null, facts: [] }],
        ]),
      );
    },
  );

  test('a colleague, be it an administrator, sees nothing of it and deletes nothing of it', async () => {
    const { factId } = (await say({ kind: 'to-bed' })).json() as { factId: string };
    expect((await mine('session=admin')).facts).toEqual([]);
    const deletion = await call('DELETE', `/facts/${factId}`, undefined, 'session=admin');
    expect([deletion.status, refusal(deletion).code]).toEqual([404, 'not-found']);
    expect((await mine()).facts.map(({ id }) => id)).toEqual([factId]);
  });
});

describe('what a person says', () => {
  test('is timed by the desk’s own clock: a time that a phone sends along is refused', async () => {
    expect((await say({ kind: 'to-bed', at: '2020-01-01T00:00:00Z' })).status).toBe(400);
    await say({ kind: 'to-bed' });
    expect((await mine()).facts).toMatchObject([{ kind: 'to-bed', at: toIso(space.clock.now()) }]);
  });

  test('of a sleep in the future, absurdly long or long ago is refused with what to do', async () => {
    const now = space.clock.now();
    const slept = (from: number, to: number) => ({
      kind: 'slept',
      fromAt: toIso(now + from * HOUR_MS),
      toAt: toIso(now + to * HOUR_MS),
    });
    for (const body of [slept(-2, 5), slept(-40, -2), slept(-500, -492), slept(-1, -9)]) {
      const answer = await say(body);
      expect(answer.status).toBe(409);
      expect(refusal(answer).next).not.toBe('');
    }
    expect((await mine()).facts).toEqual([]);
    expect((await say(slept(-9, -4))).status).toBe(201);
    expect((await mine()).estimate).toMatchObject({ basis: 'reported', awakeMinutes: 4 * 60 });
  });

  test.each([
    [{ kind: 'dreamt' }, 400],
    [{ kind: 'slept', fromAt: 'yesterday', toAt: 'today' }, 400],
    [{ kind: 'zone', zone: 'Middle/Earth' }, 422],
    [{ kind: 'zone', zone: 'UTC' }, 409],
    [{ kind: 'zone', zone: 'x'.repeat(70_000) }, 400],
  ])('that is no such word is refused: %j', async (body, status) => {
    expect((await say(body)).status).toBe(status);
    expect((await mine()).facts).toEqual([]);
  });

  test('twice in a row is said once, and there is an end to words', async () => {
    const first = (await say({ kind: 'to-bed' })).json();
    expect((await say({ kind: 'to-bed' })).json()).toEqual(first);
    const now = space.clock.now();
    for (let index = 1; index < 300; index += 1)
      await space.storage.rest.add({
        personId: 'per_responder',
        fact: { id: `f${index}`, kind: 'awake', at: now - index },
      });
    await memory.pass(5 * MINUTE_MS);
    expect(refusal(await say({ kind: 'awake' })).message).toBe(
      'There are more words about your rest here than anybody needs.',
    );
  });

  test('is heard however often the desk itself noted that somebody is up', async () => {
    const now = space.clock.now();
    for (let index = 1; index <= 320; index += 1) {
      const fact = { id: `a${index}`, kind: 'activity' as const, at: now - index * 10 * MINUTE_MS };
      await space.storage.rest.add({ personId: 'per_responder', fact });
    }
    expect((await say({ kind: 'to-bed' })).status).toBe(201);
  });

  test('of a journey moves their usual sleep, and taking it back brings them home', async () => {
    const { factId } = (await say({ kind: 'zone', zone: 'America/Los_Angeles' })).json() as { factId: string };
    const there = await mine();
    expect(there.settings.zone).toBe('America/Los_Angeles');
    expect(there.estimate?.because.map(({ from }) => from)).toContain('body-clock-adrift');
    await call('DELETE', `/facts/${factId}`);
    expect((await mine()).settings.zone).toBe('UTC');
  });
});

describe('settings', () => {
  test('are kept as they were put, and the audit says that they changed and nothing else', async () => {
    expect((await mine()).isAssumed).toBe(true);
    expect((await call('PUT', '', SETTINGS)).status).toBe(200);
    await say({ kind: 'awake' });
    const { settings, isAssumed } = await mine();
    expect([settings, isAssumed]).toEqual([SETTINGS, false]);
    expect(desk.audit.map(({ what, target }) => [what, target])).toEqual([['putMyRest', '']]);
    expect(desk.log.join('\n')).not.toMatch(/awake|23:30|Berlin/);
  });

  test.each([
    [{ zone: 'Middle/Earth' }, 422],
    [{ usual: { from: '23:00', to: '23:30' } }, 400],
    [{ usual: { from: '23:00', to: '22:00' } }, 400],
    [{ usual: { from: '24:00', to: '07:00' } }, 400],
    [{ daysOff: [6, 6] }, 400],
    [{ daysOff: [0] }, 400],
  ])('that make no sense are refused and change nothing: %j', async (change, status) => {
    expect((await call('PUT', '', { ...SETTINGS, ...change })).status).toBe(status);
    expect((await mine()).isAssumed).toBe(true);
  });

  test('that switch inferring off delete what was seen, and that switch the estimate off delete everything', async () => {
    await call('PUT', '', SETTINGS);
    await say({ kind: 'awake' });
    const activity = { id: 'a', kind: 'activity' as const, at: space.clock.now() };
    await space.storage.rest.add({ personId: 'per_responder', fact: activity });
    await call('PUT', '', { ...SETTINGS, infer: false });
    expect((await mine()).facts.map(({ kind }) => kind)).toEqual(['awake']);
    await call('PUT', '', { ...SETTINGS, estimate: false });
    expect(await mine()).toMatchObject({ facts: [], estimate: null, curve: [], sleeps: [], level: 'rested' });
    expect(refusal(await say({ kind: 'awake' })).next).toBe('Switch it on first.');
  });
});

test('everything that is known of somebody can be deleted by them at once', async () => {
  await say({ kind: 'awake' });
  await say({ kind: 'zone', zone: 'Asia/Tokyo' });
  expect((await call('DELETE', '/facts')).json()).toEqual({ deleted: 2 });
  expect((await mine()).facts).toEqual([]);
});

test('the estimate is a band from yesterday to tomorrow, with the sleep that it rests on', async () => {
  const { now, curve, sleeps, estimate } = await mine();
  expect(curve).toHaveLength(97);
  expect(curve.find(({ at }) => at === now)?.band).toEqual(estimate?.band);
  for (const { band } of curve) {
    expect(band.low).toBeLessThanOrEqual(band.likely);
    expect(band.high).toBeGreaterThanOrEqual(band.likely);
    expect(Math.min(band.low, 1)).toBe(1);
    expect(Math.max(band.high, 9)).toBe(9);
  }
  expect(sleeps.map(({ basis }) => basis)).toEqual(['assumed', 'assumed']);
});
