import { describe, expect, test } from 'vitest';
import type { Refused } from '#app/refused.ts';
import {
  answerInvitation,
  endGameDay,
  gameDayReport,
  getGameDay,
  injectSignal,
  inviteToGameDay,
  listGameDays,
  myInvitations,
  removeGameDay,
  setGameDayClock,
  startGameDay,
} from '#contract/game-days.ts';
import { acknowledge, getRoom } from '#contract/incident.ts';
import { postMessage } from '#contract/conversation.ts';
import { assumedSettings } from '#core/rest/person-rest.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import { DAN, gameDesk, LEA, NOA, TOKEN, type GameDesk } from '#testing/game-desk.ts';
import { mendGameDayClocks } from './mend-game-day-clocks.ts';
import { startGameDay as startFor } from './start-game-day.ts';

const refusal = (reason: string) => ({ words: { reason } }) satisfies Partial<Pick<Refused, 'words'>>;

const alert = { kind: 'alert' as const, title: 'Payments fail', service: null };

async function injected(desk: GameDesk, id: string): Promise<string> {
  await desk.call(LEA, injectSignal, {
    params: { id },
    body: { kind: 'report', title: 'Customers cannot pay' },
  });
  const { incidentIds } = await desk.call(LEA, getGameDay, { params: { id } });
  return incidentIds[0]!;
}

describe('before it starts', () => {
  test('everybody who is invited is asked by mail, once, and is in nothing yet', async () => {
    const desk = await gameDesk();
    const { id } = await desk.plan();
    const asked = await desk.messages('real');
    expect(asked.map(({ address, about }) => `${about} ${address}`).toSorted()).toEqual([
      'notice dan@acme.example',
      'notice noa@acme.example',
    ]);
    expect(asked[0]).toMatchObject({
      subject: 'GAME DAY: will you play in “Autumn practice”?',
      body: expect.stringMatching(/^GAME DAY: .*\n\nLea Cohen asks you to play: /),
    });
    expect(await desk.call(NOA, myInvitations)).toMatchObject({
      invitations: [
        {
          gameDayId: id,
          leader: 'Lea Cohen',
          roleTitle: 'On-call engineer',
          answer: 'asked',
          ways: [
            { channel: 'mail', address: 'noa@acme.example', agreed: false },
            { channel: 'webhook', address: 'https://hooks.example/noa', agreed: false },
          ],
        },
      ],
    });
    await expect(desk.call(LEA, startGameDay, { params: { id } })).rejects.toMatchObject(
      refusal('Nobody has agreed to play yet.'),
    );
  });

  test('nobody agrees for somebody else, and no token for anybody', async () => {
    const desk = await gameDesk();
    const { id } = await desk.plan();
    for (const who of [TOKEN, LEA])
      await expect(
        desk.call(who, answerInvitation, { params: { id }, body: { answer: 'agreed' } }),
      ).rejects.toMatchObject(refusal('You are not invited to this game day.'));
    const { gameDays } = await desk.call(LEA, listGameDays);
    expect(gameDays[0]?.invitations.map(({ answer }) => answer)).toEqual(['asked', 'asked']);
  });

  test('agreeing to play agrees to no real channel, and none can be named that the person does not have', async () => {
    const desk = await gameDesk();
    const { id } = await desk.plan();
    expect(await desk.call(DAN, answerInvitation, { params: { id }, body: { answer: 'agreed' } })).toMatchObject({
      channels: [],
    });
    await expect(
      desk.call(DAN, answerInvitation, { params: { id }, body: { answer: 'agreed', channels: ['webhook'] } }),
    ).rejects.toMatchObject(refusal('The desk knows no webhook address of yours.'));
    expect(
      await desk.call(DAN, answerInvitation, { params: { id }, body: { answer: 'declined', channels: ['mail'] } }),
    ).toMatchObject({ answer: 'declined', channels: [] });
  });

  test('a plan with a stranger, an unknown role or scenario, or one person twice is refused and asks nobody', async () => {
    const desk = await gameDesk();
    const twice = ['on-call', 'imoc'].map((role) => ({ personId: 'noa', role }));
    await expect(desk.plan({ invitations: twice })).rejects.toMatchObject(refusal('Somebody is invited twice.'));
    for (const change of [
      { scenario: 'no-such-night' },
      { invitations: [{ personId: 'noa', role: 'king' }] },
      { invitations: [{ personId: 'stranger', role: 'imoc' }] },
    ])
      await expect(desk.plan(change)).rejects.toMatchObject({ code: 'unknown-reference' });
    expect(await desk.messages('real')).toEqual([]);
  });

  test('one that is called off tells those who agreed, and is gone', async () => {
    const desk = await gameDesk();
    const { id } = await desk.plan();
    await desk.call(NOA, answerInvitation, { params: { id }, body: { answer: 'agreed' } });
    await desk.call(LEA, removeGameDay, { params: { id } });
    const told = (await desk.messages('real')).filter(({ subject }) => subject.includes('called off'));
    expect(told.map(({ address }) => address)).toEqual(['noa@acme.example']);
    expect((await desk.call(LEA, listGameDays)).gameDays).toEqual([]);
  });
});

