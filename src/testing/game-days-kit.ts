import { expect, test } from 'vitest';
import type { GameDayRow, GameDays } from '#app/ports/game-days.ts';

const WAY = { channel: 'mail' as const, address: 'noa@acme.example' };

function planned(change: Partial<GameDayRow> = {}) {
  const { startedAt: _started, endedAt: _ended, aliveAt: _alive, ...row } = gameDayRow(change);
  return row;
}

function gameDayRow(change: Partial<GameDayRow>): GameDayRow {
  return {
    ...{ id: 'g', title: 'Practice', scenario: 'long-night', startsAt: 90, speed: 1, leaderId: 'lea', createdAt: 5 },
    ...{ startedAt: null, endedAt: null, aliveAt: null },
    invitations: [
      { personId: 'noa', role: 'on-call', answer: 'asked', answeredAt: null, ways: [] },
      { personId: 'dan', role: 'imoc', answer: 'asked', answeredAt: null, ways: [] },
    ],
    ...change,
  };
}

/** What every store of game days keeps. */
export function testGameDays(open: () => GameDays): void {
  test('a plan comes out as it went in, the latest first', async () => {
    const store = open();
    await store.plan(planned());
    await store.plan(planned({ id: 'h', createdAt: 6, scenario: null, leaderId: null, invitations: [] }));
    const rows = await store.list();
    expect(rows.map(({ id }) => id)).toEqual(['h', 'g']);
    expect(rows[1]).toEqual({
      ...gameDayRow({}),
      invitations: gameDayRow({}).invitations.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
    });
    expect(await store.get('nobody')).toBeNull();
  });

  test('a person is invited once, and only to what is planned', async () => {
    const store = open();
    await store.plan(planned());
    expect(await store.invite('g', 'sol', 'soc')).toBe(true);
    expect(await store.invite('g', 'sol', 'imoc')).toBe(false);
    expect(await store.invite('nothing', 'sol', 'imoc')).toBe(false);
    expect((await store.get('g'))?.invitations.map(({ personId, role }) => [personId, role])).toEqual([
      ['dan', 'imoc'],
      ['noa', 'on-call'],
      ['sol', 'soc'],
    ]);
  });

  test('what somebody agreed to counts from the start to the end, as they said it last', async () => {
    const store = open();
    await store.plan(planned());
    const say = (answer: 'agreed' | 'declined', ways: (typeof WAY)[]) =>
      store.answer('g', 'noa', { answer, ways, at: 7 });
    expect(await say('agreed', [WAY])).toBe(true);
    expect(await store.answer('g', 'stranger', { answer: 'agreed', ways: [WAY], at: 7 })).toBe(false);
    expect(await store.agreedWays('g', 'noa')).toEqual([]);
    expect(await store.end('g', 8)).toBe(false);
    expect(await store.start('g', 9)).toBe(true);
    expect(await store.start('g', 10)).toBe(false);
    expect(await store.agreedWays('g', 'noa')).toEqual([WAY]);
    expect(await store.agreedWays('g', 'dan')).toEqual([]);
    await say('agreed', []);
    expect(await store.agreedWays('g', 'noa')).toEqual([]);
    await say('agreed', [WAY]);
    expect(await store.end('g', 11)).toBe(true);
    expect(await store.end('g', 12)).toBe(false);
    expect(await store.agreedWays('g', 'noa')).toEqual([]);
    expect(await store.get('g')).toMatchObject({ startedAt: 9, endedAt: 11, aliveAt: 9 });
  });

  test('those under way are looked after, and no other', async () => {
    const store = open();
    for (const id of ['planned', 'running', 'ended']) await store.plan(planned({ id }));
    for (const id of ['running', 'ended']) await store.start(id, 10);
    await store.end('ended', 11);
    await store.alive(20);
    await store.alive(15);
    const aliveAt = await Promise.all(
      ['planned', 'running', 'ended'].map(async (id) => (await store.get(id))?.aliveAt),
    );
    expect(aliveAt).toEqual([null, 20, 10]);
  });

  test('one that is removed leaves no invitation behind', async () => {
    const store = open();
    await store.plan(planned());
    await store.remove('g');
    expect(await store.list()).toEqual([]);
    await store.plan(planned({ invitations: [] }));
    expect((await store.get('g'))?.invitations).toEqual([]);
  });
}
