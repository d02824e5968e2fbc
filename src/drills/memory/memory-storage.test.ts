import { describe, expect, test } from 'vitest';
import type { AppendBatch, OutgoingMessage } from '#app/ports.ts';
import { fromIso } from '#core/shared/instant.ts';
import { memoryStorage } from './memory-storage.ts';
import { sequenceIds } from './sequence-ids.ts';

const noon = fromIso('2026-11-22T12:00:00Z');
const stream = { kind: 'page' as const, id: 'page_1' };
const event = { type: 'PageStarted', at: noon };
const open = () => memoryStorage({ ids: sequenceIds() });

function batch(change: Partial<AppendBatch<unknown>> = {}): AppendBatch<unknown> {
  return {
    stream,
    expectedVersion: 0,
    events: [event],
    texts: [],
    row: null,
    messages: [],
    wakeAt: null,
    also: [],
    ...change,
  };
}

function message(messageId: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    messageId,
    channel: 'mail',
    recipientId: null,
    address: 'dana@example.org',
    subject: 'Please come',
    body: 'Dana Levi, please come',
    about: 'page',
    stream: null,
    payload: null,
    notBefore: noon,
    ...change,
  };
}

describe('streams', () => {
  test('an append on a version that has passed changes nothing', async () => {
    const storage = open();
    expect(await storage.events.append(batch())).toEqual({ outcome: 'appended', version: 1 });
    const late = batch({
      texts: [{ id: 'text_1', body: 'late', authorId: null }],
      messages: [message('late')],
      wakeAt: noon,
    });
    expect(await storage.events.append(late)).toEqual({ outcome: 'conflict' });
    expect(await storage.events.read(stream)).toHaveLength(1);
    expect((await storage.texts.bodies(['text_1'])).size).toBe(0);
    expect(await storage.outbox.nextDueAt()).toBeNull();
    expect(await storage.wakeUps.nextDueAt()).toBeNull();
  });

  test('an append without events sets the wake-up and keeps the version', async () => {
    const storage = open();
    await storage.events.append(batch({ wakeAt: noon }));
    expect(await storage.events.append(batch({ expectedVersion: 1, events: [] }))).toEqual({
      outcome: 'appended',
      version: 1,
    });
    expect(await storage.wakeUps.nextDueAt()).toBeNull();
  });

  test('events are read in order from any point on', async () => {
    const storage = open();
    await storage.events.append(batch({ events: ['first', 'second', 'third'] }));
    expect(await storage.events.read(stream, 1)).toEqual([
      { seq: 2, event: 'second' },
      { seq: 3, event: 'third' },
    ]);
  });
});

describe('wake-ups', () => {
  test('a wake-up that somebody holds is neither due nor claimed again', async () => {
    const storage = open();
    await storage.events.append(batch({ wakeAt: noon }));
    expect(await storage.wakeUps.claimDue(noon - 1, 10)).toEqual([]);
    expect(await storage.wakeUps.claimDue(noon, 10)).toMatchObject([{ stream, dueAt: noon, attempts: 1 }]);
    expect(await storage.wakeUps.claimDue(noon, 10)).toEqual([]);
    expect(await storage.wakeUps.nextDueAt()).toBeNull();
  });

  test('what is appended while a wake-up is held outlives its release', async () => {
    const storage = open();
    await storage.events.append(batch({ wakeAt: noon }));
    const [claim] = await storage.wakeUps.claimDue(noon, 10);
    await storage.events.append(batch({ expectedVersion: 1, events: [], wakeAt: noon + 5 }));
    await storage.wakeUps.release(claim!, null);
    expect(await storage.wakeUps.nextDueAt()).toBe(noon + 5);
  });

  test('a failed wake-up comes back at its retry and counts the attempt', async () => {
    const storage = open();
    await storage.events.append(batch({ wakeAt: noon }));
    const [claim] = await storage.wakeUps.claimDue(noon, 10);
    await storage.wakeUps.release(claim!, noon + 9);
    await storage.wakeUps.release(claim!, null);
    expect(await storage.wakeUps.claimDue(noon + 9, 10)).toMatchObject([{ dueAt: noon + 9, attempts: 2, fence: 2 }]);
  });
});

describe('outbox', () => {
  test('a message that is written twice leaves once', async () => {
    const storage = open();
    await storage.outbox.put([message('one'), message('one')]);
    expect(await storage.outbox.claimDue(noon, 10)).toHaveLength(1);
  });

  test('a sent message comes back until its outcome is told, and then no more', async () => {
    const storage = open();
    await storage.outbox.put([message('one')]);
    const [claim] = await storage.outbox.claimDue(noon, 10);
    expect(await storage.outbox.sent(claim!, noon, 'kept', 'kept here')).toBe(true);
    expect(await storage.outbox.told(claim!, noon + 1)).toBe(true);
    const [again] = await storage.outbox.claimDue(noon + 1, 10);
    expect(again).toMatchObject({ attempts: 1, answer: { outcome: 'kept', proof: 'kept here' } });
    expect(await storage.outbox.told(again!, null)).toBe(true);
    expect(await storage.outbox.nextDueAt()).toBeNull();
  });

  test('a claim that was given back can do nothing any more', async () => {
    const storage = open();
    await storage.outbox.put([message('one')]);
    const [claim] = await storage.outbox.claimDue(noon, 10);
    expect(await storage.outbox.retryLater(claim!, noon + 5, 'busy')).toBe(true);
    expect(await storage.outbox.sent(claim!, noon, 'sent', 'late')).toBe(false);
    expect(await storage.outbox.nextDueAt()).toBe(noon + 5);
  });
});

test('erasing a person takes their name out of every word and keeps their label', async () => {
  const storage = open();
  const dana = { id: 'dana', name: 'Dana Levi', email: 'dana@example.org', zone: 'UTC', contacts: [] };
  await storage.people.create(dana);
  await storage.texts.put([{ id: 'text_1', body: 'Dana Levi is on it', authorId: 'dana' }]);
  await storage.outbox.put([message('one')]);
  const report = {
    id: 'r1',
    title: 'Dana Levi cannot log in',
    details: '',
    featureId: null,
    customerId: null,
    customerText: null,
    ticket: null,
  };
  await storage.signals.foldReport(
    { ...report, reporterName: 'Dana Levi', reporterEmail: 'dana@example.org', key: null, at: noon },
    0,
  );

  expect(await storage.people.erase('dana', noon)).toEqual({ label: 'responder 1' });

  expect(await storage.people.names(['dana'])).toEqual(new Map([['dana', 'responder 1']]));
  const [group] = await storage.signals.listGroups('all');
  const kept = [
    await storage.people.list(),
    [...(await storage.texts.bodies(['text_1'])).values()],
    await storage.outbox.list({ limit: 10, incidentId: null }),
    group,
    await storage.signals.getGroup(group!.id),
  ];
  expect(JSON.stringify(kept)).not.toMatch(/Dana|example\.org/);
  expect(JSON.stringify(kept)).toContain('responder 1 is on it');
});