describe('while it is played', () => {
  test('signals by hand page the people who agreed, under their own names, at real speed and in real time', async () => {
    const desk = await gameDesk();
    const { id, now } = await desk.start();
    expect(now).toBe(new Date(desk.desk.realNow()).toISOString());
    const incidentId = await injected(desk, id);
    await desk.desk.pass(30 * SECOND_MS);
    const page = (await desk.messages(id)).find(({ about }) => about === 'page');
    expect(page).toMatchObject({ recipientId: 'noa', address: 'noa@game-day.invalid' });
    await desk.call(NOA, acknowledge, { params: { id: incidentId }, space: id });
    const room = await desk.call(DAN, getRoom, { params: { id: incidentId }, space: id });
    expect(room.roles.find(({ role }) => role === 'on-call')?.holder?.name).toBe('Noa Levi');
    expect(await desk.call(LEA, gameDayReport, { params: { id } })).toMatchObject({
      title: 'Autumn practice',
      incidents: [{ id: incidentId, timeline: expect.arrayContaining([expect.anything()]) }],
    });
  });

  test('whoever did not agree may watch and changes nothing', async () => {
    const desk = await gameDesk();
    const { id } = await desk.start();
    const incidentId = await injected(desk, id);
    for (const who of [LEA, TOKEN]) {
      expect((await desk.call(who, getRoom, { params: { id: incidentId }, space: id })).id).toBe(incidentId);
      await expect(
        desk.call(who, postMessage, { params: { id: incidentId }, body: { text: 'Let me' }, space: id }),
      ).rejects.toMatchObject(refusal('Only people who agreed to play act in a game day.'));
    }
  });

  test('somebody who leaves it is no player any more and cannot come back', async () => {
    const desk = await gameDesk();
    const { id } = await desk.start();
    const incidentId = await injected(desk, id);
    await desk.call(NOA, answerInvitation, { params: { id }, body: { answer: 'declined' } });
    await expect(desk.call(NOA, acknowledge, { params: { id: incidentId }, space: id })).rejects.toMatchObject(
      refusal('Only people who agreed to play act in a game day.'),
    );
    await expect(
      desk.call(NOA, answerInvitation, { params: { id }, body: { answer: 'agreed' } }),
    ).rejects.toMatchObject(refusal('This game day has started without you.'));
    await expect(
      desk.call(LEA, inviteToGameDay, { params: { id }, body: { personId: 'lea', role: 'soc' } }),
    ).rejects.toMatchObject(refusal('This game day has started, and its roles are filled.'));
  });

  test('a paused one stands still, takes no signal, and goes on where it was', async () => {
    const desk = await gameDesk();
    const { id } = await desk.start();
    const paused = await desk.call(LEA, setGameDayClock, { params: { id }, body: { paused: true } });
    await desk.desk.pass(HOUR_MS);
    await expect(desk.call(LEA, injectSignal, { params: { id }, body: alert })).rejects.toMatchObject(
      refusal('This game day is paused.'),
    );
    const running = await desk.call(LEA, setGameDayClock, { params: { id }, body: { paused: false, speed: 2 } });
    expect(running).toMatchObject({ state: 'running', speed: 2, now: paused.now });
  });

  test('after an hour without any server it goes on where it was', async () => {
    const desk = await gameDesk();
    const { id } = await desk.start();
    await desk.desk.pass(MINUTE_MS);
    await desk.house.gameDays.alive(desk.desk.realNow());
    const before = await desk.call(LEA, getGameDay, { params: { id } });
    desk.desk.beDead(HOUR_MS);
    await mendGameDayClocks(desk.house);
    expect(await desk.call(LEA, getGameDay, { params: { id } })).toEqual(before);
    // A short gap is caught up with, as a desk does with real duties.
    desk.desk.beDead(5 * SECOND_MS);
    await mendGameDayClocks(desk.house);
    const { now } = await desk.call(LEA, getGameDay, { params: { id } });
    expect(Date.parse(now!) - Date.parse(before.now!)).toBe(5 * SECOND_MS);
  });

  test('an alert that is brought twice is one alert, and pages whoever judges it', async () => {
    const desk = await gameDesk();
    const { id } = await desk.start();
    for (const status of ['firing', 'firing', 'resolved'] as const)
      await desk.call(LEA, injectSignal, { params: { id }, body: { ...alert, status } });
    const groups = await (await desk.house.context(id)).storage.signals.listGroups('all');
    expect(groups).toMatchObject([{ title: 'Payments fail', firing: 0, resolved: 1 }]);
    await desk.desk.pass(SECOND_MS);
    const pages = (await desk.messages(id)).filter(({ about }) => about === 'page');
    expect(new Set(pages.map(({ stream, recipientId }) => `${stream?.id} ${recipientId}`)).size).toBe(1);
  });

  test('nothing is noted of whoever is not estimated, and when it ends nothing stays of who was up when', async () => {
    const desk = await gameDesk();
    const real = (await desk.house.context('real')).storage;
    await real.rest.putSettings('dan', { ...assumedSettings('Asia/Jerusalem'), estimate: false });
    const { id } = await desk.start();
    await injected(desk, id);
    await desk.desk.pass(15 * MINUTE_MS);
    const { rest } = (await desk.house.context(id)).storage;
    const known = async (personId: string) => (await rest.of([personId])).get(personId);
    expect((await known('noa'))?.facts.map(({ kind }) => kind)).toContain('page');
    expect(await known('dan')).toEqual({ settings: { ...assumedSettings('UTC'), estimate: false }, facts: [] });
    await desk.call(LEA, endGameDay, { params: { id } });
    expect((await known('noa'))?.facts).toEqual([]);
  });

  test('the end is the end: time stands still, and nothing is brought, answered or started any more', async () => {
    const desk = await gameDesk();
    const { id } = await desk.start();
    await injected(desk, id);
    await desk.desk.pass(MINUTE_MS);
    const ended = await desk.call(LEA, endGameDay, { params: { id } });
    expect(ended.state).toBe('ended');
    await desk.desk.pass(HOUR_MS);
    expect((await desk.call(LEA, getGameDay, { params: { id } })).now).toBe(ended.now);
    const late = [
      desk.call(LEA, injectSignal, { params: { id }, body: alert }),
      desk.call(LEA, setGameDayClock, { params: { id }, body: { paused: false } }),
      desk.call(LEA, endGameDay, { params: { id } }),
      desk.call(LEA, startGameDay, { params: { id } }),
      desk.call(NOA, answerInvitation, { params: { id }, body: { answer: 'agreed', channels: ['mail'] } }),
    ];
    for (const one of late) await expect(one).rejects.toMatchObject(refusal('This game day has ended.'));
    expect((await desk.call(LEA, gameDayReport, { params: { id } })).incidents).toHaveLength(1);
    await desk.call(LEA, removeGameDay, { params: { id } });
    expect(await desk.house.spaces.get(id)).toBeNull();
  });
});

