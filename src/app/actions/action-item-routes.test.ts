import { beforeEach, describe, expect, test } from 'vitest';
import * as contract from '#contract/action-items.ts';
import { parkIdea } from '#contract/conversation.ts';
import { resolve as resolveIncident } from '#contract/incident.ts';
import { DAY_MS, fromIso, HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import type { Tracker, TrackerAnswer, TrackerState } from '../ports/trackers.ts';
import { handleWakeUp } from '../wake-up.ts';
import { commsDesk, type CommsDesk } from '#testing/comms-desk.ts';
import { listedActionItems } from './listed-action-items.ts';
import { overdueActions } from './overdue-actions.ts';
import { takeTrackerNews } from './take-tracker-news.ts';

/** A tracker with memory that answers as a test says. */
interface FakeTracker extends Tracker {
  asked: string[];
  answer: TrackerAnswer;
  state: TrackerState;
}

let desk: CommsDesk;
let incidentId: string;
let tracker: FakeTracker;

beforeEach(async () => {
  desk = await commsDesk();
  tracker = {
    asked: [],
    answer: { outcome: 'created', ref: 'github.com/acme/shop#7', url: 'https://github.com/acme/shop/issues/7' },
    state: 'open',
    async create(_connection, item) {
      tracker.asked.push(item.id);
      return tracker.answer;
    },
    look: async () => tracker.state,
  };
  desk.context.trackers = {
    list: async () => [{ connection: 'issues', kind: 'github', place: 'acme/shop' }],
    of: async (name) => (name === 'issues' ? tracker : null),
  };
  incidentId = await desk.outage([{}]);
  await desk.ask(parkIdea, 'tloc', {
    params: { id: incidentId },
    body: { text: 'Rehearse the revert of this service' },
  });
});

async function resolve(): Promise<void> {
  await desk.ask(resolveIncident, 'imoc', { params: { id: incidentId }, body: { verification: 'Saves work again' } });
}

async function itemOfIdea(): Promise<string> {
  const { ideas } = await desk.ask(contract.listActionItemsOf, 'imoc', { params: { id: incidentId } });
  const { id } = await desk.ask(contract.createActionItem, 'imoc', {
    params: { id: incidentId },
    body: { ideaId: ideas[0]?.id },
  });
  return id;
}

async function agreed(): Promise<string> {
  const id = await itemOfIdea();
  await desk.ask(contract.changeActionItem, 'imoc', {
    params: { id },
    body: { ownerId: 'tloc', dueOn: '2026-11-27', approverId: 'approver' },
  });
  await desk.ask(contract.agreeActionItem, 'approver', { params: { id } });
  return id;
}

/** Lets time pass up to an instant, and wakes what is due. */
async function until(at: number): Promise<void> {
  for (;;) {
    const [due] = await desk.context.storage.wakeUps.claimDue(desk.clock.now(), 1);
    if (due !== undefined) {
      await handleWakeUp(desk.context, due.stream);
      await desk.context.storage.wakeUps.release(due, null);
      continue;
    }
    const next = await desk.context.storage.wakeUps.nextDueAt();
    if (next === null || next > at) break;
    desk.clock.advanceTo(next);
  }
  desk.clock.advanceTo(at);
}

async function shown(id: string) {
  const { items } = await desk.ask(contract.listActionItems, 'imoc', {
    query: { space: 'real', state: 'all', limit: 50 },
  });
  return items.find((item) => item.id === id);
}

async function mails(subject: RegExp): Promise<string[]> {
  const rows = await desk.context.storage.outbox.list({ limit: 100_000, incidentId: null });
  return rows.filter(({ message }) => subject.test(message.subject)).map(({ message }) => message.address ?? '');
}

describe('action items', () => {
  test('do not exist while the incident is open: its ideas keep neither owner nor date', async () => {
    await expect(itemOfIdea()).rejects.toMatchObject({ code: 'refused', details: [{ message: 'incident-open' }] });
    await resolve();
    expect(await shown(await itemOfIdea())).toMatchObject({
      text: 'Rehearse the revert of this service',
      status: 'draft',
      owner: null,
      dueOn: null,
    });
  });

  test('an idea becomes one item, whoever presses twice', async () => {
    await resolve();
    const id = await itemOfIdea();
    const again = desk.ask(contract.createActionItem, 'soc', {
      params: { id: incidentId },
      body: { ideaId: id.replace(/^action_/, '') },
    });
    await expect(again).rejects.toMatchObject({ details: [{ message: 'item-exists' }] });
    const { ideas, items } = await desk.ask(contract.listActionItemsOf, 'imoc', { params: { id: incidentId } });
    expect([ideas, items.length]).toEqual([[], 1]);
  });

  test('a fresh one with the same key is made once', async () => {
    await resolve();
    const make = () =>
      desk.ask(contract.createActionItem, 'imoc', {
        params: { id: incidentId },
        body: { text: 'Alert on failing saves', key: 'abcdefghijklmnop' },
      });
    expect(await make()).toEqual(await make());
    await expect(
      desk.ask(contract.createActionItem, 'imoc', { params: { id: incidentId }, body: {} }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('the approver is asked by mail, and with the yes the owner hears that it is theirs', async () => {
    await resolve();
    const id = await agreed();
    expect(await mails(/^Please agree/)).toEqual(['approver@desk.example']);
    expect(await mails(/is yours/)).toEqual(['tloc@desk.example']);
    expect(await shown(id)).toMatchObject({
      status: 'agreed',
      agreedBy: { name: 'The approver' },
      owner: { name: 'The tloc' },
    });
    expect(await listedActionItems(desk.context, incidentId)).toMatchObject([
      { title: 'Rehearse the revert of this service', owner: 'The tloc', approver: 'The approver', state: 'open' },
    ]);
  });

  test('whoever saw an older version changes nothing', async () => {
    await resolve();
    const id = await agreed();
    const late = desk.ask(contract.finishActionItem, 'tloc', { params: { id }, body: { expectedVersion: 1 } });
    await expect(late).rejects.toMatchObject({ code: 'version-conflict' });
  });

  test('the owner is reminded in working hours when it is due, then when it is overdue, and no more once it is done', async () => {
    await resolve();
    const id = await agreed();
    await until(fromIso('2026-11-27T20:00:00Z'));
    expect(await mails(/is due/)).toEqual(['tloc@desk.example']);
    expect(await overdueActions(desk.context, desk.clock.now())).toEqual([]);
    await until(fromIso('2026-12-01T00:00:00Z'));
    expect(await mails(/is overdue/)).toEqual(['tloc@desk.example']);
    expect((await overdueActions(desk.context, desk.clock.now())).map((row) => row.id)).toEqual([id]);
    await desk.ask(contract.finishActionItem, 'tloc', { params: { id }, body: { note: 'Rehearsed on staging' } });
    await until(desk.clock.now() + 30 * DAY_MS);
    expect(await mails(/is overdue/)).toHaveLength(1);
    expect(await shown(id)).toMatchObject({ status: 'done', note: 'Rehearsed on staging', overdue: false });
  });

  test('after its people are erased an item names nobody', async () => {
    await resolve();
    const id = await agreed();
    await desk.context.storage.people.erase('tloc', desk.clock.now());
    expect((await shown(id))?.owner?.name).toMatch(/^responder \d+$/);
  });
});

describe('an item in a tracker', () => {
  const send = (id: string) =>
    desk.ask(contract.sendActionItem, 'tloc', { params: { id }, body: { connection: 'issues' } });

  test('is sent once it was agreed, and closing it there makes it done here', async () => {
    await resolve();
    const id = await agreed();
    await send(id);
    await until(desk.clock.now() + MINUTE_MS);
    expect(tracker.asked).toEqual([id]);
    expect((await shown(id))?.tracked).toMatchObject({ state: 'sent', ref: 'github.com/acme/shop#7' });
    await takeTrackerNews(desk.context, [{ key: 'github.com/acme/shop#8', state: 'done' }]);
    expect((await shown(id))?.status).toBe('agreed');
    await takeTrackerNews(desk.context, [{ key: 'github.com/acme/shop#7', state: 'done' }]);
    expect((await shown(id))?.status).toBe('done');
    await takeTrackerNews(desk.context, [{ itemId: id, state: 'open' }]);
    expect((await shown(id))?.status).toBe('agreed');
  });

  test('that says nothing by itself is asked every hour', async () => {
    await resolve();
    const id = await agreed();
    await send(id);
    await until(desk.clock.now() + 30 * MINUTE_MS);
    tracker.state = 'unknown';
    await until(desk.clock.now() + 2 * HOUR_MS);
    expect((await shown(id))?.status).toBe('agreed');
    tracker.state = 'done';
    await until(desk.clock.now() + 2 * HOUR_MS);
    expect((await shown(id))?.status).toBe('done');
  });

  test('is handed over again after a lost answer, ever more rarely, and given up in the end with the reason', async () => {
    await resolve();
    const id = await agreed();
    tracker.answer = { outcome: 'retry-later', why: 'github.com answered HTTP 502.', afterMs: 30_000 };
    await send(id);
    await until(desk.clock.now() + HOUR_MS);
    expect(tracker.asked.length).toBeGreaterThan(3);
    expect(tracker.asked.length).toBeLessThan(10);
    expect((await shown(id))?.tracked).toMatchObject({ state: 'asked', why: 'github.com answered HTTP 502.' });
    await until(desk.clock.now() + 3 * DAY_MS);
    expect((await shown(id))?.tracked?.state).toBe('failed');
    tracker.answer = { outcome: 'created', ref: 'github.com/acme/shop#9', url: null };
    await send(id);
    await until(desk.clock.now() + MINUTE_MS);
    expect((await shown(id))?.tracked?.state).toBe('sent');
  });

  test('that refuses, or that takes none, says so', async () => {
    await resolve();
    const id = await agreed();
    await expect(
      desk.ask(contract.sendActionItem, 'tloc', { params: { id }, body: { connection: 'other' } }),
    ).rejects.toMatchObject({ code: 'refused' });
    tracker.answer = { outcome: 'refused', why: 'github.com answered HTTP 403, so nothing was made there.' };
    await send(id);
    await until(desk.clock.now() + MINUTE_MS);
    expect((await shown(id))?.tracked).toMatchObject({ state: 'failed', why: expect.stringContaining('403') });
  });
});
