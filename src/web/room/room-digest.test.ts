import { expect, test } from 'vitest';
import { sampleRoom } from '../testing/sample-room.ts';
import { happenedSince, roomDigest } from './room-digest.ts';

const room = sampleRoom(Date.parse('2026-03-01T02:00:00Z'));

test('chatter and deliveries do not stop somebody who is deciding', () => {
  const talked = {
    ...room,
    version: room.version + 1,
    timeline: [...room.timeline, { ...room.timeline[3]!, seq: room.version + 1 }],
  };
  expect(roomDigest(talked)).toBe(roomDigest(room));
});

test('that somebody acknowledged meanwhile does not stop whoever assesses right after', () => {
  const before = { ...room, phase: 'reported' as const };
  expect(roomDigest({ ...before, phase: 'assessing' as const })).toBe(roomDigest(before));
});

test('another priority, phase or assessment does', () => {
  const changes = [
    { phase: 'resolved' },
    { priority: null },
    { assessment: null },
    { duplicateOf: { id: 'inc_2', number: 42 } },
  ];
  for (const change of changes) expect(roomDigest({ ...room, ...change })).not.toBe(roomDigest(room));
});

test('the explanation names what others did since, without chatter, at most three', () => {
  const since = happenedSince(room, 3);
  expect(since.length).toBeLessThanOrEqual(3);
  expect(since.every((entry) => entry.seq > 3 && entry.kind !== 'conversation' && entry.kind !== 'delivery')).toBe(
    true,
  );
});

test('and what a person did is not crowded out by what the desk made of it', () => {
  const [first] = room.timeline;
  if (first === undefined) throw new Error('the sample has a timeline');
  const entry = (seq: number, automatic: boolean) => ({ ...first, seq, automatic, kind: 'state' as const });
  const timeline = [entry(1, false), entry(2, true), entry(3, true), entry(4, true)];
  expect(happenedSince({ ...room, timeline }, 0).map(({ seq }) => seq)).toEqual([1]);
  expect(happenedSince({ ...room, timeline }, 1).map(({ seq }) => seq)).toEqual([2, 3, 4]);
});
