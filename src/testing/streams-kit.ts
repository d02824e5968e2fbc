import { describe, expect, test } from 'vitest';
import type { AppendBatch } from '#app/ports/event-store.ts';
import type { StreamKind } from '#app/ports/streams.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { incomingAlert } from './signals-kit.ts';
import { appending, incidentRow, noon, outgoing, said, type StorageOfTest } from './store-samples.ts';

/** Streams, and what is written together with them. */
export function describeStreams(storageOf: StorageOfTest): void {
  describe('streams', () => {
    const stream = { kind: 'incident', id: 'i_1' } as const;
    const append = (change: Partial<AppendBatch<IncidentEvent>> = {}) => storageOf().events.append(appending(change));
    const typesOf = async (kind: StreamKind, id: string) =>
      (await storageOf().events.read<IncidentEvent>({ kind, id })).map(({ event }) => event.type);

    test('events come back as they were written, in order, from wherever one asks', async () => {
      const events = [said('m_1'), said('m_2', noon + 1), said('m_3', noon + 2)];
      expect(await append({ events })).toEqual({ outcome: 'appended', version: 3 });
      const stored = await storageOf().events.read(stream);
      expect(stored).toEqual(events.map((event, index) => ({ seq: index + 1, event })));
      expect(await storageOf().events.read(stream, 2)).toEqual(stored.slice(2));
      expect(await storageOf().events.read({ kind: 'incident', id: 'unknown' })).toEqual([]);
    });

    test('of two appends to one version at the same time exactly one is written', async () => {
      await append();
      const both = await Promise.all(
        ['left', 'right'].map((side) =>
          append({
            expectedVersion: 1,
            events: [said(side)],
            texts: [{ id: `text of ${side}`, body: side, authorId: null }],
            messages: [outgoing(`${side}@desk`)],
          }),
        ),
      );
      expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['appended', 'conflict']);
      const winner = both[0]?.outcome === 'appended' ? 'left' : 'right';
      expect(await storageOf().events.read(stream, 1)).toEqual([{ seq: 2, event: said(winner) }]);
      expect([...(await storageOf().texts.bodies(['text of left', 'text of right'])).values()]).toEqual([winner]);
      expect((await storageOf().outbox.list({ limit: 9, incidentId: 'i_1' })).map(({ id }) => id)).toEqual([
        `${winner}@desk`,
      ]);
    });

    test('of two that open one stream at the same time exactly one does', async () => {
      const both = await Promise.all([append(), append({ events: [said('other')] })]);
      expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['appended', 'conflict']);
      expect(await storageOf().events.read(stream)).toHaveLength(1);
    });

    test.each([
      { what: 'an older version', expectedVersion: 1 },
      { what: 'a version that is not reached yet', expectedVersion: 3 },
      { what: 'a stream that exists', expectedVersion: 0 },
    ])('an append to $what is a conflict and changes nothing', async ({ expectedVersion }) => {
      await append({ events: [said('m_1'), said('m_2')], wakeAt: noon });
      const lost = await append({ expectedVersion, wakeAt: null, row: incidentRow(), messages: [outgoing('a@desk')] });
      expect(lost).toEqual({ outcome: 'conflict' });
      expect(await typesOf('incident', 'i_1')).toHaveLength(2);
      expect(await storageOf().wakeUps.nextDueAt()).toBe(noon);
      expect(await storageOf().incidents.get('i_1')).toBeNull();
      expect(await storageOf().outbox.nextDueAt()).toBeNull();
    });

    test('an append to an unknown stream beyond its beginning is a conflict', async () => {
      expect(await append({ expectedVersion: 2 })).toEqual({ outcome: 'conflict' });
      expect(await storageOf().events.read(stream)).toEqual([]);
    });

    test('an append without events sets row and wake-up and keeps the version', async () => {
      await append();
      const set = await append({ expectedVersion: 1, events: [], wakeAt: noon, row: incidentRow() });
      expect(set).toEqual({ outcome: 'appended', version: 1 });
      expect(await storageOf().wakeUps.nextDueAt()).toBe(noon);
      expect(await storageOf().incidents.get('i_1')).toEqual(incidentRow());
      expect(await append({ expectedVersion: 2, events: [], wakeAt: null })).toEqual({ outcome: 'conflict' });
      expect(await storageOf().wakeUps.nextDueAt()).toBe(noon);
    });

    test('a stream that a decision starts begins with it, or not at all', async () => {
      const page = {
        kind: 'start-stream' as const,
        stream: { kind: 'page' as const, id: 'page_1' },
        events: [said('paged')],
        wakeAt: noon + MINUTE_MS,
        messages: [outgoing('page@desk')],
      };
      await append({ also: [page] });
      expect(await typesOf('page', 'page_1')).toEqual(['MessagePosted']);
      expect(await storageOf().wakeUps.nextDueAt()).toBe(noon + MINUTE_MS);
      expect(await storageOf().outbox.nextDueAt()).toBe(noon);
      await append({ expectedVersion: 7, also: [{ ...page, stream: { kind: 'page', id: 'page_2' } }] });
      expect(await typesOf('page', 'page_2')).toEqual([]);
    });

    test('public words change with the stream and can be withdrawn', async () => {
      const words = {
        incidentId: 'i_1',
        title: 'Login does not work',
        state: 'investigating' as const,
        startedAt: noon,
        resolvedAt: null,
        featureId: 'login',
        entries: [{ at: noon, text: 'We are looking into it.', state: 'investigating', updateId: 'u_1' }],
        nextUpdateAt: noon + MINUTE_MS,
      };
      await append({ also: [{ kind: 'public-words', incidentId: 'i_1', row: words }] });
      expect(await storageOf().publicWords.list(9)).toEqual([words]);
      const later = { ...words, state: 'resolved' as const, resolvedAt: noon + 1, nextUpdateAt: null };
      await append({ expectedVersion: 1, also: [{ kind: 'public-words', incidentId: 'i_1', row: later }] });
      expect(await storageOf().publicWords.list(9)).toEqual([later]);
      await append({ expectedVersion: 2, also: [{ kind: 'public-words', incidentId: 'i_1', row: null }] });
      expect(await storageOf().publicWords.list(9)).toEqual([]);
    });

    test('of two incidents declared from one group at the same time exactly one is opened', async () => {
      const { signals } = storageOf();
      const [group] = (await signals.foldAlerts([incomingAlert()], noon)).opened;
      if (group === undefined) throw new Error('no group');
      const declare = (id: string) =>
        append({
          stream: { kind: 'incident', id },
          also: [{ kind: 'group-status', groupId: group.id, status: 'declared', incidentId: id, movesFrom: null }],
        });
      const both = await Promise.all([declare('i_1'), declare('i_2')]);
      expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['appended', 'conflict']);
      const winner = both[0]?.outcome === 'appended' ? 'i_1' : 'i_2';
      expect((await signals.getGroup(group.id))?.group).toMatchObject({ status: 'declared', incidentId: winner });
      expect(await typesOf('incident', winner === 'i_1' ? 'i_2' : 'i_1')).toEqual([]);
      expect(await declare('i_3')).toEqual({ outcome: 'conflict' });
    });

    test('a group is not taken from an incident, but by the one it is merged into', async () => {
      const { signals } = storageOf();
      const [group] = (await signals.foldAlerts([incomingAlert()], noon)).opened;
      if (group === undefined) throw new Error('no group');
      const take = (id: string, status: 'declared' | 'joined', movesFrom: string | null = null) =>
        append({
          stream: { kind: 'incident', id },
          also: [{ kind: 'group-status', groupId: group.id, status, incidentId: id, movesFrom }],
        });
      expect(await take('i_1', 'declared')).toMatchObject({ outcome: 'appended' });
      expect(await take('i_2', 'joined')).toEqual({ outcome: 'conflict' });
      expect(await signals.dismissGroup(group.id)).toBe(false);
      expect((await signals.getGroup(group.id))?.group).toMatchObject({ status: 'declared', incidentId: 'i_1' });
      expect(await take('i_2', 'joined', 'i_1')).toMatchObject({ outcome: 'appended' });
      expect((await signals.getGroup(group.id))?.group).toMatchObject({ status: 'joined', incidentId: 'i_2' });
    });

    test('incident numbers never repeat, however many ask at once', async () => {
      const numbers = await Promise.all(Array.from({ length: 20 }, () => storageOf().events.nextIncidentNumber()));
      expect(new Set(numbers).size).toBe(20);
      expect(Math.min(...numbers)).toBe(1);
    });

    test('lists show open incidents first of all, the newest first', async () => {
      for (const [index, phase] of (['mitigating', 'closed', 'resolved'] as const).entries()) {
        const id = `i_${index}`;
        const row = incidentRow({ id, number: index, phase, openedAt: noon + index });
        await append({ stream: { kind: 'incident', id }, row });
      }
      const listed = async (state: 'open' | 'ended' | 'all', limit = 9) =>
        (await storageOf().incidents.list({ state, limit })).map(({ id }) => id);
      expect(await listed('open')).toEqual(['i_2', 'i_0']);
      expect(await listed('ended')).toEqual(['i_1']);
      expect(await listed('all', 2)).toEqual(['i_2', 'i_1']);
      const first = await storageOf().incidents.list({ state: 'all', limit: 1, number: 0 });
      expect(first.map(({ id }) => id)).toEqual(['i_0']);
      const span = { openedFrom: noon + 1, openedBefore: noon + 2 };
      const opened = await storageOf().incidents.list({ state: 'all', limit: 9, ...span });
      expect(opened.map(({ id }) => id)).toEqual(['i_1']);
    });
  });
}