describe('with a scenario', () => {
  test('what the world does happens within minutes, and what people decide is left to them', async () => {
    const desk = await gameDesk();
    const { id } = await desk.start({ scenario: 'long-night' });
    await desk.desk.pass(10 * MINUTE_MS);
    const { incidentIds } = await desk.call(LEA, getGameDay, { params: { id } });
    expect(incidentIds).toHaveLength(1);
    const room = await desk.call(NOA, getRoom, { params: { id: incidentIds[0]! }, space: id });
    expect(room.acknowledgedAt).toBeNull();
    expect(room.assessment).toBeNull();
    await desk.call(NOA, acknowledge, { params: { id: incidentIds[0]! }, space: id });
    await desk.desk.pass(HOUR_MS);
    const report = await desk.call(LEA, gameDayReport, { params: { id } });
    expect(report.figures.find(({ title }) => title === 'First ticket to somebody being on it')?.here).toMatch(/min$/);
    expect(report.incidents[0]?.timeline.map(({ sentence }) => sentence).join(' ')).toContain('Noa Levi');
  });

  test('a start that died half-way is started again and is one game day', async () => {
    const desk = await gameDesk();
    const { id } = await desk.plan({ scenario: 'false-alarm' });
    await desk.call(NOA, answerInvitation, { params: { id }, body: { answer: 'agreed' } });
    const dying = {
      ...desk.house,
      gameDays: { ...desk.house.gameDays, start: () => Promise.reject(new Error('died')) },
    };
    await expect(startFor(dying, id)).rejects.toThrow('died');
    expect((await desk.call(LEA, getGameDay, { params: { id } })).state).toBe('planned');
    expect((await desk.call(LEA, startGameDay, { params: { id } })).state).toBe('running');
    expect((await desk.messages(id)).filter(({ about }) => about === 'notice')).toHaveLength(1);
  });
});
